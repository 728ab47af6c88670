//! An item as its author looks at it: the question as a learner meets it, then what each answer brings.

use super::feedback;
use super::question::{self, Case, Showing};
use super::typed;
use super::voice::Voice;
use crate::core::session::{Response, Slot};

/// How the question stands among others.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// Its place, from 0.
    pub seat: u16,
    /// Of how many.
    pub of: u16,
    /// Whether its case was shown with the one before.
    pub case_goes_on: bool,
}

/// The question with the line that asks, then what a learner reads after the key, after an answer that is right in part
/// where there can be one, and after others until each feedback was met once.
pub fn draw(slot: &Slot, at: At, voice: Voice<'_>) -> Vec<String> {
    let mut question = slot.ask(voice.lang());
    question.seat = at.seat;
    question.of = at.of;
    question.case_goes_on = at.case_goes_on;
    let showing = Showing {
        case: Case::Above,
        drawn: at.of,
    };
    let mut lines = question::draw(&question, showing, voice);
    lines.push(String::new());
    lines.extend(voice.wrap(&question::ask(&question, voice)));
    let lang = slot.posed.language_for(voice.lang());
    let key = slot.posed.task.key_in(lang);
    let whole = slot.explain(Some(&key), voice.lang());
    lines.extend(answer(&key, "the key", voice));
    lines.extend(feedback::draw(&whole, voice));
    for response in slot.posed.task.telling(lang) {
        let explained = slot.explain(Some(&response), voice.lang());
        let worth = match (explained.earned.0, explained.right) {
            (0, _) => "earns nothing".to_owned(),
            (_, true) => "earns all".to_owned(),
            (_, false) => format!("earns {} of {}", explained.earned, explained.of),
        };
        lines.extend(answer(&response, &worth, voice));
        lines.extend(feedback::once_more(&explained, voice));
        if !explained.sources.is_empty() {
            lines.extend(voice.wrap("(Then the sources, as under the key.)"));
        }
    }
    lines
}

fn answer(response: &Response, worth: &str, voice: Voice<'_>) -> Vec<String> {
    let mut lines = voice.lines();
    lines.head(&format!("Typed: {} ({worth})", typed::print(response)));
    [vec![String::new()], lines.done()].concat()
}
