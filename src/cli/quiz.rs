//! `tutela quiz`: practise, or with --exam sit the exam that counts.

use std::collections::BTreeSet;

use super::exam;
use super::named::Named;
use super::notice::{self, Above};
use super::prompt::Takes;
use super::sit::{End, sit};
use super::standing::usual_course;
use super::who::{Need, Who, greet, who};
use super::{Context, Failure, practised};
use crate::core::content::{Course, Library};
use crate::core::id::{NoteId, ObjectiveId};
use crate::core::session::assemble::{self, notes_met};
use crate::core::session::draw::Exposure;
use crate::core::session::practice::Wish;
use crate::core::session::{Behaviour, Form, KnownWrong, Without};
use crate::core::time::after_seconds;
use crate::sitting::{self, Opening, Sitting};
use crate::store::{AttemptId, Learner, LearnerId, Store};

/// Practise, or with --exam sit the exam that counts.
///
/// Examples:
///   tutela quiz                         practise; you see what was right at once
///   tutela quiz --minutes 5             practise and stop after about five minutes
///   tutela quiz --topic indicators      practise one subject
///   tutela quiz --anonymous             practise without a name; nothing is kept
///   tutela quiz --exam                  the exam; answers can change until the end
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(flatten)]
    course: Named,
    /// Sit the exam; it counts towards the certificate.
    #[arg(long, conflicts_with_all = ["questions", "minutes", "topic", "anonymous"])]
    exam: bool,
    /// How many questions to practise.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=500))]
    questions: Option<u16>,
    /// Stop after the question at which these minutes are over.
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u16).range(1..=600))]
    minutes: Option<u16>,
    /// Practise only this objective (and those below it).
    #[arg(long, value_name = "OBJECTIVE")]
    topic: Option<ObjectiveId>,
    /// Practise without a name; nothing is kept.
    #[arg(long)]
    anonymous: bool,
    /// Leave out questions that carry this content note (may be repeated); nobody is told.
    #[arg(long, value_name = "NOTE")]
    without: Vec<NoteId>,
    /// After a pass: sign the statement with this name.
    #[arg(long, value_name = "NAME", requires = "exam")]
    attest: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// No such course or learner, no attempt left, failing records or streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let without = context.known_notes(&library, args.without.clone())?;
    if args.exam {
        let asked = exam::Asked {
            course: args.course.id().cloned(),
            without,
            attest: args.attest,
        };
        return exam::run(&asked, &library, context);
    }
    let (mut store, who) = match args.anonymous {
        true => (Store::memory()?, Who::Anonymous),
        false => {
            let mut store = context.store()?;
            match who(context, &mut store, Need::Practice)? {
                Who::Known(learner) => (store, Who::Known(learner)),
                Who::Anonymous => (Store::memory()?, Who::Anonymous),
            }
        }
    };
    let usual = match &who {
        Who::Known(learner) => usual_course(&store, learner.id, None)?,
        Who::Anonymous => None,
    };
    let course = context.course_or(&library, args.course.id(), usual.as_ref())?;
    let words = context.words();
    let learner = match &who {
        Who::Known(learner) => {
            greet(context, learner)?;
            let told = notice::tell(context, &mut store, learner, Above::Lines)?;
            // What is asked next stands apart by itself.
            if told && !asks_notes(context, &library, course, &without) {
                context.say("")?;
            }
            Some(learner.as_ref())
        }
        Who::Anonymous => {
            context.say(words.say("practice-anonymous", &[]))?;
            None
        }
    };
    let without = Without {
        notes: ask_notes(context, &library, course, without)?,
        wrong: known_wrong(context, learner.map(|_| &store))?,
    };
    let form = practice(
        &args,
        context,
        &library,
        course,
        learner,
        &store,
        without.clone(),
    )?;
    if form.slots.is_empty() {
        let all = Without::notes(without.notes);
        let all = practice(&args, context, &library, course, learner, &store, all)?;
        let own = library.items.values();
        let mut own = own.filter(|item| item.bank.course == course.id);
        let (key, hint) = match all.slots.is_empty() {
            true if own.any(|item| item.unfinished) => {
                ("practice-unfinished", "exam-unfinished-author")
            }
            true => ("practice-empty", "practice-empty-hint"),
            false => ("practice-all-wrong", "practice-all-wrong-hint"),
        };
        return Err(Failure::refused(words.say(key, &[])).hint(words.say(hint, &[])));
    }
    say_unreviewed(context, &form)?;
    let values = [("count", form.slots.len().into())];
    context.say(words.say("practice-starts", &values))?;
    let opening = opening(context, learner.map(|l| l.id))?;
    let stop = args
        .minutes
        .map(|m| after_seconds(opening.at.utc, u32::from(m) * 60));
    let mut sitting = Sitting::open(&mut store, form, &opening)?;
    let end = sit(context, &mut sitting, stop)?;
    if end == End::Closed {
        let session = sitting.session().clone();
        practised::finish(context, &store, Some(course), learner, &session)?;
    }
    Ok(())
}

fn practice(
    args: &Args,
    context: &mut Context<'_>,
    library: &Library,
    course: &Course,
    learner: Option<&Learner>,
    store: &Store,
    without: Without,
) -> Result<Form, Failure> {
    if let Some(topic) = &args.topic
        && !course
            .objectives
            .iter()
            .any(|o| o.id.is_within(topic) || topic.is_within(&o.id))
    {
        let words = context.words();
        let known: Vec<&str> = course.objectives.iter().map(|o| o.id.as_str()).collect();
        return Err(Failure::usage(words.say(
            "no-objective",
            &[
                ("course", course.id.as_str().into()),
                ("topic", topic.as_str().into()),
            ],
        ))
        .hint(words.say("objectives-here", &[("known", known.join(", ").into())])));
    }
    let wish = Wish {
        questions: args.questions.unwrap_or(course.practice_draw).into(),
        topic: args.topic.clone(),
        without,
    };
    let seen = match learner {
        Some(learner) => store.sightings(learner.id)?,
        None => Exposure::new(),
    };
    let seed = context.seed()?;
    Ok(assemble::practice(
        library, course, &wish, seed.value, &seen,
    ))
}

// What practice leaves out since it is known to be wrong. Who practises without a name has no records of their own, and
// is spared what those of this computer know.
fn known_wrong(context: &mut Context<'_>, store: Option<&Store>) -> Result<KnownWrong, Failure> {
    match store {
        Some(store) => Ok(KnownWrong::of(&sitting::errata(store)?)),
        None => Ok(known_here(context)),
    }
}

/// What the records of this computer, if there are any that can be read, know to be wrong.
pub fn known_here(context: &mut Context<'_>) -> KnownWrong {
    let store = context.store_if_there().ok().flatten();
    let errata = store.and_then(|store| sitting::errata(&store).ok());
    KnownWrong::of(&errata.unwrap_or_default())
}

/// What opens an attempt now.
///
/// # Errors
/// There is no entropy.
pub fn opening(context: &mut Context<'_>, learner: Option<LearnerId>) -> Result<Opening, Failure> {
    Ok(Opening {
        id: AttemptId::from_random(context.host.random()?),
        learner,
        rehearsal: context.is_rehearsal(),
        at: context.now(),
        entropy: context.host.random()?,
    })
}

// Whether there is anybody to ask and anything to ask for.
fn asks_notes(
    context: &Context<'_>,
    library: &Library,
    course: &Course,
    without: &BTreeSet<NoteId>,
) -> bool {
    let is_chosen = !without.is_empty();
    context.can_ask() && !is_chosen && !notes_met(library, course, &library.languages).is_empty()
}

/// Asks which content notes to leave out, where a person can be asked and the course has any. The choice goes nowhere
/// but into this draw.
///
/// # Errors
/// Failing streams.
pub fn ask_notes(
    context: &mut Context<'_>,
    library: &Library,
    course: &Course,
    mut without: BTreeSet<NoteId>,
) -> Result<BTreeSet<NoteId>, Failure> {
    if !asks_notes(context, library, course, &without) {
        return Ok(without);
    }
    let notes = notes_met(library, course, &library.languages);
    let (words, lang) = (context.words(), context.lang());
    context.tell("")?;
    context.tell(words.say("notes-question", &[]))?;
    for (number, (_, text)) in (1..).zip(&notes) {
        context.tell(format!("  {number}  {}", text.say(lang)))?;
    }
    let count = notes.len();
    loop {
        let line = context
            .ask_learner(&words.say("notes-prompt", &[]), Takes::Numbers)?
            .unwrap_or_default();
        let numbers: Vec<Option<usize>> = line
            .split(|c: char| c == ',' || c.is_whitespace())
            .filter(|word| !word.is_empty())
            .map(|word| word.parse().ok().filter(|n| (1..=count).contains(n)))
            .collect();
        if numbers.iter().all(Option::is_some) {
            without.extend(
                numbers
                    .into_iter()
                    .flatten()
                    .map(|n| notes[n - 1].0.clone()),
            );
            context.tell("")?;
            return Ok(without);
        }
        let values = [("line", line.into()), ("count", count.into())];
        context.tell(words.say("notes-again", &values))?;
    }
}

/// Says once that no person has reviewed the translation this learner reads.
///
/// # Errors
/// Failing streams.
pub fn say_unreviewed(context: &mut Context<'_>, form: &Form) -> Result<(), Failure> {
    if form.unreviewed.contains(&context.lang()) {
        let line = context.words().say("translation-unreviewed", &[]);
        context.say(line)?;
    }
    if context.is_rehearsal() && form.behaviour == Behaviour::Exam {
        let line = context.words().say("rehearsal", &[]);
        context.say(line)?;
    }
    Ok(())
}
