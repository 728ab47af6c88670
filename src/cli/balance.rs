//! `tutela balance`: who appears in a library's cases, how its items ask, and where its keys stand.

use std::path::PathBuf;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::table::{drawn, is_drawn};
use super::{Context, Failure};
use crate::core::content::Library;
use crate::core::content::balance::Balance;
use crate::core::id::BankId;
use crate::disk::{self, Found};
use crate::source::{self, word};
use crate::terminal::form::share;

/// Count who appears in cases, how items ask and where keys stand.
///
/// Judges nothing: whether a role leans on one group is for a person to say.
///
/// Examples:
///   tutela balance                       the library in use
///   tutela balance our-desk              one course of it
///   tutela balance our-desk/banks/signs.toml --json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// A library, a course folder or a bank file; else the library in use.
    path: Option<PathBuf>,
    /// As JSON (`tutela.balance/1`).
    #[arg(long)]
    json: bool,
}

// Counts under one heading: what is counted has one label or several.
struct Part {
    name: &'static str,
    // What is counted, in words.
    title: &'static str,
    labels: Vec<&'static str>,
    rows: Vec<(Vec<String>, usize)>,
    // What a share is of, where the rows do not share out one whole: a case of two forms counts for both.
    of: Option<usize>,
}

impl Part {
    // Whether it says anything: a library without cases has no forms of exploitation to count.
    fn counts(&self) -> bool {
        self.rows.iter().any(|(_, count)| *count > 0)
    }

    // A row's share of all rows; where there are several labels, of those with the same first one: of its role.
    fn share(&self, labels: &[String], count: usize) -> String {
        let is_alike =
            |row: &&(Vec<String>, usize)| self.labels.len() == 1 || row.0.first() == labels.first();
        let rows = self.rows.iter().filter(is_alike);
        let all = self.of.unwrap_or_else(|| rows.map(|row| row.1).sum());
        share(count, all)
    }
}

/// Runs the command.
///
/// # Errors
/// Nothing can be read at the path; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let (library, part) = read(args.path, context)?;
    let path = |bank: &BankId| format!("{}/banks/{}.toml", bank.course, bank.bank);
    let balance = Balance::of(&library, |bank| path(bank).starts_with(&part));
    let parts = parts(&balance);
    if args.json {
        let (balance, parts) = (&balance, &parts[..]);
        return context.print_json(&Report { balance, parts });
    }
    match is_drawn(context) {
        true => draw(&balance, &parts, context),
        false => say(&balance, &parts, context),
    }
}

// The library, and the part of it that is asked for (all of it where that is empty).
fn read(path: Option<PathBuf>, context: &Context<'_>) -> Result<(Library, String), Failure> {
    let path = path.or_else(|| context.library_folder());
    let Some(path) = path else {
        return Ok((
            disk::read(None).map_err(Failure::world)?.library,
            String::new(),
        ));
    };
    let found = disk::find(&context.host.folder.join(&path));
    match found.map_err(|error| context.nowhere(error, &path))? {
        Found::Bank(file) => Ok((source::read_bank(file).library, String::new())),
        Found::Library { files, part, .. } => Ok((source::read(files).library, part)),
    }
}

fn parts(balance: &Balance) -> Vec<Part> {
    let listed = |words: &[&str], count: &dyn Fn(&str) -> usize| -> Vec<(Vec<String>, usize)> {
        let row = |word: &&str| (vec![(*word).to_owned()], count(word));
        words.iter().map(row).collect()
    };
    let mut signals = listed(word::SIGNALS, &|word| {
        balance
            .signals
            .get(&word::signal(word))
            .copied()
            .unwrap_or(0)
    });
    signals.extend(unsaid(balance.signals.get(&None)));
    let mut forms = listed(word::FORMS, &|word| {
        balance
            .forms
            .get(&Some(word.to_owned()))
            .copied()
            .unwrap_or(0)
    });
    forms.extend(unsaid(balance.forms.get(&None)));
    let people = balance.people.iter();
    let people = people.map(|(who, n)| {
        let labels = [&who.role, &who.gender, &who.age];
        (labels.map(Clone::clone).to_vec(), *n)
    });
    let statuses = balance.statuses.iter();
    let statuses = statuses.map(|((role, status), n)| (vec![role.clone(), status.clone()], *n));
    let levels = listed(word::LEVELS, &|word| {
        let level = word::level(word).and_then(|level| balance.levels.get(&level));
        level.copied().unwrap_or(0)
    });
    let uses = listed(word::USES, &|word| {
        let purpose = word::purpose(word).and_then(|p| balance.purposes.get(&p));
        purpose.copied().unwrap_or(0)
    });
    let types = listed(word::TYPES, &|word| {
        balance.types.get(word).copied().unwrap_or(0)
    });
    let places = balance.key_places.iter();
    let places = places.map(|((of, at), n)| (vec![format!("{at} of {of}")], *n));
    let truths = balance.truths.iter().rev();
    let truths = truths.map(|(truth, n)| (vec![truth.to_string()], *n));
    let objectives = balance.objectives.iter();
    let objectives = objectives.map(|(id, n)| (vec![id.to_string()], *n));
    let notes = balance.notes.iter();
    let notes = notes.map(|(id, n)| (vec![id.to_string()], *n));
    let part = |name, labels: &[&'static str], of, rows| Part {
        name,
        title: title(name),
        labels: labels.to_vec(),
        rows,
        of,
    };
    vec![
        part("people", &["role", "gender", "age"], None, people.collect()),
        part("status", &["role", "status"], None, statuses.collect()),
        part("signal", &["signal"], None, signals),
        part("form", &["form"], Some(balance.cases), forms),
        part("type", &["type"], None, types),
        part("level", &["level"], None, levels),
        part("use", &["use"], None, uses),
        part("objective", &["objective"], None, objectives.collect()),
        part("key", &["key"], None, places.collect()),
        part("true-false", &["answer"], None, truths.collect()),
        part(
            "content-note",
            &["note"],
            Some(balance.items),
            notes.collect(),
        ),
    ]
}

// A case that says nothing of it.
const UNSAID: &str = "unsaid";

fn title(name: &str) -> &'static str {
    match name {
        "people" => "People in cases; the share is of their role",
        "status" => "Their standing towards the country, where a case says it",
        "signal" => "Cases by what they hold",
        "form" => "Cases by the form of exploitation they name; one of two forms counts for both",
        "type" => "Items by type",
        "level" => "Items by level",
        "use" => "Items by use",
        "objective" => "Items by objective",
        "key" => "Where the key of a choice stands among its options, as written",
        "true-false" => "True-false items by their answer",
        "content-note" => "Items by content note, their own or their case's",
        _ => "",
    }
}

fn unsaid(count: Option<&usize>) -> Option<(Vec<String>, usize)> {
    count.map(|n| (vec![UNSAID.to_owned()], *n))
}

fn heads(balance: &Balance) -> [(&'static str, String); 5] {
    let longest = balance.longest_is_key;
    [
        ("items", balance.items.to_string()),
        ("items-in-cases", balance.in_cases.to_string()),
        ("items-with-variants", balance.with_variants.to_string()),
        ("cases", balance.cases.to_string()),
        (
            "longest-option-is-key",
            format!("{} of {}", longest.count, longest.of),
        ),
    ]
}

fn say(balance: &Balance, parts: &[Part], context: &mut Context<'_>) -> Result<(), Failure> {
    for (name, value) in heads(balance) {
        context.print(format!("{name}: {value}"))?;
    }
    for part in parts.iter().filter(|part| part.counts()) {
        for (labels, count) in &part.rows {
            let label = labels.join(".").replace(' ', "-");
            // By itself the word does not say that it is a form of exploitation.
            let name = match part.name {
                "form" => "exploitation",
                name => name,
            };
            let line = format!("{name}.{label}: {count}");
            match context.draws_tables() {
                true => context.say(line)?,
                false => context.print(line)?,
            }
        }
    }
    Ok(())
}

fn draw(balance: &Balance, parts: &[Part], context: &mut Context<'_>) -> Result<(), Failure> {
    for (name, value) in heads(balance) {
        context.print(format!("{}: {value}", name.replace('-', " ")))?;
    }
    for part in parts.iter().filter(|part| part.counts()) {
        let rows: Vec<Vec<String>> = part
            .rows
            .iter()
            .map(|(labels, count)| {
                let counts = [count.to_string(), part.share(labels, *count)];
                let labels = labels
                    .iter()
                    .map(|label| match (part.name, label.as_str()) {
                        ("form", UNSAID) => "none named".to_owned(),
                        (_, label) => label.to_owned(),
                    });
                labels.chain(counts).collect()
            })
            .collect();
        let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        let heads = part.labels.iter().chain(&["count", "share"]);
        let heads: Vec<String> = heads.map(|head| (*head).to_owned()).collect();
        let table = drawn(&heads, &rows, context.columns());
        context.print(format!("\n{}\n{table}", part.title))?;
    }
    Ok(())
}

// As JSON: names of one word, rows as objects, everything in the order it is shown.
struct Report<'p> {
    balance: &'p Balance,
    parts: &'p [Part],
}

struct Rows<'p>(&'p Part);

struct Row<'p>(&'p [&'static str], &'p [String], usize);

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", "tutela.balance/1")?;
        map.serialize_entry("items", &self.balance.items)?;
        map.serialize_entry("items_in_cases", &self.balance.in_cases)?;
        map.serialize_entry("items_with_variants", &self.balance.with_variants)?;
        map.serialize_entry("cases", &self.balance.cases)?;
        let longest = self.balance.longest_is_key;
        map.serialize_entry("choices", &longest.of)?;
        map.serialize_entry("longest_option_is_key", &longest.count)?;
        for part in self.parts {
            map.serialize_entry(&part.name.replace('-', "_"), &Rows(part))?;
        }
        map.end()
    }
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = self.0.rows.iter();
        serializer.collect_seq(rows.map(|(labels, count)| Row(&self.0.labels, labels, *count)))
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, label) in self.0.iter().zip(self.1) {
            map.serialize_entry(name, label)?;
        }
        map.serialize_entry("count", &self.2)?;
        map.end()
    }
}
