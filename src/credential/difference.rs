//! Where two JSON values first differ, as a path: `learner.name`, `conditions.0`.

use serde_json::{Map, Value};

/// The path of the first difference between two objects, in the order of the names; `None` where there is none.
pub fn objects(one: &Map<String, Value>, other: &Map<String, Value>) -> Option<String> {
    if one == other {
        return None;
    }
    one.keys()
        .chain(other.keys().filter(|name| !one.contains_key(*name)))
        .find_map(|name| step(name, one.get(name), other.get(name)))
}

/// The path of the first name that stands in `other` and not in `one`, in objects that both have.
pub fn added(one: &Map<String, Value>, other: &Map<String, Value>) -> Option<String> {
    other.iter().find_map(|(name, value)| match one.get(name) {
        None => Some(name.clone()),
        Some(mine) => within(mine, value).map(|rest| format!("{name}.{rest}")),
    })
}

fn within(one: &Value, other: &Value) -> Option<String> {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => added(a, b),
        (Value::Array(a), Value::Array(b)) => {
            let mut both = a.iter().zip(b).enumerate();
            both.find_map(|(at, (a, b))| within(a, b).map(|rest| format!("{at}.{rest}")))
        }
        // serde_json's own enum: in anything else nothing can be added.
        _ => None,
    }
}

fn first(one: &Value, other: &Value) -> Option<String> {
    if one == other {
        return None;
    }
    let inner = match (one, other) {
        (Value::Object(a), Value::Object(b)) => objects(a, b),
        (Value::Array(a), Value::Array(b)) => {
            (0..a.len().max(b.len())).find_map(|at| step(&at.to_string(), a.get(at), b.get(at)))
        }
        // serde_json's own enum: two values that are not both objects or both lists differ here.
        _ => None,
    };
    Some(inner.unwrap_or_default())
}

fn step(name: &str, one: Option<&Value>, other: Option<&Value>) -> Option<String> {
    let (Some(one), Some(other)) = (one, other) else {
        return Some(name.to_owned());
    };
    first(one, other).map(|rest| match rest.is_empty() {
        true => name.to_owned(),
        false => format!("{name}.{rest}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_first_difference_is_named_by_its_path() {
        let one = json!({"a": {"b": [1, 2]}, "c": "x"});
        for (other, path) in [
            (json!({"a": {"b": [1, 2]}, "c": "y"}), "c"),
            (json!({"a": {"b": [1, 3]}, "c": "x"}), "a.b.1"),
            (json!({"a": {"b": [1]}, "c": "x"}), "a.b.1"),
            (json!({"a": {}, "c": "x"}), "a.b"),
            (json!({"a": {"b": [1, 2]}, "c": "x", "d": null}), "d"),
            (json!(3), ""),
        ] {
            assert_eq!(first(&one, &other).as_deref(), Some(path));
        }
        assert_eq!(first(&one, &one), None);
    }

    #[test]
    fn an_added_name_is_found_at_any_depth() {
        let one = json!({"a": {"b": [{"c": 1}]}});
        for (other, path) in [
            (json!({"a": {"b": [{"c": 2}]}}), None),
            (json!({"a": {"b": [{"c": 1, "d": 1}]}}), Some("a.b.0.d")),
            (json!({"a": {"x": 1}}), Some("a.x")),
            (json!({}), None),
        ] {
            let (one, other) = (one.as_object(), other.as_object());
            let found = added(one.expect("an object"), other.expect("an object"));
            assert_eq!(found.as_deref(), path);
        }
    }
}
