//! The request, read against the model: names become products, wishes become limits.

use crate::{
    contract::{Clock, Consent, Failure, Frequency, Memory, Placement, RecommendRequest, Respect},
    model::Model,
    product::ProductIndex,
};

/// One question with everything its answer may depend on.
pub(super) struct Visit<'a> {
    pub(super) model: &'a Model,
    /// Only what may be read under today's consent.
    pub(super) memory: Memory,
    pub(super) clock: Clock,
    pub(super) respect: &'static Respect,
    pub(super) consent: Consent,
    /// What the shopper asked for, or less if memory was lost to damage.
    pub(super) frequency: Frequency,
    pub(super) placement: Placement,
    pub(super) limit: Option<u32>,
    /// What the answer may rest on, in order of product, each once.
    pub(super) anchors: Vec<Anchor<'a>>,
    /// Whether the page named any product at all, known or not.
    pub(super) names_a_product: bool,
    unavailable: Vec<ProductIndex>,
    prices: Vec<(ProductIndex, f64)>,
}

/// A product of the basket, or the one in view.
pub(super) struct Anchor<'a> {
    pub(super) product: ProductIndex,
    /// The id or alias the page used.
    pub(super) named: &'a str,
    pub(super) in_basket: bool,
}

impl<'a> Anchor<'a> {
    /// A basket product under its own id.
    pub(super) fn in_basket(model: &'a Model, product: ProductIndex) -> Self {
        Self { product, named: model.id(product), in_basket: true }
    }
}

impl<'a> Visit<'a> {
    pub(super) fn read(
        model: &'a Model,
        request: &'a RecommendRequest,
        memory: &Memory,
        clock: &Clock,
    ) -> Result<Self, Failure> {
        check(request, clock)?;
        let memory = memory.under(request.consent);
        let ceiling = if memory.is_wary(clock) { Frequency::Less } else { Frequency::More };
        let lines = request.basket.iter().filter(|line| line.quantity > 0);
        let names = lines
            .map(|line| (line.id.as_str(), true))
            .chain(request.viewing.as_deref().map(|id| (id, false)));

        // Of several lines for one product the first names it; the basket before the view.
        let mut anchors: Vec<Anchor> = Vec::new();
        for (named, in_basket) in names.clone() {
            let Some(product) = model.resolve(named) else { continue };
            let place = anchors.binary_search_by_key(&product, |anchor| anchor.product);
            if let Err(place) = place {
                anchors.insert(place, Anchor { product, named, in_basket });
            }
        }

        let resolve = |id: &String| model.resolve(id);
        let unavailable = request.unavailable.iter().filter_map(resolve).collect();
        let prices = request.prices.iter();
        Ok(Self {
            model,
            clock: *clock,
            respect: &Respect::DEFAULT,
            consent: request.consent,
            frequency: request.frequency.min(ceiling),
            placement: request.placement,
            limit: request.limit,
            names_a_product: names.count() > 0,
            anchors,
            unavailable,
            prices: prices.filter_map(|now| Some((resolve(&now.id)?, now.price))).collect(),
            memory,
        })
    }

    /// The anchor that is this product.
    pub(super) fn anchor(&self, product: ProductIndex) -> Option<&Anchor<'a>> {
        let place = self.anchors.binary_search_by_key(&product, |anchor| anchor.product);
        place.ok().map(|place| &self.anchors[place])
    }

    /// Whether the product can be bought now, as far as the page and the model know.
    pub(super) fn can_be_bought(&self, product: ProductIndex) -> bool {
        self.model.in_stock(product) && !self.unavailable.contains(&product)
    }

    /// Today's price, if the page gave one.
    pub(super) fn price(&self, product: ProductIndex) -> Option<f64> {
        self.prices.iter().find(|(of, _)| *of == product).map(|(_, price)| *price)
    }
}

/// What no later stage should have to think of. The sentences name no product.
fn check(request: &RecommendRequest, clock: &Clock) -> Result<(), Failure> {
    let refuse =
        |message: &str| Err(Failure { code: "invalid-request", message: message.to_owned() });
    if !clock.now.is_finite() {
        return refuse("`now` is not a number. Pass the time in milliseconds, such as Date.now().");
    }
    if request.prices.iter().any(|now| !now.price.is_finite() || now.price < 0.0) {
        return refuse(
            "A price in `prices` is not a number of 0 or more. Pass prices as plain numbers in \
             the catalogue's currency, and leave out those you don't know.",
        );
    }
    Ok(())
}
