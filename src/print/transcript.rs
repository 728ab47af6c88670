//! A learner's transcript: certificates, exams sat for the record, lessons read. Practice is nobody's business and not in it.

use jiff::civil::Date;

use super::block::{Block, Column, Kind, Paper, Role, Table, Text};
use super::page::{Fact, clean, percent};
use crate::core::locale;
use crate::core::score::Points;
use crate::core::text::Lang;
use crate::words::Words;

/// What a learner has done.
#[derive(Clone, Debug)]
pub struct Transcript {
    /// The learner's name.
    pub name: String,
    /// The organisation.
    pub provider: Option<String>,
    /// The day it is made.
    pub today: Date,
    /// Certificates, oldest first.
    pub certificates: Vec<Certified>,
    /// Exams, oldest first.
    pub exams: Vec<Sat>,
    /// Lessons, by course.
    pub lessons: Vec<Read>,
}

/// A course's title, and its language where that is another than the page's.
pub type Title = (String, Option<Lang>);

/// A certificate in short.
#[derive(Clone, Debug)]
pub struct Certified {
    /// The course.
    pub course: Title,
    /// Its version.
    pub version: String,
    /// When it was completed.
    pub completed: Date,
    /// The last day it holds.
    pub until: Option<Date>,
    /// The name of its state, as `verify` has it.
    pub state: &'static str,
    /// Its id.
    pub id: String,
    /// What stands beside it where its exam was corrected.
    pub correction: Option<String>,
}

/// An exam in short.
#[derive(Clone, Debug)]
pub struct Sat {
    /// The course.
    pub course: Title,
    /// The day it was opened.
    pub day: Date,
    /// Points earned and possible.
    pub points: (Points, Points),
    /// Whether it was passed; `None` where nothing is.
    pub passed: Option<bool>,
    /// Whether errata are about it.
    pub corrected: bool,
    /// Active minutes.
    pub minutes: u32,
}

/// Lessons of a course.
#[derive(Clone, Debug)]
pub struct Read {
    /// The course.
    pub course: Title,
    /// How many lessons were read to the end.
    pub lessons: usize,
    /// Active minutes.
    pub minutes: u32,
}

impl Transcript {
    /// The transcript as a document.
    pub fn paper(&self, words: &Words) -> Paper {
        let say = |key: &str| words.say(key, &[]);
        let date = |on| locale::date(on, words.lang());
        let title = say("transcript-title");
        let mut blocks = vec![Block::Heading(1, title.as_str().into())];
        blocks.push(Block::Gap);
        let mut facts = vec![fact(say("fact-name"), clean(&self.name))];
        facts.extend(
            self.provider
                .as_deref()
                .map(|name| fact(say("fact-provider"), clean(name))),
        );
        facts.push(fact(say("transcript-made"), date(self.today)));
        blocks.push(Block::Facts(Column::Lines, facts));
        let course = |title: &Title| Text::of(clean(&title.0), title.1);
        let rows = self.certificates.iter().map(|one| {
            let until = one
                .until
                .map_or_else(|| say("fact-valid-without-end"), date);
            let named = [
                ("course", clean(&one.course.0).into()),
                ("version", clean(&one.version).into()),
            ];
            vec![
                Text::of(words.say("fact-course-version", &named), one.course.1),
                date(one.completed).into(),
                until.into(),
                say(&format!("status-{}", one.state)).into(),
                clean(&one.id).into(),
            ]
        });
        blocks.extend(table(
            words,
            "transcript-certificates",
            &[
                "fact-course",
                "fact-completed",
                "fact-valid-until",
                "fact-status",
                "record-certificate",
            ],
            vec![22, 17, 17, 12, 32],
            rows.collect(),
        ));
        blocks.extend(self.certificates.iter().filter_map(|one| {
            let line = format!("{}: {}", clean(&one.id), one.correction.as_ref()?);
            Some(Block::Line(Role::Small, line.into()))
        }));
        let rows = self.exams.iter().map(|one| {
            let (points, possible) = one.points;
            let said = [
                ("points", points.to_string().into()),
                ("possible", possible.to_string().into()),
                ("percent", percent(points, possible).into()),
            ];
            let passed = match one.passed {
                Some(true) => say("transcript-passed"),
                Some(false) => say("transcript-not-passed"),
                None => String::new(),
            };
            let passed = match one.corrected {
                true => words.say("transcript-corrected", &[("outcome", passed.into())]),
                false => passed,
            };
            let minutes = [("minutes", one.minutes.into())];
            vec![
                course(&one.course),
                date(one.day).into(),
                words.say("fact-result-points", &said).into(),
                passed.into(),
                words.say("fact-minutes-short", &minutes).into(),
            ]
        });
        blocks.extend(table(
            words,
            "transcript-exams",
            &[
                "fact-course",
                "transcript-day",
                "fact-result",
                "transcript-outcome",
                "fact-active-time",
            ],
            vec![30, 18, 26, 14, 14],
            rows.collect(),
        ));
        let rows = self.lessons.iter().map(|one| {
            let minutes = [("minutes", one.minutes.into())];
            vec![
                course(&one.course),
                one.lessons.to_string().into(),
                words.say("fact-minutes-short", &minutes).into(),
            ]
        });
        blocks.extend(table(
            words,
            "transcript-lessons",
            &["fact-course", "transcript-read", "fact-active-time"],
            vec![50, 25, 25],
            rows.collect(),
        ));
        blocks.push(Block::Gap);
        blocks.push(Block::Line(Role::Small, say("transcript-how").into()));
        Paper {
            kind: Kind::Transcript,
            lang: words.lang(),
            title: format!("{title}: {}", clean(&self.name)),
            date: Some(self.today),
            blocks,
        }
    }
}

fn table(
    words: &Words,
    title: &str,
    head: &[&str],
    widths: Vec<u16>,
    rows: Vec<Vec<Text>>,
) -> Vec<Block> {
    let heading = Block::Heading(2, words.say(title, &[]).into());
    if rows.is_empty() {
        return vec![
            heading,
            Block::Line(Role::Body, words.say("transcript-none", &[]).into()),
        ];
    }
    let table = Table {
        caption: String::new(),
        is_named: false,
        head: head.iter().map(|key| words.say(key, &[])).collect(),
        rows,
        widths,
    };
    vec![heading, Block::Table(table)]
}

fn fact(label: String, value: String) -> Fact {
    Fact { label, value }
}
