//! A question as lines, and the line that asks for its answer.

use super::lines::{Lines, width};
use super::markdown::plain;
use super::typed;
use super::voice::{Voice, count, seat_number, text};
use crate::core::session::Behaviour;
use crate::core::session::screen::{Move, Question};
use crate::core::session::task::{Ask, Prompt};

/// How a question is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Showing {
    /// How much of its case.
    pub case: Case,
    /// How many questions were drawn; what comes back after a miss is counted by itself, so that the end does not
    /// run away from whoever errs.
    pub drawn: u16,
}

/// How much of a case is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Whole where it is new; where it goes on, a reminder with the command that brings it back.
    AsItGoes,
    /// Whole where it is new; where it goes on, a bare reminder: it stands above, and nobody can type.
    Above,
    /// Whole: the first question of a run, and `/repeat`.
    Whole,
}

/// The question as lines, without the prompt.
pub fn draw(question: &Question, showing: Showing, voice: Voice<'_>) -> Vec<String> {
    let mut lines = voice.lines();
    let head = head(question, showing.drawn, voice);
    lines.head(&format!("{head} {}", kind(&question.prompt, voice)));
    if question.untranslated {
        lines.say(&not_translated(question.lang.as_str(), voice));
    }
    if question.flagged {
        lines.say(&voice.say("is-marked", &[]));
    }
    if let Some((title, body)) = &question.case {
        lines.blank();
        match (question.case_goes_on, showing.case) {
            (true, Case::AsItGoes) => lines.say(&voice.say("case-goes-on-again", &[])),
            (true, Case::Above) => lines.say(&voice.say("case-goes-on", &[])),
            (true, Case::Whole) | (false, _) => {
                lines.head(&plain(title));
                lines.markdown(body);
            }
        }
    }
    lines.blank();
    lines.markdown(&question.stem);
    parts(&question.prompt, voice, &mut lines);
    // What was placed of an order so far is said by the line that asks for the rest.
    let in_prompt = matches!(question.prompt, Prompt::Order(_)) && !question.complete;
    if let Some(given) = question.given.as_ref().filter(|_| !in_prompt) {
        lines.blank();
        let can_skip = question.moves.contains(&Move::Skip);
        let key = match question.complete && can_skip {
            true => "your-answer",
            false => "your-answer-part",
        };
        lines.say(&voice.say(key, &[("answer", text(voice.given(given)))]));
    }
    lines.done()
}

fn head(question: &Question, drawn: u16, voice: Voice<'_>) -> String {
    let (key, seat, of) = match (question.behaviour, question.came_back) {
        (Behaviour::Reading, _) => ("question-check", question.seat, question.of),
        (Behaviour::Practice | Behaviour::Exam, true) => (
            "question-again",
            question.seat.saturating_sub(drawn),
            question.of.saturating_sub(drawn),
        ),
        (Behaviour::Practice | Behaviour::Exam, false) => {
            ("question-of", question.seat, question.of.min(drawn))
        }
    };
    voice.say(
        key,
        &[("number", text(seat_number(seat))), ("of", count(of))],
    )
}

/// The line that asks, without the space behind it.
pub fn ask(question: &Question, voice: Voice<'_>) -> String {
    let prompt = &question.prompt;
    let open = typed::open(prompt, question.given.as_ref());
    if !open.is_empty() && !question.complete {
        return ask_rest(question, &open, voice);
    }
    match prompt {
        Prompt::Field(Ask::Pick(options)) => {
            voice.say("ask-pick", &[("last", count(options.len()))])
        }
        Prompt::Field(Ask::Number(None)) => voice.say("ask-number", &[]),
        Prompt::Field(Ask::Number(Some(unit))) => {
            voice.say("ask-unit", &[("unit", text(plain(unit)))])
        }
        Prompt::Field(Ask::Words) => voice.say("ask-words", &[]),
        Prompt::Several(_) | Prompt::Order(_) | Prompt::Pairs(..) | Prompt::Gaps(..) => {
            voice.say("ask-example", &[("example", text(voice.example(prompt)))])
        }
    }
}

fn ask_rest(question: &Question, open: &[String], voice: Voice<'_>) -> String {
    let prompt = &question.prompt;
    let key = match prompt {
        Prompt::Pairs(..) => "open-pairs",
        Prompt::Order(_) => "open-order",
        Prompt::Gaps(..) | Prompt::Field(_) | Prompt::Several(_) => "open-gaps",
    };
    let done: Vec<String> = match prompt {
        Prompt::Pairs(left, _) => (0..).take(left.len()).map(typed::letter).collect(),
        // What was placed is said in its order.
        Prompt::Order(_) => {
            let given = question.given.as_ref().map(typed::print);
            let given = given.unwrap_or_default();
            given.split(' ').map(str::to_owned).collect()
        }
        Prompt::Gaps(..) | Prompt::Field(_) | Prompt::Several(_) => Vec::new(),
    };
    let done: Vec<String> = done.into_iter().filter(|d| !open.contains(d)).collect();
    voice.say(
        key,
        &[
            ("done", text(voice.list(&done))),
            ("open", text(voice.list(open))),
            ("count", count(open.len())),
            (
                "example",
                text(voice.example_open(prompt, question.given.as_ref())),
            ),
        ],
    )
}

/// "Not yet translated; shown in English."
pub fn not_translated(lang: &str, voice: Voice<'_>) -> String {
    voice.say("not-translated", &[("lang", text(lang))])
}

fn kind(prompt: &Prompt, voice: Voice<'_>) -> String {
    let example = || ("example", text(voice.example(prompt)));
    match prompt {
        Prompt::Field(Ask::Pick(_)) => voice.say("kind-one", &[]),
        Prompt::Field(Ask::Number(_)) => voice.say("kind-number", &[]),
        Prompt::Field(Ask::Words) => voice.say("kind-words", &[]),
        Prompt::Several(_) => voice.say("kind-several", &[example()]),
        Prompt::Order(_) => voice.say("kind-order", &[example()]),
        Prompt::Pairs(..) => voice.say("kind-pairs", &[]),
        Prompt::Gaps(_, asks) => voice.say("kind-gaps", &[("count", count(asks.len()))]),
    }
}

/// What the prompt shows: options, sides, the text with its blanks.
pub fn parts(prompt: &Prompt, voice: Voice<'_>, lines: &mut Lines) {
    match prompt {
        Prompt::Field(Ask::Pick(options)) | Prompt::Several(options) | Prompt::Order(options) => {
            lines.blank();
            numbered(options, lines);
        }
        Prompt::Pairs(left, right) => {
            lines.blank();
            let labels: Vec<String> = (0..).take(left.len()).map(typed::letter).collect();
            let widest = width(labels.iter().map(String::as_str));
            for (label, text) in labels.iter().zip(left) {
                lines.item(label, widest, &plain(text));
            }
            lines.blank();
            numbered(right, lines);
        }
        Prompt::Gaps(body, asks) => {
            lines.blank();
            lines.markdown(&with_labels(body, asks.len()));
            let mut is_listed = true;
            for (label, ask) in (1..).zip(asks) {
                let label = ("label", text(format!("({label})")));
                // Gaps to type in stand together; a list stands apart.
                let lists = matches!(ask, Ask::Pick(_));
                if lists || is_listed {
                    lines.blank();
                }
                is_listed = lists;
                match ask {
                    Ask::Pick(options) => {
                        lines.say(&voice.say("gap-pick", &[label]));
                        numbered(options, lines);
                    }
                    Ask::Number(Some(unit)) => {
                        let unit = ("unit", text(plain(unit)));
                        lines.say(&voice.say("gap-type-unit", &[label, unit]));
                    }
                    Ask::Number(None) => lines.say(&voice.say("gap-type-number", &[label])),
                    Ask::Words => lines.say(&voice.say("gap-type-words", &[label])),
                }
            }
        }
        Prompt::Field(Ask::Number(_) | Ask::Words) => {}
    }
}

/// The options with their numbers.
pub fn numbered(options: &[String], lines: &mut Lines) {
    let labels: Vec<String> = (1..=options.len()).map(|n| n.to_string()).collect();
    let widest = width(labels.iter().map(String::as_str));
    for (label, option) in labels.iter().zip(options) {
        lines.item(label, widest, &plain(option));
    }
}

/// `{gap:1}` as `(1)`.
pub fn with_labels(body: &str, gaps: usize) -> String {
    (1..=gaps).fold(body.to_owned(), |body, label| {
        body.replace(&format!("{{gap:{label}}}"), &format!("({label})"))
    })
}
