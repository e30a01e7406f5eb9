//! Heat: which categories suggest which, the most seen first.

use std::collections::BTreeMap;

use super::{Sight, evidence::Evidence};

/// More rows than a person compares.
const MOST: usize = 12;

/// A square of shares of exposure, 0 to 1 together: row suggests column.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Heat {
    pub(super) names: Vec<String>,
    pub(super) cells: Vec<Vec<f64>>,
}

/// By department; by whole path where there is one department only. Empty without categories.
pub(super) fn of(sight: &Sight, evidence: &Evidence) -> Heat {
    let path = |place: u32| sight.catalogue.products[place as usize].category.as_deref();
    let top = |place: u32| path(place).and_then(|path| path.split('>').next()).map(str::trim);
    let by_top = square(evidence, top);
    if by_top.names.len() > 1 { by_top } else { square(evidence, path) }
}

fn square<'a>(evidence: &Evidence, group: impl Fn(u32) -> Option<&'a str>) -> Heat {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    let mut cells: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for edge in evidence.complements() {
        if let (Some(from), Some(to)) = (group(edge.anchor), group(edge.companion)) {
            *sums.entry(from).or_default() += edge.exposure;
            *sums.entry(to).or_default() += edge.exposure;
            *cells.entry((from, to)).or_default() += edge.exposure;
        }
    }
    let mut names: Vec<_> = sums.into_iter().collect();
    names.sort_by(|a, b| b.1.total_cmp(&a.1));
    names.truncate(MOST);
    let cell = |from: &str, to: &str| cells.get(&(from, to)).copied().unwrap_or(0.0);
    let rows = names.iter().map(|(from, _)| names.iter().map(|(to, _)| cell(from, to)).collect());
    Heat {
        cells: rows.collect(),
        names: names.iter().map(|(name, _)| (*name).to_owned()).collect(),
    }
}
