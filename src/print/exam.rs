//! An exam on paper: the questions, a sheet for the answers, and the key apart. Any form, drawn from any seed.

use super::block::{Block, Entry, Kind, Marks, Paper, Role, Table, Text};
use super::markdown::{blocks, line};
use super::page::clean;
use crate::core::id::CaseId;
use crate::core::locale;
use crate::core::score::Points;
use crate::core::session::form::{Form, Slot};
use crate::core::session::response;
use crate::core::session::task::{Blank, Part, Task};
use crate::core::text::{Lang, Shown};
use crate::words::Words;

/// What to print of an exam.
#[derive(Clone, Copy)]
pub struct Exam<'a> {
    /// The form.
    pub form: &'a Form,
    /// The words around it.
    pub words: &'a Words,
    /// In large print.
    pub large: bool,
}

impl Exam<'_> {
    /// The questions, and behind them the sheet for the answers.
    pub fn paper(&self) -> Paper {
        let mut blocks = self.head();
        let rules = &self.form.rules;
        let count = ("count", self.form.slots.len().into());
        let mut lines = vec![self.words.say("exam-questions", &[count])];
        if let Some(limit) = rules.time_limit {
            let minutes = ("minutes", limit.whole_minutes().into());
            lines.push(self.words.say("exam-time", &[minutes]));
        }
        if let Some(cut_score) = rules.cut_score {
            let percent = ("percent", cut_score.to_string().into());
            lines.push(self.words.say("exam-pass", &[percent]));
        }
        blocks.push(Block::Line(Role::Body, lines.join(" ").into()));
        blocks.push(Block::Blank(self.words.say("exam-name", &[])));
        blocks.push(Block::Blank(self.words.say("exam-date", &[])));
        let mut section = None;
        let mut case: Option<&CaseId> = None;
        for (number, slot) in (1..).zip(&self.form.slots) {
            if slot.section != section {
                section = slot.section;
                blocks.extend(self.section(slot));
            }
            let posed = &slot.posed;
            // A case and its first question are read together.
            let mut kept = Vec::new();
            if let Some(told) = &posed.case
                && case != Some(&told.id)
            {
                let lang = posed.language_for(self.words.lang());
                let other = self.other(lang);
                kept.push(Block::Heading(3, line(told.title.say(lang), other)));
                kept.extend(self::blocks(told.text.say(lang), Role::Case, other));
            }
            case = posed.case.as_ref().map(|case| &case.id);
            kept.extend(self.question(number, slot));
            blocks.push(Block::Keep(kept));
        }
        blocks.push(Block::NewPage);
        blocks.extend(self.sheet());
        self.document("exam-title", blocks)
    }

    /// The key: for each question what is right, as it is typed and in words. `typed` has it for every slot.
    pub fn key(&self, typed: &[String]) -> Paper {
        let mut blocks = self.head();
        blocks.push(Block::Line(
            Role::Notice,
            self.words.say("exam-key-keep", &[]).into(),
        ));
        let rows = (1..)
            .zip(&self.form.slots)
            .zip(typed)
            .map(|((number, slot), typed)| {
                vec![
                    Text::from(number.to_string()),
                    typed.as_str().into(),
                    self.said(slot),
                    Text::from(points(slot.posed.points)),
                ]
            });
        let say = |key: &str| self.words.say(key, &[]);
        blocks.push(Block::Table(Table {
            caption: String::new(),
            is_named: true,
            head: vec![
                say("exam-question"),
                say("exam-key"),
                say("exam-key-says"),
                say("exam-points"),
            ],
            rows: rows.collect(),
            widths: vec![12, 16, 60, 12],
        }));
        self.document("exam-key-title", blocks)
    }

    fn document(&self, title: &str, blocks: Vec<Block>) -> Paper {
        let course = clean(self.form.course.title.say(self.words.lang()));
        let what = self.words.say(title, &[]);
        Paper {
            kind: Kind::Exam { large: self.large },
            lang: self.words.lang(),
            title: format!("{what}: {course}, {}", self.form.seed),
            date: None,
            blocks: [
                vec![Block::Heading(1, format!("{course}: {what}").into())],
                blocks,
            ]
            .concat(),
        }
    }

    // Which form it is, so that a sheet, a paper and a key can be put together again.
    fn head(&self) -> Vec<Block> {
        let values = [
            ("version", clean(&self.form.course.version).into()),
            ("seed", self.form.seed.to_string().into()),
        ];
        let mut blocks = vec![Block::Line(
            Role::Small,
            self.words.say("exam-form", &values).into(),
        )];
        if self.form.unreviewed.contains(&self.words.lang()) {
            blocks.push(Block::Line(
                Role::Small,
                self.words.say("translation-unreviewed", &[]).into(),
            ));
        }
        blocks
    }

    fn section(&self, slot: &Slot) -> Option<Block> {
        let section = self.form.sections.get(usize::from(slot.section?))?;
        let lang = self.words.lang();
        let other = other_of(&section.title, lang);
        Some(Block::Heading(2, line(section.title.say(lang), other)))
    }

    fn question(&self, number: usize, slot: &Slot) -> Vec<Block> {
        let posed = &slot.posed;
        let lang = posed.language_for(self.words.lang());
        let other = self.other(lang);
        let values = [
            ("number", number.into()),
            ("points", points(posed.points).into()),
        ];
        let mut out = vec![Block::Heading(
            3,
            self.words.say("exam-number", &values).into(),
        )];
        out.extend(blocks(posed.stem.say(lang), Role::Body, other));
        let say = |key: &str| Block::Line(Role::Small, self.words.say(key, &[]).into());
        match &posed.task {
            Task::Field(Blank::Pick { options, .. }) => {
                out.push(say("exam-pick-one"));
                out.push(list(options, lang, other, numbered));
            }
            Task::PickSeveral { options, .. } => {
                out.push(say("exam-pick-several"));
                out.push(list(options, lang, other, numbered));
            }
            Task::Field(Blank::Number { unit, .. }) => {
                let how = match unit {
                    Some(unit) => {
                        let unit = [("unit", clean(unit.ask.say(lang)).into())];
                        self.words.say("exam-write-number-unit", &unit)
                    }
                    None => self.words.say("exam-write-number", &[]),
                };
                out.push(Block::Line(Role::Small, how.into()));
            }
            Task::Field(Blank::Words { .. }) => out.push(say("exam-write-words")),
            Task::Arrange { things, .. } => {
                out.push(say("exam-arrange"));
                out.push(list(things, lang, other, numbered));
            }
            Task::PairUp { left, right, .. } => {
                out.push(say("exam-pair"));
                out.push(list(left, lang, other, lettered));
                out.push(Block::Gap);
                out.push(list(right, lang, other, numbered));
            }
            Task::Gaps { text, gaps, .. } => {
                out.push(say("exam-gaps"));
                let mut text = text.say(lang).to_owned();
                for (label, gap) in (1..).zip(gaps) {
                    let hole = format!("{{gap:{}}}", gap.id);
                    text = text.replace(&hole, &format!("({label}) ..........."));
                }
                out.extend(blocks(&text, Role::Case, other));
                for (label, gap) in (1..).zip(gaps) {
                    let label = ("label", format!("({label})").into());
                    match &gap.blank {
                        Blank::Pick { options, .. } => {
                            let how = self.words.say("gap-pick", &[label]);
                            out.push(Block::Line(Role::Small, how.into()));
                            out.push(list(options, lang, other, numbered));
                        }
                        Blank::Number {
                            unit: Some(unit), ..
                        } => {
                            let unit = ("unit", clean(unit.ask.say(lang)).into());
                            let how = self.words.say("gap-number", &[label, unit]);
                            out.push(Block::Line(Role::Small, how.into()));
                        }
                        Blank::Number { unit: None, .. } | Blank::Words { .. } => {}
                    }
                }
            }
        }
        out
    }

    fn sheet(&self) -> Vec<Block> {
        let say = |key: &str| self.words.say(key, &[]);
        let rows = (1..).zip(&self.form.slots).map(|(number, slot)| {
            vec![
                Text::from(number.to_string()),
                boxes(&slot.posed.task).into(),
                Text::default(),
            ]
        });
        let mut blocks = vec![Block::Heading(2, say("exam-sheet-title").into())];
        blocks.extend(self.head());
        blocks.push(Block::Blank(say("exam-name")));
        blocks.push(Block::Blank(say("exam-date")));
        blocks.push(Block::Gap);
        blocks.push(Block::Table(Table {
            caption: say("exam-sheet-how"),
            is_named: true,
            head: vec![
                say("exam-question"),
                say("exam-answer"),
                say("exam-points-given"),
            ],
            rows: rows.collect(),
            widths: vec![16, 64, 20],
        }));
        blocks
    }

    // What is right, in words.
    fn said(&self, slot: &Slot) -> Text {
        let lang = slot.posed.language_for(self.words.lang());
        let of = |parts: &[Part], at: u8| {
            let part = parts.get(usize::from(at));
            part.map_or_else(String::new, |part| line(part.text.say(lang), None).plain())
        };
        let blank = |blank: &Blank| match blank {
            Blank::Pick { options, credit } => {
                let best = credit.iter().position(|credit| credit.is_full());
                of(
                    options,
                    best.and_then(|at| u8::try_from(at).ok()).unwrap_or(0),
                )
            }
            Blank::Number { key, tolerance, .. } => match tolerance.to_string().as_str() {
                "0" => locale::number(*key),
                tolerance => format!("{} ± {tolerance}", locale::number(*key)),
            },
            Blank::Words { accept, .. } => {
                let all = accept.get(&lang).or_else(|| accept.values().next());
                all.map_or_else(String::new, |all| all.join(" / "))
            }
        };
        let said = match &slot.posed.task {
            Task::Field(field) => blank(field),
            Task::PickSeveral { options, keys, .. } => keys
                .iter()
                .map(|at| of(options, *at))
                .collect::<Vec<_>>()
                .join("; "),
            Task::Arrange { things, order, .. } => order
                .iter()
                .map(|at| of(things, *at))
                .collect::<Vec<_>>()
                .join("; "),
            Task::PairUp {
                left,
                right,
                partner,
                ..
            } => {
                let pairs = (0..).zip(partner);
                let pairs =
                    pairs.map(|(at, with)| format!("{}: {}", of(left, at), of(right, *with)));
                pairs.collect::<Vec<_>>().join("; ")
            }
            Task::Gaps { gaps, .. } => (1..)
                .zip(gaps)
                .map(|(label, gap)| match (&gap.blank, gap.blank.key()) {
                    (Blank::Pick { .. }, response::Entry::Pick(at)) => {
                        let number = numbered(at.into());
                        format!("({label}) {number}, {}", blank(&gap.blank))
                    }
                    (Blank::Pick { .. } | Blank::Number { .. } | Blank::Words { .. }, _) => {
                        format!("({label}) {}", blank(&gap.blank))
                    }
                })
                .collect::<Vec<_>>()
                .join("; "),
        };
        Text::of(clean(&said), self.other(lang))
    }

    fn other(&self, lang: Lang) -> Option<Lang> {
        Some(lang).filter(|lang| *lang != self.words.lang())
    }
}

fn other_of(text: &Shown, lang: Lang) -> Option<Lang> {
    match text.has(lang) {
        true => None,
        false => text.0.keys().next().copied(),
    }
}

fn list(parts: &[Part], lang: Lang, other: Option<Lang>, label: fn(usize) -> String) -> Block {
    let entries = parts.iter().enumerate().map(|(at, part)| Entry {
        label: label(at),
        blocks: vec![Block::Line(Role::Body, line(part.text.say(lang), other))],
    });
    Block::List(Marks::Labels, entries.collect())
}

fn numbered(at: usize) -> String {
    (at + 1).to_string()
}

fn lettered(at: usize) -> String {
    u8::try_from(at).map_or_else(
        |_| at.to_string(),
        |at| char::from(b'a' + at.min(25)).to_string(),
    )
}

// Where an answer goes: boxes to tick, lines to write on.
fn boxes(task: &Task) -> String {
    const LINE: &str = "................";
    let ticks = |count: usize| {
        let ticks = (0..count).map(|at| format!("\u{2610}\u{a0}{}", numbered(at)));
        ticks.collect::<Vec<_>>().join("\u{a0}\u{a0}  ")
    };
    let blank = |blank: &Blank| match blank {
        Blank::Pick { options, .. } => ticks(options.len()),
        Blank::Number { .. } => LINE.to_owned(),
        Blank::Words { .. } => LINE.repeat(2),
    };
    match task {
        Task::Field(field) => blank(field),
        Task::PickSeveral { options, .. } => ticks(options.len()),
        Task::Arrange { things, .. } => vec!["......"; things.len()].join("  "),
        Task::PairUp { left, .. } => {
            let pairs = (0..left.len()).map(|at| format!("{}\u{a0}......", lettered(at)));
            pairs.collect::<Vec<_>>().join("   ")
        }
        Task::Gaps { gaps, .. } => {
            let gaps = (1..)
                .zip(gaps)
                .map(|(label, gap)| format!("({label})\u{a0}{}", blank(&gap.blank)));
            gaps.collect::<Vec<_>>().join("   ")
        }
    }
}

fn points(points: Points) -> String {
    points.to_string()
}
