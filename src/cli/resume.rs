//! `tutela resume`: go on where you stopped.

use super::exam::{self, say_where};
use super::notice::{self, Above};
use super::sit::{End, sit, voice};
use super::who::{greet, learner};
use super::{Context, Failure, issue, practised};
use crate::core::session::Behaviour;
use crate::sitting::{self, Sitting, newest_open};
use crate::terminal::result::{self, Handed};

/// Go on where you stopped.
///
/// It opens the exam, the practice or the lesson in which something last happened.
///
/// Examples:
///   tutela resume
///   tutela resume --learner m3
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// After a pass: sign the statement with this name.
    #[arg(long, value_name = "NAME")]
    attest: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// Nobody named, nothing open, failing records or streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = context.store()?;
    let learner = learner(context, &mut store)?;
    let words = context.words();
    // An exam first: it is what waits most.
    let exam = newest_open(&store, learner.id, Some(Behaviour::Exam))?;
    let open = match exam {
        Some(attempt) => Some(attempt),
        None => newest_open(&store, learner.id, None)?,
    };
    greet(context, &learner)?;
    // Nothing comes between a learner and an exam they have begun.
    let is_exam = open.as_ref().map(|open| open.behaviour) == Some(Behaviour::Exam);
    let told = !is_exam && notice::tell(context, &mut store, &learner, Above::Lines)?;
    let Some(attempt) = open else {
        if told {
            context.say("")?;
        }
        return context.say(words.say("nothing-open", &[]));
    };
    let (now, entropy) = (context.now(), context.host.random()?);
    let mut sitting = Sitting::resume(&mut store, attempt.id, now, entropy)?;
    say_where(context, &sitting)?;
    if sit(context, &mut sitting, None)? != End::Closed {
        return Ok(());
    }
    let session = sitting.session().clone();
    // The course may be gone since: the attempt needs it no more, a certificate's conditions do.
    let library = context.library();
    let course = library
        .as_ref()
        .ok()
        .and_then(|library| library.courses.get(&attempt.course));
    match (session.form().behaviour, library.as_ref().ok().zip(course)) {
        (Behaviour::Exam, Some((library, course))) => exam::finish(
            context,
            &mut store,
            library,
            course,
            &learner,
            &session,
            args.attest.as_deref(),
        ),
        (Behaviour::Exam, None) => {
            let words = context.words();
            let handed = Handed {
                at: context.now(),
                zone: None,
                kept: true,
            };
            let errata = sitting::errata(&store)?;
            let lines = result::exam(&session, &errata, handed, voice(context, &words));
            print_all(context, lines)?;
            context.tell(words.say("course-gone", &[]))?;
            notice::tell(context, &mut store, &learner, Above::Lines).map(drop)
        }
        (Behaviour::Practice, _) => {
            practised::finish(context, &store, course, Some(&learner), &session)
        }
        (Behaviour::Reading, Some((library, course))) => issue::offer(
            context,
            &mut store,
            library,
            course,
            &learner,
            args.attest.as_deref(),
            super::signing::Ask::Nobody,
        ),
        (Behaviour::Reading, None) => Ok(()),
    }
}

fn print_all(context: &mut Context<'_>, lines: Vec<String>) -> Result<(), Failure> {
    context.say("")?;
    for line in lines {
        context.say(line)?;
    }
    Ok(())
}
