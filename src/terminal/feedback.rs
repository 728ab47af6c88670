//! What was right, as lines: the verdict, part by part, why, on what it rests, and what comes next.

use super::lines::{Lines, width};
use super::markdown::plain;
use super::question;
use super::typed;
use super::voice::{Voice, count, ended, seat_number, text};
use crate::core::locale;
use crate::core::session::finding::{Finding, Said, Spot};
use crate::core::session::form::Cited;
use crate::core::session::screen::Feedback;
use crate::core::session::task::{Ask, Prompt};

/// The words of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Right after the answer: "Not yet."
    AtOnce,
    /// Looking back: "Not right."
    Review,
}

/// What was right, right after the answer.
pub fn draw(feedback: &Feedback, voice: Voice<'_>) -> Vec<String> {
    let mut lines = voice.lines();
    findings(feedback, Occasion::AtOnce, voice, &mut lines);
    reasons(feedback, voice, &mut lines);
    let next = match feedback.comes_back {
        Some(true) => Some(voice.say("comes-back", &[])),
        Some(false) => Some(voice.say("comes-back-not", &[])),
        None => None,
    };
    if let Some(next) = next {
        lines.blank();
        let lesson = feedback
            .lessons
            .first()
            .filter(|_| feedback.comes_back == Some(false));
        let lesson = lesson.map(|lesson| {
            let title = bare(lesson.title.say(voice.lang()));
            voice.say(
                "see-lesson",
                &[("number", count(lesson.number)), ("title", text(title))],
            )
        });
        lines.say(
            &[Some(next), lesson]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    lines.done()
}

/// The same for a preview of several responses, which cites the sources once: what it rests on is only named here.
pub fn once_more(feedback: &Feedback, voice: Voice<'_>) -> Vec<String> {
    let mut lines = voice.lines();
    findings(feedback, Occasion::AtOnce, voice, &mut lines);
    why(feedback, voice, &mut lines);
    lines.done()
}

/// A question of a closed attempt with its answer, once more. `reasons` are left out where only topics may be seen.
pub fn review(feedback: &Feedback, of: u16, voice: Voice<'_>) -> Vec<String> {
    let mut lines = voice.lines();
    lines.head(&voice.say(
        "question-of",
        &[
            ("number", text(seat_number(feedback.seat))),
            ("of", count(of)),
        ],
    ));
    lines.blank();
    lines.markdown(&feedback.stem);
    question::parts(&feedback.prompt, voice, &mut lines);
    lines.blank();
    findings(feedback, Occasion::Review, voice, &mut lines);
    reasons(feedback, voice, &mut lines);
    lines.done()
}

/// The answers that could hurt someone, whole: what was chosen and why not.
pub fn unsafe_choices(feedback: &Feedback, voice: Voice<'_>, lines: &mut Lines) {
    for finding in feedback.findings.iter().filter(|f| f.is_unsafe) {
        if let Some(given) = &finding.given {
            let chose = voice.say("you-chose", &[("answer", text(said(given, voice)))]);
            lines.under(0, &ended(&chose));
        }
        if let Some(note) = &finding.note {
            lines.under(0, &plain(note));
        }
    }
}

fn findings(feedback: &Feedback, occasion: Occasion, voice: Voice<'_>, lines: &mut Lines) {
    match (&feedback.prompt, feedback.findings.as_slice()) {
        (Prompt::Field(ask), [one]) => field(one, ask, occasion, voice, lines),
        (Prompt::Several(_), all) => several(all, occasion, voice, lines),
        (Prompt::Order(_), all) => order(all, occasion, voice, lines),
        (Prompt::Pairs(left, _), all) => pairs(left, all, occasion, voice, lines),
        (Prompt::Gaps(_, asks), all) => gaps(asks, all, occasion, voice, lines),
        (Prompt::Field(_), _) => {}
    }
}

fn field(finding: &Finding, ask: &Ask, occasion: Occasion, voice: Voice<'_>, lines: &mut Lines) {
    let verdict = match (finding.is_unsafe, finding.right) {
        (true, _) => voice.say("could-hurt", &[]),
        (false, true) => voice.say("right", &[("count", count(1))]),
        (false, false) => not_right(occasion, voice),
    };
    let given = finding.given.as_ref().map(|given| match ask {
        Ask::Pick(_) => ended(&voice.say("you-chose", &[("answer", text(said(given, voice)))])),
        Ask::Number(_) => ended(&voice.say("i-read", &[("answer", text(given.text.clone()))])),
        Ask::Words => voice.say("you-wrote", &[("answer", text(given.text.clone()))]),
    });
    lines.say(&match (given, ask, finding.right) {
        (None, _, _) => voice.say("no-answer", &[]),
        (Some(_), Ask::Pick(_) | Ask::Words, true) => verdict,
        (Some(given), Ask::Number(_), _) => format!("{given} {verdict}"),
        (Some(given), Ask::Pick(_) | Ask::Words, false) => format!("{verdict} {given}"),
    });
    if let Some(note) = &finding.note {
        lines.say(&plain(note));
    }
    let same = finding.given.as_ref().map(|g| &g.text) == Some(&finding.key.text);
    let exact = matches!(ask, Ask::Number(_)) && !same;
    if !finding.right || exact {
        lines.say(&the_answer(&finding.key, voice));
    }
}

fn several(all: &[Finding], occasion: Occasion, voice: Voice<'_>, lines: &mut Lines) {
    let is_key = |f: &&Finding| matches!(f.spot, Spot::Option { key: true });
    let keys = all.iter().filter(is_key).count();
    let hits = all.iter().filter(is_key).filter(|f| f.right).count();
    let slips = all.iter().filter(|f| !is_key(f)).count();
    let given = all.iter().any(|f| f.given.is_some());
    hurt_first(all, voice, lines);
    lines.say(&match (given, hits, slips) {
        (false, _, _) => voice.say("no-answer", &[]),
        (true, hits, 0) if hits == keys => voice.say("right", &[("count", count(hits))]),
        (true, 0, _) => not_right(occasion, voice),
        (true, _, _) => voice.say(
            "part-right-several",
            &[
                ("count", count(hits)),
                ("of", count(keys)),
                ("slips", count(slips)),
            ],
        ),
    });
    let whole = hits == keys && slips == 0;
    if whole && all.iter().all(|f| f.note.is_none()) {
        return;
    }
    let labels: Vec<String> = all.iter().map(|f| label(&f.key)).collect();
    let widest = width(labels.iter().map(String::as_str));
    for (label, finding) in labels.iter().zip(all).filter(|(_, f)| !f.is_unsafe) {
        let key = match (finding.spot, finding.given.is_some()) {
            (Spot::Option { key: true }, true) if whole => "part-plain",
            (Spot::Option { key: true }, true) => "part-is-right",
            (Spot::Option { key: true }, false) => "part-missed",
            (
                Spot::Option { key: false }
                | Spot::Whole
                | Spot::Place(_)
                | Spot::Left(_)
                | Spot::Gap(_),
                _,
            ) => "part-extra",
        };
        let part = voice.say(key, &[("text", text(bare(&finding.key.text)))]);
        lines.item(label, widest, &part);
        note_under(finding, widest, lines);
    }
}

fn order(all: &[Finding], occasion: Occasion, voice: Voice<'_>, lines: &mut Lines) {
    let whole = tally(all, occasion, voice, lines);
    if whole && all.iter().all(|f| f.note.is_none()) {
        return;
    }
    if !whole {
        lines.say(&voice.say("order-is", &[]));
    }
    // The numbers that were to be typed.
    let labels: Vec<String> = all.iter().map(|f| label(&f.key)).collect();
    let widest = width(labels.iter().map(String::as_str));
    for (label, finding) in labels.iter().zip(all) {
        let thing = ("text", text(bare(&finding.key.text)));
        let mine = all.iter().position(|f| {
            f.given.as_ref().and_then(|g| g.pos) == finding.key.pos && finding.key.pos.is_some()
        });
        let part = match (finding.right, mine) {
            (true, _) if whole => voice.say("part-plain", &[thing]),
            (true, _) => voice.say("order-here", &[thing]),
            (false, Some(place)) => voice.say("order-moved", &[thing, ("place", count(place + 1))]),
            (false, None) => voice.say("order-missing", &[thing]),
        };
        lines.item(label, widest, &part);
        note_under(finding, widest, lines);
    }
}

fn pairs(
    left: &[String],
    all: &[Finding],
    occasion: Occasion,
    voice: Voice<'_>,
    lines: &mut Lines,
) {
    let whole = tally(all, occasion, voice, lines);
    if whole && all.iter().all(|f| f.note.is_none()) {
        return;
    }
    let labels: Vec<String> = (0..).take(all.len()).map(typed::letter).collect();
    let widest = width(labels.iter().map(String::as_str));
    for ((label, finding), side) in labels.iter().zip(all).zip(left) {
        let side = ("left", text(bare(side)));
        let answer = ("answer", text(said(&finding.key, voice)));
        let part = match (finding.right, &finding.given) {
            (true, _) if whole => voice.say("pair-plain", &[side, answer]),
            (true, _) => voice.say("pair-right", &[side, answer]),
            (false, Some(given)) => {
                let given = ("given", text(said(given, voice)));
                voice.say("pair-wrong", &[side, answer, given])
            }
            (false, None) => voice.say("pair-missing", &[side, answer]),
        };
        lines.item(label, widest, &ended(&part));
        note_under(finding, widest, lines);
    }
}

fn gaps(asks: &[Ask], all: &[Finding], occasion: Occasion, voice: Voice<'_>, lines: &mut Lines) {
    let whole = tally(all, occasion, voice, lines);
    if whole && all.iter().all(|f| f.note.is_none()) {
        return;
    }
    let labels: Vec<String> = (1..=all.len()).map(|n| format!("({n})")).collect();
    let widest = width(labels.iter().map(String::as_str));
    for ((label, finding), ask) in labels.iter().zip(all).zip(asks) {
        let answer = ("answer", text(said(&finding.key, voice)));
        let part = match (finding.right, &finding.given) {
            (true, _) if whole => voice.say("part-plain", &[("text", answer.1)]),
            (true, _) => voice.say("gap-right", &[answer]),
            (false, Some(given)) => {
                let given = ("given", text(said(given, voice)));
                let key = match ask {
                    Ask::Words => "gap-wrong-words",
                    Ask::Pick(_) | Ask::Number(_) => "gap-wrong",
                };
                voice.say(key, &[answer, given])
            }
            (false, None) => voice.say("gap-missing", &[answer]),
        };
        lines.item(label, widest, &ended(&part));
        note_under(finding, widest, lines);
    }
}

// "Right, all three.", "Partly right: 2 of 3.", "Not yet." Whether all is right.
fn tally(all: &[Finding], occasion: Occasion, voice: Voice<'_>, lines: &mut Lines) -> bool {
    hurt_first(all, voice, lines);
    let right = all.iter().filter(|f| f.right).count();
    let given = all.iter().any(|f| f.given.is_some());
    lines.say(&match (given, right) {
        (false, _) => voice.say("no-answer", &[]),
        (true, n) if n == all.len() => voice.say("right", &[("count", count(n))]),
        (true, 0) => not_right(occasion, voice),
        (true, n) => voice.say(
            "part-right",
            &[("count", count(n)), ("of", count(all.len()))],
        ),
    });
    right == all.len()
}

fn hurt_first(all: &[Finding], voice: Voice<'_>, lines: &mut Lines) {
    let hurting = || all.iter().filter(|f| f.is_unsafe);
    if hurting().next().is_none() {
        return;
    }
    lines.say(&voice.say("could-hurt", &[]));
    for finding in hurting() {
        let given = finding.given.as_ref().unwrap_or(&finding.key);
        let label = label(given);
        lines.item(&label, 1, &ended(&format!("{}.", bare(&given.text))));
        note_under(finding, width([label.as_str()]), lines);
    }
    lines.blank();
}

fn note_under(finding: &Finding, widest: usize, lines: &mut Lines) {
    if let Some(note) = &finding.note {
        lines.under(widest, &plain(note));
    }
}

fn why(feedback: &Feedback, voice: Voice<'_>, lines: &mut Lines) {
    if !feedback.rationale.is_empty() {
        lines.say(&voice.say("why", &[("text", text(plain(&feedback.rationale)))]));
    }
}

fn reasons(feedback: &Feedback, voice: Voice<'_>, lines: &mut Lines) {
    why(feedback, voice, lines);
    for cited in &feedback.sources {
        lines.say(&source(cited, feedback, voice));
    }
}

fn source(cited: &Cited, feedback: &Feedback, voice: Voice<'_>) -> String {
    let mut said = vec![ended(
        &voice.say("source", &[("text", text(bare(&cited.text)))]),
    )];
    if let Some(period) = &cited.period {
        let period = ("period", text(plain(period.say(feedback.lang))));
        said.push(match &cited.period_note {
            Some(note) => {
                let note = ("note", text(bare(note.say(feedback.lang))));
                voice.say("source-period-note", &[period, note])
            }
            None => voice.say("source-period", &[period]),
        });
    }
    if let Some(checked) = cited.checked {
        let date = ("date", text(locale::date(checked, voice.lang())));
        said.push(voice.say("source-checked", &[date]));
    }
    if cited.unopened {
        said.push(voice.say("source-unopened", &[]));
    }
    said.join(" ")
}

fn the_answer(key: &Said, voice: Voice<'_>) -> String {
    let answer = ("answer", text(said(key, voice)));
    match &key.range {
        Some((least, most)) => voice.say(
            "the-answer-range",
            &[answer, ("least", text(least)), ("most", text(most))],
        ),
        None => ended(&voice.say("the-answer", &[answer])),
    }
}

fn not_right(occasion: Occasion, voice: Voice<'_>) -> String {
    match occasion {
        Occasion::AtOnce => voice.say("wrong", &[]),
        Occasion::Review => voice.say("not-right", &[]),
    }
}

// `2, cases found through hotline contacts`; without a place only the words.
fn said(said: &Said, voice: Voice<'_>) -> String {
    let words = bare(&said.text);
    match said.pos {
        Some(_) => voice.say(
            "numbered",
            &[("number", text(label(said))), ("text", text(words))],
        ),
        None => words,
    }
}

fn label(said: &Said) -> String {
    said.pos.map_or(String::new(), typed::number)
}

// An author's words without the full stop that our own sentence brings.
fn bare(words: &str) -> String {
    let words = plain(words);
    match words.strip_suffix('.') {
        Some(open) if !open.ends_with('.') => open.to_owned(),
        Some(_) | None => words,
    }
}
