//! `tutela courses`: all courses, and where a learner stands in each.

use serde::Serialize;

use super::standing::Standing;
use super::table::Table;
use super::{Context, Failure};
use crate::core::content::{Course, Library};
use crate::core::id::CourseId;
use crate::core::locale;
use crate::core::session::assemble::shown;
use crate::core::text::{Lang, Place, Thing};
use crate::store::{Learner, Store};

/// All courses, and where you stand in each.
///
/// Examples:
///   tutela courses
///   tutela courses --json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// As JSON (`tutela.courses/1`).
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Listed<'l> {
    schema: &'static str,
    courses: Vec<One<'l>>,
}

#[derive(Serialize)]
struct One<'l> {
    course: &'l CourseId,
    title: String,
    version: &'l str,
    minutes: u16,
    lessons: usize,
    exam_questions: Option<usize>,
    languages: Vec<Lang>,
}

/// Runs the command.
///
/// # Errors
/// No library; failing records or streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let (words, lang) = (context.words(), context.lang());
    if args.json {
        let listed = Listed {
            schema: "tutela.courses/1",
            courses: library
                .in_order()
                .into_iter()
                .map(|course| One {
                    course: &course.id,
                    title: title(&library, course, lang),
                    version: &course.version,
                    minutes: course.minutes,
                    lessons: course.lessons().count(),
                    exam_questions: exam_questions(course),
                    languages: library.languages_of(course),
                })
                .collect(),
        };
        return context.print_json(&listed);
    }
    // Nobody is asked who they are for a list: only a learner who is named, or alone, sees their own standing.
    let known = named_or_only(context)?;
    let mut table = Table::new(["course", "title", "lessons", "minutes", "exam", "status"]);
    for course in library.in_order() {
        let status = match &known {
            Some((store, learner)) => status(context, store, learner, course)?,
            None => String::new(),
        };
        table.row([
            course.id.to_string(),
            title(&library, course, lang),
            course.lessons().count().to_string(),
            course.minutes.to_string(),
            exam_questions(course).map_or_else(
                || "–".to_owned(),
                |n| words.say("exam-of", &[("count", n.into())]),
            ),
            status,
        ]);
    }
    table.print(context, "courses")
}

/// A course's title in a language.
pub fn title(library: &Library, course: &Course, lang: Lang) -> String {
    let place = Place::new(Thing::Course, &course.id, "title");
    shown(library, &library.languages, &place, &course.title)
        .say(lang)
        .to_owned()
}

/// Where a learner stands in a course, in a few words.
///
/// # Errors
/// The records cannot be read.
pub fn status(
    context: &Context<'_>,
    store: &Store,
    learner: &Learner,
    course: &Course,
) -> Result<String, Failure> {
    let standing = Standing::of(store, learner.id, course, context.today())?;
    let words = context.words();
    let met = standing.conditions.iter().filter(|c| c.is_met()).count();
    let values = [
        ("met", met.into()),
        ("of", standing.conditions.len().into()),
    ];
    let until = standing.valid_until.filter(|_| standing.held.is_some());
    let begun = !standing.sat.is_empty();
    Ok(match (&standing.certificate, until, begun) {
        (Some(_), _, _) => words.say("status-certified", &[]),
        (None, _, false) => words.say("status-not-started", &[]),
        (None, None, true) => words.say("status-begun", &values),
        (None, Some(until), true) => {
            let [met, of] = values;
            let date = ("date", locale::date(until, context.lang()).into());
            words.say("status-renewing", &[met, of, date])
        }
    })
}

fn exam_questions(course: &Course) -> Option<usize> {
    let exam = course.exam.as_ref()?;
    Some(
        exam.sections
            .iter()
            .map(|section| section.draw.slots())
            .sum(),
    )
}

fn named_or_only(context: &mut Context<'_>) -> Result<Option<(Store, Learner)>, Failure> {
    let Some(store) = context.store_if_there()? else {
        return Ok(None);
    };
    let learner = match &context.common.learner {
        Some(handle) => store.find_learner(handle)?,
        None => {
            let mut all = store.learners()?;
            if all.len() == 1 { all.pop() } else { None }
        }
    };
    Ok(learner.map(|learner| (store, learner)))
}
