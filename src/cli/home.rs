//! `tutela` alone: who and where you are, and what comes next.

use super::courses::{status, title};
use super::notice::{self, Above};
use super::standing::Standing;
use super::who::{Need, Who, greet, who};
use super::{Context, Failure};
use crate::core::content::{Course, Library};
use crate::core::session::Behaviour;
use crate::core::session::assemble::notes_met;
use crate::sitting::newest_open;
use crate::store::{Learner, Store};

/// Runs it.
///
/// # Errors
/// No library; failing records or streams.
pub fn run(context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let words = context.words();
    context.say(words.say("home-title", &[]))?;
    let records = context.store_url()?;
    context.say(words.say("home-records", &[("place", records.into())]))?;
    context.say(words.say("home-help", &[]))?;
    context.say("")?;
    if !context.can_ask() && context.store_if_there()?.is_none() {
        return first_steps(context, &library);
    }
    let mut store = context.store()?;
    match who(context, &mut store, Need::Practice)? {
        Who::Known(learner) => {
            greet(context, &learner)?;
            notice::tell(context, &mut store, &learner, Above::Lines)?;
            standing(context, &library, &store, &learner)
        }
        Who::Anonymous => first_steps(context, &library),
    }
}

// Nobody is known: what there is, and how to begin.
fn first_steps(context: &mut Context<'_>, library: &Library) -> Result<(), Failure> {
    let (words, lang) = (context.words(), context.lang());
    let courses = library.in_order();
    if let Some(first) = courses.first() {
        context.say(title(library, first, lang))?;
        promise(context, first)?;
    }
    others(context, library, courses.get(1..).unwrap_or_default())?;
    context.say("")?;
    for line in words.say("home-first", &[]).lines() {
        context.say(line)?;
    }
    Ok(())
}

fn standing(
    context: &mut Context<'_>,
    library: &Library,
    store: &Store,
    learner: &Learner,
) -> Result<(), Failure> {
    let (words, lang) = (context.words(), context.lang());
    let mut fresh = Vec::new();
    let mut next = None;
    for course in library.in_order() {
        let here = Standing::of(store, learner.id, course, context.today())?;
        if here.sat.is_empty() {
            fresh.push(course);
            continue;
        }
        let status = status(context, store, learner, course)?;
        context.say("")?;
        context.say(format!("{}: {status}", title(library, course, lang)))?;
        if next.is_none() && here.certificate.is_none() {
            next = Some(step(context, course, &here));
        }
    }
    // The first course that is not begun is told whole, unless another one waits to be finished.
    if next.is_none() && !fresh.is_empty() {
        let course = fresh.remove(0);
        let here = Standing::of(store, learner.id, course, context.today())?;
        let status = status(context, store, learner, course)?;
        context.say("")?;
        context.say(format!("{}: {status}", title(library, course, lang)))?;
        promise(context, course)?;
        say_notes(context, library, course)?;
        next = Some(step(context, course, &here));
    }
    others(context, library, &fresh)?;
    context.say("")?;
    let open = newest_open(store, learner.id, None)?;
    let step = match open.map(|attempt| attempt.behaviour) {
        Some(Behaviour::Exam) => words.say("next-resume-exam", &[]),
        Some(Behaviour::Practice | Behaviour::Reading) => words.say("next-resume", &[]),
        None => next.unwrap_or_else(|| words.say("next-practice", &[])),
    };
    context.say(step)?;
    context.say(words.say("next-other", &[]))
}

// Courses that could be begun too, a line each.
fn others(
    context: &mut Context<'_>,
    library: &Library,
    courses: &[&Course],
) -> Result<(), Failure> {
    let (words, lang) = (context.words(), context.lang());
    if courses.is_empty() {
        return Ok(());
    }
    context.say("")?;
    context.say(words.say("home-others", &[]))?;
    for course in courses {
        let values = [
            ("title", title(library, course, lang).into()),
            ("minutes", course.minutes.into()),
        ];
        context.say(format!("  {}", words.say("home-other", &values)))?;
    }
    Ok(())
}

// What a course asks of a person, before they begin.
fn promise(context: &mut Context<'_>, course: &Course) -> Result<(), Failure> {
    let words = context.words();
    let exam = course.exam.as_ref();
    let questions: usize = exam.map_or(0, |e| e.sections.iter().map(|s| s.draw.slots()).sum());
    let values = [
        ("lessons", course.lessons().count().into()),
        ("minutes", course.minutes.into()),
        ("questions", questions.into()),
        (
            "percent",
            exam.map_or_else(String::new, |e| e.cut_score.to_string())
                .into(),
        ),
        (
            "attempts",
            exam.and_then(|e| e.attempts).map_or(0, usize::from).into(),
        ),
        (
            "limit",
            exam.and_then(|e| e.time_limit)
                .map_or(0, |span| span.whole_minutes() as usize)
                .into(),
        ),
    ];
    for line in words.say("home-promise", &values).lines() {
        context.say(format!("  {line}"))?;
    }
    Ok(())
}

fn say_notes(context: &mut Context<'_>, library: &Library, course: &Course) -> Result<(), Failure> {
    let (words, lang) = (context.words(), context.lang());
    let notes = notes_met(library, course, &library.languages);
    if notes.is_empty() {
        return Ok(());
    }
    context.say("")?;
    context.say(words.say("home-notes", &[]))?;
    for (_, note) in &notes {
        context.say(format!("  {}", note.say(lang)))?;
    }
    context.say(words.say("home-notes-choice", &[]))
}

/// What comes next in a course: a lesson, the exam, or the certificate.
pub fn step(context: &Context<'_>, course: &Course, here: &Standing) -> String {
    let words = context.words();
    let id = ("course", course.id.as_str().to_owned().into());
    match (here.next_lesson(course), &here.passing) {
        (Some(number), _) => words.say("next-learn", &[("number", number.into()), id]),
        (None, None) if course.exam.is_some() => words.say("next-exam", &[id]),
        (None, _) => words.say("next-claim", &[id]),
    }
}
