//! `tutela new case`: a text with people in it, and the items that ask what it holds and what to do.

use super::here::Here;
use super::item::twins;
use super::named::{self, listed};
use super::set::Set;
use super::there;
use super::write::Changes;
use crate::cli::ask::Question;
use crate::cli::{Context, Failure};
use crate::core::id::{CaseId, ItemId};
use crate::core::text::Thing;
use crate::source::{case, word};
use crate::template;
use crate::template::given::Refused;

/// A case: a text with people in it, and three questions: what it holds, what tells, and what to do.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The bank: COURSE/BANK, or its file.
    #[arg(value_name = "COURSE/BANK")]
    bank: Option<String>,
    /// Its id, unique in the library and kept for ever.
    id: Option<String>,
    /// What it holds: present, absent or not-enough.
    #[arg(long)]
    signal: Option<String>,
    /// What its questions ask for; else the course's only objective.
    #[arg(long, value_name = "ID")]
    objective: Option<String>,
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
    let id = id(args.id.as_deref(), &here, context)?;
    let signal = signal(args.signal.as_deref(), context)?;
    let objective = there::objective(args.objective.as_deref(), &here, &bank.course, context)?;
    let given = args.set.given(&case::CASE, &["id", "signal"])?;
    let (text, items) = template::case(
        here.lang(),
        (&signal, id.as_str(), &objective),
        &|stem| twins(stem, &bank, &here),
        &given,
        args.set.comments(),
    );
    let mut changes = Changes::default();
    changes.append(&here.root, &path, "", &text)?;
    changes.make(&here.root, &here.shown, context)?;
    context.tell(format!(
        "\nThe case `{id}` and its items {}.",
        items.join(", ")
    ))?;
    context.tell(format!(
        "\nNext: put your own words into {}; until then no learner is asked it",
        here.show(&path)
    ))?;
    context.tell(format!("      tutela check {}", here.typed(&path)))?;
    context.tell(format!("      tutela preview {id}{}", here.flag(context)))
}

// Its items carry its id and a word.
const LONGEST: usize = 55;

fn id(given: Option<&str>, here: &Here, context: &mut Context<'_>) -> Result<CaseId, Failure> {
    let question = Question {
        ask: "Id of the case",
        flag: "the case's id: `tutela new case COURSE/BANK ID`",
        among: Vec::new(),
        default: None,
        proposed: Some(named::next(here, Thing::Case, "a-case")),
        help: "Small letters, digits and hyphens; unique in the library. The ids of its items begin with it.",
    };
    question.answer(given, context, |text| {
        if text.len() > LONGEST {
            return Err(Refused {
                message: format!("`{text}` is too long: at most {LONGEST} letters, as the ids of its items begin with it"),
                help: None,
            });
        }
        let id = named::free(here, Thing::Case, text)?;
        for own in template::case_items(text) {
            named::free::<ItemId>(here, Thing::Item, &own)?;
        }
        Ok(id)
    })
}

fn signal(given: Option<&str>, context: &mut Context<'_>) -> Result<String, Failure> {
    let question = Question {
        ask: "Signal",
        flag: "--signal SIGNAL",
        among: listed(word::SIGNALS, |signal| match signal {
            "present" => "signs that somebody else is in control",
            "absent" => "an ordinary explanation for all of it",
            "not-enough" => "too little to tell",
            _ => "",
        }),
        default: Some("not-enough".to_owned()),
        proposed: None,
        help: "What the case holds, so that missed signs and false alarms are told apart. About a third of cases should hold none, or too little:",
    };
    question.answer(given, context, |text| Ok(text.to_owned()))
}
