//! What no history, no clock and no merchant can bring about.

use alongside::{
    contract::{
        Boost, Budget, Clock, Confidence, Consent, Feedback, Frequency, Hours, Memory, Placement,
        PlacementPolicy, Policy, RecommendRequest, Respect, Rule, SilenceCode,
    },
    memory,
    recommend::{self, Shop},
};
use proptest::{prelude::*, sample::select};

use super::{
    properties::{clock, consent, feedback, history, id, request},
    tent,
};

fn policy() -> impl Strategy<Value = Policy> {
    let names = || {
        let category = select(&["kitchen", "sleep", "tents"][..]).prop_map(String::from);
        prop::collection::vec(prop_oneof![id(), category], 0..3)
    };
    let here = (select(&Placement::ALL[..]), any::<bool>(), 0.0..1.0_f64, 0..9_u32, 0.0..300.0_f64)
        .prop_map(|(placement, closed, share, items, dearest)| PlacementPolicy {
            placement,
            closed,
            share: Some(share),
            items: Some(items),
            dearest: Some(dearest),
        });
    let words = [Confidence::Early, Confidence::Likely, Confidence::Strong];
    let few = (
        prop::collection::vec(id(), 0..3),
        names(),
        prop::collection::vec((id(), 0.0..9.0_f64), 0..3),
        prop::option::of(select(words.to_vec())),
    );
    let more = (
        prop::collection::vec(here, 0..3),
        prop::collection::vec((0..24_u32, 0..24_u32), 0..2),
        names(),
        names(),
        prop::option::of(0.0..300.0_f64),
    );
    (few, more).prop_map(|(few, more)| {
        let (pins, blocks, boosts, minimum_confidence) = few;
        let (placements, hours, not_at_checkout, sensitive, dearest) = more;
        Policy {
            disabled: false,
            pins,
            blocks,
            boosts: boosts.into_iter().map(|(name, factor)| Boost { name, factor }).collect(),
            minimum_confidence,
            placements,
            quiet_hours: hours.into_iter().map(|(from, to)| Hours { from, to }).collect(),
            not_at_checkout,
            sensitive,
            dearest,
            ..Policy::NOTHING
        }
    })
}

/// A step of a visit: minutes to the one before, what happens, where it is asked.
type Step = (f64, Feedback, Placement);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let minutes = prop_oneof![5 => 0.0..4.0_f64, 1 => 20.0..900.0_f64];
    prop::collection::vec((minutes, feedback(), select(&Placement::ALL[..])), 200..260)
}

fn budget(frequency: Frequency) -> Budget {
    let [less, normal, more] = Respect::DEFAULT.budgets;
    match frequency {
        Frequency::Off | Frequency::Less => less,
        Frequency::Normal => normal,
        Frequency::More => more,
    }
}

proptest! {
    /// Everything that is offered is shown, on every page and by every channel.
    #[test]
    fn no_history_gets_more_than_its_budgets(
        steps in steps(), frequency in select(&[Frequency::Less, Frequency::Normal, Frequency::More][..]),
        offset in -720..840_i32,
    ) {
        let (model, budget) = (tent::model(), budget(frequency));
        let mut memory = Memory::empty();
        let mut clock = Clock { utc_offset_minutes: offset, ..tent::day(0.0) };
        let (mut spoken, mut on_this_page): (Vec<i32>, Option<Placement>) = (Vec::new(), None);
        for (minutes, feedback, placement) in steps {
            clock.now += minutes * 60_000.0;
            let is_shown_by_us = matches!(feedback, Feedback::Impression { .. });
            if !is_shown_by_us {
                if feedback == Feedback::PageView {
                    on_this_page = None;
                }
                memory = memory::record(&memory, &feedback, Consent::Persistent, &clock);
            }
            let asked = RecommendRequest { placement, frequency, ..tent::basket(&["tent", "stove"]) };
            let slate = recommend::recommend(&model, &asked, &memory, &clock).unwrap();
            if slate.suggestions.is_empty() {
                continue;
            }
            let is_new = placement.is_channel() || on_this_page.is_none();
            if is_new {
                spoken.push(clock.local_day());
            }
            if !placement.is_channel() {
                prop_assert!(on_this_page.is_none_or(|one| one == placement), "one a page view");
                on_this_page = Some(placement);
            }
            let ids = tent::ids(&slate).into_iter().map(String::from).collect();
            let seen = Feedback::Impression { placement, ids };
            memory = memory::record(&memory, &seen, Consent::Persistent, &clock);
            let today = clock.local_day();
            let within = |days| spoken.iter().filter(|day| **day > today - days).count();
            prop_assert!(within(1) <= budget.day as usize, "{} today", within(1));
            prop_assert!(within(7) <= budget.week as usize, "{} this week", within(7));
            prop_assert!(memory.session.strips <= budget.session);
        }
        prop_assert!(serde_json::to_string(&memory).unwrap().len() < 16_384);
    }

    #[test]
    fn no_merchant_exceeds_a_shopper_s_cap_or_admits_what_was_withheld(
        policy in policy(), request in request(), memory in history(), clock in clock(),
    ) {
        let model = tent::model();
        let shop = Shop { model: &model, policy: &policy };
        let theirs = recommend::recommend_in(&shop, &request, &memory, &clock).unwrap();
        let plain = tent::slate_with(&request, &memory, &clock);
        if plain.silence.as_ref().is_some_and(|silence| silence.code != SilenceCode::AllWithheld) {
            prop_assert!(theirs.suggestions.is_empty());
        }
        for one in tent::ids(&theirs) {
            let kept_back = plain.withheld.iter().find(|withheld| withheld.id == one);
            prop_assert!(
                kept_back.is_none_or(|withheld| by_way_of_the_past(withheld.rule)), "{kept_back:?}"
            );
        }
        prop_assert!(theirs.suggestions.len() <= Respect::DEFAULT.items_at_more as usize);
        let disabled = Policy { disabled: true, ..policy };
        let shop = Shop { model: &model, policy: &disabled };
        let off = recommend::recommend_in(&shop, &request, &memory, &clock).unwrap();
        prop_assert!(off.suggestions.is_empty() && off.silence.is_some());
    }

    #[test]
    fn nothing_drives_a_weight_out_of_its_bounds(
        memory in history(), request in request(), clock in clock(),
    ) {
        for note in &memory.notes {
            prop_assert!(note.value.is_finite());
        }
        let trace = recommend::trace(&tent::model(), &request, &memory, &clock).unwrap();
        for one in &trace.scored {
            prop_assert!(one.score.is_finite() && one.score > 0.0);
            for term in &one.terms {
                prop_assert!((0.125..=2.0).contains(&term.kind_factor), "{term:?}");
            }
        }
    }

    #[test]
    fn what_is_forgotten_is_forgotten(request in request(), clock in clock()) {
        prop_assert_eq!(
            tent::slate_with(&request, &memory::forget(), &clock),
            tent::slate_with(&request, &Memory::empty(), &clock)
        );
        prop_assert!(memory::choices(&memory::forget(), &clock).is_empty());
    }

    #[test]
    fn a_lower_consent_reads_nothing_of_a_higher_one(
        memory in history(), request in request(), today in consent(), clock in clock(),
    ) {
        let kept = Memory { tier: Consent::Persistent, wary_until: None, ..memory };
        let request = RecommendRequest { consent: today, ..request };
        let private = RecommendRequest { asks_for_privacy: true, ..request.clone() };
        let blank = Memory::empty();
        if today < Consent::Persistent {
            prop_assert_eq!(
                tent::slate_with(&request, &kept, &clock),
                tent::slate_with(&request, &blank, &clock)
            );
        }
        prop_assert_eq!(
            tent::slate_with(&private, &kept, &clock),
            tent::slate_with(&private, &blank, &clock)
        );
    }

    #[test]
    fn every_choice_is_listed_until_it_is_taken_back(memory in history(), id in id(), clock in clock()) {
        let memory = memory::record(&memory, &Feedback::Gift { on: false }, Consent::Persistent, &clock);
        let memory = memory::record(&memory, &Feedback::NotMe { on: false }, Consent::Persistent, &clock);
        let count = |memory: &Memory| {
            memory::choices(memory, &clock).into_iter().filter(|choice| choice.name == id).count()
        };
        let undo = Feedback::Undo { id: id.clone() };
        let no = Feedback::Dismissal { id: id.clone(), why: None };
        let before = memory::record(&memory, &undo, Consent::Persistent, &clock);
        let said = memory::record(&before, &no, Consent::Persistent, &clock);
        let taken_back = memory::record(&said, &undo, Consent::Persistent, &clock);
        prop_assert_eq!(count(&said), count(&before) + 1);
        prop_assert_eq!(count(&taken_back), count(&before));
    }
}

/// Rules that what else speaks for a product decides: the shop's word "sensitive" takes reasons
/// away, and with them the weakest of several.
fn by_way_of_the_past(rule: Rule) -> bool {
    matches!(rule, Rule::RoleFilled | Rule::LowConfidence | Rule::NotYet)
}

#[test]
fn a_heavy_shopper_s_year_fits_into_16_kilobytes() {
    let mut memory = Memory::empty();
    for act in 0..365 * 24 {
        let id = format!("a-product-with-a-rather-long-name-{:04}", act % 997);
        let clock = tent::day(f64::from(act) / 24.0);
        let ids = vec![id.clone()];
        let feedback = match act % 7 {
            0 => Feedback::PageView,
            1 => Feedback::Impression { placement: Placement::Basket, ids },
            2 => Feedback::Viewed { id },
            3 => Feedback::Add { id, kind: None },
            4 => Feedback::Dismissal { id, why: None },
            5 => Feedback::Purchased { ids },
            _ => Feedback::Usage { id, value: 0.5 },
        };
        memory = memory::record(&memory, &feedback, Consent::Persistent, &clock);
    }
    let bytes = serde_json::to_string(&memory).unwrap().len();
    assert!((4_000..16_384).contains(&bytes), "{bytes}");
    assert_eq!(memory.clone().checked(&tent::day(365.0)), memory);
}
