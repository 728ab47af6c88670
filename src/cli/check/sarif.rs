//! Diagnostics as SARIF 2.1.0, which code scanning and editors read.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::cli::{Context, Failure};
use crate::core::diagnostic::Severity;
use crate::lint;
use crate::source::{Code, Positions};
use crate::terminal::diagnostic::{Placed, Position};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Prints them.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(placed: &[Placed<'_>], context: &mut Context<'_>) -> Result<(), Failure> {
    let codes: BTreeSet<&str> = placed.iter().map(|p| p.diagnostic.code).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let results: Vec<Value> = placed.iter().map(|one| result(one, &codes)).collect();
    context.print_json(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tutela",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(code)).collect::<Vec<Value>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn rule(code: &str) -> Value {
    let (title, text) = match (Code::of(code), lint::rule(code)) {
        (Some(code), _) => (code.title(), code.entry().text.to_owned()),
        (None, Some(rule)) => (
            rule.title,
            format!("{} Evidence: {}", rule.reason, rule.evidence),
        ),
        (None, None) => ("", String::new()),
    };
    json!({
        "id": code,
        "shortDescription": { "text": title },
        "fullDescription": { "text": text },
        "help": { "text": format!("tutela explain {code}") },
    })
}

fn result(placed: &Placed<'_>, codes: &[&str]) -> Value {
    let d = placed.diagnostic;
    let level = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    };
    let help = d.help.as_deref().map(|help| format!("\nhelp: {help}"));
    let mut result = json!({
        "ruleId": d.code,
        "ruleIndex": codes.binary_search(&d.code).unwrap_or(0),
        "level": level,
        "message": { "text": format!("{}{}", d.message, help.unwrap_or_default()) },
        "locations": [location(&placed.position, None)],
    });
    if let Some((_, position, what)) = &placed.other {
        result["relatedLocations"] = json!([location(position, Some(what))]);
    }
    if let Some(fix) = &d.fix {
        let mut positions = Positions::new(placed.file);
        let (start, end) = (positions.at(fix.span.start), positions.at(fix.span.end));
        result["fixes"] = json!([{ "artifactChanges": [{
            "artifactLocation": { "uri": uri(&placed.position.file) },
            "replacements": [{
                "deletedRegion": {
                    "startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1,
                },
                "insertedContent": { "text": fix.with },
            }],
        }]}]);
    }
    result
}

fn location(position: &Position, message: Option<&str>) -> Value {
    let mut location = json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&position.file) },
        "region": { "startLine": position.line, "startColumn": position.column },
    }});
    if let Some(message) = message {
        location["message"] = json!({ "text": message });
    }
    location
}

// A relative reference: what is no letter, digit or plain sign is written as its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("our desk/señales.toml"), "our%20desk/se%C3%B1ales.toml");
    }
}
