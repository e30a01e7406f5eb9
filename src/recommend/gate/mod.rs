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
    contract::{Rule, Silence, SilenceCode, What, Withheld},
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

/// A question to each candidate.
struct Question {
    rule: Rule,
    /// Whether anything in this visit could make it say no: most have nothing to go by.
    arises: fn(&Visit) -> bool,
    asks: fn(&Visit, &Scored) -> Option<Refusal>,
}

/// It depends on the candidate alone.
const ALWAYS: fn(&Visit) -> bool = |_| true;

const fn question(
    rule: Rule,
    arises: fn(&Visit) -> bool,
    asks: fn(&Visit, &Scored) -> Option<Refusal>,
) -> Question {
    Question { rule, arises, asks }
}

/// Every question, in order of authority: safety, the shopper and restraint on their behalf, then
/// the merchant, then the model's own doubt.
const QUESTIONS: [Question; 26] = [
    question(Rule::NeverWith, ALWAYS, fit::never_with),
    question(Rule::InBasket, ALWAYS, fit::in_basket),
    question(Rule::VariantOfBasket, ALWAYS, fit::variant_of_basket),
    question(Rule::SubstituteOfBasket, ALWAYS, fit::substitute_of_basket),
    question(Rule::RoleFilled, |visit| !visit.sets.is_empty(), fit::role_filled),
    question(Rule::Unavailable, ALWAYS, fit::unavailable),
    question(Rule::Sensitive, |visit| !visit.policy.sensitive.is_empty(), consent::sensitive),
    question(Rule::Removed, |visit| !visit.removed.is_empty(), preferences::removed),
    question(Rule::Returned, |visit| !visit.returned.is_empty(), preferences::returned),
    question(Rule::Owned, |visit| visit.past.has(What::Bought), owned::owned),
    question(Rule::Dismissed, |visit| visit.resting.has_dismissed(), preferences::dismissed),
    question(Rule::TooDear, |visit| !visit.resting.too_dear.is_empty(), preferences::too_dear),
    question(
        Rule::CategoryResting,
        |visit| !visit.resting.categories.is_empty(),
        preferences::category_resting,
    ),
    question(
        Rule::CategoryOff,
        |visit| !visit.memory.categories_off.is_empty(),
        preferences::category_off,
    ),
    question(Rule::ProductOff, |visit| !visit.off.is_empty(), preferences::product_off),
    question(
        Rule::PlayOff,
        |visit| visit.memory.notes_of(What::PlayOff).next().is_some(),
        preferences::play_off,
    ),
    question(
        Rule::SeenEnough,
        |visit| !visit.resting.seen.products().is_empty(),
        restraint::seen_enough,
    ),
    question(Rule::NotAtCheckout, restraint::is_at_checkout, restraint::not_at_checkout),
    question(Rule::NotAtLess, restraint::is_at_less, restraint::not_at_less),
    question(Rule::NotYet, ALWAYS, restraint::not_yet),
    question(Rule::EarlyAccess, |visit| visit.past.has(What::Launched), shop::early_access),
    question(
        Rule::ShopBlocked,
        |visit| !visit.policy.blocks.is_empty() || visit.policy.pilot.is_some(),
        shop::blocked,
    ),
    question(Rule::ShopNotAtCheckout, restraint::is_at_checkout, shop::not_at_checkout),
    question(Rule::ShopPrice, |visit| policy::dearest(visit).is_some(), shop::price),
    question(Rule::ShopFloor, |visit| visit.policy.minimum_confidence.is_some(), shop::floor),
    question(Rule::LowConfidence, ALWAYS, restraint::low_confidence),
];

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
    let arise = |question: &&Question| rules::holds(&question.rule) && (question.arises)(visit);
    let questions: Vec<_> = QUESTIONS.iter().filter(arise).collect();
    for candidate in scored {
        let refusal = questions.iter().find_map(|Question { rule, asks, .. }| {
            asks(visit, candidate).map(|refusal| (*rule, refusal))
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
