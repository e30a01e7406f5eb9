//! Choices: everything the shopper has set, as a list of which each can be taken back.
//!
//! What must stay true: nothing the shopper chose is missing from the list, and what is given as
//! its way back undoes that choice and no other.

use crate::contract::{Choice, ChoiceKind, Clock, Memory, Subject, What};

impl Memory {
    pub(super) fn switch_off(&mut self, what: Subject, name: &str, clock: &Clock) {
        match what {
            Subject::Category => {
                self.strike(What::CategoryOn, name);
                self.categories_off.retain(|off| off != name);
                self.categories_off.push(name.to_owned());
            }
            Subject::Product => self.put(What::ProductOff, name, 0.0, clock),
            Subject::Play => self.put(What::PlayOff, name, 0.0, clock),
            Subject::Anchor => self.put(What::AnchorOff, name, 0.0, clock),
        }
    }

    pub(super) fn switch_on(&mut self, what: Subject, name: &str, clock: &Clock) {
        match what {
            Subject::Category if self.categories_off.iter().any(|off| off == name) => {
                self.categories_off.retain(|off| off != name);
            }
            // It was not off: a sensitive category, which is off until the shopper wants it.
            Subject::Category => self.put(What::CategoryOn, name, 0.0, clock),
            Subject::Product => self.strike(What::ProductOff, name),
            Subject::Play => self.strike(What::PlayOff, name),
            Subject::Anchor => self.strike(What::AnchorOff, name),
        }
    }
}

/// Everything the shopper has set in this memory and that still holds, oldest first of each kind.
#[must_use]
pub fn choices(memory: &Memory, clock: &Clock) -> Vec<Choice> {
    let choice = |kind, name: &str, until| Choice { kind, name: name.to_owned(), until };
    let off = memory.categories_off.iter().map(|off| choice(ChoiceKind::CategoryOff, off, None));
    let dismissed = memory.dismissed.iter().filter_map(|one| {
        let until = one.until();
        (until > clock.now).then(|| choice(ChoiceKind::Dismissal, &one.id, Some(until)))
    });
    let noted = memory.notes.iter().filter_map(|note| {
        let kind = match note.what {
            What::ProductOff => ChoiceKind::ProductOff,
            What::PlayOff => ChoiceKind::PlayOff,
            What::AnchorOff => ChoiceKind::AnchorOff,
            What::CategoryOn => ChoiceKind::CategoryOn,
            _ => return None,
        };
        Some(choice(kind, &note.name, None))
    });
    let session =
        [(memory.session.gift, ChoiceKind::Gift), (memory.session.not_me, ChoiceKind::NotMe)];
    let goes_on = memory.session_goes_on(clock);
    let session = session.into_iter().filter(|(is_on, _)| *is_on && goes_on);
    let session = session.map(|(_, kind)| choice(kind, "", None));
    off.chain(dismissed).chain(noted).chain(session).collect()
}
