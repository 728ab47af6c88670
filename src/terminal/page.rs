//! Pages of a lesson and the end of an exam, as lines, with the lines that ask there.

use super::question::not_translated;
use super::voice::{Voice, count, ended, seat_number, text};
use crate::core::session::form::LessonAt;
use crate::core::session::screen::Screen;
use crate::core::text::Lang;

/// A page of a lesson.
pub struct Page<'s> {
    /// From 0.
    pub page: u16,
    /// How many there are.
    pub of: u16,
    /// The lesson.
    pub lesson: &'s LessonAt,
    /// Markdown.
    pub text: &'s str,
    /// The language it is shown in instead of the one asked for.
    pub instead: Option<Lang>,
}

/// The page as lines. `named`: with the lesson's number and title, on the first page of a run.
pub fn draw(page: &Page<'_>, named: bool, voice: Voice<'_>) -> Vec<String> {
    let mut lines = voice.lines();
    let (at, of) = (
        ("page", count(u32::from(page.page) + 1)),
        ("of", count(page.of)),
    );
    let head = match named {
        true => voice.say(
            "lesson-page",
            &[
                ("number", count(page.lesson.number)),
                ("title", text(page.lesson.title.say(voice.lang()))),
                at,
                of,
            ],
        ),
        false => voice.say("page-of", &[at, of]),
    };
    // A title may end in a mark of its own.
    lines.head(&ended(&head));
    if let Some(lang) = page.instead {
        lines.say(&not_translated(lang.as_str(), voice));
    }
    lines.blank();
    lines.markdown(page.text);
    lines.done()
}

/// What stands at the end of an exam before it is handed in.
pub struct Ending<'s> {
    /// How many are answered whole.
    pub answered: u16,
    /// How many there are.
    pub of: u16,
    /// Seats without an answer, from 0.
    pub open: &'s [u16],
    /// Seats answered in part, from 0.
    pub partial: &'s [u16],
    /// Marked seats, from 0.
    pub flagged: &'s [u16],
}

impl<'s> Ending<'s> {
    /// The ending that a screen shows, if it is one.
    pub fn of(screen: &'s Screen) -> Option<Ending<'s>> {
        match screen {
            Screen::Submit {
                answered,
                of,
                open,
                partial,
                flagged,
                time_left: _,
            } => Some(Ending {
                answered: *answered,
                of: *of,
                open,
                partial,
                flagged,
            }),
            Screen::Page { .. } | Screen::Question(_) | Screen::Feedback(_) | Screen::Closed => {
                None
            }
        }
    }

    /// As lines.
    pub fn draw(&self, voice: Voice<'_>) -> Vec<String> {
        let list = |seats: &[u16]| {
            let numbers: Vec<String> = seats.iter().map(|seat| seat_number(*seat)).collect();
            text(voice.list(&numbers))
        };
        let mut said = vec![voice.say(
            "submit-answered",
            &[("answered", count(self.answered)), ("of", count(self.of))],
        )];
        for (key, seats) in [
            ("submit-open", self.open),
            ("submit-partial", self.partial),
            ("submit-flagged", self.flagged),
        ] {
            if !seats.is_empty() {
                said.push(voice.say(key, &[("list", list(seats))]));
            }
        }
        voice.wrap(&said.join(" "))
    }

    /// The line that asks, without the space behind it.
    pub fn ask(&self, voice: Voice<'_>) -> String {
        let mut seats: Vec<u16> = [self.open, self.partial, self.flagged].concat();
        seats.sort_unstable();
        seats.dedup();
        let numbers: Vec<String> = seats.iter().map(|seat| seat_number(*seat)).collect();
        let list = match numbers.as_slice() {
            [one] => one.clone(),
            [one, other] => voice.say("or", &[("one", text(one)), ("other", text(other))]),
            [] | [_, _, _, ..] => return voice.say("ask-submit", &[]),
        };
        voice.say("ask-submit-go", &[("list", text(list))])
    }

    /// The line that asks once more where questions stand open.
    pub fn ask_sure(&self, voice: Voice<'_>) -> String {
        let numbers: Vec<String> = self.open.iter().map(|seat| seat_number(*seat)).collect();
        voice.say(
            "ask-submit-sure",
            &[
                ("count", count(numbers.len())),
                ("list", text(voice.list(&numbers))),
            ],
        )
    }
}
