//! What a key takes, as JSON Schema: its type, and its form where words can say it. TOML's dates reach a schema as text.

use serde_json::{Value, json};
use toml::de::DeValue;

use super::Line;
use crate::core::id::LONGEST;
use crate::source::shape::{Need, Row, Takes};

/// The schema of a value that holds no table of its own.
pub fn of(takes: Takes) -> Value {
    match takes {
        Takes::Id => text(&format!("^{}$", id())),
        Takes::DottedId => {
            let mut schema = text("^[a-z0-9-]+(\\.[a-z0-9-]+)*$");
            schema["maxLength"] = LONGEST.into();
            schema
        }
        Takes::BankId => text(&format!("^({0}/)?{0}$", id())),
        Takes::Phrase | Takes::Counted | Takes::Gapped | Takes::Text => {
            json!({ "type": "string", "minLength": 1 })
        }
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Whole(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
        Takes::Number => json!({ "type": "number" }),
        Takes::Date => json!({ "type": "string", "format": "date" }),
        Takes::OneOf(words) => json!({ "type": "string", "enum": words }),
        Takes::Percent => text("^\\s*0*(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?)\\s*%\\s*$"),
        Takes::Span => text("^\\s*[0-9]+\\s*(s|min|h|day|days)\\s*$"),
        Takes::Calendar => text("^\\s*[0-9]+\\s*(day|days|month|months|year|years)\\s*$"),
        Takes::Or(word, other) => or(word, of(*other)),
        Takes::NumberOrText => json!({ "type": ["number", "string"], "minLength": 1 }),
        Takes::Value => json!({
            "type": ["number", "string", "object"],
            "minLength": 1,
            "properties": { "fact": of(Takes::Id) },
            "required": ["fact"],
            "additionalProperties": false,
        }),
        Takes::List(each) => json!({ "type": "array", "items": of(*each) }),
        Takes::Phrases => {
            json!({ "type": "array", "items": of(Takes::Phrase), "minItems": 1 })
        }
        // A table is made of its lines.
        Takes::Inside(_) | Takes::Named(_) => json!({ "type": "object" }),
        Takes::Parts(_) | Takes::Things(_) => json!({ "type": "array" }),
    }
}

/// The form of an id, without ends.
pub fn id() -> String {
    format!("[a-z0-9-]{{1,{LONGEST}}}")
}

fn text(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

// This word, or what the schema says: each keyword of a schema holds for values of its own type alone.
fn or(word: &str, mut schema: Value) -> Value {
    let inner = schema["pattern"].as_str().map(str::to_owned);
    schema["pattern"] = match inner {
        Some(inner) => format!("^{word}$|{inner}").into(),
        None => format!("^{word}$").into(),
    };
    schema["type"] = types([&schema["type"], &"string".into()]);
    schema
}

/// The types of several, each once.
pub fn types<'v>(all: impl IntoIterator<Item = &'v Value>) -> Value {
    let mut found: Vec<Value> = Vec::new();
    for types in all {
        let each = match types {
            Value::Array(list) => list.clone(),
            one => vec![one.clone()],
        };
        let new = each.into_iter().filter(|one| !found.contains(one));
        let new: Vec<Value> = new.collect();
        found.extend(new);
    }
    match found.len() {
        1 => found.remove(0),
        _ => found.into(),
    }
}

/// The value a key has where it is left out.
pub fn default(row: &Row) -> Option<Value> {
    match row.need {
        Need::Default(written) => Some(written_value(written).unwrap_or_else(|| written.into())),
        Need::Must | Need::May => None,
    }
}

/// A value as an author would write it; `None` where there is none, or a table's header.
pub fn example(line: &Line) -> Option<Value> {
    written_value(line.example)
}

fn written_value(written: &str) -> Option<Value> {
    DeValue::parse(written)
        .ok()
        .map(|value| plain(value.get_ref()))
}

fn plain(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => number_of(number.as_str()),
        DeValue::Float(number) => number_of(number.as_str()),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(stamp) => stamp.to_string().into(),
        DeValue::Array(list) => list.iter().map(|part| plain(part.get_ref())).collect(),
        DeValue::Table(table) => {
            let parts = table.iter();
            parts
                .map(|(key, part)| (key.get_ref().to_string(), plain(part.get_ref())))
                .collect()
        }
    }
}

fn number_of(written: &str) -> Value {
    written
        .parse::<serde_json::Number>()
        .map_or(Value::Null, Value::Number)
}
