//! Aggregated: a build from what was counted elsewhere.
//!
//! What must stay true: the catalogue is the one that was counted with, the learner's baskets
//! weigh what they weighed then, and nothing below the tier's own floor is taken.

use std::path::PathBuf;

use super::{Basis, BuildRequest, Grounds, adopted};
use crate::{
    aggregates::{Aggregates, Meta, named},
    anonymize::{FEWEST_SHOPPERS, Protection},
    error::{BuilderError, InputError},
    order_log::Tolerance,
    progress::Progress,
    sensitive::LeftOut,
    sql::Lists,
};

/// A folder of aggregates, and how much of what went in may have been unreadable.
#[derive(Debug)]
pub struct Elsewhere {
    /// The folder.
    pub folder: PathBuf,
    /// The share of rows.
    pub tolerance: Tolerance,
}

impl Elsewhere {
    pub(super) fn grounds(
        &self,
        request: &BuildRequest,
        progress: &Progress,
    ) -> Result<Grounds, BuilderError> {
        let meta = Meta::read(&self.folder, progress)?;
        let minimum_shoppers = floor(&meta)?;
        meta.check(&self.folder, self.tolerance)?;
        let (catalogue, left_out) = match (request.screened(progress)?, &meta.settings.catalogue) {
            (None, None) => (named(&self.folder, progress)?, LeftOut::default()),
            (Some(_), None) => return Err(self.of_other_products("without a catalogue")),
            (None, Some(_)) => return Err(self.of_other_products("beside a catalogue")),
            (Some(screened), Some(_)) => screened,
        };
        let (catalogue, recognised) = adopted(catalogue);
        if meta
            .settings
            .catalogue
            .as_ref()
            .is_some_and(|it| *it != Lists::of(&catalogue).checksum())
        {
            return Err(self.of_other_products("beside another catalogue"));
        }
        let learner = request.choice.default_learner(catalogue.products.len());
        if *learner.basket() != meta.settings.weight() {
            return Err(BuilderError::Usage(format!(
                "Baskets were weighed by {}, and this learner weighs them by {}. Name the --learner \
                 the statements were printed for, or count again.",
                meta.settings.weight(),
                learner.basket()
            )));
        }
        let counts = Aggregates::read(&self.folder, &meta, &catalogue, progress)?;
        let basis = Basis::aggregated(&counts, Protection::Threshold { minimum_shoppers }, learner);
        let grounds = Grounds::without_orders(catalogue, recognised, left_out, basis);
        Ok(Grounds { elsewhere: Some(meta), ..grounds })
    }

    fn of_other_products(&self, how: &str) -> BuilderError {
        InputError::new(&self.folder, format!("the orders were counted {how}"))
            .expected("the catalogue and the shelf lists the statements were printed with")
            .advice("name them as they were, or print the statements again and count again")
            .into()
    }
}

fn floor(meta: &Meta) -> Result<u32, BuilderError> {
    let floor = meta.settings.minimum_shoppers;
    if floor >= FEWEST_SHOPPERS {
        return Ok(floor);
    }
    Err(BuilderError::Refused(format!(
        "The aggregates tell of {floor} distinct shoppers and more, and fewer than \
         {FEWEST_SHOPPERS} are not published. Count again with --minimum-shoppers \
         {FEWEST_SHOPPERS} or more."
    )))
}
