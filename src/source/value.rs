//! Single values held against what their key takes: ids, words of a list, quantities, texts.

use std::ops::Range;

use super::catalogue::Code;
use super::near;
use super::notes::{Add, Loose, Named, Notes, Purpose};
use super::quantity;
use super::shape::{Shape, Takes, must, quoted};
use crate::core::content::hole::{self, Piece};
use crate::core::id::{BadId, ItemId, ObjectiveId};

/// `{ fact = "id" }`: a value that is a fact's.
pub static FACT_VALUE: Shape = Shape {
    thing: "value",
    name: "",
    rows: &[&[must(
        "fact",
        Takes::Id,
        "the fact whose value this is",
        "\"hotline-us\"",
    )]],
    others: None,
    home: None,
};

/// Whether a key that takes this is written in quotes.
pub fn is_text(takes: Takes) -> bool {
    match takes {
        Takes::Id
        | Takes::DottedId
        | Takes::BankId
        | Takes::Phrase
        | Takes::Counted
        | Takes::Gapped
        | Takes::Text
        | Takes::OneOf(_)
        | Takes::Percent
        | Takes::Span
        | Takes::Calendar
        | Takes::NumberOrText
        | Takes::Value => true,
        Takes::Flag
        | Takes::Whole(..)
        | Takes::Number
        | Takes::Date
        | Takes::Or(..)
        | Takes::List(_)
        | Takes::Phrases
        | Takes::Inside(_)
        | Takes::Parts(_)
        | Takes::Things(_)
        | Takes::Named(_) => false,
    }
}

/// Holds a text against what its key takes.
pub fn text(
    text: &str,
    span: Range<usize>,
    takes: Takes,
    key: (&str, &str),
    notes: &mut Notes<'_>,
) {
    let good = match takes {
        Takes::Id => return id(text, span, notes),
        Takes::DottedId => return bad_id(text.parse::<ObjectiveId>().err(), text, span, notes),
        // One that is named as a file is told where all banks are known.
        Takes::BankId if text.ends_with(".toml") => return,
        Takes::BankId => {
            let parts: Vec<&str> = text.split('/').collect();
            match parts.len() {
                1 | 2 => parts.iter().all(|part| part.parse::<ItemId>().is_ok()),
                _ => false,
            }
        }
        Takes::OneOf(words) if !words.contains(&text) => {
            let help = near::did_you_mean(text, words.iter().copied());
            let help = help.unwrap_or_else(|| format!("it takes one of {}", quoted(words)));
            let message = format!("`{}` does not take \"{text}\"", key.0);
            notes.say(Code::UnknownWord, span, message).help(help);
            return;
        }
        Takes::Percent => quantity::percent(text).is_some(),
        Takes::Span => quantity::span(text).is_some(),
        Takes::Calendar => quantity::calendar(text).is_some(),
        _ if text.trim().is_empty() => {
            let message = format!("`{}` is empty", key.0);
            notes.say(Code::Empty, span, message);
            return;
        }
        _ => true,
    };
    match takes {
        Takes::Phrase | Takes::Counted | Takes::Gapped | Takes::Value => {
            holes(text, &span, takes, notes);
        }
        _ => {}
    }
    if !good {
        let message = format!("`{}` takes {}", key.0, takes.describe());
        let code = match takes {
            Takes::BankId => Code::BadId,
            _ => Code::BadQuantity,
        };
        notes
            .say(code, span, message)
            .help(format!("for example `{} = {}`", key.0, key.1));
    }
}

// Facts are mentions; words and gaps wait for the thing that knows them.
fn holes(text: &str, span: &Range<usize>, takes: Takes, notes: &mut Notes<'_>) {
    if !text.contains('{') {
        return;
    }
    let mut from = span.start;
    for (range, piece) in hole::pieces(text) {
        let written = &text[range];
        if matches!(piece, Piece::Words(_)) {
            continue;
        }
        // Escapes move bytes: the hole is looked for as it is written, from the last one on.
        let at = match notes.raw(&(from..span.end)).find(written) {
            Some(found) => from + found..from + found + written.len(),
            None => span.clone(),
        };
        from = at.end.min(span.end);
        match piece {
            Piece::Words(_) => {}
            Piece::Fact(id, None) => notes.mention(Named::Fact, id, Purpose::Any, at),
            Piece::Fact(id, Some(field)) => {
                notes.mention(Named::Fact, id, Purpose::Field(field.into()), at);
            }
            Piece::Value("n") if matches!(takes, Takes::Counted) => {}
            Piece::Value(name) => notes.loose(name, Loose::Word, at),
            Piece::Gap(id) if matches!(takes, Takes::Gapped) => notes.loose(id, Loose::Gap, at),
            Piece::Gap(id) => {
                let message = format!("`{{gap:{id}}}` stands outside the `text` of a cloze");
                notes.say(Code::GapAstray, at, message);
            }
            Piece::Broken(_) => {
                notes
                    .say(Code::BrokenHole, at, "braces that hold no name")
                    .help("write {fact:ID}, {fact:ID.field}, {gap:ID} or {word}; a plain brace is doubled: {{ }}");
            }
        }
    }
}

/// Holds a text against the form of an id.
pub fn id(text: &str, span: Range<usize>, notes: &mut Notes<'_>) {
    bad_id(text.parse::<ItemId>().err(), text, span, notes);
}

fn bad_id(error: Option<BadId>, text: &str, span: Range<usize>, notes: &mut Notes<'_>) {
    let Some(error) = error else {
        return;
    };
    let parts: Vec<String> = text.split('.').map(near::slug).collect();
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let better = parts.join(".");
    let help = match (text.len() > crate::core::id::LONGEST, better.as_str()) {
        (true, _) => Some(format!(
            "an id has at most {} bytes",
            crate::core::id::LONGEST
        )),
        (false, "") => None,
        (false, better) => Some(format!("for example `{better}`")),
    };
    notes
        .say(Code::BadId, span, error.to_string())
        .help_if(help);
}

/// A quantity written as a bare number: the fix is its unit.
pub fn bare_quantity(span: Range<usize>, takes: Takes, key: &str, notes: &mut Notes<'_>) {
    let number = notes.raw(&span);
    let unit = match takes {
        Takes::Span => "min",
        Takes::Calendar => "months",
        _ => "%",
    };
    let help = format!("write `{key} = \"{number} {unit}\"`");
    let message = format!("`{key}` has no unit");
    let with = format!("\"{number} {unit}\"");
    let said = notes.say(Code::BadQuantity, span, message).help(help);
    // A bare length of time may be minutes or hours; a share is always in percent.
    if unit == "%" {
        said.fix(with);
    }
}
