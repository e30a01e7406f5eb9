//! The contract's types → JavaScript values, through serde.
//!
//! Comes in: plain data. Goes out: plain objects, lists, strings, numbers, booleans and `null`.
//! What must stay true: it writes what the contract is made of and nothing else, in a third of the
//! code that a general writer takes.

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use wasm_bindgen::prelude::*;

use super::{names::with_name, value::Mismatch};

/// Writes one value.
pub(super) struct Writer;

type Never = Impossible<JsValue, Mismatch>;
type Written = Result<JsValue, Mismatch>;

impl Serializer for Writer {
    type Ok = JsValue;
    type Error = Mismatch;
    type SerializeSeq = List;
    type SerializeStruct = Object;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStructVariant = Never;

    fn serialize_bool(self, value: bool) -> Written {
        Ok(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        Ok(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        Ok(value.into())
    }

    fn serialize_f64(self, value: f64) -> Written {
        Ok(value.into())
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(value.into())
    }

    fn serialize_none(self) -> Written {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &str, _: u32, variant: &'static str) -> Written {
        Ok(with_name(variant, JsValue::clone))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, Mismatch> {
        Ok(List(js_sys::Array::new()))
    }

    fn serialize_struct(self, _: &str, _: usize) -> Result<Object, Mismatch> {
        Ok(Object(js_sys::Object::new()))
    }

    fn serialize_i8(self, _: i8) -> Written {
        Err(Mismatch)
    }

    fn serialize_i16(self, _: i16) -> Written {
        Err(Mismatch)
    }

    fn serialize_i64(self, _: i64) -> Written {
        Err(Mismatch)
    }

    fn serialize_u8(self, _: u8) -> Written {
        Err(Mismatch)
    }

    fn serialize_u16(self, _: u16) -> Written {
        Err(Mismatch)
    }

    fn serialize_u64(self, _: u64) -> Written {
        Err(Mismatch)
    }

    fn serialize_f32(self, _: f32) -> Written {
        Err(Mismatch)
    }

    fn serialize_char(self, _: char) -> Written {
        Err(Mismatch)
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(Mismatch)
    }

    fn serialize_unit(self) -> Written {
        Err(Mismatch)
    }

    fn serialize_unit_struct(self, _: &str) -> Written {
        Err(Mismatch)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &str, _: &T) -> Written {
        Err(Mismatch)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &str,
        _: u32,
        _: &str,
        _: &T,
    ) -> Written {
        Err(Mismatch)
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, Mismatch> {
        Err(Mismatch)
    }

    fn serialize_tuple_struct(self, _: &str, _: usize) -> Result<Never, Mismatch> {
        Err(Mismatch)
    }

    fn serialize_tuple_variant(
        self,
        _: &str,
        _: u32,
        _: &str,
        _: usize,
    ) -> Result<Never, Mismatch> {
        Err(Mismatch)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Never, Mismatch> {
        Err(Mismatch)
    }

    fn serialize_struct_variant(
        self,
        _: &str,
        _: u32,
        _: &str,
        _: usize,
    ) -> Result<Never, Mismatch> {
        Err(Mismatch)
    }
}

/// A list that is being written.
pub(super) struct List(js_sys::Array);

impl SerializeSeq for List {
    type Ok = JsValue;
    type Error = Mismatch;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Mismatch> {
        self.0.push(&value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.0.into())
    }
}

/// An object that is being written.
pub(super) struct Object(js_sys::Object);

impl SerializeStruct for Object {
    type Ok = JsValue;
    type Error = Mismatch;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Mismatch> {
        let value = value.serialize(Writer)?;
        // Setting a field of an object made just now can't fail.
        with_name(name, |name| js_sys::Reflect::set(&self.0, name, &value))
            .map(drop)
            .map_err(|_| Mismatch)
    }

    fn end(self) -> Written {
        Ok(self.0.into())
    }
}
