//! What an editor shows of a key: what it is for, what it is where it is left out, and an example.

use serde_json::Value;

use super::{Line, value};
use crate::source::shape::Need;

/// Describes a key.
pub fn one(schema: &mut Value, line: &Line) {
    schema["description"] = format!("{}.{}", capital(line.row.doc), usage(line)).into();
    annotate(schema, &[line]);
}

/// Describes a key that several forms of a table have, each by its name; `of` says how many forms there are.
pub fn several(schema: &mut Value, lines: &[(&str, &Line)], of: usize) {
    let mut said: Vec<(String, Vec<&str>)> = Vec::new();
    for (form, line) in lines {
        let text = format!("{}.{}", capital(line.row.doc), usage(line));
        match said.iter_mut().find(|(known, _)| *known == text) {
            Some((_, forms)) => forms.push(form),
            None => said.push((text, vec![form])),
        }
    }
    let everywhere = lines.len() == of && said.len() == 1;
    let paragraphs = said.iter().map(|(text, forms)| match everywhere {
        true => text.clone(),
        false => format!("Of {}: {text}", forms.join(", ")),
    });
    schema["description"] = paragraphs.collect::<Vec<_>>().join("\n\n").into();
    let lines: Vec<&Line> = lines.iter().map(|(_, line)| *line).collect();
    annotate(schema, &lines);
}

fn capital(doc: &str) -> String {
    let mut letters = doc.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn usage(line: &Line) -> String {
    let left_out = match line.need {
        Need::Default(value) => format!(" Left out: `{value}`."),
        Need::Must | Need::May => String::new(),
    };
    match value::example(line) {
        Some(_) => format!(
            "{left_out} For example `{} = {}`",
            line.row.key, line.example
        ),
        None => left_out,
    }
}

// What programs read: examples, and the default where all agree.
fn annotate(schema: &mut Value, lines: &[&Line]) {
    let mut examples: Vec<Value> = Vec::new();
    for example in lines.iter().filter_map(|line| value::example(line)) {
        if !examples.contains(&example) {
            examples.push(example);
        }
    }
    if !examples.is_empty() {
        schema["examples"] = examples.into();
    }
    let default = lines.first().and_then(|line| value::default(line.row));
    let agreed = |default: &Value| {
        let mut all = lines.iter();
        all.all(|line| value::default(line.row).as_ref() == Some(default))
    };
    if let Some(default) = default.filter(agreed) {
        schema["default"] = default;
    }
}
