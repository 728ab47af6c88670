//! What learners are told of an erratum: what was wrong, what holds now, what it does to their exams.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::markdown::plain;
use super::voice::{Voice, count, text};
use crate::core::locale;
use crate::core::session::Session;
use crate::core::session::erratum::{Change, Choice, Erratum, Rescored, Turn, Withdrawal, change};
use crate::core::session::form::Slot;
use crate::core::text::Lang;
use crate::core::time::Stamp;

/// An exam, before and after the errata that are told of.
#[derive(Clone, Debug)]
pub struct Exam<'e> {
    /// The day it was opened.
    pub day: Date,
    /// What it came to before them.
    pub before: Rescored<'e>,
    /// What it comes to now.
    pub after: Rescored<'e>,
    /// Whether it was closed after all of them were recorded, so that its result was never another.
    pub counted: bool,
}

/// An erratum, and an attempt in which it was met.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The erratum.
    pub erratum: &'a Erratum,
    /// The attempt.
    pub session: &'a Session,
}

/// What was wrong with which question and what holds now, or that the correction was withdrawn; each sentence by itself.
pub fn sentences(told: Told<'_>, voice: Voice<'_>) -> Vec<String> {
    let course = plain(told.session.form().course.title.say(voice.lang()));
    let date = locale::date(told.erratum.at.local_date(), voice.lang());
    let (key, values) = match told.erratum.is_in_force() {
        true => ("erratum-question", vec![("course", text(course))]),
        false => (
            "erratum-was-question",
            vec![("course", text(course)), ("date", text(date))],
        ),
    };
    let mut said = vec![voice.say(key, &values)];
    let slot = told.erratum.said.wrong.met_in(told.session);
    said.extend(slot.map(|slot| voice.say("erratum-stem", &[("stem", text(stem(slot, voice)))])));
    match &told.erratum.withdrawn {
        None => said.extend(what_holds(told.erratum, slot, voice)),
        Some(withdrawn) => {
            said.extend(own_words(&withdrawn.said.notices, None, voice));
            said.push(voice.say("erratum-withdrawn", &[]));
        }
    }
    said
}

/// What that does to somebody's exams, a sentence each; one where they sat none that it is about. `contact` is whom to
/// talk to.
pub fn results(exams: &[Exam<'_>], contact: &str, voice: Voice<'_>) -> Vec<String> {
    match exams.is_empty() {
        true => vec![voice.say("erratum-no-exam", &[])],
        false => exams
            .iter()
            .map(|exam| result(exam, contact, voice))
            .collect(),
    }
}

/// The whole notice.
pub fn notice(
    told: &[Told<'_>],
    exams: &[Exam<'_>],
    contact: &str,
    voice: Voice<'_>,
) -> Vec<String> {
    let mut lines = voice.lines();
    let title = match told.iter().any(|one| one.erratum.is_in_force()) {
        true => "erratum-title",
        false => "erratum-withdrawn-title",
    };
    lines.head(&voice.say(title, &[("count", count(told.len()))]));
    for one in told {
        lines.blank();
        for sentence in sentences(*one, voice) {
            lines.say(&sentence);
        }
    }
    lines.blank();
    for sentence in results(exams, contact, voice) {
        lines.say(&sentence);
    }
    lines.done()
}

/// What is said at a question that somebody looks back at.
pub fn at_question(errata: &[&Erratum], slot: &Slot, voice: Voice<'_>) -> Vec<String> {
    let mut lines = voice.lines();
    for erratum in errata.iter().filter(|one| one.said.wrong.is(slot)) {
        let date = locale::date(erratum.at.local_date(), voice.lang());
        let mut said = vec![voice.say("erratum-review", &[("date", text(date))])];
        said.extend(what_holds(erratum, Some(slot), voice));
        lines.say(&said.join(" "));
    }
    lines.done()
}

/// What stands beside a certificate whose exam errata are about; `None` where none is. `counted` is the newest entry of
/// the register that its result counts, `ended` the last withdrawal of an erratum that it counts.
pub fn on_certificate(
    now: &Rescored<'_>,
    counted: u32,
    ended: Option<&Withdrawal>,
    voice: Voice<'_>,
) -> Option<String> {
    let date = |at: Stamp| ("date", text(locale::date(at.local_date(), voice.lang())));
    let lowered = now.turned.filter(|_| now.outcome.passed == Some(false));
    let name = ("name", text(lowered.and_then(|turn| turn.by).unwrap_or("")));
    let is_erratum = |turn: &Turn<'_>| now.errata.iter().any(|one| one.entry == turn.entry);
    let (by_erratum, by_end) = match lowered {
        Some(turn) if is_erratum(&turn) => (Some(turn), None),
        by_end => (None, by_end),
    };
    let mut said = Vec::new();
    if let Some(last) = now.errata.last() {
        let result = match by_erratum {
            Some(_) => "fails",
            None if last.entry <= counted => "counted",
            None => "stands",
        };
        let items = ("count", count(items(now)));
        let values = [items, date(last.at), ("result", text(result)), name.clone()];
        said.push(voice.say("erratum-certificate", &values));
    }
    if let Some(at) = by_end.map(|turn| turn.at).or(ended.map(|end| end.at)) {
        let result = if by_end.is_some() { "fails" } else { "stands" };
        let values = [date(at), ("result", text(result)), name];
        said.push(voice.say("erratum-certificate-withdrawn", &values));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

// Several errata may be about one question.
fn items(now: &Rescored<'_>) -> usize {
    let mut items: Vec<_> = now.errata.iter().map(|one| &one.said.wrong.item).collect();
    items.sort();
    items.dedup();
    items.len()
}

// What the author or the coordinator wrote of it, or that something was wrong; and what holds now.
fn what_holds(erratum: &Erratum, slot: Option<&Slot>, voice: Voice<'_>) -> Vec<String> {
    let mut said = own_words(&erratum.said.notices, Some("erratum-what"), voice);
    said.extend(match &erratum.said.choice {
        Choice::Drop => Some(voice.say("erratum-drop", &[])),
        Choice::NoChange => Some(voice.say("erratum-no-change", &[])),
        Choice::Accept(accepted) => {
            let lang = |slot: &Slot| slot.posed.language_for(voice.lang());
            let answers = accepted.iter().filter_map(|one| {
                let slot = slot?;
                one.in_words(&slot.posed.task, lang(slot))
            });
            let answers: Vec<String> = answers
                .map(|answer| format!("\"{}\"", plain(&answer)))
                .collect();
            // An option that was not among those shown says nothing to whoever did not see it.
            (!answers.is_empty()).then(|| {
                let answers = ("answers", text(voice.list(&answers)));
                voice.say("erratum-accept", &[answers])
            })
        }
    });
    said
}

// What somebody wrote for this notice, in the learner's language; else the standard sentence, and the other language
// marked as such.
fn own_words(
    notices: &BTreeMap<Lang, String>,
    standard: Option<&str>,
    voice: Voice<'_>,
) -> Vec<String> {
    if let Some(own) = notices.get(&voice.lang()) {
        return vec![own.clone()];
    }
    let other = notices.iter().next().map(|(lang, other)| {
        let values = [("lang", text(lang.as_str())), ("text", text(other.clone()))];
        voice.say("erratum-other-language", &values)
    });
    let standard = standard.map(|key| voice.say(key, &[]));
    standard.into_iter().chain(other).collect()
}

fn result(exam: &Exam<'_>, contact: &str, voice: Voice<'_>) -> String {
    let now = &exam.after.outcome;
    let passed = now.passed == Some(true);
    let key = match change(&exam.before, &exam.after) {
        _ if exam.counted => "erratum-counted",
        Change::Passes => "erratum-passes",
        Change::Fails => "erratum-fails",
        Change::Kept => "erratum-kept",
        Change::Points if passed => "erratum-points-passed",
        Change::Points => "erratum-points-failed",
        Change::Nothing if passed => "erratum-same-passed",
        Change::Nothing => "erratum-same-failed",
    };
    let by = exam.after.turned.and_then(|turn| turn.by);
    let values = [
        ("date", text(locale::date(exam.day, voice.lang()))),
        ("points", text(now.points.to_string())),
        ("of", text(now.of.to_string())),
        ("name", text(by.unwrap_or_default())),
        ("contact", text(contact)),
    ];
    voice.say(key, &values)
}

// As much of the question as tells which it was.
fn stem(slot: &Slot, voice: Voice<'_>) -> String {
    const MOST: usize = 90;
    let posed = &slot.posed;
    let words = plain(posed.stem.say(posed.language_for(voice.lang())));
    if words.chars().count() <= MOST {
        return words;
    }
    let cut: String = words.chars().take(MOST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([',', ';', ':']))
}
