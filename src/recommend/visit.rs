//! The request, read against the model: names become products, wishes become limits.

use crate::{
    contract::{
        Arm, Clock, Consent, Context, Failure, Frequency, Memory, Placement, Policy,
        RecommendRequest, Respect, SilenceCode, What,
    },
    memory::Recalled,
    model::Model,
    product::ProductIndex,
    rules,
};

use super::{
    Shop,
    anchors::{self, Anchor, Part},
    doubts::{self, Doubt},
    journey::{self, Journey, Known},
    past::Past,
    places::Places,
    recollect::recollect,
    resting::Resting,
    sets::Begun,
    voices,
};

/// One question with everything its answer may depend on.
pub(super) struct Visit<'a> {
    pub(super) model: &'a Model,
    pub(super) policy: &'a Policy,
    /// What is tried out on it; comes before the policy.
    pub(super) arms: &'a [&'a Arm],
    /// Only what may be read under today's consent.
    pub(super) memory: Recalled,
    pub(super) past: Past,
    pub(super) journey: Journey,
    /// How far refusals have slowed the cadence.
    pub(super) cadence_step: usize,
    /// The product the page is about.
    pub(super) viewing: Option<ProductIndex>,
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
    /// Families of the basket, the page and what the shopper owns, one entry a product.
    pub(super) families: Vec<u32>,
    unavailable: Places,
    prices: Prices,
}

impl<'a> Visit<'a> {
    pub(super) fn read(
        shop: &Shop<'a>,
        request: &'a RecommendRequest,
        memory: &Memory,
        clock: &Clock,
    ) -> Result<Self, Failure> {
        check(request, clock)?;
        let Shop { model, policy } = *shop;
        let privacy = request.asks_for_privacy && rules::holds("global-privacy-control");
        let consent = request.consent.unless_asked_for_privacy(privacy);
        let recalled = memory.under(consent);
        let ceiling = if recalled.is_wary(clock) && rules::holds("wary") {
            Frequency::Less
        } else {
            Frequency::More
        };
        let frequency = request.frequency.min(ceiling);
        let cadence_step = recalled.cadence_step(clock);
        let is_gift =
            request.context.gift || recalled.session.gift && recalled.session_goes_on(clock);
        let leanings = journey::leanings(&recalled, clock);
        let memory = recalled.for_whom_it_concerns(is_gift, clock);
        let past = Past::read(model, policy, &memory, clock);
        let known = Known {
            model,
            policy,
            request,
            memory: &memory,
            past: &past,
            clock,
            is_gift,
            cadence_step,
        };
        let journey = Journey::read(&known, &leanings);
        let recalled = recollect(&known, &journey.moments);
        let mut anchors = anchors::read(model, request, &recalled, clock);
        mute(model, request, &memory, is_gift, &mut anchors);
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
        for anchor in anchors.iter().filter(|one| one.is_own_voice()) {
            if anchor.part.is_present() {
                present.place(anchor.product);
                present_groups.place(anchor.group);
            }
            if !anchor.is_muted && (anchor.part.is_present() || anchor.part == Part::Owned) {
                families.extend(model.family_place(anchor.product));
            }
        }
        let mut returned = resolved(model, &request.returned);
        returned.extend(past.of(What::SentBack).map(|deed| deed.product));
        let removed = resolved(model, &request.removed);
        Ok(Self {
            model,
            policy,
            arms: &[],
            clock: *clock,
            month: clock.local_month(),
            daypart: clock.local_daypart(),
            respect: &Respect::DEFAULT,
            consent,
            frequency,
            placement: request.placement,
            context: &request.context,
            limit: request.limit,
            names_a_product: names_a_product(request),
            doubts: doubts::read(&returned, &removed, resting.dismissed.products(), &present),
            order_value: request.context.order_value.or_else(|| value_of(&anchors)),
            sets: Begun::read(model, &anchors),
            viewing: request.viewing.as_ref().and_then(|id| model.resolve(id)),
            families,
            present_groups,
            present,
            resting,
            removed: groups(model, &removed),
            returned: groups(model, &returned),
            unavailable: Places::of(&resolved(model, &request.unavailable)),
            anchors,
            prices,
            journey,
            past,
            cadence_step,
            memory,
        })
    }

    /// The same visit, in these arms.
    pub(super) fn in_arms(self, arms: &'a [&'a Arm]) -> Self {
        Self { arms, ..self }
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

    /// One item for each product of the basket, the page and the shopper that is of this family.
    pub(super) fn in_family_of(&self, product: ProductIndex) -> impl Iterator<Item = &u32> {
        let family = self.model.family_place(product);
        self.families.iter().filter(move |one| Some(**one) == family)
    }

    /// Why there is nothing to go with.
    pub(super) fn nothing_to_go_with(&self) -> SilenceCode {
        if self.names_a_product { SilenceCode::NothingKnown } else { SilenceCode::NothingToGoWith }
    }
}

/// Silences what the shopper does not want as a reason, and what is for somebody else: presents
/// where it is not about one, and everything but presents where it is and any are marked.
fn mute(
    model: &Model,
    request: &RecommendRequest,
    memory: &Recalled,
    is_gift: bool,
    anchors: &mut [Anchor],
) {
    let is_off = rules::holds("anchor-off");
    let off: Vec<_> = memory
        .notes_of(What::AnchorOff)
        .filter(|_| is_off)
        .filter_map(|note| model.resolve(&note.name))
        .collect();
    let is_marked = |line: &&crate::contract::BasketLine| line.gift && rules::holds("gift-lines");
    let gifts = request.basket.iter().filter(is_marked);
    let gifts: Vec<_> = gifts.filter_map(|line| model.resolve(&line.id)).collect();
    for anchor in anchors {
        let is_a_gift = gifts.contains(&anchor.product);
        let is_for_another = !gifts.is_empty() && is_a_gift != is_gift;
        anchor.is_muted = off.contains(&anchor.product) || is_for_another;
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
