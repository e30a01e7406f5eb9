//! What holds for any basket, any history and any clock.

use alongside::{
    contract::{
        Clock, Consent, Context, Device, Feedback, Frequency, Hemisphere, Memory, Placement,
        PriceNow, RecentProduct, RecommendRequest, RelationKind, Respect, SilenceCode, Stage,
        Subject, Why,
    },
    memory, recommend,
};
use proptest::{prelude::*, sample::select};

use super::tent;

const IDS: [&str; 14] = [
    "boots",
    "gas",
    "gas-xl",
    "lantern",
    "mat",
    "pot",
    "sleeping-bag",
    "stove",
    "stove-pro",
    "tent",
    "tent-red",
    "SKU-7",
    "tent-green",
    "umbrella",
];

pub fn id() -> impl Strategy<Value = String> {
    select(&IDS[..]).prop_map(String::from)
}

pub fn request() -> impl Strategy<Value = RecommendRequest> {
    use Frequency::{Less, More, Normal, Off};
    let asked = (
        prop::collection::vec(id(), 0..8),
        select(&Placement::ALL[..]),
        prop::option::of(id()),
        prop::option::of(0..9_u32),
        prop::collection::vec(id(), 0..3),
        select(&[Off, Less, Normal, More][..]),
        consent(),
    );
    let known = (
        prop::collection::vec(recent(), 0..4),
        prop::collection::vec(recent(), 0..4),
        prop::collection::vec(id(), 0..3),
        prop::collection::vec(id(), 0..2),
        prop::collection::vec((id(), 0.0..300.0_f64), 0..6),
        context(),
    );
    (asked, known).prop_map(|(asked, known)| {
        let (ids, placement, viewing, limit, unavailable, frequency, consent) = asked;
        let (viewed, searched, removed, returned, prices, context) = known;
        let ids: Vec<_> = ids.iter().map(String::as_str).collect();
        RecommendRequest {
            placement,
            viewing,
            viewed,
            searched,
            removed,
            returned,
            limit,
            unavailable,
            prices: prices.into_iter().map(|(id, price)| PriceNow { id, price }).collect(),
            frequency,
            consent,
            context,
            ..tent::basket(&ids)
        }
    })
}

fn recent() -> impl Strategy<Value = RecentProduct> {
    let at = prop::option::of(-5.0..200.0_f64);
    (id(), at).prop_map(|(id, ago)| RecentProduct {
        id,
        at: ago.map(|minutes| tent::day(0.0).now - minutes * 60_000.0),
    })
}

fn context() -> impl Strategy<Value = Context> {
    use Stage::{AfterPurchase, Basket, Browsing, Checkout, FirstVisit, Returning};
    let stages = [FirstVisit, Browsing, Basket, Checkout, AfterPurchase, Returning];
    (
        prop::option::of(select(&[Hemisphere::North, Hemisphere::South][..])),
        prop::option::of(select(&[Device::Handset, Device::Tablet, Device::Desktop][..])),
        prop::option::of(0.0..500.0_f64),
        prop::option::of(0.0..500.0_f64),
        prop::option::of(select(stages.to_vec())),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(hemisphere, device, order_value, budget_left, stage, gift, signed_in)| {
            Context { hemisphere, device, order_value, budget_left, stage, gift, signed_in }
        })
}

pub fn consent() -> impl Strategy<Value = Consent> {
    select(&[Consent::None, Consent::Session, Consent::Persistent][..])
}

pub fn feedback() -> impl Strategy<Value = Feedback> {
    prop_oneof![shown_and_done(), happened(), chosen()]
}

/// What the page shows, and what is done with it.
fn shown_and_done() -> impl Strategy<Value = Feedback> {
    let kind = || prop::option::of(select(&RelationKind::ALL[..]));
    prop_oneof![
        3 => Just(Feedback::PageView),
        4 => (select(&Placement::ALL[..]), prop::collection::vec(id(), 0..5))
            .prop_map(|(placement, ids)| Feedback::Impression { placement, ids }),
        2 => (id(), why()).prop_map(|(id, why)| Feedback::Dismissal { id, why }),
        1 => id().prop_map(|id| Feedback::Undo { id }),
        1 => (id(), kind()).prop_map(|(id, kind)| Feedback::Click { id, kind }),
        1 => (id(), kind()).prop_map(|(id, kind)| Feedback::Add { id, kind }),
        1 => (id(), kind()).prop_map(|(id, kind)| Feedback::Save { id, kind }),
        1 => any::<bool>().prop_map(|good| Feedback::Answered { good }),
    ]
}

fn why() -> impl Strategy<Value = Option<Why>> {
    use Why::{HaveIt, NotMyStyle, NotNow, TooDear, WrongSize};
    prop::option::of(select(&[HaveIt, NotMyStyle, TooDear, WrongSize, NotNow][..]))
}

/// What the host tells.
fn happened() -> impl Strategy<Value = Feedback> {
    let value = || select(&[0.0, 0.5, 0.75, 1.0, 2.0][..]);
    prop_oneof![
        2 => id().prop_map(|id| Feedback::Viewed { id }),
        1 => prop::collection::vec(id(), 0..3).prop_map(|ids| Feedback::Searched { ids }),
        1 => id().prop_map(|id| Feedback::Added { id }),
        1 => id().prop_map(|id| Feedback::Removed { id }),
        2 => prop::collection::vec(id(), 0..3).prop_map(|ids| Feedback::Purchased { ids }),
        1 => id().prop_map(|id| Feedback::SentBack { id }),
        1 => (id(), any::<bool>()).prop_map(|(id, good)| Feedback::SupportClosed { id, good }),
        1 => (id(), value()).prop_map(|(id, value)| Feedback::Usage { id, value }),
        1 => value().prop_map(|value| Feedback::TierReached { value }),
        1 => (id(), value()).prop_map(|(id, value)| Feedback::Launched { id, value }),
        1 => Just(Feedback::Failed),
        1 => Just(Feedback::Asked),
    ]
}

/// What the shopper decides.
fn chosen() -> impl Strategy<Value = Feedback> {
    let choice = || {
        prop_oneof![
            select(&["kitchen", "sleep", "tents"][..])
                .prop_map(|name| (Subject::Category, name.to_owned())),
            id().prop_map(|name| (Subject::Product, name)),
            id().prop_map(|name| (Subject::Anchor, name)),
            select(&["completion", "evolution", "ecosystem"][..])
                .prop_map(|name| (Subject::Play, name.to_owned())),
        ]
    };
    prop_oneof![
        2 => choice().prop_map(|(what, name)| Feedback::SwitchOff { what, name }),
        2 => choice().prop_map(|(what, name)| Feedback::SwitchOn { what, name }),
        1 => any::<bool>().prop_map(|on| Feedback::Gift { on }),
        1 => any::<bool>().prop_map(|on| Feedback::NotMe { on }),
    ]
}

/// A history of acts, each some hours after the one before; clocks may jump back.
pub fn history() -> impl Strategy<Value = Memory> {
    prop::collection::vec((-30.0..60.0_f64, consent(), feedback()), 0..240).prop_map(|acts| {
        let mut hours = 0.0;
        acts.iter().fold(Memory::empty(), |memory, (step, consent, act)| {
            hours += step;
            memory::record(&memory, act, *consent, &tent::day(hours / 24.0))
        })
    })
}

pub fn clock() -> impl Strategy<Value = Clock> {
    (-100.0..400.0_f64, -720..840_i32, any::<u32>()).prop_map(|(days, utc_offset_minutes, seed)| {
        Clock { utc_offset_minutes, seed, ..tent::day(days) }
    })
}

proptest! {
    #[test]
    fn a_slate_keeps_every_cap_and_every_silence_has_a_reason(
        request in request(), memory in history(), clock in clock(),
    ) {
        let (model, respect) = (tent::model(), Respect::DEFAULT);
        let slate = recommend::recommend(&model, &request, &memory, &clock).unwrap();
        prop_assert_eq!(slate.suggestions.is_empty(), slate.silence.is_some());

        let cap = match request.frequency {
            Frequency::Off => 0,
            Frequency::Less => respect.items_at_less,
            Frequency::Normal => respect.items_at_normal,
            Frequency::More => respect.items_at_more,
        };
        let cap = cap.min(request.limit.unwrap_or(cap));
        let cap = if request.placement == Placement::Checkout { cap.min(1) } else { cap };
        let cap = if request.consent == Consent::None { cap.min(3) } else { cap };
        prop_assert!(slate.suggestions.len() <= cap as usize);

        let resolve = |id: &str| model.resolve(id);
        let held: Vec<_> = request.basket.iter().filter_map(|line| resolve(&line.id)).collect();
        let mut shown: Vec<_> = tent::ids(&slate).into_iter().filter_map(resolve).collect();
        for one in &slate.suggestions {
            let product = resolve(&one.id).unwrap();
            prop_assert!(one.score > 0.0 && one.score.is_finite());
            prop_assert!(held.iter().all(|h| model.variant_group(*h) != model.variant_group(product)));
            prop_assert!(!request.unavailable.iter().any(|id| resolve(id) == Some(product)));
            prop_assert_eq!(one.reason.anchors.is_empty(), slate.fallback, "no reason, no suggestion");
            prop_assert!(slate.withheld.iter().all(|withheld| withheld.id != one.id));
        }
        let quiet = request.frequency < Frequency::Normal || request.placement == Placement::Checkout;
        prop_assert!(!slate.fallback || (!quiet && shown.len() <= respect.items_in_fallback as usize));
        prop_assert!(slate.withheld.len() <= 24);
        prop_assert!(slate.withheld.is_sorted_by(|one, other| one.id < other.id));
        shown.sort_unstable();
        shown.dedup();
        prop_assert_eq!(shown.len(), slate.suggestions.len());
    }

    #[test]
    fn taking_the_cited_anchor_away_lowers_the_score(request in request(), clock in clock()) {
        let (model, memory) = (tent::model(), Memory::empty());
        let score = |request: &RecommendRequest, id: &str| {
            let trace = recommend::trace(&model, request, &memory, &clock).unwrap();
            trace.scored.iter().find(|one| one.id == id).map_or(0.0, |one| one.score)
        };
        let slate = recommend::recommend(&model, &request, &memory, &clock).unwrap();
        for one in &slate.suggestions {
            for anchor in &one.reason.anchors {
                let cited = model.resolve(anchor);
                let is_other = |id: &str| model.resolve(id) != cited;
                let mut without = request.clone();
                without.basket.retain(|line| is_other(&line.id));
                without.viewing = without.viewing.filter(|id| is_other(id));
                without.viewed.retain(|one| is_other(&one.id));
                without.searched.retain(|one| is_other(&one.id));
                // Without any anchor it says what is popular, except at Less: another question.
                without.frequency = Frequency::Less;
                prop_assert!(score(&without, &one.id) < one.score, "{}", one.id);
            }
        }
    }

    /// Saturation and context together leave something of what speaks for a product, and never
    /// make much more of it.
    #[test]
    fn every_factor_keeps_its_bounds_and_together_they_make_the_score(
        request in request(), memory in history(), clock in clock(),
    ) {
        let trace = recommend::trace(&tent::model(), &request, &memory, &clock).unwrap();
        for one in trace.scored.iter().filter(|one| !one.terms.is_empty()) {
            let sum: f64 = one.terms.iter().map(|term| term.value).sum();
            let product = one.factors.iter().fold(sum, |score, factor| score * factor.value);
            prop_assert!((one.score - product).abs() <= 1e-12 * product);
            for factor in one.factors.iter().filter(|factor| factor.name != "saturation") {
                prop_assert!((0.5..=1.5).contains(&factor.value), "{factor:?}");
            }
        }
    }

    #[test]
    fn the_order_of_what_the_page_names_changes_nothing(
        request in request(), memory in history(), clock in clock(),
    ) {
        let (model, mut request) = (tent::model(), request);
        // Of two names for one product a reason cites the first.
        let mut named = Vec::new();
        request.basket.retain(|line| {
            let product = model.resolve(&line.id);
            let is_first = !named.contains(&product);
            named.push(product);
            is_first
        });
        let mut turned = request.clone();
        turned.basket.reverse();
        turned.removed.reverse();
        turned.returned.reverse();
        turned.unavailable.reverse();
        prop_assert_eq!(
            tent::slate_with(&turned, &memory, &clock),
            tent::slate_with(&request, &memory, &clock)
        );
    }

    #[test]
    fn what_the_shopper_turned_down_does_not_come_back_in_time(
        memory in history(), id in id(), request in request(), days in 0.0..59.9_f64,
    ) {
        let model = tent::model();
        // What is refused for somebody else teaches nothing about this shopper.
        prop_assume!(!memory.session.gift && !memory.session.not_me);
        let no = Feedback::Dismissal { id: id.clone(), why: None };
        let memory = memory::record(&memory, &no, request.consent, &tent::day(0.0));
        let slate = tent::slate_with(&request, &memory, &tent::day(days));
        let refused = model.resolve(&id).map(|product| model.variant_group(product));
        for one in &slate.suggestions {
            let group = model.resolve(&one.id).map(|product| model.variant_group(product));
            prop_assert_ne!(group, refused);
        }
    }

    #[test]
    fn off_is_off_whatever_was_remembered(
        request in request(), memory in history(), clock in clock(),
    ) {
        let request = RecommendRequest { frequency: Frequency::Off, ..request };
        let slate = tent::slate_with(&request, &memory, &clock);
        prop_assert_eq!(slate.silence.unwrap().code, SilenceCode::FrequencyOff);
    }

    #[test]
    fn memory_above_today_s_consent_changes_nothing(
        request in request(), memory in history(), clock in clock(),
    ) {
        let request = RecommendRequest { consent: Consent::None, ..request };
        let kept = Memory { tier: Consent::Session, wary_until: None, ..memory };
        prop_assert_eq!(
            tent::slate_with(&request, &kept, &clock),
            tent::slate_with(&request, &Memory::empty(), &clock)
        );
    }

    #[test]
    fn memory_survives_being_stored(memory in history(), clock in clock()) {
        let stored = serde_json::to_string(&memory).unwrap();
        let read: Memory = serde_json::from_str(&stored).unwrap();
        prop_assert_eq!(&read, &memory);
        prop_assert_eq!(read.checked(&clock), memory);
    }

    #[test]
    fn lost_memory_shows_no_more_than_less(request in request(), clock in clock()) {
        let lost = tent::slate_with(&request, &Memory::after_damage(&clock), &clock);
        prop_assert!(lost.suggestions.len() <= Respect::DEFAULT.items_at_less as usize);
    }
}
