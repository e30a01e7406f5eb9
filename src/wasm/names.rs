//! The names of fields as JavaScript's own strings, each made once.
//!
//! To make one takes longer than to read or write the field it names, and a basket of twenty and
//! its slate have two hundred.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

thread_local! {
    static NAMES: RefCell<Vec<(&'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Does something with the name as JavaScript has it.
pub(super) fn with_name<T>(name: &'static str, act: impl FnOnce(&JsValue) -> T) -> T {
    NAMES.with_borrow_mut(|names| {
        // Literals are compared by where they lie; two in different places are made twice.
        let known = names.iter().position(|(one, _)| std::ptr::eq(*one, name));
        let place = known.unwrap_or_else(|| {
            names.push((name, JsValue::from_str(name)));
            names.len() - 1
        });
        act(&names[place].1)
    })
}
