//! Variants: sets of values of which one is drawn.

use std::collections::BTreeMap;

use super::{numeric, option};
use crate::core::content::item::{Value, Variant};
use crate::source::catalogue::Code;
use crate::source::near;
use crate::source::notes::{Add, Hole, Loose, Named, Notes, Purpose};
use crate::source::shape::{Shape, Takes, must};
use crate::source::table::{self, Table};

/// A variant: an id, and a value for each `{word}` of the texts.
pub static VARIANT: Shape = Shape {
    thing: "variant",
    name: "",
    rows: &[&[must(
        "id",
        Takes::Id,
        "its name in records, never shown",
        "\"a\"",
    )]],
    others: Some(Takes::Value),
    home: None,
};

/// Reads the variants of an item.
pub fn read(item: &Table<'_>, notes: &mut Notes<'_>) -> Vec<Variant> {
    let parts = item.parts("variants");
    option::unique(&[&parts], notes);
    let numeric = item.str("type") == Some("numeric");
    let mut variants = Vec::new();
    for part in &parts {
        let mut values = BTreeMap::new();
        for (key, value) in part.map() {
            let name = key.get_ref().as_ref();
            let Some(read) = table::any(value.get_ref()).filter(|_| name != "id") else {
                continue;
            };
            if numeric && name == "answer" {
                // A key that is no number has been noted; the item is kept out by the count of errors.
                let _said = numeric::key(&read, part, notes);
            } else if let Value::Fact(id) = &read {
                notes.mention(Named::Fact, id.as_str(), Purpose::Any, value.span());
            }
            values.insert(name.to_owned(), read);
        }
        if numeric && !item.has("answer") && !part.has("answer") {
            let message = "this variant has no `answer`, and the item has none either";
            notes
                .say(Code::NoAnswer, part.span(), message)
                .help("add `answer = …` here, or to the item for all variants");
        }
        if let Some(id) = part.id("id") {
            variants.push(Variant { id, values });
        }
    }
    variants
}

/// Holds the words in braces of an item against what its variants set.
pub fn fill(item: &Table<'_>, holes: &[Hole], notes: &mut Notes<'_>) {
    let parts = item.parts("variants");
    let mut said: Vec<(&str, usize)> = Vec::new();
    for hole in holes.iter().filter(|hole| hole.kind == Loose::Word) {
        let name: &str = &hole.name;
        if name == "answer" && item.str("type") == Some("numeric") && !item.has("answer") {
            // That each variant brings its own answer is asked for already.
            continue;
        }
        let set = |part: &Table<'_>| name != "id" && part.has(name);
        if parts.iter().any(set) {
            for (at, part) in parts.iter().enumerate().filter(|(_, part)| !set(part)) {
                if said.contains(&(name, at)) {
                    continue;
                }
                said.push((name, at));
                let id = part.str("id").unwrap_or("");
                let other = notes.at(hole.span.clone());
                notes
                    .say(
                        Code::VariantGap,
                        part.span(),
                        format!("variant `{id}` does not set `{name}`"),
                    )
                    .help(format!("add `{name} = …`: every variant sets every word"))
                    .beside(other, "used here");
            }
            continue;
        }
        let keys = parts.iter().flat_map(|part| part.map().keys());
        let keys = keys
            .map(|key| key.get_ref().as_ref())
            .filter(|key| *key != "id");
        let is_gap = item.inside("gaps").is_some_and(|gaps| gaps.has(name));
        let help = near::did_you_mean(name, keys).unwrap_or_else(|| match parts.is_empty() {
            _ if is_gap => format!("where the gap belongs, write {{gap:{name}}}"),
            true => format!(
                "a fact is written {{fact:{name}}}; words that vary are set by variants; a plain brace is doubled: {{{{ }}}}"
            ),
            false => format!("add `{name} = …` to each variant"),
        });
        let message = format!("nothing sets `{{{name}}}`");
        notes
            .say(Code::UnknownHole, hole.span.clone(), message)
            .help(help);
    }
}
