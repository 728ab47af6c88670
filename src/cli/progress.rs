//! `tutela progress`: what a learner has done and what is still to do.

use serde::Serialize;

use super::courses::title;
use super::named::Named;
use super::standing::Standing;
use super::table::Table;
use super::who::{greet, learner};
use super::{Context, Failure};
use crate::core::content::Course;
use crate::core::id::CourseId;
use crate::core::locale;
use crate::core::session::Behaviour;
use crate::core::standing::progress::Sat;
use crate::store::Attempt;

/// What you have done and what is still to do.
///
/// Examples:
///   tutela progress
///   tutela progress --learner m3 --json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(flatten)]
    course: Named,
    /// As JSON (`tutela.progress/1`).
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Progress<'l> {
    schema: &'static str,
    learner: &'l str,
    courses: Vec<InCourse<'l>>,
}

#[derive(Serialize)]
struct InCourse<'l> {
    course: &'l CourseId,
    version: &'l str,
    conditions: Vec<Met>,
    attempts: Vec<One>,
    certificate: Option<String>,
}

#[derive(Serialize)]
struct Met {
    name: &'static str,
    met: bool,
    have: String,
    need: String,
}

#[derive(Serialize)]
struct One {
    id: String,
    behaviour: Behaviour,
    rehearsal: bool,
    state: &'static str,
    answered: u16,
    of: u16,
    score: Option<f64>,
    passed: Option<bool>,
    opened: String,
    closed: Option<String>,
    first_scored: Option<FirstScored>,
}

// What it came to when it was closed, where errata are about it.
#[derive(Serialize)]
struct FirstScored {
    score: f64,
    passed: Option<bool>,
}

/// Runs the command.
///
/// # Errors
/// Nobody named; failing records or streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let mut store = context.store()?;
    let learner = learner(context, &mut store)?;
    let courses: Vec<&Course> = match args.course.id() {
        Some(id) => vec![context.course(&library, Some(id))?],
        None => library.in_order(),
    };
    let mut standings = Vec::new();
    for course in courses {
        standings.push((
            course,
            Standing::of(&store, learner.id, course, context.today())?,
        ));
    }
    if args.json {
        let progress = Progress {
            schema: "tutela.progress/1",
            learner: learner.called(),
            courses: standings
                .iter()
                .map(|(course, standing)| in_course(course, standing))
                .collect(),
        };
        return context.print_json(&progress);
    }
    greet(context, &learner)?;
    let (words, lang) = (context.words(), context.lang());
    // Courses nobody has begun say nothing yet; `tutela courses` lists them.
    let begun = |standing: &Standing| args.course.id().is_some() || !standing.sat.is_empty();
    if !standings.iter().any(|(_, standing)| begun(standing)) {
        return context.say(words.say("none-attempts", &[]));
    }
    for (course, standing) in standings.iter().filter(|(_, standing)| begun(standing)) {
        context.say("")?;
        context.say(format!(
            "{} ({})",
            title(&library, course, lang),
            course.version
        ))?;
        for condition in &standing.conditions {
            let (have, need) = condition.have_and_need();
            let met = if condition.is_met() { "met" } else { "open" };
            let key = format!("condition-{}-{met}", condition.name());
            let values = [("have", have.into()), ("need", need.into())];
            context.say(format!("  {}", words.say(&key, &values)))?;
        }
        if let Some(certificate) = standing.certificate_now() {
            let values = [("id", certificate.id.as_str().into())];
            context.say(format!("  {}", words.say("condition-certificate", &values)))?;
        }
        if standing.sat.is_empty() {
            continue;
        }
        context.say("")?;
        let mut table = Table::new(["attempt", "kind", "opened", "state", "answered", "score"]);
        for (attempt, sat) in &standing.sat {
            let score = match (sat.closed.is_some(), sat.behaviour) {
                (true, Behaviour::Exam | Behaviour::Practice) => {
                    let (got, of) = sat.points;
                    let points = crate::core::score::Points;
                    let score = format!("{}/{}", points(got), points(of));
                    match &sat.corrected {
                        Some(_) => words.say("score-corrected", &[("score", score.into())]),
                        None => score,
                    }
                }
                (_, _) => String::new(),
            };
            table.row([
                attempt.id.to_string()[..8].to_owned(),
                kind(context, sat),
                locale::date(attempt.opened.local_date(), lang),
                words.say(&format!("state-{}", state(sat)), &[]),
                format!("{}/{}", sat.answered, sat.of),
                score,
            ]);
        }
        table.print(context, "attempts")?;
    }
    Ok(())
}

fn kind(context: &Context<'_>, sat: &Sat) -> String {
    let words = context.words();
    let kind = words.say(&format!("kind-{}", sat.behaviour), &[]);
    match (sat.rehearsal, &sat.lesson) {
        (true, _) => format!("{kind}, {}", words.say("kind-rehearsal", &[])),
        (false, Some((lesson, _))) => format!("{kind}: {lesson}"),
        (false, None) => kind,
    }
}

fn state(sat: &Sat) -> &'static str {
    use crate::core::session::state::How;
    match sat.closed {
        None => "open",
        Some((_, How::Submitted)) => "submitted",
        Some((_, How::TimedOut)) => "timed-out",
    }
}

fn in_course<'l>(course: &'l Course, standing: &Standing) -> InCourse<'l> {
    InCourse {
        course: &course.id,
        version: &course.version,
        conditions: standing
            .conditions
            .iter()
            .map(|condition| {
                let (have, need) = condition.have_and_need();
                Met {
                    name: condition.name(),
                    met: condition.is_met(),
                    have,
                    need,
                }
            })
            .collect(),
        attempts: standing
            .sat
            .iter()
            .map(|(attempt, sat)| one(attempt, sat))
            .collect(),
        certificate: standing
            .certificate_now()
            .map(|certificate| certificate.id.clone()),
    }
}

fn one(attempt: &Attempt, sat: &Sat) -> One {
    let scored = sat.closed.is_some() && sat.behaviour != Behaviour::Reading && sat.points.1 > 0;
    One {
        id: attempt.id.to_string(),
        behaviour: sat.behaviour,
        rehearsal: sat.rehearsal,
        state: state(sat),
        answered: sat.answered,
        of: sat.of,
        score: scored.then(|| share(sat.points)),
        passed: sat.passed,
        opened: locale::instant(sat.opened),
        closed: sat.closed.map(|(at, _)| locale::instant(at)),
        first_scored: sat
            .corrected
            .as_ref()
            .filter(|_| scored)
            .map(|corrected| FirstScored {
                score: share(corrected.points),
                passed: corrected.passed,
            }),
    }
}

// A share for machines that read it; nothing is decided by it.
fn share((got, of): (u32, u32)) -> f64 {
    f64::from(got) / f64::from(of.max(1))
}
