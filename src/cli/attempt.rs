//! `tutela attempt`: allow one more attempt after the last, with who and why.

use clap::Subcommand;

use super::learner::known;
use super::{Context, Failure};
use crate::core::id::CourseId;
use crate::core::session::Behaviour;
use crate::sitting;
use crate::store::{AttemptId, BadPerson, LearnerId, Name, NewDecision, Store, Which, line};

/// Allow one more attempt, or confirm the date of one.
///
/// Examples:
///   tutela attempt allow --learner m3 --reason "Fire drill" --by "Ines Ruiz"
///   tutela attempt confirm-date ID --reason "Sign-in sheet" --by "Ines Ruiz"
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Confirm the date of an exam during which the computer's clock was set back; its certificate waits for that.
    ConfirmDate {
        /// The attempt's id, as the learner was told it.
        #[arg(value_name = "ID")]
        attempt: AttemptId,
        /// How you know the date; kept in the register.
        #[arg(long, value_name = "TEXT", value_parser = reason)]
        reason: String,
        /// Who confirms it; kept in the register.
        #[arg(long, value_name = "NAME")]
        by: Name,
    },
    /// Allow one more attempt at an exam; say who with --learner.
    Allow {
        /// Why; kept in the register.
        #[arg(long, value_name = "TEXT", value_parser = reason)]
        reason: String,
        /// Who allows it; kept in the register.
        #[arg(long, value_name = "NAME")]
        by: Name,
        /// The course; may be left out where they sat only one.
        #[arg(long)]
        course: Option<CourseId>,
    },
}

/// Runs the command.
///
/// # Errors
/// Nobody named, no exam to allow, records that cannot be used.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let (reason, by, course) = match args.command {
        Command::Allow { reason, by, course } => (reason, by, course),
        Command::ConfirmDate {
            attempt,
            reason,
            by,
        } => return confirm_date(context, attempt, &reason, &by),
    };
    let Some(who) = context.common.learner.clone() else {
        return Err(Failure::usage("who may sit again?").hint("say it with --learner HANDLE"));
    };
    let mut store = Store::open_existing(&context.store_url()?)?;
    let learner = known(&store, &who)?;
    let course = sat(&store, learner.id, course)?;
    store.allow(
        learner.id,
        &course,
        &NewDecision {
            at: context.now(),
            salt: context.host.random()?,
            reason: &reason,
            by: by.as_str(),
        },
    )?;
    let allowed = store.allowances(learner.id, &course)?.len();
    context.print(format!(
        "{} ({}) may sit the exam of {course} once more; {allowed} so far.",
        learner.name, learner.code
    ))
}

// Allowing an attempt before the first was sat is a slip of the pen: the course's own attempts are still there.
fn sat(store: &Store, learner: LearnerId, named: Option<CourseId>) -> Result<CourseId, Failure> {
    let exams = store.attempts(Which {
        learner: Some(learner),
        behaviour: Some(Behaviour::Exam),
        ..Which::default()
    })?;
    let mut courses: Vec<CourseId> = exams.into_iter().map(|attempt| attempt.course).collect();
    courses.sort();
    courses.dedup();
    let known = courses
        .iter()
        .map(CourseId::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    match (named, &courses[..]) {
        (_, []) => Err(Failure::refused(
            "they have sat no exam yet, so nothing is used up",
        )),
        (Some(named), _) if courses.contains(&named) => Ok(named),
        (Some(named), _) => Err(
            Failure::refused(format!("they have not sat the exam of {named}"))
                .hint(format!("they have sat: {known}")),
        ),
        (None, [only]) => Ok(only.clone()),
        (None, _) => {
            Err(Failure::usage("which course?").hint(format!("--course, one of: {known}")))
        }
    }
}

/// A reason as it is typed for the register.
///
/// # Errors
/// It is empty or too long.
pub fn reason(typed: &str) -> Result<String, String> {
    match line("reason", 500, typed).map_err(|bad: BadPerson| bad.to_string())? {
        empty if empty.is_empty() => Err("a reason is kept, so give one".to_owned()),
        reason => Ok(reason),
    }
}

fn confirm_date(
    context: &mut Context<'_>,
    attempt: AttemptId,
    reason: &str,
    by: &Name,
) -> Result<(), Failure> {
    let mut store = Store::open_existing(&context.store_url()?)?;
    let about = store.attempt(attempt)?;
    if !sitting::circumstances(&store, attempt)?.clock_set_back {
        return Err(Failure::refused(
            "the clock was not set back during this attempt; there is nothing to confirm",
        ));
    }
    let decision = NewDecision {
        at: context.now(),
        salt: context.host.random()?,
        reason,
        by: by.as_str(),
    };
    store.confirm_clock(attempt, &decision)?;
    let day = about.last.local_date();
    context.print(format!(
        "The date of this attempt, {day}, is confirmed. The certificate can be claimed now."
    ))
}
