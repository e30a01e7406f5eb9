//! The memory, as the page holds it.
//!
//! Comes in: a value that may be a memory. Goes out: the memory. What must stay true: what was handed
//! out last is not read again, for it is frozen: nobody can have changed it. A page asks many times
//! between two acts of its shopper, and to read 500 events takes longer than to answer.

use wasm_bindgen::prelude::*;

use super::crossing::{frozen, read};
use crate::contract::{Clock, Memory};

/// The memory last read or handed out.
pub(super) struct Remembered {
    /// What the page got of it, if it was handed out.
    handed_out: Option<JsValue>,
    memory: Memory,
}

impl Default for Remembered {
    fn default() -> Self {
        Self { handed_out: None, memory: Memory::empty() }
    }
}

impl Remembered {
    /// The memory that `value` is. One that can't be read is no error: the engine goes on without it,
    /// and more quietly.
    pub(super) fn read(&mut self, value: JsValue, clock: &Clock) -> &Memory {
        if self.handed_out.as_ref() != Some(&value) {
            self.handed_out = None;
            self.memory = if value == JsValue::UNDEFINED || value == JsValue::NULL {
                Memory::empty()
            } else if let Some(memory) = read::<Memory>(value) {
                memory.checked(clock)
            } else {
                Memory::after_damage(clock)
            };
        }
        &self.memory
    }

    /// The memory as the page gets it. It passes every check, as all that the engine makes does.
    pub(super) fn handed_out(&mut self, memory: Memory) -> JsValue {
        self.memory = memory;
        let value = frozen(&mut self.memory);
        self.handed_out = Some(value.clone());
        value
    }
}
