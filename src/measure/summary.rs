//! Summary: what a shopper may choose to share, as it would be read.
//!
//! What must stay true: no id, no product, no day; counts are cut off and money is rounded, so that
//! a summary stands out by nothing but what it says.

use crate::contract::{
    Clock, Count, Effects, Exposed, Measurements, Memory, Period, Summary, Tally,
};

use super::{
    local::local_effects,
    measures::measures,
    tally::{PERIOD_DAYS, raise},
};

/// No count is told beyond this …
const MOST: f64 = 100.0;
/// … nor any sum of money …
const MOST_MONEY: f64 = 10_000.0;
/// … nor days between two orders.
const MOST_DAYS: f64 = 180.0;
/// Which numbers are money.
const MONEY: [Count; 4] =
    [Count::PriceTaken, Count::PriceOther, Count::PlainValue, Count::WithValue];

/// Everything measured on this device.
#[must_use]
pub fn summary(memory: &Memory, clock: &Clock) -> Measurements {
    let effects = &memory.effects;
    let today = clock.local_day();
    let recent = |one: &&Period| today.saturating_sub(one.from_day) < 2 * PERIOD_DAYS;
    let mut counts = Period::empty();
    for period in effects.periods.iter().filter(recent) {
        counts.add(period);
    }
    let known = measures(&counts).filter(|one| one.whole > 0.0);
    let tally = |name: &str, numbers| Tally { name: name.to_owned(), numbers };
    let measures =
        known.map(|one| tally(one.name, vec![one.part / one.whole, one.whole])).collect();
    let is_over = |one: &&Tally| one.at(Exposed::Until as usize) <= clock.now;
    let arm = |one: &Tally| {
        let [outcome, value] = [Exposed::Outcome, Exposed::Value].map(|of| one.at(of as usize));
        tally(&one.name, vec![outcome, rounded(value)])
    };
    coarse(&mut counts);
    Measurements {
        measures,
        local: local_effects(effects),
        summary: Summary {
            alongside: 1,
            sort: "summary".to_owned(),
            second_purchase_days: second_purchase_days(effects),
            earlier: earlier(effects),
            counts,
            arms: effects.exposures.iter().filter(is_over).map(arm).collect(),
        },
    }
}

/// The period before this one, where there is one.
fn earlier(effects: &Effects) -> Vec<f64> {
    let [before, _] = &effects.periods[..] else { return Vec::new() };
    [Count::Visits, Count::Mutes].map(|count| before.of(count).min(MOST)).into()
}

fn second_purchase_days(effects: &Effects) -> Vec<f64> {
    let [first, second, ..] = effects.orders_at[..] else { return Vec::new() };
    let days = Clock { now: second, ..Clock::default() }.days_since(first);
    vec![days.clamp(0.0, MOST_DAYS).floor()]
}

/// To 5 up to 100, to 50 beyond.
fn rounded(money: f64) -> f64 {
    let step = if money < 100.0 { 5.0 } else { 50.0 };
    (money.clamp(0.0, MOST_MONEY) / step + 0.5).floor() * step
}

fn coarse(period: &mut Period) {
    for (number, place) in period.numbers.iter_mut().zip(0..) {
        let is_money = MONEY.iter().any(|count| *count as usize == place);
        *number = if is_money { rounded(*number) } else { number.min(MOST).floor() };
    }
    for number in period.rows.iter_mut().flat_map(|row| &mut row.numbers) {
        *number = number.min(MOST);
    }
}

impl Period {
    /// Adds another's counts.
    fn add(&mut self, other: &Self) {
        add(&mut self.numbers, &other.numbers);
        for row in &other.rows {
            match self.rows.iter_mut().find(|one| one.name == row.name) {
                Some(one) => add(&mut one.numbers, &row.numbers),
                None => self.rows.push(row.clone()),
            }
        }
    }
}

fn add(numbers: &mut [f64], others: &[f64]) {
    for (place, other) in others.iter().enumerate() {
        raise(numbers, place, *other);
    }
}
