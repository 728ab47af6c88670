//! The exam: who sits it, what it asks for, the sitting, the result, and the certificate after a pass.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::notice::{self, Above};
use super::prompt::Takes;
use super::quiz::{ask_notes, opening, say_unreviewed};
use super::signing::Ask;
use super::sit::{End, sit, voice};
use super::standing::{Standing, usual_course};
use super::who::{greet, learner};
use super::{Context, Failure, issue};
use crate::core::content::{Course, Library};
use crate::core::id::{CourseId, NoteId};
use crate::core::locale;
use crate::core::session::assemble;
use crate::core::session::draw::Exposure;
use crate::core::session::erratum::rescored;
use crate::core::session::{Behaviour, Form, KnownWrong, Without};
use crate::core::standing::progress::NotNow;
use crate::core::text::Lang;
use crate::core::time::Stamp;
use crate::sitting::{self, Sitting, newest_open};
use crate::store::{Learner, Store};
use crate::terminal::result::{self, Handed};

/// What was asked for.
pub struct Asked {
    /// The course, if named.
    pub course: Option<CourseId>,
    /// Content notes to leave out.
    pub without: BTreeSet<NoteId>,
    /// The name to sign with.
    pub attest: Option<String>,
}

/// Sits an exam, or goes on with the one that is open.
///
/// # Errors
/// No attempt left or the wait not over; nobody named; failing records or streams.
pub fn run(asked: &Asked, library: &Library, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = context.store()?;
    if context.is_rehearsal() && context.can_ask() && context.common.learner.is_none() {
        context.tell(context.words().say("rehearsal-kept", &[]))?;
        context.tell("")?;
    }
    let learner = learner(context, &mut store)?;
    let Some(learner) = not_you(context, &mut store, learner)? else {
        return Ok(());
    };
    let open = newest_open(&store, learner.id, Some(Behaviour::Exam))?;
    let usual = usual_course(&store, learner.id, Some(Behaviour::Exam))?;
    let course = context.course_or(library, asked.course.as_ref(), usual.as_ref())?;
    let mut sitting = match open.filter(|attempt| attempt.course == course.id) {
        Some(attempt) => {
            let (now, entropy) = (context.now(), context.host.random()?);
            let sitting = Sitting::resume(&mut store, attempt.id, now, entropy)?;
            say_where(context, &sitting)?;
            sitting
        }
        None => {
            notice::tell(context, &mut store, &learner, Above::Lines)?;
            let form = start(asked, library, course, &learner, &store, context)?;
            let opening = opening(context, Some(learner.id))?;
            Sitting::open(&mut store, form, &opening)?
        }
    };
    let end = sit(context, &mut sitting, None)?;
    if end != End::Closed {
        return Ok(());
    }
    let session = sitting.session().clone();
    finish(
        context,
        &mut store,
        library,
        course,
        &learner,
        &session,
        asked.attest.as_deref(),
    )
}

/// The result of an exam that has just closed, the certificate where one is due, and what waited to be told until then.
///
/// # Errors
/// Failing records or streams.
pub fn finish(
    context: &mut Context<'_>,
    store: &mut Store,
    library: &Library,
    course: &Course,
    learner: &Learner,
    session: &crate::core::session::Session,
    attest: Option<&str>,
) -> Result<(), Failure> {
    result_of(context, store, library, course, learner, session, attest)?;
    notice::tell(context, store, learner, Above::Lines).map(drop)
}

fn result_of(
    context: &mut Context<'_>,
    store: &mut Store,
    library: &Library,
    course: &Course,
    learner: &Learner,
    session: &crate::core::session::Session,
    attest: Option<&str>,
) -> Result<(), Failure> {
    let standing = Standing::of(store, learner.id, course, context.today())?;
    let now = context.now();
    let zone = context.host.zone();
    let words = context.words();
    let handed = Handed {
        at: session.last().map_or(now, |at| now.at(at)),
        zone: zone.as_deref(),
        kept: true,
    };
    let errata = sitting::errata(store)?;
    let lines = result::exam(session, &errata, handed, voice(context, &words));
    context.say("")?;
    for line in lines {
        context.say(line)?;
    }
    let came_to = rescored(session, &errata).outcome;
    context.say("")?;
    context.say(words.say("exam-review", &[]))?;
    if came_to.passed == Some(true) {
        return match session.is_rehearsal() {
            true => Ok(()),
            false => issue::offer(
                context,
                store,
                library,
                course,
                learner,
                attest,
                Ask::Nobody,
            ),
        };
    }
    let mut lessons: Vec<u16> = came_to
        .sections
        .iter()
        .flat_map(|section| section.lessons.first())
        .map(|lesson| lesson.number)
        .collect();
    lessons.sort_unstable();
    lessons.dedup();
    if !lessons.is_empty() {
        let commands: Vec<String> = lessons
            .iter()
            .map(|n| format!("tutela learn {n}"))
            .collect();
        context.say(words.say(
            "exam-read-again",
            &[("commands", commands.join(", ").into())],
        ))?;
    }
    for line in next_lines(context, store, &standing, course, learner, now)? {
        context.say(line)?;
    }
    Ok(())
}

// When the next attempt can be, how many are left, and whom to talk to: never a dead end.
fn next_lines(
    context: &Context<'_>,
    store: &Store,
    standing: &Standing,
    course: &Course,
    learner: &Learner,
    now: Stamp,
) -> Result<Vec<String>, Failure> {
    let words = context.words();
    let contact = notice::contact(context, &words);
    let talk = words.say("exam-after-last", &[("contact", contact.clone().into())]);
    let left =
        |left: Option<u16>| left.map_or_else(|| "none".into(), fluent_bundle::FluentValue::from);
    Ok(
        match standing.next_exam(store, learner.id, course, now.utc)? {
            Ok((number, limit)) => {
                let values = [("left", left(limit.map(|limit| limit + 1 - number)))];
                vec![words.say("exam-next-now", &values), talk]
            }
            Err(NotNow::Wait(until)) => {
                let at = now.at(until).local();
                let values = [
                    ("date", locale::date(at.date(), words.lang()).into()),
                    (
                        "time",
                        format!("{:02}:{:02}", at.hour(), at.minute()).into(),
                    ),
                    (
                        "left",
                        left(left_after_wait(standing, store, learner, course, until)?),
                    ),
                ];
                let said = words.say("exam-next-from", &values);
                vec![said.trim().to_owned(), talk]
            }
            Err(NotNow::UsedUp(_) | NotNow::NoExam) => {
                vec![words.say("exam-no-more", &[("contact", contact.into())])]
            }
        },
    )
}

fn left_after_wait(
    standing: &Standing,
    store: &Store,
    learner: &Learner,
    course: &Course,
    until: Timestamp,
) -> Result<Option<u16>, Failure> {
    let then = standing.next_exam(store, learner.id, course, until)?;
    Ok(then
        .ok()
        .and_then(|(number, limit)| limit.map(|limit| limit + 1 - number)))
}

// An exam asks once more who sits here. `None`: somebody else, and they have been told what to do.
fn not_you(
    context: &mut Context<'_>,
    store: &mut Store,
    learner: Learner,
) -> Result<Option<Learner>, Failure> {
    if !context.can_ask() {
        greet(context, &learner)?;
        return Ok(Some(learner));
    }
    let values = [
        ("name", learner.name.as_str().into()),
        ("code", learner.code.as_str().into()),
    ];
    let question = context.words().say("not-you", &values);
    let answer = context
        .ask_learner(&question, Takes::You)?
        .unwrap_or_else(|| "n".to_owned());
    if answer.eq_ignore_ascii_case("n") || answer.eq_ignore_ascii_case("no") {
        context.common.learner = None;
        return super::who::learner(context, store).map(Some);
    }
    Ok(Some(learner))
}

fn start(
    asked: &Asked,
    library: &Library,
    course: &Course,
    learner: &Learner,
    store: &Store,
    context: &mut Context<'_>,
) -> Result<Form, Failure> {
    let standing = Standing::of(store, learner.id, course, context.today())?;
    let now = context.now();
    let words = context.words();
    let (number, limit) = standing
        .next_exam(store, learner.id, course, now.utc)?
        .map_err(|not_now| refused(not_now, now, context))?;
    let sat = store.digests_sat(&course.id, &course.version)?;
    if !context.is_rehearsal() && !sat.is_empty() && !sat.contains(&course.digest) {
        return Err(Failure::world(format!(
            "course `{}` was changed since somebody sat its version {}",
            course.id, course.version
        ))
        .hint("raise `version` in course.toml, or put the sat version back"));
    }
    let seen = match context.is_rehearsal() {
        true => Exposure::new(),
        false => store.sightings(learner.id)?,
    };
    let without = Without {
        notes: ask_notes(context, library, course, asked.without.clone())?,
        // A rehearsal is drawn by its seed and the library alone.
        wrong: match context.is_rehearsal() {
            true => KnownWrong::default(),
            false => KnownWrong::of(&sitting::errata(store)?),
        },
    };
    let seed = context.seed()?;
    let form = assemble::exam(library, course, seed.value, &seen, &without)
        .ok_or_else(|| Failure::refused(words.say("no-exam", &[])))?
        .map_err(|short| {
            let failure = Failure::refused(words.say("exam-short", &[]));
            match without.notes.is_empty() {
                // What is short is for the author, whom the learner has to ask.
                true => failure
                    .hint(words.say("exam-short-author", &[]))
                    .hint(short),
                false => failure.hint(words.say("exam-short-notes", &[])),
            }
        })?;
    let mut drawn = form
        .slots
        .iter()
        .filter_map(|slot| library.items.get(&slot.item));
    if drawn.any(|item| item.unfinished) {
        return Err(Failure::refused(words.say("exam-unfinished", &[]))
            .hint(words.say("exam-unfinished-author", &[])));
    }
    let mut form = form;
    if let Some((factor, _)) = &learner.more_time {
        form.rules.time_limit = form.rules.time_limit.map(|limit| factor.of(limit));
    }
    say_unreviewed(context, &form)?;
    let of: crate::core::score::Points = form.slots.iter().map(|slot| slot.posed.points).sum();
    let cut = form.rules.cut_score;
    let values = [
        (
            "title",
            form.course.title.say(words.lang()).to_owned().into(),
        ),
        ("number", number.into()),
        (
            "limit",
            limit
                .map_or_else(|| "none".to_owned(), |l| l.to_string())
                .into(),
        ),
        ("count", form.slots.len().into()),
        (
            "minutes",
            form.rules
                .time_limit
                .map_or(0, |span| span.whole_minutes())
                .into(),
        ),
        (
            "percent",
            cut.map_or_else(String::new, |cut| cut.to_string()).into(),
        ),
        (
            "needed",
            cut.map_or_else(String::new, |cut| cut.least(of).to_string())
                .into(),
        ),
        ("of", of.to_string().into()),
    ];
    context.say("")?;
    for line in words.say("exam-starts", &values).lines() {
        context.say(line)?;
    }
    for (section, title) in must_reach(&form, words.lang()) {
        let values = [
            ("title", title.into()),
            ("needed", section.0.into()),
            ("of", section.1.into()),
        ];
        context.say(words.say("exam-section", &values))?;
    }
    context.say(words.say("exam-rules", &[]))?;
    Ok(form)
}

// Sections with a mark of their own: points needed and possible, and the title.
fn must_reach(form: &Form, lang: Lang) -> Vec<((String, String), String)> {
    let points = |at: u16| -> crate::core::score::Points {
        let mine = form.slots.iter().filter(|slot| slot.section == Some(at));
        mine.map(|slot| slot.posed.points).sum()
    };
    (0..)
        .zip(&form.sections)
        .filter_map(|(at, section)| {
            let must = section.must_reach?;
            let of = points(at);
            let needed = must.least(of).to_string();
            Some(((needed, of.to_string()), section.title.say(lang).to_owned()))
        })
        .collect()
}

fn refused(not_now: NotNow, now: Stamp, context: &Context<'_>) -> Failure {
    let words = context.words();
    match not_now {
        NotNow::NoExam => Failure::refused(words.say("no-exam", &[])),
        NotNow::UsedUp(limit) => {
            let contact = context
                .site
                .organisation
                .contact
                .clone()
                .unwrap_or_else(|| "blank".into());
            let values = [("limit", limit.into()), ("contact", contact.into())];
            Failure::refused(words.say("attempts-used", &values))
        }
        NotNow::Wait(until) => {
            let at = now.at(until).local();
            let values = [
                ("date", locale::date(at.date(), words.lang()).into()),
                (
                    "time",
                    format!("{:02}:{:02}", at.hour(), at.minute()).into(),
                ),
            ];
            Failure::refused(words.say("exam-wait", &values))
        }
    }
}

/// Says where an attempt stands that somebody comes back to.
///
/// # Errors
/// Failing streams.
pub fn say_where(context: &mut Context<'_>, sitting: &Sitting<'_>) -> Result<(), Failure> {
    let words = context.words();
    let session = sitting.session();
    let form = session.form();
    let key = format!("back-{}", form.behaviour);
    let lesson = form.lesson.as_ref().map(|lesson| &lesson.at);
    let values = [
        (
            "title",
            form.course.title.say(words.lang()).to_owned().into(),
        ),
        ("answered", session.answered().into()),
        ("of", session.count().into()),
        ("number", lesson.map_or(0, |at| at.number).into()),
        (
            "lesson",
            lesson
                .map_or_else(String::new, |at| at.title.say(words.lang()).to_owned())
                .into(),
        ),
    ];
    context.say("")?;
    for line in words.say(&key, &values).lines() {
        context.say(line)?;
    }
    Ok(())
}
