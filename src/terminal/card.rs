//! A card as lines: what is out of date first, then signs, steps, what to leave, and whom to call.

use super::help;
use super::lines::Lines;
use super::voice::{Voice, count, text};
use crate::core::locale;
use crate::core::session::card::Page;

/// A card's lines. `voice` speaks the language the card is in; `asked` is what to say where another was asked for.
pub fn draw(page: &Page, asked: Option<String>, voice: Voice<'_>) -> Vec<String> {
    let mut lines = voice.lines();
    if let Some(first) = page.overdue.first() {
        let date = ("date", text(locale::date(first.due, voice.lang())));
        let name = first.name.clone().map_or_else(|| "none".to_owned(), plain);
        let others = ("others", count(page.overdue.len() - 1));
        lines.head(&voice.say("card-overdue", &[date, ("name", text(name)), others]));
        lines.blank();
    }
    lines.head(&plain(page.title.clone()));
    if let Some(asked) = asked {
        lines.say(&asked);
    }
    lines.blank();
    lines.markdown(&page.summary);
    for note in &page.notes {
        lines.say(&plain(note.clone()));
    }
    bullets("card-signs", &page.signs, voice, &mut lines);
    if !page.steps.is_empty() {
        lines.blank();
        lines.head(&voice.say("card-do", &[]));
        let widest = page.steps.len().to_string().len();
        for (number, step) in (1..).zip(&page.steps) {
            lines.item(&format!("{number}"), widest, &plain(step.clone()));
        }
    }
    bullets("card-dont", &page.donts, voice, &mut lines);
    lines.blank();
    lines.head(&voice.say("card-help", &[]));
    for line in &page.help {
        lines.hang("  ", &help::one(line, voice));
    }
    let checked = page.help.iter().map(|line| line.checked).min();
    if let Some(checked) = checked {
        let date = ("date", text(locale::date(checked, voice.lang())));
        lines.hang("  ", &voice.say("card-checked", &[date]));
    }
    if page.is_unreviewed {
        lines.blank();
        lines.say(&voice.say("card-unreviewed", &[]));
    }
    lines.done()
}

fn bullets(head: &str, texts: &[String], voice: Voice<'_>, lines: &mut Lines) {
    if texts.is_empty() {
        return;
    }
    lines.blank();
    lines.head(&voice.say(head, &[]));
    for one in texts {
        lines.hang("  - ", &plain(one.clone()));
    }
}

fn plain(text: String) -> String {
    super::markdown::plain(&text)
}
