//! The gate: may anything be said now, and may this be said?
//!
//! Comes in: the visit, and each scored candidate. Goes out: a silence, or the admitted and the
//! withheld with the first rule that kept each back. What must stay true: rules are asked in the
//! order of authority, safety first; each is a question with no side effect, and every no has
//! a reason, the setting it goes by, and when it ends.

mod budget;
mod consent;
mod enough;
mod fit;
mod owned;
mod pause;
mod preferences;
mod question;
mod restraint;
mod room;
mod shop;

pub(super) use {question::may_ask, room::room};

use crate::{
    contract::{Frequency, Placement, Rule, Silence, SilenceCode, What, Withheld},
    rules,
};

use super::{
    fallback, policy,
    score::Scored,
    shortlist::{Shortlist, comes_before},
    visit::Visit,
};

/// A no: the number its rule goes by, and when it lets go.
#[derive(Clone, Copy, Default)]
struct Refusal {
    /// None where the rule has no number.
    setting: Option<f64>,
    /// Milliseconds since 1970; none when waiting does not help.
    until: Option<f64>,
}

impl Refusal {
    /// A no that waiting does not change.
    const LASTING: Self = Self { setting: None, until: None };

    /// A no that ends.
    fn until(setting: impl Into<f64>, until: f64) -> Self {
        Self { setting: Some(setting.into()), until: Some(until) }
    }

    /// A no with a number, that waiting does not change.
    fn of(setting: impl Into<f64>) -> Self {
        Self { setting: Some(setting.into()), until: None }
    }
}

/// A question to one candidate.
type Question = fn(&Visit, &Scored) -> Option<Refusal>;

/// Every question, in order of authority: safety, the shopper and restraint on their behalf, then
/// the merchant, then the model's own doubt.
const QUESTIONS: [(Rule, Question); 26] = [
    (Rule::NeverWith, fit::never_with),
    (Rule::InBasket, fit::in_basket),
    (Rule::VariantOfBasket, fit::variant_of_basket),
    (Rule::SubstituteOfBasket, fit::substitute_of_basket),
    (Rule::RoleFilled, fit::role_filled),
    (Rule::Unavailable, fit::unavailable),
    (Rule::Sensitive, consent::sensitive),
    (Rule::Removed, preferences::removed),
    (Rule::Returned, preferences::returned),
    (Rule::Owned, owned::owned),
    (Rule::Dismissed, preferences::dismissed),
    (Rule::TooDear, preferences::too_dear),
    (Rule::CategoryResting, preferences::category_resting),
    (Rule::CategoryOff, preferences::category_off),
    (Rule::ProductOff, preferences::product_off),
    (Rule::PlayOff, preferences::play_off),
    (Rule::SeenEnough, restraint::seen_enough),
    (Rule::NotAtCheckout, restraint::not_at_checkout),
    (Rule::NotAtLess, restraint::not_at_less),
    (Rule::NotYet, restraint::not_yet),
    (Rule::EarlyAccess, shop::early_access),
    (Rule::ShopBlocked, shop::blocked),
    (Rule::ShopNotAtCheckout, shop::not_at_checkout),
    (Rule::ShopPrice, shop::price),
    (Rule::ShopFloor, shop::floor),
    (Rule::LowConfidence, restraint::low_confidence),
];

/// Whether anything in this visit could make the rule say no: most have nothing to go by, and
/// need not be asked about each candidate.
fn arises(rule: Rule, visit: &Visit) -> bool {
    let (policy, past, resting) = (visit.policy, &visit.past, &visit.resting);
    let has_note = |what| visit.memory.notes_of(what).next().is_some();
    match rule {
        Rule::RoleFilled => !visit.sets.is_empty(),
        Rule::Sensitive => !policy.sensitive.is_empty(),
        Rule::Removed => !visit.removed.is_empty(),
        Rule::Returned => !visit.returned.is_empty(),
        Rule::Owned => past.has(What::Bought),
        Rule::Dismissed => resting.has_dismissed(),
        Rule::TooDear => !resting.too_dear.is_empty(),
        Rule::CategoryResting => !resting.categories.is_empty(),
        Rule::CategoryOff => !visit.memory.categories_off.is_empty(),
        Rule::ProductOff => has_note(What::ProductOff),
        Rule::PlayOff => has_note(What::PlayOff),
        Rule::SeenEnough => !resting.seen.products().is_empty(),
        Rule::NotAtCheckout | Rule::ShopNotAtCheckout => visit.placement == Placement::Checkout,
        Rule::NotAtLess => visit.frequency == Frequency::Less,
        Rule::EarlyAccess => past.has(What::Launched),
        Rule::ShopBlocked => !policy.blocks.is_empty() || policy.pilot.is_some(),
        Rule::ShopPrice => policy::dearest(visit).is_some(),
        Rule::ShopFloor => policy.minimum_confidence.is_some(),
        _ => true,
    }
}

/// A question to the visit.
type Pause = fn(&Visit) -> Option<Refusal>;

/// Every reason to say nothing at all, in the same order.
const PAUSES: [(SilenceCode, Pause); 15] = [
    (SilenceCode::AfterError, pause::after_error),
    (SilenceCode::FrequencyOff, pause::frequency_off),
    (SilenceCode::NoRoom, pause::no_room),
    (SilenceCode::ShownOnThisPage, budget::page),
    (SilenceCode::ShownThisSession, budget::session),
    (SilenceCode::ShownToday, budget::day),
    (SilenceCode::ShownThisWeek, budget::week),
    (SilenceCode::CoolingDown, pause::cooling_down),
    (SilenceCode::ChannelResting, pause::channel_resting),
    (SilenceCode::EnoughTaken, enough::taken),
    (SilenceCode::BudgetSpent, enough::spent),
    (SilenceCode::Disabled, shop::disabled),
    (SilenceCode::QuietHours, shop::quiet_hours),
    (SilenceCode::PlacementClosed, shop::closed),
    (SilenceCode::ShareUsed, shop::share_used),
];

/// Why nothing may be said at all, if so.
pub(super) fn permission(visit: &Visit) -> Option<Silence> {
    let mut pauses = PAUSES.iter().filter(|(code, _)| rules::holds(code));
    let silence = pauses.find_map(|(code, pause)| {
        pause(visit).map(|Refusal { setting, until }| Silence { code: *code, setting, until })
    });
    let nothing = || {
        let has_nothing = visit.anchors.is_empty() && !fallback::is_welcome(visit);
        has_nothing.then(|| {
            let code = visit.nothing_to_go_with();
            Silence { code, setting: None, until: None }
        })
    };
    silence.or_else(nothing)
}

/// The candidates, parted.
pub(super) struct Gated<'a> {
    pub(super) admitted: Vec<Scored<'a>>,
    /// The best of those kept back, in order of id.
    pub(super) withheld: Vec<Withheld>,
    /// When the first of all those kept back is let go.
    pub(super) ends: Option<f64>,
}

/// The most refusals a slate tells of. A basket of twenty has hundreds, and each is paid for at the
/// boundary.
const MOST_TOLD: usize = 24;

/// Asks every candidate every question.
pub(super) fn admit<'a>(visit: &Visit, scored: &[Scored<'a>]) -> Gated<'a> {
    let (mut admitted, mut refused, mut ends) = (Vec::new(), Shortlist::of(MOST_TOLD), None);
    let arise = |(rule, _): &&(Rule, Question)| rules::holds(rule) && arises(*rule, visit);
    let questions: Vec<_> = QUESTIONS.iter().filter(arise).collect();
    for candidate in scored {
        let refusal = questions.iter().find_map(|(rule, question)| {
            question(visit, candidate).map(|refusal| (*rule, refusal))
        });
        match refusal {
            None => admitted.push(*candidate),
            Some((rule, refusal)) => {
                ends = [ends, refusal.until].into_iter().flatten().reduce(f64::min);
                refused.offer((*candidate, rule, refusal), &|one, other| {
                    comes_before(visit, &one.0, &other.0)
                });
            }
        }
    }
    let mut withheld: Vec<Withheld> = Vec::new();
    for (candidate, rule, Refusal { setting, until }) in refused.into_best() {
        let id = visit.model.id(candidate.product());
        let place = withheld.partition_point(|one| one.id.as_str() < id);
        withheld.insert(place, Withheld { id: id.to_owned(), rule, setting, until });
    }
    Gated { admitted, withheld, ends }
}
