//! What can be asked of a checked model. Every answer is read in place.

use crate::{contract::PrivacyLabel, product::ProductIndex};

use super::{IN_STOCK, Model, NONE, PRODUCT_LENGTH, Relation, bytes::u32_at};

impl Model {
    /// How many products the model knows.
    #[must_use]
    pub fn product_count(&self) -> u32 {
        self.ids.len() as u32
    }

    /// How many directed relations there are between them.
    #[must_use]
    pub fn relation_count(&self) -> u32 {
        u32_at(&self.bytes, self.rows + self.ids.len() * 4)
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
            Some(u32_at(&self.bytes, self.alias_products + alias * 4))
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
        let category = u32_at(&self.bytes, self.record(product));
        (category != NONE).then(|| self.categories.get(&self.bytes, category as usize))
    }

    /// The product all sizes and colours of this one hang on; itself if it has none.
    #[must_use]
    pub fn variant_group(&self, product: ProductIndex) -> ProductIndex {
        ProductIndex(u32_at(&self.bytes, self.record(product) + 4))
    }

    /// Whether it could be bought when the model was made.
    #[must_use]
    pub fn in_stock(&self, product: ProductIndex) -> bool {
        self.bytes.get(self.record(product) + 8).is_some_and(|flags| flags & IN_STOCK != 0)
    }

    /// How much it is bought, in steps: more is more, and nothing else is meant.
    #[must_use]
    pub fn popularity(&self, product: ProductIndex) -> u8 {
        self.bytes.get(self.record(product) + 9).copied().unwrap_or_default()
    }

    /// The anchor's relations, in order of companion and kind.
    pub fn relations(&self, anchor: ProductIndex) -> impl Iterator<Item = Relation> + '_ {
        self.row(anchor).iter().filter_map(|bytes| Relation::decode(*bytes).ok())
    }

    /// The weight a code stands for; 0 for code 0.
    #[must_use]
    pub fn weight(&self, relation: &Relation) -> f64 {
        self.weights[usize::from(relation.weight)]
    }

    /// Who declared the relation.
    #[must_use]
    pub fn source(&self, relation: &Relation) -> &str {
        self.sources.get(&self.bytes, relation.source.into())
    }

    /// Every category path, in order.
    pub fn categories(&self) -> impl Iterator<Item = &str> {
        (0..self.categories.len()).map(|place| self.categories.get(&self.bytes, place))
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

    /// Where the product's ten bytes begin.
    pub(super) fn record(&self, product: ProductIndex) -> usize {
        self.products + product.at() * PRODUCT_LENGTH
    }

    /// The anchor's relations as they stand in the file.
    pub(super) fn row(&self, anchor: ProductIndex) -> &[[u8; Relation::LENGTH]] {
        let bound = |place: usize| {
            let relation = u32_at(&self.bytes, self.rows + place * 4) as usize;
            self.relations + relation * Relation::LENGTH
        };
        let row = self.bytes.get(bound(anchor.at())..bound(anchor.at() + 1));
        row.unwrap_or_default().as_chunks().0
    }
}
