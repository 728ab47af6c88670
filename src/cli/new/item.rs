//! `tutela new item`: a question of any type, at the end of a bank.

use toml_edit::Value;

use super::here::Here;
use super::named::{self, listed};
use super::set::Set;
use super::there;
use super::write::Changes;
use crate::cli::ask::Question;
use crate::cli::{Context, Failure};
use crate::core::id::{BankId, ItemId};
use crate::core::text::Thing;
use crate::source::{item, word};
use crate::template;

/// A question of any of the eight types, at the end of a bank.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The bank: COURSE/BANK, or its file.
    #[arg(value_name = "COURSE/BANK")]
    bank: Option<String>,
    /// Its id, unique in the library and kept for ever.
    id: Option<String>,
    /// How it is asked: choice, multiple-response, true-false, numeric, short-answer, ordering, matching, cloze.
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    /// What it asks for; else the course's only objective.
    #[arg(long, value_name = "ID")]
    objective: Option<String>,
    /// How deep it asks: recall, apply or judge.
    #[arg(long)]
    level: Option<String>,
    #[command(flatten)]
    set: Set,
}

/// Runs the command.
///
/// # Errors
/// No such bank, a file with errors, an id that is taken, or the file cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let here = Here::find(context)?;
    let bank = there::bank(args.bank.as_deref(), &here, context)?;
    let path = there::bank_file(&bank);
    let course = format!("{}/course.toml", bank.course);
    here.sound(&[course.as_str(), path.as_str()], context)?;
    let id = id(args.id.as_deref(), &bank, &here, context)?;
    let kind = kind(args.kind.as_deref(), context)?;
    let objective = there::objective(args.objective.as_deref(), &here, &bank.course, context)?;
    let level = level(args.level.as_deref(), &kind, context)?;
    let mut given: Vec<(String, Value)> = vec![
        ("id".to_owned(), id.as_str().into()),
        ("type".to_owned(), kind.as_str().into()),
        ("objective".to_owned(), objective.into()),
        ("level".to_owned(), level.into()),
    ];
    given.extend(enemies(twins(
        &template::stem(here.lang(), &kind),
        &bank,
        &here,
    )));
    if let Some(shape) = item::ITEMS.iter().copied().find(|shape| shape.name == kind) {
        given.extend(
            args.set
                .given(shape, &["id", "type", "objective", "level"])?,
        );
    }
    let mut changes = Changes::default();
    let text = template::item(here.lang(), &kind, &given, args.set.comments());
    changes.append(&here.root, &path, "", &text)?;
    changes.make(&here.root, &here.shown, context)?;
    context.tell(format!(
        "\nNext: put your own words into {}; until then no learner is asked it",
        here.show(&path)
    ))?;
    context.tell(format!("      tutela check {}", here.typed(&path)))?;
    context.tell(format!("      tutela preview {id}{}", here.flag(context)))
}

fn id(
    given: Option<&str>,
    bank: &BankId,
    here: &Here,
    context: &mut Context<'_>,
) -> Result<ItemId, Failure> {
    let question = Question {
        ask: "Id of the item",
        flag: "the item's id: `tutela new item COURSE/BANK ID`",
        among: Vec::new(),
        default: None,
        proposed: Some(named::next(
            here,
            Thing::Item,
            &format!("{}-{}", bank.course, bank.bank),
        )),
        help: "Small letters, digits and hyphens; unique in the library. It stays for ever: records name it.",
    };
    question.answer(given, context, |text| named::free(here, Thing::Item, text))
}

/// What each type is, in a line.
fn about(kind: &str) -> &'static str {
    match kind {
        "choice" => "one answer of several",
        "multiple-response" => "several answers of several",
        "true-false" => "a statement, true or false",
        "numeric" => "a number is typed",
        "short-answer" => "a word or two are typed",
        "ordering" => "steps are put in order",
        "matching" => "sides are joined to sides",
        "cloze" => "gaps in a text",
        _ => "",
    }
}

fn kind(given: Option<&str>, context: &mut Context<'_>) -> Result<String, Failure> {
    let question = Question {
        ask: "Type",
        flag: "--type TYPE",
        among: listed(word::TYPES, about),
        default: None,
        proposed: Some("choice".to_owned()),
        help: "How it is asked:",
    };
    question.answer(given, context, |text| Ok(text.to_owned()))
}

fn level(given: Option<&str>, kind: &str, context: &mut Context<'_>) -> Result<String, Failure> {
    let question = Question {
        ask: "Level",
        flag: "--level LEVEL",
        among: listed(word::LEVELS, |level| match level {
            "recall" => "know it",
            "apply" => "do the right thing with it",
            "judge" => "weigh a case",
            _ => "",
        }),
        default: Some(template::level(kind)),
        proposed: None,
        help: "How deep it asks:",
    };
    question.answer(given, context, |text| Ok(text.to_owned()))
}

/// The key that keeps items out of one form with these, where there are any.
pub fn enemies(twins: Vec<String>) -> Option<(String, Value)> {
    let list: toml_edit::Array = twins.iter().map(String::as_str).collect();
    (!twins.is_empty()).then(|| ("enemies".to_owned(), list.into()))
}

/// Items of a bank that ask this very thing: examples that nobody has rewritten yet, which must not meet in one form.
pub fn twins(stem: &str, bank: &BankId, here: &Here) -> Vec<String> {
    let library = here.library();
    let items = library
        .banks
        .get(bank)
        .map_or(&[][..], |bank| &bank.items[..]);
    let asks = |id: &&ItemId| library.items.get(*id).is_some_and(|item| item.stem == stem);
    items.iter().filter(asks).map(ItemId::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_said_in_a_line() {
        for kind in word::TYPES {
            assert!(!about(kind).is_empty(), "{kind}");
        }
    }
}
