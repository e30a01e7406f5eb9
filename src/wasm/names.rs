//! The names of fields as JavaScript's own strings, each made once.
//!
//! To make one takes longer than to read or write the field it names, and a basket of twenty and
//! its slate have two hundred.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

/// A table of so many slots is never half full: the contract has a tenth as many names.
const SLOT_BITS: u32 = 10;
const SLOTS: usize = 1 << SLOT_BITS;

thread_local! {
    static NAMES: RefCell<Vec<Option<(&'static str, JsValue)>>> = const { RefCell::new(Vec::new()) };
}

/// Does something with the name as JavaScript has it.
pub(super) fn with_name<T>(name: &'static str, act: impl FnOnce(&JsValue) -> T) -> T {
    NAMES.with_borrow_mut(|names| {
        if names.is_empty() {
            names.resize(SLOTS, None);
        }
        // Literals are told apart by where they lie: two in different places are made twice.
        let hash = (name.as_ptr() as u32).wrapping_mul(0x9E37_79B9);
        let mut slot = (hash >> (u32::BITS - SLOT_BITS)) as usize;
        while names[slot].as_ref().is_some_and(|(one, _)| !std::ptr::eq(*one, name)) {
            slot = (slot + 1) % SLOTS;
        }
        let (_, known) = names[slot].get_or_insert_with(|| (name, JsValue::from_str(name)));
        act(known)
    })
}
