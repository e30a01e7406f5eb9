//! Which rules hold: all of them. `npm run test:rules` builds with the feature `rules`, which lets
//! it switch one off at a time and see which tests notice.
//!
//! What must stay true: without that feature the answer is a constant, and no code is left of it.

#[cfg(feature = "rules")]
pub use switch::switch_off;

/// Whether the rule of this name holds: a `Rule`, a `SilenceCode`, a `Moment`, or a word of ours.
#[cfg(not(feature = "rules"))]
pub(crate) fn holds<Name: ?Sized>(_: &Name) -> bool {
    true
}

#[cfg(feature = "rules")]
pub(crate) fn holds<Name: std::fmt::Debug + ?Sized>(name: &Name) -> bool {
    switch::holds(&format!("{name:?}"))
}

#[cfg(feature = "rules")]
mod switch {
    use std::cell::RefCell;

    thread_local! {
        static OFF: RefCell<String> = const { RefCell::new(String::new()) };
    }

    /// Switches this rule off on this thread, and any other on again.
    pub fn switch_off(name: &str) {
        OFF.with_borrow_mut(|off| name.trim_matches('"').clone_into(off));
    }

    pub(super) fn holds(name: &str) -> bool {
        OFF.with_borrow(|off| off != name.trim_matches('"'))
    }
}
