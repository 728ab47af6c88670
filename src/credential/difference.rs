//! Where two JSON values first differ, as a path: `learner.name`, `conditions.0`.

use serde_json::Value;

/// The path of the first difference, in the order of the names; `None` where there is none.
pub fn first(one: &Value, other: &Value) -> Option<String> {
    if one == other {
        return None;
    }
    let inner = match (one, other) {
        (Value::Object(a), Value::Object(b)) => a
            .keys()
            .chain(b.keys().filter(|name| !a.contains_key(*name)))
            .find_map(|name| step(name, a.get(name), b.get(name))),
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
}
