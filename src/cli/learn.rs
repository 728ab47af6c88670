//! `tutela learn`: read a lesson, page by page, with its own unscored questions.

use std::collections::BTreeSet;

use super::exam::say_where;
use super::notice::{self, Above};
use super::quiz::{opening, say_unreviewed};
use super::signing::Ask;
use super::sit::{End, sit};
use super::standing::{Standing, usual_course};
use super::who::{greet, learner};
use super::{Context, Failure, issue};
use crate::core::content::{Course, Library};
use crate::core::id::{CourseId, NoteId};
use crate::core::session::assemble::{self, shown};
use crate::core::session::{Behaviour, KnownWrong, Without};
use crate::core::text::{Place, Thing};
use crate::sitting::{self, Sitting, newest_open};
use crate::words::Words;

/// Read a lesson, page by page, with its own unscored questions.
///
/// Examples:
///   tutela learn                        the open lesson, or the first unread one
///   tutela learn 4                      lesson 4
///   tutela learn --course night-desk    of this course
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The lesson, by number or id; may be left out.
    lesson: Option<String>,
    /// The course; may be left out where there is only one.
    #[arg(long, value_name = "COURSE")]
    course: Option<CourseId>,
    /// Leave out questions that carry this content note (may be repeated); nobody is told.
    #[arg(long, value_name = "NOTE")]
    without: Vec<NoteId>,
    /// If this completes the course: sign the statement with this name.
    #[arg(long, value_name = "NAME")]
    attest: Option<String>,
    /// Known, so that it can be said what does without a name.
    #[arg(long, hide = true)]
    anonymous: bool,
}

/// Runs the command.
///
/// # Errors
/// No such course, lesson or learner; failing records or streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    if args.anonymous {
        return Err(needs_a_name(&args, &context.words()));
    }
    let library = context.library()?;
    let without: BTreeSet<NoteId> = context.known_notes(&library, args.without)?;
    let mut store = context.store()?;
    let learner = learner(context, &mut store)?;
    greet(context, &learner)?;
    let told = notice::tell(context, &mut store, &learner, Above::Lines)?;
    let open = newest_open(&store, learner.id, Some(Behaviour::Reading))?;
    let usual = usual_course(&store, learner.id, Some(Behaviour::Reading))?;
    // Elsewhere the course stands where the lesson stands here: `learn lodging` means what it says.
    let (lesson, named) = match args.lesson {
        Some(name) if args.course.is_none() && is_course(&library, &name) => {
            (None, name.parse().ok())
        }
        lesson => (lesson, args.course),
    };
    let course = context.course_or(&library, named.as_ref(), usual.as_ref())?;
    let words = context.words();
    let standing = Standing::of(&store, learner.id, course, context.today())?;
    let wanted = match &lesson {
        Some(name) => Some(number(context, &library, course, name)?),
        None => None,
    };
    let open = open.filter(|attempt| attempt.course == course.id);
    // An open lesson goes on, unless another one is asked for.
    let goes_on = open.filter(|attempt| {
        let id = attempt.id.to_string();
        let lesson = standing
            .sat
            .iter()
            .find(|(_, sat)| sat.id == id)
            .and_then(|(_, sat)| sat.lesson.clone());
        let at = lesson.and_then(|(lesson, _)| course.lessons().position(|l| l.id == lesson));
        wanted.is_none() || wanted == at.map(|at| at + 1)
    });
    let mut sitting = match goes_on {
        Some(attempt) => {
            let (now, entropy) = (context.now(), context.host.random()?);
            let sitting = Sitting::resume(&mut store, attempt.id, now, entropy)?;
            say_where(context, &sitting)?;
            sitting
        }
        None => {
            if told {
                context.say("")?;
            }
            let Some(number) = wanted.or(standing.next_lesson(course)) else {
                context.say(words.say("lessons-all-read", &[]))?;
                return issue::offer(
                    context,
                    &mut store,
                    &library,
                    course,
                    &learner,
                    args.attest.as_deref(),
                    Ask::Nobody,
                );
            };
            let seed = context.seed()?;
            let without = Without {
                notes: without,
                wrong: KnownWrong::of(&sitting::errata(&store)?),
            };
            let form = assemble::reading(&library, course, number, seed.value, &without)
                .ok_or_else(|| no_lesson(&words, course, &number.to_string()))?;
            say_unreviewed(context, &form)?;
            let lesson = form.lesson.clone().expect("a reading form has its lesson");
            let lang = words.lang();
            let values = [
                ("course", form.course.title.say(lang).to_owned().into()),
                ("number", lesson.at.number.into()),
                ("of", lesson.of.into()),
                ("title", lesson.at.title.say(lang).to_owned().into()),
                ("minutes", lesson.minutes.into()),
            ];
            context.say(words.say("lesson-starts", &values))?;
            for note in &lesson.notes {
                context.say(note.say(lang))?;
            }
            let opening = opening(context, Some(learner.id))?;
            Sitting::open(&mut store, form, &opening)?
        }
    };
    if sit(context, &mut sitting, None)? == End::Closed {
        let after = Standing::of(&store, learner.id, course, context.today())?;
        context.say("")?;
        let next = match (after.next_lesson(course), course.exam.is_some()) {
            (Some(number), _) => words.say("lesson-next", &[("number", number.into())]),
            (None, true) if after.passing.is_none() => words.say("lesson-then-exam", &[]),
            (None, _) => words.say("lessons-all-read", &[]),
        };
        context.say(next)?;
        issue::offer(
            context,
            &mut store,
            &library,
            course,
            &learner,
            args.attest.as_deref(),
            Ask::Nobody,
        )?;
    }
    Ok(())
}

fn needs_a_name(args: &Args, words: &Words) -> Failure {
    let named = args.course.as_ref().map(CourseId::as_str);
    let course = named.or(args.lesson.as_deref()).unwrap_or("COURSE");
    let course = ("course", course.into());
    Failure::usage(words.say("learn-anonymous", &[]))
        .hint(words.say("learn-anonymous-quiz", &[]))
        .hint(words.say("learn-anonymous-preview", &[course]))
}

fn no_lesson(words: &Words, course: &Course, lesson: &str) -> Failure {
    let values = [
        ("course", course.id.as_str().into()),
        ("lesson", lesson.into()),
    ];
    Failure::usage(words.say("no-lesson", &values))
}

fn is_course(library: &Library, name: &str) -> bool {
    library.courses.keys().any(|id| id.as_str() == name)
}

fn number(
    context: &Context<'_>,
    library: &Library,
    course: &Course,
    name: &str,
) -> Result<usize, Failure> {
    let count = course.lessons().count();
    let found = match name.parse::<usize>() {
        Ok(number) => Some(number).filter(|n| (1..=count).contains(n)),
        Err(_) => course
            .lessons()
            .position(|lesson| lesson.id.as_str() == name)
            .map(|at| at + 1),
    };
    found.ok_or_else(|| {
        let mut failure = no_lesson(&context.words(), course, name);
        for (number, lesson) in (1..).zip(course.lessons()) {
            let thing = format!("{}/{}", course.id, lesson.id);
            let place = Place::new(Thing::Lesson, &thing, "title");
            let title = shown(library, &library.languages, &place, &lesson.title);
            let title = title.say(context.lang());
            failure = failure.hint(format!("{number}  {}  {title}", lesson.id));
        }
        failure
    })
}
