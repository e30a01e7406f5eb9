//! Preferences: what the shopper said no to.

use crate::{contract::What, product::category_lies_under};

use super::Refusal;
use crate::recommend::{score::Scored, visit::Visit};

/// Taken out of the basket, it or another size or colour of it.
pub(super) fn removed(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let group = visit.model.variant_group(candidate.product());
    visit.removed.find(group).map(|_| Refusal::LASTING)
}

/// Sent back, it or another size or colour of it.
pub(super) fn returned(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let group = visit.model.variant_group(candidate.product());
    visit.returned.find(group).map(|_| Refusal::LASTING)
}

/// Turned down, it or another size or colour of it; of the wrong size, only it.
pub(super) fn dismissed(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let product = candidate.product();
    let in_any_size = visit.resting.dismissed.of(visit.model.variant_group(product));
    let until = in_any_size.or_else(|| visit.resting.wrong_size.of(product))?;
    let days = visit.respect.dismissal_days;
    Some(Refusal::until(days, until))
}

/// It costs as much as one of its category that was too dear.
pub(super) fn too_dear(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let price = visit.about_price(candidate.product())?;
    let category = visit.model.category_place(candidate.product())?;
    let mut too_dear = visit.resting.too_dear.iter();
    let (.., until) = too_dear.find(|(one, dear, _)| *one == category && price >= *dear)?;
    Some(Refusal::until(visit.respect.too_dear_days, *until))
}

/// Enough of its category turned down to leave the category alone for a while.
pub(super) fn category_resting(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let category = visit.model.category_place(candidate.product())?;
    let mut resting = visit.resting.categories.iter();
    let until = resting.find(|(resting, _)| *resting == category).map(|(_, until)| *until)?;
    Some(Refusal::until(visit.respect.category_dismissals, until))
}

/// Its category, or one it lies under, is switched off.
pub(super) fn category_off(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let mut off = visit.memory.categories_off.iter().peekable();
    off.peek()?;
    let category = visit.model.category(candidate.product())?;
    off.any(|off| category_lies_under(category, off)).then_some(Refusal::LASTING)
}

/// It is switched off, in every size and colour.
pub(super) fn product_off(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let group = |product| visit.model.variant_group(product);
    let off = visit.memory.notes_of(What::ProductOff);
    let mut off = off.filter_map(|note| visit.model.resolve(&note.name));
    off.any(|off| group(off) == group(candidate.product())).then_some(Refusal::LASTING)
}

/// The play it would make is switched off.
pub(super) fn play_off(visit: &Visit, candidate: &Scored) -> Option<Refusal> {
    let play = candidate.candidate().play(visit);
    visit.memory.note(What::PlayOff, play.name()).map(|_| Refusal::LASTING)
}
