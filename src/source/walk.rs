//! The one walker: holds a table against its shape and notes every unknown key, wrong type and missing key.
//! It knows no single thing by name; what a key means is the business of the readers.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::catalogue::Code;
use super::file::{File, SourceFile};
use super::near;
use super::notes::{Add, Notes};
use super::shape::{Need, Row, Shape, Takes, Which};
use super::table::{self, NotNumber, Table};
use super::value;
use crate::core::diagnostic::Diagnostic;
use crate::core::id::ItemId;

/// A thing that holds the one at hand: keys meant for it are often found one level too deep.
#[derive(Clone, Copy)]
pub struct Outside<'a> {
    shape: &'a Shape,
    /// Where the first part of it begins: its own keys must stand above.
    first_part: usize,
}

/// Holds a table against a shape.
pub fn walk(table: &Table<'_>, which: Which, notes: &mut Notes<'_>) {
    one(table, which, None, notes);
}

fn table_in(
    table: &Table<'_>,
    shape: &Shape,
    which: Which,
    outside: Option<Outside<'_>>,
    notes: &mut Notes<'_>,
) {
    for (key, value) in table.map() {
        match shape.row(key.get_ref()) {
            Some(row) => take(value, row.takes, (row.key, row.example), shape, notes),
            None => match shape.others {
                Some(takes) => take(value, takes, (key.get_ref(), ""), shape, notes),
                None => unknown(key, table, (shape, which), outside, notes),
            },
        }
    }
    for row in shape.rows() {
        let is_missing = row.need == Need::Must && !table.has(row.key);
        if is_missing && !is_below(row.key, table, shape) && !is_misspelt(row.key, table, shape) {
            let whose = called(table, shape);
            notes
                .say(
                    Code::MissingKey,
                    header(table),
                    format!("{whose} has no `{}`", row.key),
                )
                .help(add(row, table, shape));
        }
    }
}

// What to add. An id comes from the words of its own thing: one that is copied from an example soon stands twice.
fn add(row: &Row, table: &Table<'_>, shape: &Shape) -> String {
    let (key, example, doc) = (row.key, row.example, row.doc);
    if example.starts_with("[[") {
        return format!("add a line `{example}` for each: {doc}");
    }
    if matches!(row.takes, Takes::Parts(_)) && shape.thing == "item" {
        return format!("add a line `[[item.{key}]]` for each: {doc}");
    }
    if !matches!(row.takes, Takes::Id) {
        return format!("add `{key} = {example}`: {doc}");
    }
    let words = ["text", "left", "stem", "title"]
        .iter()
        .find_map(|own| table.str(own));
    match words
        .map(near::short)
        .filter(|id| id.parse::<ItemId>().is_ok())
    {
        Some(id) => format!("add `{key} = \"{id}\"` or a word of your own: {doc}"),
        None => format!("add a word of your own, such as `{key} = {example}`: {doc}"),
    }
}

// Whether a key is there with a slip of the pen, and was asked about: it need not be missed as well.
fn is_misspelt(key: &str, table: &Table<'_>, shape: &Shape) -> bool {
    if shape.others.is_some() {
        return false;
    }
    let written = table.map().keys().map(|key| key.get_ref().as_ref());
    let keys: Vec<&str> = shape.rows().map(|row| row.key).collect();
    let mut unknown = written.filter(|key| shape.row(key).is_none());
    unknown.any(|written| near::meant(written, &keys) == Some(key))
}

// Whether a key was written inside a part, where it has its own diagnostic.
fn is_below(key: &str, table: &Table<'_>, shape: &Shape) -> bool {
    shape.rows().any(|row| match row.takes {
        Takes::Parts(which) => {
            let foreign = which.all().iter().all(|part| part.row(key).is_none());
            foreign && table.parts(row.key).iter().any(|part| part.has(key))
        }
        _ => false,
    })
}

// Where to point for the table as a whole: its header; of an inline table or a file only the beginning.
fn header(table: &Table<'_>) -> Range<usize> {
    let span = table.span();
    span.start..span.end.min(span.start + 60)
}

/// A thing by its name and id: "item `border`".
pub fn called(table: &Table<'_>, shape: &Shape) -> String {
    match table.str("id") {
        Some(id) => format!("{} `{id}`", shape.thing),
        None => shape.thing.to_owned(),
    }
}

fn unknown(
    key: &Spanned<std::borrow::Cow<'_, str>>,
    table: &Table<'_>,
    (shape, which): (&Shape, Which),
    outside: Option<Outside<'_>>,
    notes: &mut Notes<'_>,
) {
    let (name, whose) = (key.get_ref().as_ref(), called(table, shape));
    let inline = notes.raw(&table.span()).starts_with('{');
    if let Some(outside) = outside.filter(|o| !inline && o.shape.row(name).is_some()) {
        let line = notes
            .file
            .line(notes.at(outside.first_part..outside.first_part).span.start);
        let message = format!("`{name}` stands inside {whose}");
        let held = outside.shape.thing;
        notes.say(Code::KeyInPart, key.span(), message).help(format!(
            "move it above line {line}: in TOML every line below `[[{held}.…]]` belongs to that part"
        ));
        return;
    }
    let keys: Vec<&str> = shape.rows().map(|row| row.key).collect();
    let elsewhere = which
        .all()
        .into_iter()
        .find(|other| other.row(name).is_some());
    let meant = near::meant(name, &keys).map(|near| format!("did you mean `{near}`?"));
    let help = meant.unwrap_or_else(|| match (elsewhere, deeper(name, shape)) {
        (Some(other), _) => format!(
            "`{name}` is a key of {} {}",
            article(other.name),
            other.name
        ),
        (None, Some(help)) => help,
        (None, None) if name == "allow" => {
            "nothing can be allowed here: `allow` stands in an item, case, lesson, bank, fact or course".to_owned()
        }
        (None, None) => format!("it may hold {}", keys.join(", ")),
    });
    let message = match shape.name {
        "" => format!("{whose} has no key `{name}`"),
        kind => format!(
            "{whose} is {} {kind} and has no key `{name}`",
            article(kind)
        ),
    };
    notes.say(Code::UnknownKey, key.span(), message).help(help);
}

// What to write for a key that belongs to something inside this: `[[options]]` in a bank belongs to an item.
fn deeper(name: &str, shape: &Shape) -> Option<String> {
    shape.rows().find_map(|row| {
        let (Takes::Parts(which) | Takes::Things(which)) = row.takes else {
            return None;
        };
        let inner = which.all().into_iter().find_map(|part| part.row(name))?;
        let (thing, of) = (which.all().first()?.thing, row.key);
        Some(match inner.takes {
            Takes::Parts(_) | Takes::Things(_) => {
                format!(
                    "it belongs to {} {thing}: write `[[{of}.{name}]]`",
                    article(thing)
                )
            }
            Takes::Inside(_) | Takes::Named(_) => {
                format!(
                    "it belongs to {} {thing}: write `[{of}.{name}]`",
                    article(thing)
                )
            }
            _ => format!("it stands below a line `[[{of}]]`"),
        })
    })
}

fn article(word: &str) -> &'static str {
    match word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => "an",
        false => "a",
    }
}

// Holds one value against what its key takes.
fn take(
    value: &Spanned<DeValue<'_>>,
    takes: Takes,
    key: (&str, &str),
    shape: &Shape,
    notes: &mut Notes<'_>,
) {
    match (takes, value.get_ref()) {
        (Takes::Inside(which), DeValue::Table(map)) => {
            one(&Table::new(map, value.span()), which, None, notes);
        }
        (Takes::Parts(which), DeValue::Array(list)) => {
            let first_part = list.first().map_or(0, |part| part.span().start);
            let outside = Outside { shape, first_part };
            for part in list {
                inner(part, which, outside, (takes, key), notes);
            }
        }
        (Takes::Named(which), DeValue::Table(map)) => {
            for (id, part) in map {
                value::id(id.get_ref(), id.span(), notes);
                let first_part = part.span().start;
                let outside = Outside { shape, first_part };
                inner(part, which, outside, (takes, key), notes);
            }
        }
        (Takes::Things(_), DeValue::Array(list)) => {
            for part in list.iter().filter(|part| !part.get_ref().is_table()) {
                wrong(part, takes, key, notes);
            }
        }
        (Takes::List(of), DeValue::Array(list)) => {
            for part in list {
                take(part, *of, key, shape, notes);
            }
        }
        (Takes::Phrases, DeValue::Array(list)) => {
            for part in list {
                take(part, Takes::Phrase, key, shape, notes);
            }
        }
        (Takes::Or(word, _), DeValue::String(text)) if text == word => {}
        (Takes::Or(_, other), _) => take(value, *other, key, shape, notes),
        (takes, _) => single(value, takes, key, notes),
    }
}

fn inner(
    part: &Spanned<DeValue<'_>>,
    which: Which,
    outside: Outside<'_>,
    (takes, key): (Takes, (&str, &str)),
    notes: &mut Notes<'_>,
) {
    match part.get_ref().as_table() {
        Some(map) => one(&Table::new(map, part.span()), which, Some(outside), notes),
        None => wrong(part, takes, key, notes),
    }
}

/// Holds a value against what its key takes: one that holds no others, but for the table that names a fact.
pub fn single(
    value: &Spanned<DeValue<'_>>,
    takes: Takes,
    key: (&str, &str),
    notes: &mut Notes<'_>,
) {
    let span = value.span();
    match (takes, value.get_ref()) {
        (Takes::Flag, DeValue::Boolean(_)) => {}
        (Takes::Date, DeValue::Datetime(_)) if table::date(value.get_ref()).is_some() => {}
        (Takes::Whole(from, to), DeValue::Integer(_)) => {
            let good = table::whole(value.get_ref()).is_some_and(|n| (from..=to).contains(&n));
            if !good {
                let message = format!("`{}` takes {}", key.0, takes.describe());
                notes.say(Code::OutOfRange, span, message);
            }
        }
        (
            Takes::Number | Takes::NumberOrText | Takes::Value,
            DeValue::Integer(_) | DeValue::Float(_),
        ) => {
            if table::number(value.get_ref()) == Err(NotNumber::Inexact) {
                let message = format!("`{}` cannot be kept exactly", notes.raw(&span));
                notes
                    .say(Code::Inexact, span, message)
                    .help("write a plain decimal of at most 15 digits, without exponent");
            }
        }
        (Takes::Value, DeValue::Table(map)) => {
            let which = Which::One(&value::FACT_VALUE);
            one(&Table::new(map, span), which, None, notes);
        }
        (takes, DeValue::String(text)) if value::is_text(takes) => {
            value::text(text, span, takes, key, notes);
        }
        (
            Takes::Percent | Takes::Span | Takes::Calendar,
            DeValue::Integer(_) | DeValue::Float(_),
        ) => value::bare_quantity(span, takes, key.0, notes),
        _ => wrong(value, takes, key, notes),
    }
}

fn one(table: &Table<'_>, which: Which, outside: Option<Outside<'_>>, notes: &mut Notes<'_>) {
    if let Some(shape) = which.shape(|key| table.str(key)) {
        return table_in(table, shape, which, outside, notes);
    }
    let Which::By(key, shapes) = which else {
        return;
    };
    let names: Vec<&str> = shapes.iter().map(|shape| shape.name).collect();
    let thing = shapes.first().map_or("", |shape| shape.thing);
    match table.str(key) {
        Some(name) => {
            let help = near::did_you_mean(name, names.iter().copied());
            let help = help.unwrap_or_else(|| format!("there are {}", names.join(", ")));
            let message = format!("there is no {thing} of {key} `{name}`");
            notes
                .say(Code::UnknownWord, table.at(key), message)
                .help(help);
        }
        None if table.has(key) => {
            let message = format!("`{key}` takes text in quotes");
            notes
                .say(Code::WrongType, table.at(key), message)
                .help(format!("one of {}", names.join(", ")));
        }
        None => {
            let mut written = table.map().keys();
            if let Some(slip) = written.find(|own| near::meant(own.get_ref(), &[key]).is_some()) {
                let message = format!("{thing} has no key `{}`", slip.get_ref());
                notes
                    .say(Code::UnknownKey, slip.span(), message)
                    .help(format!("did you mean `{key}`?"));
                return;
            }
            let whose = shapes
                .first()
                .map_or(String::new(), |shape| called(table, shape));
            notes
                .say(
                    Code::MissingKey,
                    header(table),
                    format!("{whose} has no `{key}`"),
                )
                .help(format!("add `{key} = \"…\"`: one of {}", names.join(", ")));
        }
    }
}

fn wrong(value: &Spanned<DeValue<'_>>, takes: Takes, key: (&str, &str), notes: &mut Notes<'_>) {
    let is = match value.get_ref() {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let message = format!("`{}` takes {}; this is {is}", key.0, takes.describe());
    let raw = notes.raw(&value.span());
    let header = raw.split_inclusive(']').next();
    let header = header.filter(|header| header.starts_with('['));
    let example = instead(value.get_ref(), header, takes, key);
    let bare = value.get_ref().as_str().filter(|text| is_bare(takes, text));
    let said = notes.say(Code::WrongType, value.span(), message);
    said.help_if(example);
    if let Some(bare) = bare {
        said.fix(bare);
    }
}

// What to write in the place of a value that its key does not take: the same as it takes it, else an example.
fn instead(
    value: &DeValue<'_>,
    header: Option<&str>,
    takes: Takes,
    (key, example): (&str, &str),
) -> Option<String> {
    let text = value.as_str();
    let plain = text.filter(|text| !text.contains(['"', '\\', '\n']));
    match (takes, plain) {
        (Takes::Number | Takes::Whole(..), _) if text.is_some_and(|t| in_quotes(t).is_some()) => {
            let number = text.and_then(in_quotes).unwrap_or_default();
            Some(format!(
                "a number stands without quotes: `{key} = {number}`"
            ))
        }
        (Takes::Parts(_) | Takes::Things(_), _) if header.is_some() && value.is_table() => header
            .map(|header| format!("there may be several: write `[{header}]`, in double brackets")),
        (Takes::Named(_) | Takes::Inside(_), _) if value.is_array() => header
            .and_then(|header| header.strip_prefix('['))
            .filter(|single| single.starts_with('['))
            .map(|single| {
                format!("there is one of that name: write `{single}`, in single brackets")
            }),
        (Takes::Parts(which), Some(id)) if is_named(which) && id.parse::<ItemId>().is_ok() => {
            Some(format!("by its id: `{key} = [{{ id = \"{id}\" }}]`"))
        }
        (Takes::List(_) | Takes::Phrases, Some(text)) => {
            Some(format!("a list stands in brackets: `{key} = [\"{text}\"]`"))
        }
        _ if example.starts_with("[[") => Some(format!("each begins with a line `[[{key}]]`")),
        _ if example.is_empty() => None,
        _ => Some(format!("for example `{key} = {example}`")),
    }
}

// Whether an id alone makes a part.
fn is_named(which: Which) -> bool {
    let all = which.all();
    let rows = all.iter().flat_map(|shape| shape.rows());
    let needed: Vec<&str> = rows
        .filter(|row| row.need == Need::Must)
        .map(|row| row.key)
        .collect();
    needed == ["id"]
}

/// The number that somebody put in quotes, with a point where they wrote a comma, and without a sign behind it.
pub fn in_quotes(text: &str) -> Option<String> {
    let bare = text.trim().trim_end_matches(['%', ' ']);
    let digits = bare.strip_prefix('-').unwrap_or(bare);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || ".,".contains(c))
        && digits.matches(['.', ',']).count() <= 1
        && digits.ends_with(|c: char| c.is_ascii_digit());
    // 0,5 is half of one, and 1,000 is many.
    let point = match digits.split_once(',') {
        Some((_, thousands)) if thousands.len() == 3 => "",
        _ => ".",
    };
    is_number.then(|| bare.replace(',', point))
}

// Whether a text in quotes is what the key takes without them.
fn is_bare(takes: Takes, text: &str) -> bool {
    match takes {
        Takes::Flag => text == "true" || text == "false",
        Takes::Date => text
            .parse::<jiff::civil::Date>()
            .is_ok_and(|date| date.to_string() == text),
        Takes::Whole(from, to) => text
            .parse::<u64>()
            .is_ok_and(|n| (from..=to).contains(&n) && n.to_string() == text),
        _ => false,
    }
}

/// What is wrong with a value, as TOML, of one key alone; the first thing, where there are several.
pub fn answer(row: &Row, value: &str) -> Option<Diagnostic> {
    static ANSWER: Shape = Shape {
        thing: "answer",
        name: "",
        rows: &[],
        others: None,
        home: None,
    };
    let file = SourceFile::new(row.key, format!("{} = {value}", row.key));
    let (file, _) = File::decode(file);
    let mut notes = Notes::new(&file, 0);
    let tree = notes.parse();
    if let Some(value) = tree.get_ref().get(row.key) {
        take(
            value,
            row.takes,
            (row.key, row.example),
            &ANSWER,
            &mut notes,
        );
    }
    notes.diagnostics.into_iter().next()
}
