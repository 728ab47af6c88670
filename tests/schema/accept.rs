//! As much of JSON Schema, draft-07, as our schemas use: a value held against a schema, and what is wrong with it.

use regex::Regex;
use serde_json::Value;

/// What a schema finds wrong with a value, each with the path to it; nothing where it takes the value.
pub fn mistakes(value: &Value, schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    hold(value, schema, "", &mut found);
    found
}

/// TOML as an editor hands it to a schema: dates are text.
pub fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(flag) => (*flag).into(),
        toml::Value::Datetime(stamp) => stamp.to_string().into(),
        toml::Value::Array(list) => list.iter().map(json).collect(),
        toml::Value::Table(table) => table
            .iter()
            .map(|(key, value)| (key.clone(), json(value)))
            .collect(),
    }
}

fn hold(value: &Value, schema: &Value, at: &str, found: &mut Vec<String>) {
    let schema = match schema {
        Value::Object(schema) => schema,
        Value::Bool(true) => return,
        _ => return found.push(format!("{at}: not allowed")),
    };
    let mut say = |what: String| found.push(format!("{at}: {what}"));
    let fits = |wanted: &Value| -> bool {
        match wanted.as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("boolean") => value.is_boolean(),
            Some("number") => value.is_number(),
            Some("integer") => value.is_u64() || value.is_i64(),
            other => panic!("a type we do not write: {other:?}"),
        }
    };
    for (keyword, wanted) in schema {
        let text = value.as_str();
        let number = value.as_f64();
        let good = match keyword.as_str() {
            "type" => match wanted {
                Value::Array(types) => types.iter().any(fits),
                one => fits(one),
            },
            "enum" => wanted.as_array().is_some_and(|words| words.contains(value)),
            "const" => wanted == value,
            "minLength" => text.is_none_or(|text| text.chars().count() as u64 >= count(wanted)),
            "maxLength" => text.is_none_or(|text| text.chars().count() as u64 <= count(wanted)),
            "pattern" => text.is_none_or(|text| matches(wanted, text)),
            "format" => text.is_none_or(|text| text.parse::<jiff::civil::Date>().is_ok()),
            "minimum" => number.is_none_or(|n| wanted.as_f64().is_some_and(|least| n >= least)),
            "maximum" => number.is_none_or(|n| wanted.as_f64().is_some_and(|most| n <= most)),
            "minItems" => value
                .as_array()
                .is_none_or(|list| list.len() as u64 >= count(wanted)),
            "required" => {
                for key in wanted.as_array().into_iter().flatten() {
                    let key = key.as_str().expect("keys are text");
                    if value.as_object().is_some_and(|map| !map.contains_key(key)) {
                        say(format!("`{key}` is missing"));
                    }
                }
                true
            }
            // Below, or said to people.
            "properties"
            | "additionalProperties"
            | "propertyNames"
            | "items"
            | "if"
            | "then"
            | "else"
            | "description"
            | "examples"
            | "default"
            | "title"
            | "$schema"
            | "$comment" => true,
            other => panic!("a keyword we do not write: {other}"),
        };
        if !good {
            say(format!("{keyword} {wanted}"));
        }
    }
    inside(value, schema, at, found);
    if let Some(test) = schema.get("if") {
        let branch = match mistakes(value, test).is_empty() {
            true => schema.get("then"),
            false => schema.get("else"),
        };
        hold(value, branch.unwrap_or(&Value::Bool(true)), at, found);
    }
}

fn inside(
    value: &Value,
    schema: &serde_json::Map<String, Value>,
    at: &str,
    found: &mut Vec<String>,
) {
    if let (Value::Array(list), Some(each)) = (value, schema.get("items")) {
        for (n, part) in list.iter().enumerate() {
            hold(part, each, &format!("{at}[{n}]"), found);
        }
    }
    let Value::Object(map) = value else {
        return;
    };
    for (key, part) in map {
        let at = format!("{at}.{key}");
        let own = schema.get("properties").and_then(|own| own.get(key));
        if let Some(own) = own.or(schema.get("additionalProperties")) {
            hold(part, own, &at, found);
        }
        if let Some(names) = schema.get("propertyNames") {
            hold(&key.as_str().into(), names, &at, found);
        }
    }
}

fn count(wanted: &Value) -> u64 {
    wanted.as_u64().expect("a count")
}

fn matches(pattern: &Value, text: &str) -> bool {
    let pattern = pattern.as_str().expect("a pattern is text");
    Regex::new(pattern).expect("a good pattern").is_match(text)
}
