//! JSON of which only named members are kept.
//!
//! What must stay true: what is not named, such as a review and its author, is skipped by the
//! parser and never held.

use std::fmt;

use serde::{Deserialize, Deserializer, de};
use serde_json::{Map, Number, Value};

/// The members of a document that are read.
const READ: [&str; 28] = [
    "@graph",
    "@id",
    "@type",
    "availability",
    "brand",
    "category",
    "gtin",
    "gtin12",
    "gtin13",
    "gtin14",
    "hasVariant",
    "image",
    "inProductGroupWithID",
    "isAccessoryOrSparePartFor",
    "isConsumableFor",
    "isOftenBoughtWith",
    "isRelatedTo",
    "isSimilarTo",
    "isVariantOf",
    "lowPrice",
    "mpn",
    "name",
    "offers",
    "price",
    "productGroupID",
    "productID",
    "sku",
    "url",
];

/// A document without what nobody reads.
pub(super) struct Kept(pub(super) Value);

impl<'de> Deserialize<'de> for Kept {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor).map(Self)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }
    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Kept(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }
    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if READ.contains(&name.as_str()) {
                let Kept(value) = map.next_value()?;
                members.insert(name, value);
            } else {
                map.next_value::<de::IgnoredAny>()?;
            }
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_and_its_author_are_never_held() {
        let text = r#"{"name":"Stove","price":49.9,"gtin":4006381333931,"tags":[null,true],
            "review":[{"author":{"name":"Ada"}}],"offers":[{"price":"49.90","seller":"Ben"}]}"#;
        let Kept(value) = serde_json::from_str(text).unwrap();
        let wanted = serde_json::json!({
            "name": "Stove", "price": 49.9, "gtin": 4_006_381_333_931_u64,
            "offers": [{"price": "49.90"}],
        });
        assert_eq!(value, wanted);
    }
}
