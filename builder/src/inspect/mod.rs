//! Inspect: what is in a model file, how it was made, what it promises.

mod beyond;

use std::{fmt, fs, path::Path};

use alongside::{
    contract::{Band, PrivacyLabel, Provenance, RelationKind},
    model::{FORMAT, Model, Relation},
};
use serde::Serialize;

use crate::error::{BuilderError, InputError};
use beyond::{Beyond, Ruled};

/// Everything there is to say about a model. Pairs are counted; what goes beyond them is listed.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// Version of the file's format.
    pub format: u32,
    /// Eight hexadecimal digits.
    pub checksum: String,
    /// Size of the file.
    pub bytes: usize,
    /// What the model promises.
    pub label: PrivacyLabel,
    /// The promise in plain words.
    pub promise: &'static str,
    /// Products.
    pub products: u32,
    /// Products with at least one relation of their own.
    pub products_with_relations: usize,
    /// Category paths.
    pub categories: Vec<String>,
    /// Relations by kind and provenance; only those there are.
    pub relations: Vec<KindCount>,
    /// Observed relations by band.
    pub bands: Vec<BandCount>,
    /// Where the parts of the file lie.
    pub sections: Vec<SectionPlace>,
    /// Products beyond pairs.
    pub beyond: Beyond,
}

/// A part of the file.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SectionPlace {
    /// What is in it.
    pub name: &'static str,
    /// Where it begins, in bytes.
    pub at: usize,
    /// How many bytes it takes.
    pub bytes: usize,
}

/// How many relations of a kind there are, from one provenance.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KindCount {
    /// How two products go together.
    pub kind: RelationKind,
    /// Where that comes from.
    pub provenance: Provenance,
    /// How many.
    pub count: usize,
}

/// How many observed relations are of a band.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BandCount {
    /// How often.
    pub band: Band,
    /// How many.
    pub count: usize,
}

/// Reads a model file.
pub fn open(file: &Path) -> Result<Model, BuilderError> {
    let bytes = fs::read(file).map_err(|error| {
        InputError::new(file, format!("the file can't be read: {error}"))
            .expected("a model.alongside")
            .advice("check the path, or make one with `alongside build`")
    })?;
    Ok(Model::decode(bytes).map_err(|error| InputError::new(file, error.to_string()))?)
}

/// Looks through a model.
pub fn inspect(model: &Model) -> Inspection {
    let relations: Vec<Relation> =
        model.products().flat_map(|product| model.relations(product)).collect();
    let count = |chosen: &dyn Fn(&Relation) -> bool| relations.iter().filter(|r| chosen(r)).count();
    let kinds = RelationKind::ALL.into_iter().flat_map(|kind| {
        Provenance::ALL.map(|provenance| KindCount {
            kind,
            provenance,
            count: count(&|r| r.kind == kind && r.provenance == provenance),
        })
    });
    let bands = Band::ALL.into_iter().rev().map(|band| BandCount {
        band,
        count: count(&|r| r.provenance == Provenance::Observed && r.band == band),
    });
    Inspection {
        format: FORMAT,
        checksum: format!("{:08x}", model.checksum()),
        bytes: model.bytes().len(),
        label: model.label().clone(),
        promise: model.label().tier.promise(),
        products: model.product_count(),
        products_with_relations: model
            .products()
            .filter(|product| model.relations(*product).next().is_some())
            .count(),
        categories: model.categories().map(str::to_owned).collect(),
        relations: kinds.filter(|of| of.count > 0).collect(),
        bands: bands.collect(),
        sections: model
            .sections()
            .map(|(name, range)| SectionPlace { name, at: range.start, bytes: range.len() })
            .collect(),
        beyond: Beyond::of(model),
    }
}

impl fmt::Display for Inspection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { label, products, products_with_relations, .. } = self;
        writeln!(
            f,
            "format     {} · {} bytes · checksum {}",
            self.format, self.bytes, self.checksum
        )?;
        writeln!(f, "label      {}: {}", label.tier, self.promise)?;
        if label.epsilon > 0.0 {
            let PrivacyLabel { epsilon, delta, .. } = label;
            writeln!(f, "           epsilon {epsilon} a year, delta {delta:e}")?;
        }
        if label.minimum_shoppers > 0 {
            let least = label.minimum_shoppers;
            writeln!(
                f,
                "           at least {least} distinct shoppers behind every observed pair"
            )?;
        }
        writeln!(f, "made by    {} · {}", label.made_by, label.learner)?;
        writeln!(f, "products   {products} · {products_with_relations} with relations")?;
        writeln!(f, "categories {}", self.categories.len())?;
        let Beyond { variants, substitutes, steps, curated, sets } = &self.beyond;
        writeln!(f, "variants   {} groups", variants.len())?;
        writeln!(
            f,
            "beyond     {} substitutes · {} steps · {} sets",
            substitutes.len(),
            steps.len(),
            sets.len()
        )?;
        writeln!(f, "relations")?;
        for KindCount { kind, provenance, count } in &self.relations {
            let provenance = format!("{provenance:?}").to_lowercase();
            writeln!(f, "  {:<18} {provenance:<9} {count:>8}", kind.name())?;
        }
        for (Ruled { from, to, kind }, at) in curated.iter().zip(0..) {
            let label = if at == 0 { "curated" } else { "" };
            writeln!(f, "{label:<10} {from} → {to} · {kind}")?;
        }
        write!(f, "bands     ")?;
        for BandCount { band, count } in &self.bands {
            write!(f, " {} {count}", format!("{band:?}").to_lowercase())?;
        }
        Ok(())
    }
}
