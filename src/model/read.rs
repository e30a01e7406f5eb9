//! What can be asked of a checked model.

use alongside_loops::{Kept, Row};

use crate::{
    contract::{Band, PrivacyLabel, Provenance, RelationKind},
    product::ProductIndex,
};

use super::{Calibration, DAYPARTS, MONTHS, Model, Relation, Trial, bytes::u32_at, plane::Plane};

impl Model {
    /// How many products the model knows.
    #[must_use]
    pub fn product_count(&self) -> u32 {
        self.ids.len() as u32
    }

    /// How many directed relations there are between them.
    #[must_use]
    pub fn relation_count(&self) -> u32 {
        self.pairs.count() + self.relations.count()
    }

    /// Every product, in order of id.
    pub fn products(&self) -> impl Iterator<Item = ProductIndex> + use<> {
        (0..self.product_count()).map(ProductIndex)
    }

    /// The product with this id or alias.
    #[must_use]
    pub fn resolve(&self, name: &str) -> Option<ProductIndex> {
        let place = self.ids.find(&self.bytes, name).map(|place| place as u32);
        let place = place.or_else(|| {
            let alias = self.aliases.find(&self.bytes, name)?;
            self.alias_products.get(alias).copied()
        });
        place.map(ProductIndex)
    }

    /// The product's id.
    #[must_use]
    pub fn id(&self, product: ProductIndex) -> &str {
        self.ids.get(&self.bytes, product.at())
    }

    /// The product's whole category path.
    #[must_use]
    pub fn category(&self, product: ProductIndex) -> Option<&str> {
        let place = self.category_place(product)?;
        Some(self.categories.get(&self.bytes, place as usize))
    }

    /// The place of the product's category among [`categories`](Self::categories).
    #[must_use]
    pub fn category_place(&self, product: ProductIndex) -> Option<u32> {
        self.number(self.products.category, product).checked_sub(1)
    }

    /// The series or system the product works together with.
    #[must_use]
    pub fn family(&self, product: ProductIndex) -> Option<&str> {
        let place = self.family_place(product)?;
        Some(self.families.get(&self.bytes, place as usize))
    }

    /// The place of the product's family among [`families`](Self::families).
    #[must_use]
    pub fn family_place(&self, product: ProductIndex) -> Option<u32> {
        self.number(self.products.family, product).checked_sub(1)
    }

    /// The product all sizes and colours of this one hang on; itself if it has none.
    #[must_use]
    pub fn variant_group(&self, product: ProductIndex) -> ProductIndex {
        self.number(self.products.group, product).checked_sub(1).map_or(product, ProductIndex)
    }

    /// Whether it could be bought when the model was made.
    #[must_use]
    pub fn in_stock(&self, product: ProductIndex) -> bool {
        self.number(self.products.sold_out, product) == 0
    }

    /// How much it is bought, in steps: more is more, and nothing else is meant.
    #[must_use]
    pub fn popularity(&self, product: ProductIndex) -> u8 {
        if self.speaks_of_orders() {
            self.number(self.products.popularity, product) as u8
        } else {
            0
        }
    }

    /// About what it cost when the model was made, to one of 255 steps.
    #[must_use]
    pub fn price(&self, product: ProductIndex) -> Option<f64> {
        let code = self.number(self.products.price, product) as usize;
        (code > 0).then(|| self.products.prices[code & 0xFF])
    }

    /// For whom it is: 1 for beginners, more for those who have grown.
    #[must_use]
    pub fn level(&self, product: ProductIndex) -> Option<u8> {
        let level = self.number(self.products.level, product) as u8;
        (level > 0).then_some(level)
    }

    /// When the shop says it is for: bit 0 spring, 1 summer, 2 autumn, 3 winter; 0 says nothing.
    #[must_use]
    pub fn seasons(&self, product: ProductIndex) -> u8 {
        self.number(self.products.seasons, product) as u8
    }

    /// How much more (above 1) or less its category is bought in a month, 0 for January; 1 where
    /// nothing is known.
    #[must_use]
    pub fn in_month(&self, product: ProductIndex, month: usize) -> f64 {
        self.ratio(product, month.min(MONTHS - 1))
    }

    /// The same for a part of the week: night, morning, afternoon and evening of week days, then
    /// of weekends.
    #[must_use]
    pub fn in_daypart(&self, product: ProductIndex, daypart: usize) -> f64 {
        self.ratio(product, MONTHS + daypart.min(DAYPARTS - 1))
    }

    /// The anchor's relations: what orders show in order of companion, then all others in order of
    /// companion and kind.
    pub fn relations(&self, anchor: ProductIndex) -> impl Iterator<Item = Relation> + use<> {
        let mut relations = Vec::new();
        self.each_relation(anchor, &|_| true, &mut |relation| relations.push(*relation));
        relations.into_iter()
    }

    /// Tells each of the anchor's [`relations`](Self::relations) to a companion that `wants` asks
    /// for.
    pub fn each_relation(
        &self,
        anchor: ProductIndex,
        wants: &dyn Fn(ProductIndex) -> bool,
        tell: &mut dyn FnMut(&Relation),
    ) {
        if let Some(row) = self.pairs_of(anchor) {
            row.each(|one| wants(ProductIndex(one)), |kept| tell(&observed(&kept)));
        }
        for relation in self.other_relations(anchor) {
            if wants(relation.companion) {
                tell(&relation);
            }
        }
    }

    /// What orders show of the anchor, if the model may speak of it.
    fn pairs_of(&self, anchor: ProductIndex) -> Option<Row<'_>> {
        self.speaks_of_orders().then(|| self.pairs.row(&self.bytes, anchor))
    }

    /// Tells each of the anchor's observed pairs.
    #[allow(clippy::inline_always)] // So that no more is made of a pair than `tell` asks for.
    #[inline(always)]
    pub(crate) fn each_pair(&self, anchor: ProductIndex, mut tell: impl FnMut(&Relation)) {
        if let Some(row) = self.pairs_of(anchor) {
            row.each(|_| true, |kept| tell(&observed(&kept)));
        }
    }

    /// Whether it has any observed pair.
    pub(crate) fn has_pairs(&self, anchor: ProductIndex) -> bool {
        self.pairs_of(anchor).is_some_and(|row| row.has_any())
    }

    /// At least as many as the anchor has observed pairs.
    pub(crate) fn most_pairs(&self, anchor: ProductIndex) -> usize {
        self.pairs.row(&self.bytes, anchor).most()
    }

    /// The anchor's relations that are no observed pairs: all that stands between products and is
    /// no complement is among them.
    pub fn other_relations(&self, anchor: ProductIndex) -> impl Iterator<Item = Relation> + '_ {
        self.relations.of(&self.bytes, anchor).filter(|relation| self.tells(relation))
    }

    /// Who declared a relation or set, by its `source`.
    #[must_use]
    pub fn source(&self, source: u8) -> &str {
        self.sources.get(&self.bytes, source.into())
    }

    /// Every category path, in order.
    pub fn categories(&self) -> impl Iterator<Item = &str> {
        (0..self.categories.len()).map(|place| self.categories.get(&self.bytes, place))
    }

    /// Every family, in order.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        (0..self.families.len()).map(|place| self.families.get(&self.bytes, place))
    }

    /// What the model's scores mean, if that was measured.
    #[must_use]
    pub fn calibration(&self) -> Option<&Calibration> {
        self.calibration.as_ref()
    }

    /// What a device tries before it trusts the model.
    #[must_use]
    pub fn trials(&self) -> &[Trial] {
        &self.trials
    }

    /// What the model promises about the people behind it.
    #[must_use]
    pub fn label(&self) -> &PrivacyLabel {
        &self.label
    }

    /// The file's own checksum.
    #[must_use]
    pub fn checksum(&self) -> u32 {
        u32_at(&self.bytes, 16)
    }

    /// The bytes as they were read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn number(&self, plane: Plane, product: ProductIndex) -> u32 {
        if product.at() < self.ids.len() { plane.get(&self.bytes, product.at()) } else { 0 }
    }

    fn ratio(&self, product: ProductIndex, which: usize) -> f64 {
        let category = self.category_place(product).filter(|_| self.speaks_of_orders());
        category.map_or(1.0, |category| self.profiles.ratio(&self.bytes, category as usize, which))
    }
}

/// What orders show, as a relation.
fn observed(kept: &Kept) -> Relation {
    Relation {
        companion: ProductIndex(kept.companion),
        kind: RelationKind::OftenBoughtWith,
        provenance: Provenance::Observed,
        // Two bits, one of their values nobody's.
        band: Band::ALL[usize::from(kept.band).min(Band::ALL.len() - 1)],
        weight: kept.weight,
        source: 0,
    }
}
