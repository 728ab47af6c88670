//! `tutela transcript`: a learner's training record as PDF or HTML: certificates, exams, lessons; never practice.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::certificate::rows;
use super::printer::Printer;
use super::{Context, Failure, who};
use crate::core::content::Library;
use crate::core::id::CourseId;
use crate::core::score::Points;
use crate::core::session::Behaviour;
use crate::core::text::{Lang, Shown};
use crate::print::transcript::{Certified, Read, Sat, Title, Transcript};
use crate::sitting;
use crate::store::{Attempt, LearnerId, Store, Which};

/// A learner's training record, as PDF or HTML.
///
/// Certificates, exams and lessons read are in it; practice is not.
///
/// Examples:
///   tutela transcript --to record.pdf
///   tutela --learner dana transcript --to dana.html --lang es
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The file to write; .pdf or .html says which.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// Nobody named; another file in the way; records or files that fail.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = context.store()?;
    let learner = who::learner(context, &mut store)?;
    let library = context.library()?;
    let transcript = gather(context, &store, &library, learner.id, learner.name.as_str())?;
    let paper = transcript.paper(&context.words());
    Printer::new(context)?.put(context, &paper, &args.to)
}

fn gather(
    context: &mut Context<'_>,
    store: &Store,
    library: &Library,
    learner: LearnerId,
    name: &str,
) -> Result<Transcript, Failure> {
    let lang = context.lang();
    let mut certificates = Vec::new();
    // Courses that the library no longer has are called as their certificates call them.
    let mut called: BTreeMap<CourseId, Title> = BTreeMap::new();
    for row in rows(context, store, Some(learner))? {
        let Some(document) = &row.document else {
            continue;
        };
        let claim = document.certificate();
        let course = shown(&claim.course.title, lang);
        called.insert(claim.course.id.clone(), course.clone());
        certificates.push(Certified {
            course,
            version: claim.course.version.clone(),
            completed: claim.completed.date,
            until: claim.valid_until,
            state: row.status,
            correction: row.correction.clone(),
            id: row.id,
        });
    }
    let mut exams = Vec::new();
    let mut lessons: BTreeMap<CourseId, Read> = BTreeMap::new();
    let which = Which {
        learner: Some(learner),
        ..Which::default()
    };
    for (attempt, sat) in sitting::sat(store, which)? {
        if sat.rehearsal {
            continue;
        }
        let course = title(&attempt, library, &called, lang);
        match sat.behaviour {
            Behaviour::Exam if sat.closed.is_some() => exams.push(Sat {
                course,
                day: attempt.opened.local_date(),
                points: (Points(sat.points.0), Points(sat.points.1)),
                passed: sat.passed,
                corrected: sat.corrected.is_some(),
                minutes: sat.active.whole_minutes(),
            }),
            Behaviour::Reading => {
                let read = lessons.entry(attempt.course.clone()).or_insert(Read {
                    course,
                    lessons: 0,
                    minutes: 0,
                });
                read.lessons += usize::from(sat.lesson.is_some_and(|(_, whole)| whole));
                read.minutes += sat.active.whole_minutes();
            }
            Behaviour::Exam | Behaviour::Practice => {}
        }
    }
    Ok(Transcript {
        name: name.to_owned(),
        provider: context.site.organisation.name.clone(),
        today: context.now().local_date(),
        certificates,
        exams,
        lessons: lessons.into_values().collect(),
    })
}

fn title(
    attempt: &Attempt,
    library: &Library,
    called: &BTreeMap<CourseId, Title>,
    lang: Lang,
) -> Title {
    match library.courses.get(&attempt.course) {
        Some(course) => (super::courses::title(library, course, lang), None),
        None => {
            let known = called.get(&attempt.course).cloned();
            known.unwrap_or_else(|| (attempt.course.to_string(), None))
        }
    }
}

fn shown(title: &Shown, lang: Lang) -> Title {
    let text = title.say(lang);
    let other = title.0.iter().find(|(_, said)| said.as_str() == text);
    let other = other.map(|(at, _)| *at).filter(|_| !title.has(lang));
    (text.to_owned(), other)
}
