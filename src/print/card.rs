//! The card of a role as blocks: what is out of date first, then signs, steps, what to leave, and whom to call.

use super::block::{Block, Column, Entry, Kind, Marks, Paper, Role};
use super::markdown::{blocks, line};
use super::page::{Fact, clean};
use crate::core::locale;
use crate::core::session::card::Page;
use crate::words::Words;

/// The card; `words` speak the language it is in.
pub fn card(page: &Page, words: &Words) -> Paper {
    let say = |key: &str| words.say(key, &[]);
    let title = line(&page.title, None);
    let mut all = vec![Block::Heading(1, title.clone())];
    if let Some(first) = page.overdue.first() {
        let name = first
            .name
            .as_deref()
            .map_or_else(|| "none".to_owned(), |name| line(name, None).plain());
        let values = [
            ("date", locale::date(first.due, words.lang()).into()),
            ("name", name.into()),
            ("others", (page.overdue.len() - 1).into()),
        ];
        all.push(Block::Line(
            Role::Notice,
            words.say("card-overdue", &values).into(),
        ));
    }
    all.extend(blocks(&page.summary, Role::Body, None));
    all.extend(
        page.notes
            .iter()
            .map(|note| Block::Line(Role::Small, line(note, None))),
    );
    let list = |title: &str, lines: &[String], marks: Marks| {
        let entries = (1..).zip(lines).map(|(number, text)| Entry {
            label: format!("{number}."),
            blocks: vec![Block::Line(Role::Body, line(text, None))],
        });
        let entries: Vec<Entry> = entries.collect();
        match entries.is_empty() {
            true => vec![],
            false => vec![
                Block::Heading(2, say(title).into()),
                Block::List(marks, entries),
            ],
        }
    };
    all.extend(list("card-signs", &page.signs, Marks::Dots));
    all.extend(list("card-do", &page.steps, Marks::Labels));
    all.extend(list("card-dont", &page.donts, Marks::Dots));
    if !page.help.is_empty() {
        all.push(Block::Heading(2, say("card-help").into()));
        let facts = page.help.iter().map(|help| {
            let hours = help
                .hours
                .as_ref()
                .map(|hours| line(hours.say(page.lang), None).plain());
            let value = ("value", clean(&help.value).into());
            let number = match &help.text_number {
                Some(text) => words.say("card-number-text", &[value, ("text", clean(text).into())]),
                None => words.say("card-number", &[value]),
            };
            Fact {
                label: line(help.name.say(page.lang), None).plain(),
                value: match hours {
                    Some(hours) => words.say(
                        "help-hours",
                        &[("line", number.into()), ("hours", hours.into())],
                    ),
                    None => number,
                },
            }
        });
        all.push(Block::Facts(Column::Lines, facts.collect()));
        if let Some(checked) = page.help.iter().map(|line| line.checked).min() {
            let date = ("date", locale::date(checked, words.lang()).into());
            all.push(Block::Line(
                Role::Small,
                words.say("card-checked", &[date]).into(),
            ));
        }
    }
    if page.is_unreviewed {
        all.push(Block::Line(Role::Small, say("card-unreviewed").into()));
    }
    Paper {
        kind: Kind::Card,
        lang: page.lang,
        title: title.plain(),
        date: None,
        blocks: all,
    }
}
