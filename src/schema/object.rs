//! A table as JSON Schema. Where a key decides on the form, every key of every form is offered, and each form then says
//! which of them are its own: an editor offers by the first and complains by the second.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Form, Holds, Line, Table, describe, value};
use crate::source::shape::Need;

/// The schema of a table.
pub fn of(table: &Table) -> Value {
    match (table.by, table.forms.as_slice()) {
        (Some(key), forms) => by(key, forms),
        (None, forms) => forms.first().map_or(json!({}), one),
    }
}

fn one(form: &Form) -> Value {
    let mut schema = json!({
        "type": "object",
        "properties": form.lines.iter().map(property).collect::<Map<_, _>>(),
        "additionalProperties": others(form),
    });
    require(&mut schema, needed(form));
    schema
}

fn property(line: &Line) -> (String, Value) {
    let mut schema = held(&line.holds);
    describe::one(&mut schema, line);
    (line.row.key.to_owned(), schema)
}

fn held(holds: &Holds) -> Value {
    match holds {
        Holds::Value(takes) => value::of(*takes),
        Holds::Inside(table) => of(table),
        Holds::List(table) => json!({ "type": "array", "items": of(table) }),
        Holds::Named(table) => json!({
            "type": "object",
            "propertyNames": { "pattern": format!("^{}$", value::id()) },
            "additionalProperties": of(table),
        }),
    }
}

fn others(form: &Form) -> Value {
    form.others.map_or(false.into(), value::of)
}

fn needed(form: &Form) -> Vec<&'static str> {
    let must = form.lines.iter().filter(|line| line.need == Need::Must);
    must.map(|line| line.row.key).collect()
}

fn require(schema: &mut Value, keys: Vec<&str>) {
    if !keys.is_empty() {
        schema["required"] = keys.into();
    }
}

// All forms in one, and then the form that the key names.
fn by(key: &str, forms: &[Form]) -> Value {
    let mut properties = Map::new();
    // Keys that take one thing here and another there.
    let mut unlike = BTreeSet::new();
    for line in forms.iter().flat_map(|form| &form.lines) {
        let name = line.row.key;
        if properties.contains_key(name) {
            continue;
        }
        let lines: Vec<(&str, &Line)> = forms
            .iter()
            .filter_map(|form| Some((form.name, form.line(name)?)))
            .collect();
        let mut schema = held(&line.holds);
        for other in lines.iter().map(|(_, other)| held(&other.holds)) {
            if other != schema {
                unlike.insert(name);
                schema = loosened(schema, other);
            }
        }
        describe::several(&mut schema, &lines, forms.len());
        properties.insert(name.to_owned(), schema);
    }
    let everywhere = |name: &&str| forms.iter().all(|form| needed(form).contains(name));
    let always: Vec<&str> = forms.first().map_or(Vec::new(), needed);
    let always: Vec<&str> = always.into_iter().filter(everywhere).collect();
    let mut schema = json!({ "type": "object", "properties": properties });
    // A form that is none is told where the key stands, and nothing else is.
    let mut rest = json!({});
    for form in forms.iter().rev() {
        rest = json!({
            "if": {
                "properties": { key: { "const": form.name } },
                "required": [key],
                "additionalProperties": true,
            },
            "then": narrowed(form, &unlike, &always),
            "else": rest,
        });
    }
    if let (Value::Object(whole), Value::Object(rest)) = (&mut schema, rest) {
        whole.extend(rest);
    }
    require(&mut schema, always);
    schema
}

// What one form adds to what all have in common.
fn narrowed(form: &Form, unlike: &BTreeSet<&str>, always: &[&str]) -> Value {
    let own = form.lines.iter().map(|line| {
        let name = line.row.key;
        let schema = match unlike.contains(name) {
            true => held(&line.holds),
            false => true.into(),
        };
        (name.to_owned(), schema)
    });
    let mut schema = json!({
        "properties": own.collect::<Map<_, _>>(),
        "additionalProperties": others(form),
    });
    let needed = needed(form).into_iter();
    require(
        &mut schema,
        needed.filter(|name| !always.contains(name)).collect(),
    );
    schema
}

// A schema that refuses nothing that one of the two takes, and still offers what either has.
fn loosened(one: Value, other: Value) -> Value {
    let (Value::Object(one), Value::Object(other)) = (one, other) else {
        return true.into();
    };
    // What binds values of a type that the other does not take at all goes on to bind them.
    let alone = |own: &Map<_, _>, other: &Map<String, Value>| {
        let own = own.iter().filter(|(keyword, _)| {
            !other.contains_key(*keyword) && binds(keyword).is_some_and(|of| !takes(other, of))
        });
        own.map(|(keyword, value)| (keyword.clone(), value.clone()))
            .collect::<Vec<_>>()
    };
    let mut both: Map<_, _> = alone(&one, &other).into_iter().collect();
    both.extend(alone(&other, &one));
    for (keyword, a) in &one {
        let Some(b) = other.get(keyword) else {
            continue;
        };
        let joined = match keyword.as_str() {
            _ if a == b => a.clone(),
            "type" => value::types([a, b]),
            "items" => loosened(a.clone(), b.clone()),
            "properties" => merged(a, b),
            "description" | "examples" => a.clone(),
            _ => continue,
        };
        both.insert(keyword.clone(), joined);
    }
    both.into()
}

// The type whose values a keyword binds.
fn binds(keyword: &str) -> Option<&'static str> {
    match keyword {
        "properties" | "required" | "additionalProperties" | "propertyNames" => Some("object"),
        "items" | "minItems" => Some("array"),
        "minLength" | "maxLength" | "pattern" | "format" => Some("string"),
        _ => None,
    }
}

fn takes(schema: &Map<String, Value>, of: &str) -> bool {
    match schema.get("type") {
        Some(Value::Array(types)) => types.iter().any(|one| one == of),
        Some(one) => one == of,
        None => true,
    }
}

fn merged(one: &Value, other: &Value) -> Value {
    let mut all = one.as_object().cloned().unwrap_or_default();
    for (name, schema) in other.as_object().into_iter().flatten() {
        let schema = match all.remove(name) {
            Some(known) if known != *schema => loosened(known, schema.clone()),
            Some(_) | None => schema.clone(),
        };
        all.insert(name.clone(), schema);
    }
    all.into()
}
