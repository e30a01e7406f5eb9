//! The request, read against the model: names become products, wishes become limits.

use crate::{
    contract::{
        Clock, Consent, Context, Failure, Frequency, Memory, Placement, RecommendRequest, Respect,
        SilenceCode,
    },
    model::Model,
    product::ProductIndex,
};

use super::{
    anchors::{self, Anchor, Part},
    context,
    doubts::{self, Doubt},
    places::Places,
    pool::KindFactors,
    resting::Resting,
    sets::Begun,
    voices,
};

/// One question with everything its answer may depend on.
pub(super) struct Visit<'a> {
    pub(super) model: &'a Model,
    /// Only what may be read under today's consent.
    pub(super) memory: Memory,
    pub(super) resting: Resting,
    pub(super) clock: Clock,
    /// Of the shopper's clock: 0 for January, and the part of the week.
    pub(super) month: usize,
    pub(super) daypart: usize,
    pub(super) respect: &'static Respect,
    pub(super) consent: Consent,
    /// What the shopper asked for, or less if memory was lost to damage.
    pub(super) frequency: Frequency,
    pub(super) placement: Placement,
    pub(super) context: &'a Context,
    pub(super) limit: Option<u32>,
    /// What the answer may rest on, in canonical order, each product once.
    pub(super) anchors: Vec<Anchor<'a>>,
    /// What is not wanted.
    pub(super) doubts: Vec<Doubt>,
    /// What each kind of relation counts for.
    pub(super) kinds: KindFactors,
    /// What the basket costs, if the page says so or all its prices are known.
    pub(super) order_value: Option<f64>,
    /// Whether the page named any product at all, known or not.
    pub(super) names_a_product: bool,
    /// Products of the basket and the page.
    pub(super) present: Places,
    /// Variant groups of the basket and the page.
    pub(super) present_groups: Places,
    /// Variant groups taken out of the basket.
    pub(super) removed: Places,
    /// Variant groups sent back.
    pub(super) returned: Places,
    /// The sets the basket has begun.
    pub(super) sets: Begun<'a>,
    /// Families of the basket and the page, one entry a product.
    families: Vec<u32>,
    unavailable: Places,
    prices: Prices,
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
        let frequency = request.frequency.min(ceiling);
        let mut anchors = anchors::read(model, request, clock);
        // What others of a category say is thin evidence, for those who asked for it.
        if frequency == Frequency::More {
            voices::lend(model, &mut anchors);
        }
        let prices = Prices::read(model, request);
        for anchor in &mut anchors {
            let price = prices.of(anchor.product).or_else(|| model.price(anchor.product));
            anchor.price = price.unwrap_or(f64::INFINITY);
        }
        let resting = Resting::read(model, &memory, clock);
        let (mut present, mut present_groups) =
            (Places::with_capacity(anchors.len()), Places::with_capacity(anchors.len()));
        let mut families = Vec::new();
        for anchor in anchors.iter().filter(|one| one.part.is_present() && one.is_own_voice()) {
            present.place(anchor.product);
            present_groups.place(anchor.group);
            families.extend(model.family_place(anchor.product));
        }
        let (returned, removed) =
            (resolved(model, &request.returned), resolved(model, &request.removed));
        Ok(Self {
            model,
            clock: *clock,
            month: clock.local_month(),
            daypart: clock.local_daypart(),
            respect: &Respect::DEFAULT,
            consent: request.consent,
            frequency,
            placement: request.placement,
            context: &request.context,
            limit: request.limit,
            names_a_product: names_a_product(request),
            doubts: doubts::read(&returned, &removed, resting.dismissed.products(), &present),
            kinds: context::by_kind(&request.context),
            order_value: request.context.order_value.or_else(|| value_of(&anchors)),
            sets: Begun::read(model, &anchors),
            families,
            present_groups,
            present,
            resting,
            removed: groups(model, &removed),
            returned: groups(model, &returned),
            unavailable: Places::of(&resolved(model, &request.unavailable)),
            anchors,
            prices,
            memory,
        })
    }

    /// Whether the product can be bought now, as far as the page and the model know.
    pub(super) fn can_be_bought(&self, product: ProductIndex) -> bool {
        self.model.in_stock(product) && self.unavailable.find(product).is_none()
    }

    /// Today's price, if the page gave one.
    pub(super) fn price(&self, product: ProductIndex) -> Option<f64> {
        self.prices.of(product)
    }
}

impl Visit<'_> {
    /// Today's price, or about what it was when the model was made.
    pub(super) fn about_price(&self, product: ProductIndex) -> Option<f64> {
        self.price(product).or_else(|| self.model.price(product))
    }

    /// One item for each product of the basket and the page that is of this product's family.
    pub(super) fn in_family_of(&self, product: ProductIndex) -> impl Iterator<Item = &u32> {
        let family = self.model.family_place(product);
        self.families.iter().filter(move |one| Some(**one) == family)
    }

    /// Why there is nothing to go with.
    pub(super) fn nothing_to_go_with(&self) -> SilenceCode {
        if self.names_a_product { SilenceCode::NothingKnown } else { SilenceCode::NothingToGoWith }
    }
}

/// The products with these ids or aliases.
fn resolved(model: &Model, ids: &[String]) -> Vec<ProductIndex> {
    ids.iter().filter_map(|id| model.resolve(id)).collect()
}

fn groups(model: &Model, products: &[ProductIndex]) -> Places {
    let mut groups = Places::with_capacity(products.len());
    for product in products {
        groups.place(model.variant_group(*product));
    }
    groups
}

fn names_a_product(request: &RecommendRequest) -> bool {
    request.basket.iter().any(|line| line.quantity > 0)
        || request.viewing.is_some()
        || !(request.viewed.is_empty() && request.searched.is_empty())
}

/// What the basket costs, where it holds something and all prices are known.
fn value_of(anchors: &[Anchor]) -> Option<f64> {
    let basket = anchors.iter().filter(|one| one.part == Part::Basket);
    let value = basket.map(|one| one.pieces * one.price).reduce(|sum, price| sum + price)?;
    value.is_finite().then_some(value)
}

/// Today's prices, as the page gave them.
struct Prices {
    places: Places,
    /// In step with `places`.
    prices: Vec<f64>,
}

impl Prices {
    fn read(model: &Model, request: &RecommendRequest) -> Self {
        let (mut places, mut prices) = (Places::with_capacity(0), Vec::new());
        for now in &request.prices {
            let Some(product) = model.resolve(&now.id) else { continue };
            // The first price given for a product is its price.
            if places.place(product) == prices.len() {
                prices.push(now.price);
            }
        }
        Self { places, prices }
    }

    fn of(&self, product: ProductIndex) -> Option<f64> {
        self.places.find(product).map(|place| self.prices[place])
    }
}

/// What no later stage should have to think of. The sentences name no product.
fn check(request: &RecommendRequest, clock: &Clock) -> Result<(), Failure> {
    let refuse =
        |message: &str| Err(Failure { code: "invalid-request", message: message.to_owned() });
    let recent = request.viewed.iter().chain(&request.searched).filter_map(|one| one.at);
    if !clock.now.is_finite() || recent.clone().any(|at| !at.is_finite()) {
        return refuse("`now` or an `at` is not a number. Pass milliseconds, such as Date.now().");
    }
    let context = [request.context.order_value, request.context.budget_left];
    let prices = request.prices.iter().map(|now| now.price);
    if prices.chain(context.into_iter().flatten()).any(|sum| !sum.is_finite() || sum < 0.0) {
        return refuse(
            "A price, `orderValue` or `budgetLeft` is not a number of 0 or more. Pass plain \
             numbers in the catalogue's currency, and leave out those you don't know.",
        );
    }
    Ok(())
}
