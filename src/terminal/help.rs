//! What `/help` says: first whom to call, then what can be typed here. It leaves no event.

use super::desk::Keeps;
use super::lines::{Lines, width};
use super::markdown::plain;
use super::voice::{Voice, count, text};
use crate::core::locale;
use crate::core::session::Behaviour;
use crate::core::session::form::HelpLine;
use crate::core::session::screen::{Move, Question, Screen};
use crate::core::session::task::{Ask, Prompt};
use crate::core::text::Lang;

/// The help lines, and what can be typed at `screen`.
pub fn draw(
    help: &[HelpLine],
    screen: &Screen,
    languages: &[Lang],
    keeps: Keeps,
    voice: Voice<'_>,
) -> Vec<String> {
    at_prompt(help, &rows(screen, languages, keeps, voice), voice)
}

/// The help lines, and what can be typed, each with what it does.
pub fn at_prompt(help: &[HelpLine], rows: &[(String, String)], voice: Voice<'_>) -> Vec<String> {
    let mut lines = voice.lines();
    call(help, voice, &mut lines);
    lines.blank();
    lines.head(&voice.say("help-here", &[]));
    let widest = width(rows.iter().map(|(typed, _)| typed.as_str()));
    for (typed, does) in rows {
        lines.item(typed, widest, does);
    }
    lines.done()
}

// Whom to call.
fn call(help: &[HelpLine], voice: Voice<'_>, lines: &mut Lines) {
    if help.is_empty() {
        lines.say(&voice.say("help-no-record", &[]));
    } else {
        lines.head(&voice.say("help-title", &[]));
        for line in help {
            lines.hang("  ", &one(line, voice));
        }
        // The oldest date: a promise for all of them.
        if let Some(checked) = help.iter().map(|line| line.checked).min() {
            let date = ("date", text(locale::date(checked, voice.lang())));
            lines.hang("  ", &voice.say("help-checked", &[date]));
        }
    }
}

/// A help line in one line.
pub fn one(line: &HelpLine, voice: Voice<'_>) -> String {
    let name = ("name", text(plain(line.name.say(voice.lang()))));
    let value = ("value", text(line.value.clone()));
    let said = match &line.text_number {
        Some(number) => voice.say(
            "help-line-text",
            &[name, value, ("text", text(number.clone()))],
        ),
        None => voice.say("help-line", &[name, value]),
    };
    match &line.hours {
        Some(hours) => {
            let hours = ("hours", text(plain(hours.say(voice.lang()))));
            voice.say("help-hours", &[("line", text(said)), hours])
        }
        None => said,
    }
}

fn rows(
    screen: &Screen,
    languages: &[Lang],
    keeps: Keeps,
    voice: Voice<'_>,
) -> Vec<(String, String)> {
    let pause = match keeps {
        Keeps::Records => "help-pause",
        Keeps::Nothing => "help-pause-nothing",
    };
    let row = |typed: &str, does: &str| (voice.say(typed, &[]), voice.say(does, &[]));
    let mut rows = Vec::new();
    match screen {
        Screen::Question(question) => {
            rows.push((what(&question.prompt, voice), voice.say("help-answer", &[])));
            rows.extend(moves(question, pause).map(|(typed, does)| row(typed, does)));
        }
        Screen::Page { page, .. } => {
            rows.push(row("help-enter", "help-page"));
            if *page > 0 {
                rows.push(row("command-back", "help-back-page"));
            }
            rows.push(row("command-pause", pause));
        }
        Screen::Feedback(_) => {
            rows.push(row("help-enter", "help-page"));
            rows.push(row("command-pause", pause));
        }
        Screen::Submit { .. } => {
            rows.push(row("help-yes", "help-yes-submit"));
            rows.push(row("help-number", "help-go-to"));
            rows.push(row("command-pause", pause));
        }
        Screen::Closed => {}
    }
    rows.push(row("command-repeat", "help-repeat"));
    if languages.len() > 1 {
        rows.push(row("command-language", "help-language"));
    }
    rows
}

fn moves<'k>(question: &Question, pause: &'k str) -> impl Iterator<Item = (&'static str, &'k str)> {
    let reading = question.behaviour == Behaviour::Reading;
    let flagged = question.flagged;
    let behaviour = question.behaviour;
    question.moves.iter().map(move |allowed| match allowed {
        Move::Back => ("command-back", "help-back"),
        Move::Skip if reading => ("command-skip", "help-skip-check"),
        Move::Skip => ("command-skip", "help-skip"),
        Move::Flag if flagged => ("command-flag", "help-unflag"),
        Move::Flag => ("command-flag", "help-flag"),
        Move::Another => ("command-another", "help-another"),
        Move::Pause => ("command-pause", pause),
        Move::Submit => match behaviour {
            Behaviour::Exam => ("command-submit", "help-submit"),
            Behaviour::Practice | Behaviour::Reading => ("command-submit", "help-end"),
        },
    })
}

fn what(prompt: &Prompt, voice: Voice<'_>) -> String {
    match prompt {
        Prompt::Field(Ask::Pick(options)) => {
            voice.say("help-answer-pick", &[("last", count(options.len()))])
        }
        Prompt::Field(Ask::Number(_)) => voice.say("help-a-number", &[]),
        Prompt::Field(Ask::Words) => voice.say("help-words", &[]),
        Prompt::Several(_) | Prompt::Order(_) | Prompt::Pairs(..) | Prompt::Gaps(..) => {
            voice.example(prompt)
        }
    }
}
