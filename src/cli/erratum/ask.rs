//! What no flag of `erratum open` and `erratum withdraw` says: asked at a terminal, a line each; in a pipe one error names
//! all of it.

use super::about::About;
use super::accept;
use super::effect::candidates;
use super::reason;
use super::report::flag;
use crate::cli::ask::Question;
use crate::cli::{Context, Failure};
use crate::core::session::erratum::Choice;
use crate::store::Name;
use crate::template::given::Refused;

/// The flags that decide.
pub const CHOICE: &str = "--accept ANSWER, --drop or --no-change";
/// The flag that says why.
pub const REASON: &str = "--reason TEXT";
/// The flag that says who.
pub const BY: &str = "--by NAME";

/// Nothing where all is said or somebody can be asked.
///
/// # Errors
/// Nobody can be asked; every flag that is missing.
pub fn all_there(flags: &[(&str, bool)], context: &Context<'_>) -> Result<(), Failure> {
    let missing = flags.iter().filter(|(_, is_there)| !is_there);
    let missing: Vec<&str> = missing.map(|(flag, _)| *flag).collect();
    match missing.is_empty() || context.can_ask() {
        true => Ok(()),
        false => Err(
            Failure::usage("an erratum says what is decided, why, and who decides")
                .hint(format!("give {}", missing.join("; "))),
        ),
    }
}

/// What is decided about an item.
///
/// # Errors
/// The input ends.
pub fn choice(about: &About, context: &mut Context<'_>) -> Result<Choice, Failure> {
    let of = |word: &str, what: &str| (word.to_owned(), what.to_owned());
    let question = Question {
        ask: "Choice",
        flag: CHOICE,
        among: vec![
            of("accept", "another answer counts as right as well"),
            of(
                "drop",
                "the item counts no longer: exams are scored without it",
            ),
            of("no-change", "no score changes; those concerned are told"),
        ],
        default: None,
        proposed: None,
        help: &format!(
            "What is decided about the item. `tutela erratum report {}` says what turns on each:",
            about.wrong.item
        ),
    };
    let word = question.answer(None, context, |word| Ok(word.to_owned()))?;
    match word.as_str() {
        "drop" => Ok(Choice::Drop),
        "no-change" => Ok(Choice::NoChange),
        _ => answer(about, context),
    }
}

fn answer(about: &About, context: &mut Context<'_>) -> Result<Choice, Failure> {
    let given: String = candidates(about)
        .into_iter()
        .map(|one| format!("\n  {}", flag(&Choice::Accept(vec![one]))))
        .collect();
    let given = match given.is_empty() {
        true => String::new(),
        false => format!(" Answers that were given and are not right so far, as flags:{given}"),
    };
    let tasks = about.tasks();
    let question = Question {
        ask: "Answer that counts as right as well",
        flag: "--accept ANSWER",
        among: Vec::new(),
        default: None,
        proposed: None,
        help: &format!(
            "By the ids of its bank, since every learner saw another order: one option as under-5; several as \
             contacts,crimes; a number as 27.6 or 27.6+-0.5; words as they are; an order as listen,note,report; a pair as \
             LEFT=RIGHT; a gap as GAP=VALUE.{given}"
        ),
    };
    question.answer(None, context, |typed| {
        let one = accept::read(typed, &tasks).map_err(refused)?;
        Ok(Choice::Accept(vec![one]))
    })
}

/// Why, where no flag says it.
///
/// # Errors
/// The input ends.
pub fn why(given: Option<String>, context: &mut Context<'_>) -> Result<String, Failure> {
    let question = Question {
        ask: "Reason",
        flag: REASON,
        among: Vec::new(),
        default: None,
        proposed: None,
        help: "What was wrong, and why it is decided so. It is kept in the register; name no learner here.",
    };
    match given {
        Some(given) => Ok(given),
        None => question.answer(None, context, |typed| reason(typed).map_err(refused)),
    }
}

/// Who decides, where no flag says it.
///
/// # Errors
/// The input ends.
pub fn who(given: Option<Name>, context: &mut Context<'_>) -> Result<Name, Failure> {
    let question = Question {
        ask: "Who decides",
        flag: BY,
        among: Vec::new(),
        default: None,
        proposed: None,
        help: "The name of whoever answers for it. It is kept in the register.",
    };
    let read = |typed: &str| {
        typed
            .parse()
            .map_err(|bad: crate::store::BadPerson| refused(bad.to_string()))
    };
    match given {
        Some(given) => Ok(given),
        None => question.answer(None, context, read),
    }
}

fn refused(message: String) -> Refused {
    Refused {
        message,
        help: None,
    }
}
