//! JSON read strictly: UTF-8, one value, nothing after it, no name twice in an object, no deep nesting.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

/// The one JSON value that `bytes` hold. serde_json refuses what lies more than 128 levels deep.
pub fn read(bytes: &[u8]) -> Result<Value, serde_json::Error> {
    // Looked at once as a whole, not text by text.
    match std::str::from_utf8(bytes) {
        Ok(text) => whole(serde_json::Deserializer::from_str(text)),
        Err(_) => whole(serde_json::Deserializer::from_slice(bytes)),
    }
}

fn whole<'de, R: serde_json::de::Read<'de>>(
    mut reader: serde_json::Deserializer<R>,
) -> Result<Value, serde_json::Error> {
    let value = Strict.deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("a number that is too large"))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = parts.next_element_seed(Strict)? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = parts.next_key::<String>()? {
            match object.entry(name) {
                Entry::Vacant(place) => drop(place.insert(parts.next_value_seed(Strict)?)),
                Entry::Occupied(place) => {
                    let name = place.key();
                    return Err(A::Error::custom(format!("`{name}` stands twice")));
                }
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_plain_value_is_read() {
        let text = r#"{"a":[1,-2,null,true,"x",{"b":{}}],"c":1.5}"#;
        let value = read(text.as_bytes()).expect("good JSON");
        assert_eq!(
            value,
            serde_json::from_str::<Value>(text).expect("good JSON")
        );
    }

    #[test]
    fn a_name_twice_trailing_data_and_deep_nesting_are_refused() {
        let deep = "[".repeat(100_000);
        for bad in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"[{"x":{"a":1,"a":2}}]"#,
            "{} {}",
            "{}x",
            "",
            "{\"a\":1,}",
            "[1e999]",
            "\"\\ud800\"",
            "\u{feff}{}",
            &deep,
        ] {
            assert!(
                read(bad.as_bytes()).is_err(),
                "{}",
                bad.chars().take(40).collect::<String>()
            );
        }
        assert!(read(b"\"\xff\"").is_err());
    }
}
