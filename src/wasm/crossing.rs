//! The contract's types ↔ JavaScript values.
//!
//! Comes in: a value nobody has vouched for, or plain data. Goes out: a type, or nothing at all; or a
//! plain object, list, string, number, boolean or `null`. What must stay true: a value that is not of
//! its type has no words, so none of the shopper's values can end up in a message; numbers stay
//! numbers, and a field that must be there is there.
//!
//! Each type says once what it is made of ([`Crosses::cross`], which `crossing` derives), and what
//! walks over it stands here once: serde would write a reader and a writer for each type of each
//! field, a quarter of the whole engine.

use wasm_bindgen::prelude::*;

use super::names::with_name;

#[wasm_bindgen]
extern "C" {
    /// An object and its fields. `Reflect` takes several times as long to get and to set one.
    type Fields;
    #[wasm_bindgen(method, catch, indexing_getter)]
    fn get(this: &Fields, name: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Fields, name: &JsValue, value: &JsValue);
    #[wasm_bindgen(js_namespace = Object)]
    fn freeze(value: &JsValue);
    /// Of what is one. What may be none comes back by way of memory, which takes longer.
    #[wasm_bindgen(js_name = Number)]
    fn number_of(value: &JsValue) -> f64;
}

/// What crosses, in either direction.
pub(crate) trait Crosses {
    /// What is read into: every part of it is overwritten, or is what an absent field stands for.
    fn blank() -> Self
    where
        Self: Sized;

    /// Tells `over` what it is made of: outwards it is written down, inwards it is overwritten,
    /// unless what is read is no object, list, number and so on: then it stays as it is.
    fn cross(&mut self, over: &mut Crossing);
}

/// One value under way.
pub(crate) struct Crossing {
    value: JsValue,
    way: Way,
    /// Whether the value is not of the type that was asked for; what has been read of it then is void.
    is_other: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Inwards,
    Outwards,
    /// Outwards, and nobody can change what was written.
    Frozen,
}

/// JavaScript's value as a `T`, if it is one.
pub(super) fn read<T: Crosses>(value: JsValue) -> Option<T> {
    let mut read = T::blank();
    let is_read = Crossing::inwards(value).takes(&mut read);
    is_read.then_some(read)
}

/// Sets a field of an object made just now, which can't fail.
pub(super) fn set_field(object: &JsValue, name: &JsValue, value: &JsValue) {
    object.unchecked_ref::<Fields>().set(name, value);
}

/// `what` as JavaScript's value.
pub(super) fn written(mut what: impl Crosses) -> JsValue {
    Crossing::outwards(&mut what, Way::Outwards)
}

/// `what` as JavaScript's value, frozen with all that is in it.
pub(super) fn frozen(what: &mut impl Crosses) -> JsValue {
    Crossing::outwards(what, Way::Frozen)
}

impl Crossing {
    fn inwards(value: JsValue) -> Self {
        Self { value, way: Way::Inwards, is_other: false }
    }

    fn is_inwards(&self) -> bool {
        self.way == Way::Inwards
    }

    fn takes(mut self, what: &mut dyn Crosses) -> bool {
        what.cross(&mut self);
        !self.is_other
    }

    fn outwards(what: &mut dyn Crosses, way: Way) -> JsValue {
        let mut over = Self { value: JsValue::UNDEFINED, way, is_other: false };
        what.cross(&mut over);
        if way == Way::Frozen {
            // What is no object stays as it is.
            freeze(&over.value);
        }
        over.value
    }

    /// What follows are the fields of an object. Others it may have are passed over.
    pub(crate) fn object(&mut self) {
        if self.is_inwards() {
            self.is_other = !self.value.is_object();
        } else {
            self.value = js_sys::Object::new().into();
        }
    }

    /// A field. Absent or `undefined` it stays blank, unless it `is_needed`.
    pub(crate) fn field(&mut self, name: &'static str, field: &mut dyn Crosses, is_needed: bool) {
        if !self.is_inwards() {
            let value = Self::outwards(field, self.way);
            with_name(name, |name| set_field(&self.value, name, &value));
        } else if !self.is_other {
            // To get one can fail: a getter may throw.
            let object: &Fields = self.value.unchecked_ref();
            self.is_other = with_name(name, |name| object.get(name)).map_or(true, |value| {
                let mut over = Self::inwards(value);
                field.cross(&mut over);
                // What is absent is of no type, and leaves the field blank.
                over.is_other && (is_needed || over.value != JsValue::UNDEFINED)
            });
        }
    }

    /// What follows are the elements of a list: how many there are to read, none if it is written.
    fn list(&mut self) -> u32 {
        if !self.is_inwards() {
            self.value = js_sys::Array::new().into();
            return 0;
        }
        let list = self.value.dyn_ref::<js_sys::Array>();
        self.is_other = list.is_none();
        list.map_or(0, js_sys::Array::length)
    }

    /// The element at `place`; written, it comes last.
    fn element(&mut self, place: u32, element: &mut dyn Crosses) {
        let list: &js_sys::Array = self.value.unchecked_ref();
        if self.is_inwards() {
            self.is_other |= !Self::inwards(list.get(place)).takes(element);
        } else {
            list.push(&Self::outwards(element, self.way));
        }
    }

    /// The place of one of these words among them; beyond them where it is none.
    pub(crate) fn word(&mut self, words: &[&'static str], place: usize) -> usize {
        if !self.is_inwards() {
            self.value = with_name(words[place], JsValue::clone);
            return place;
        }
        let text = self.value.as_string();
        let found = text.and_then(|text| words.iter().position(|word| *word == text));
        self.is_other = found.is_none();
        found.unwrap_or(usize::MAX)
    }

    /// Whether there is anything to read.
    fn is_something(&mut self) -> bool {
        self.is_other = self.value == JsValue::UNDEFINED;
        !self.is_other && self.value != JsValue::NULL
    }

    fn nothing(&mut self) {
        if !self.is_inwards() {
            self.value = JsValue::NULL;
        }
    }

    fn number(&mut self, now: f64) -> f64 {
        if !self.is_inwards() {
            self.value = now.into();
            return now;
        }
        let number = self.value.as_f64();
        self.is_other = number.is_none();
        number.unwrap_or(now)
    }

    /// A whole number from `low` to `high`.
    fn whole(&mut self, now: f64, low: f64, high: f64) -> f64 {
        if !self.is_inwards() {
            return self.number(now);
        }
        // To ask first is quicker than to fetch what may be no number.
        if !js_sys::Number::is_integer(&self.value) {
            self.is_other = true;
            return now;
        }
        let number = number_of(&self.value);
        self.is_other = !(number >= low && number <= high);
        number
    }
}

impl Crosses for f64 {
    fn blank() -> Self {
        0.0
    }

    fn cross(&mut self, over: &mut Crossing) {
        *self = over.number(*self);
    }
}

impl Crosses for u32 {
    fn blank() -> Self {
        0
    }

    fn cross(&mut self, over: &mut Crossing) {
        *self = over.whole((*self).into(), 0.0, Self::MAX.into()) as Self;
    }
}

impl Crosses for i32 {
    fn blank() -> Self {
        0
    }

    fn cross(&mut self, over: &mut Crossing) {
        *self = over.whole((*self).into(), Self::MIN.into(), Self::MAX.into()) as Self;
    }
}

impl Crosses for bool {
    fn blank() -> Self {
        false
    }

    fn cross(&mut self, over: &mut Crossing) {
        if over.is_inwards() {
            let flag = over.value.as_bool();
            over.is_other = flag.is_none();
            *self = flag.unwrap_or(*self);
        } else {
            over.value = (*self).into();
        }
    }
}

impl Crosses for String {
    fn blank() -> Self {
        Self::new()
    }

    fn cross(&mut self, over: &mut Crossing) {
        if over.is_inwards() {
            let text = over.value.as_string();
            over.is_other = text.is_none();
            if let Some(text) = text {
                *self = text;
            }
        } else {
            over.value = self.as_str().into();
        }
    }
}

impl<T: Crosses> Crosses for Option<T> {
    fn blank() -> Self {
        None
    }

    fn cross(&mut self, over: &mut Crossing) {
        if over.is_inwards() {
            *self = over.is_something().then(T::blank);
        }
        match self {
            Some(what) => what.cross(over),
            None => over.nothing(),
        }
    }
}

impl<T: Crosses> Crosses for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn cross(&mut self, over: &mut Crossing) {
        for place in 0..over.list() {
            if over.is_other {
                break;
            }
            let mut element = T::blank();
            over.element(place, &mut element);
            self.push(element);
        }
        if !over.is_inwards() {
            for element in self {
                over.element(0, element);
            }
        }
    }
}
