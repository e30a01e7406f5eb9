//! What a draft must not contradict before it becomes bytes.

use std::collections::BTreeSet;

use super::{Draft, DraftError, DraftRole};

impl Draft {
    /// Finds the first contradiction.
    pub(super) fn check(&self) -> Result<(), DraftError> {
        self.check_products()?;
        self.check_pairs()?;
        self.check_relations()?;
        self.check_sets_and_profiles()?;
        self.check_trials()
    }

    fn known(&self, place: u32) -> Result<(), DraftError> {
        let inside = (place as usize) < self.products.len();
        if inside { Ok(()) } else { Err(DraftError::UnknownProduct(place)) }
    }

    fn check_trials(&self) -> Result<(), DraftError> {
        let mut places =
            self.trials.iter().flat_map(|trial| trial.basket.iter().chain(&trial.companions));
        places.try_for_each(|place| self.known(*place))
    }

    fn check_products(&self) -> Result<(), DraftError> {
        for pair in self.products.windows(2) {
            if pair[0].id >= pair[1].id {
                return Err(DraftError::ProductOutOfOrder(pair[1].id.clone()));
            }
        }
        let mut taken: BTreeSet<&str> = self.products.iter().map(|p| p.id.as_str()).collect();
        for (product, place) in self.products.iter().zip(0..) {
            product.variant_of.map_or(Ok(()), |of| self.known(of))?;
            if !is_weight(product.tilt) {
                return Err(DraftError::BadWeight { anchor: place, companion: place });
            }
            for alias in &product.aliases {
                if !taken.insert(alias) {
                    return Err(DraftError::AliasTaken(alias.clone()));
                }
            }
        }
        Ok(())
    }

    fn check_pairs(&self) -> Result<(), DraftError> {
        let mut met = BTreeSet::new();
        for pair in &self.pairs {
            self.known(pair.b)?;
            let is_kept = pair.from_a.is_some() || pair.from_b.is_some();
            if pair.a >= pair.b || !is_kept || !met.insert((pair.a, pair.b)) {
                return Err(DraftError::BadPair { a: pair.a, b: pair.b });
            }
            if !is_weight(pair.weight) {
                return Err(DraftError::BadWeight { anchor: pair.a, companion: pair.b });
            }
        }
        Ok(())
    }

    fn check_relations(&self) -> Result<(), DraftError> {
        if self.sources().len() > usize::from(u8::MAX) {
            return Err(DraftError::TooLarge);
        }
        for relation in &self.relations {
            self.known(relation.anchor)?;
            self.known(relation.companion)?;
            if relation.kind.is_complement() && !is_weight(relation.weight) {
                let (anchor, companion) = (relation.anchor, relation.companion);
                return Err(DraftError::BadWeight { anchor, companion });
            }
        }
        Ok(())
    }

    fn check_sets_and_profiles(&self) -> Result<(), DraftError> {
        let (categories, families) = (self.categories(), self.families());
        let named = |names: &[&str], name: &String| {
            let known = names.binary_search(&name.as_str()).is_ok();
            if known { Ok(()) } else { Err(DraftError::UnknownName(name.clone())) }
        };
        for role in self.sets.iter().flat_map(|set| &set.roles) {
            match role {
                DraftRole::Category(category) => named(&categories, category)?,
                DraftRole::Family(family) => named(&families, family)?,
                DraftRole::Products(products) => {
                    products.iter().try_for_each(|place| self.known(*place))?;
                }
            }
        }
        self.profiles.iter().try_for_each(|profile| named(&categories, &profile.category))
    }
}

fn is_weight(number: f64) -> bool {
    number.is_finite() && number > 0.0
}
