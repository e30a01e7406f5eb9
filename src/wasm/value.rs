//! JavaScript values → the contract's types, through serde.
//!
//! Comes in: a value nobody has vouched for. Goes out: a type, or [`Mismatch`]. What must stay
//! true: a mismatch has no words, so none of the shopper's values can end up in a message. That
//! is why this is not serde-wasm-bindgen's decoder, whose errors quote what they found; without
//! them (and the printing of numbers they bring) the engine is a sixth smaller.

use std::fmt;

use serde::{
    de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, SeqAccess, StdError, Visitor},
    forward_to_deserialize_any, ser,
};
use wasm_bindgen::prelude::*;

use super::names::with_name;

/// The value is not of the type that was asked for.
#[derive(Debug)]
pub(super) struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl StdError for Mismatch {}

impl ser::Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A JavaScript value to decode: strings, booleans, finite and other numbers, lists, plain objects, and
/// nothing (`null` or `undefined`).
pub(super) struct Value(pub(super) JsValue);

impl Value {
    fn is_nothing(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    fn number(&self) -> Result<f64, Mismatch> {
        self.0.as_f64().ok_or(Mismatch)
    }

    /// The number, if it is whole and from `low` to `high`.
    fn whole(&self, low: f64, high: f64) -> Result<f64, Mismatch> {
        let number = self.number()?;
        let fits = number >= low && number <= high && number.trunc().total_cmp(&number).is_eq();
        if fits { Ok(number) } else { Err(Mismatch) }
    }

    fn string(&self) -> Result<String, Mismatch> {
        self.0.as_string().ok_or(Mismatch)
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_bool(self.0.as_bool().ok_or(Mismatch)?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_u32(self.whole(0.0, u32::MAX.into())? as u32)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_i32(self.whole(i32::MIN.into(), i32::MAX.into())? as i32)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_string(self.string()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let list: js_sys::Array = self.0.dyn_into().map_err(|_| Mismatch)?;
        let end = list.length();
        visitor.visit_seq(List { elements: list, next: 0, end })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if !self.0.is_object() {
            return Err(Mismatch);
        }
        visitor.visit_seq(Fields { of: self.0, names: fields.iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.string()?.as_str().into_deserializer().deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i64 i128 u8 u16 u64 u128 f32 char str bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct map identifier ignored_any
    }
}

/// The elements of a list, in order.
struct List {
    elements: js_sys::Array,
    next: u32,
    end: u32,
}

impl<'de> SeqAccess<'de> for List {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        if self.next == self.end {
            return Ok(None);
        }
        let element = self.elements.get(self.next);
        self.next += 1;
        seed.deserialize(Value(element)).map(Some)
    }
}

/// The known fields of an object, in the order of the type: serde reads a struct from a sequence
/// in half the code that reading it by names takes. A field that is absent or `undefined` is a gap,
/// which is for the type to fill or to refuse. Other fields of the object are passed over.
struct Fields {
    of: JsValue,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        let Some(name) = self.names.next() else { return Ok(None) };
        let value = with_name(name, |name| js_sys::Reflect::get(&self.of, name));
        let value = value.map_err(|_| Mismatch)?;
        if value.is_undefined() { Ok(None) } else { seed.deserialize(Value(value)).map(Some) }
    }
}
