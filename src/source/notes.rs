//! What a reader notices on its way: mistakes, what is defined, and what is referred to, each with its place.
//!
//! References are not looked up here: a file is read without knowing any other, and `reference` holds them all
//! against all definitions afterwards.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::catalogue::Code;
use super::digest::Meaning;
use super::file::File;
use super::meant::{Lost, Meant};
use super::parse::Fault;
use super::syntax;
use super::table::Table;
use crate::core::content::allowance::Allowance;
use crate::core::diagnostic::{At, Diagnostic, Fix};
use crate::core::text::Place;

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named {
    /// A course.
    Course,
    /// An objective.
    Objective,
    /// A role that has a card.
    Role,
    /// A lesson; unique in its course.
    Lesson,
    /// A section of an exam; unique in its course.
    Section,
    /// A bank; unique in its course.
    Bank,
    /// A case.
    Case,
    /// An item.
    Item,
    /// A fact.
    Fact,
    /// A source.
    Source,
    /// A content note.
    Note,
    /// A unit.
    Unit,
}

impl Named {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            Named::Course => "course",
            Named::Objective => "objective",
            Named::Role => "role",
            Named::Lesson => "lesson",
            Named::Section => "section",
            Named::Bank => "bank",
            Named::Case => "case",
            Named::Item => "item",
            Named::Fact => "fact",
            Named::Source => "source",
            Named::Note => "content note",
            Named::Unit => "unit",
        }
    }
}

/// A place where an id is given to something.
#[derive(Clone, Debug)]
pub struct Definition {
    /// What it names.
    pub named: Named,
    /// The id.
    pub id: Box<str>,
    /// Where.
    pub at: At,
}

/// Why something is referred to, where that asks for more than that it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Only that it is there.
    Any,
    /// A fact whose field is shown.
    Field(Box<str>),
    /// A fact that is a key: a number, and verified.
    Key,
    /// A fact that is a help line: a contact.
    HelpLine,
    /// A case that an item belongs to: of the same bank file.
    Own,
}

/// A place where something is referred to.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What kind of thing.
    pub named: Named,
    /// Its id.
    pub id: Box<str>,
    /// What for.
    pub purpose: Purpose,
    /// Where.
    pub at: At,
}

/// What stands in braces and is set by the item around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loose {
    /// A word that variants set.
    Word,
    /// A gap.
    Gap,
}

/// A hole that only the thing around it can fill.
#[derive(Clone, Debug)]
pub struct Hole {
    /// The word, or the id of the gap.
    pub name: Box<str>,
    /// Which of the two.
    pub kind: Loose,
    /// Where it stands in the part that is read.
    pub span: Range<usize>,
}

/// A reader's notes on one file, or on one piece of it.
#[derive(Debug)]
pub struct Notes<'f> {
    /// The file.
    pub file: &'f File,
    base: usize,
    /// Mistakes.
    pub diagnostics: Vec<Diagnostic>,
    /// What is defined.
    pub definitions: Vec<Definition>,
    /// What is referred to.
    pub mentions: Vec<Mention>,
    /// What of the file nobody can read.
    pub lost: Vec<Lost>,
    /// What authors allow.
    pub allowances: Vec<Allowance>,
    /// What the file says, for the digest of its course; empty where that has none of it.
    pub meaning: Meaning,
    holes: Vec<Hole>,
    // The text that is read in the place of the file's.
    meant: Option<&'f Meant>,
}

impl<'f> Notes<'f> {
    /// Empty notes on the part of a file that begins at byte `base`.
    pub fn new(file: &'f File, base: usize) -> Notes<'f> {
        Notes {
            file,
            base,
            diagnostics: Vec::new(),
            definitions: Vec::new(),
            mentions: Vec::new(),
            lost: Vec::new(),
            allowances: Vec::new(),
            meaning: Meaning::default(),
            holes: Vec::new(),
            meant: None,
        }
    }

    /// A span of the part as a place in the file.
    pub fn at(&self, span: Range<usize>) -> At {
        match self.meant {
            Some(meant) => self.file.at(meant.back(span.start)..meant.back(span.end)),
            None => self.file.at(span.start + self.base..span.end + self.base),
        }
    }

    /// The text a span of the part covers.
    pub fn raw(&self, span: &Range<usize>) -> &'f str {
        match self.meant {
            Some(meant) => meant.text.get(span.clone()).unwrap_or(""),
            None => {
                let range = span.start + self.base..span.end + self.base;
                self.file.text().get(range).unwrap_or("")
            }
        }
    }

    /// Notes a mistake; what the code's kind of mistake is called lies in the catalogue.
    pub fn say(
        &mut self,
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let at = self.at(span);
        self.say_at(code, at, message)
    }

    /// Notes a mistake at a place of the file.
    pub fn say_at(&mut self, code: Code, at: At, message: impl Into<String>) -> &mut Diagnostic {
        self.diagnostics.push(diagnostic(code, at, message));
        let last = self.diagnostics.len() - 1;
        &mut self.diagnostics[last]
    }

    /// Notes that an id is given to something.
    pub fn define(&mut self, named: Named, id: &str, span: Range<usize>) {
        let at = self.at(span);
        let id = id.into();
        self.definitions.push(Definition { named, id, at });
    }

    /// Notes that something is referred to.
    pub fn mention(&mut self, named: Named, id: &str, purpose: Purpose, span: Range<usize>) {
        let at = self.at(span);
        let id = id.into();
        self.mentions.push(Mention {
            named,
            id,
            purpose,
            at,
        });
    }

    /// Notes what the author of a thing allows in it.
    pub fn allow(&mut self, place: &Place, table: &Table<'_>) {
        for written in table.texts("allow") {
            let place = place.clone();
            self.allowances.push(Allowance { place, written });
        }
    }

    /// Notes a hole that the thing around it has to fill.
    pub fn loose(&mut self, name: &str, kind: Loose, span: Range<usize>) {
        let name = name.into();
        self.holes.push(Hole { name, kind, span });
    }

    /// The holes noted since the last time.
    pub fn take_holes(&mut self) -> Vec<Hole> {
        let mut holes = std::mem::take(&mut self.holes);
        holes.sort_by_key(|hole| hole.span.start);
        holes
    }

    /// Nothing here fills holes: those noted since the last time are mistakes.
    pub fn refuse_holes(&mut self) {
        for hole in self.take_holes() {
            let message = format!("nothing sets `{{{}}}` here", hole.name);
            self.say(Code::UnknownHole, hole.span, message)
                .help("only variants of an item set words; a plain brace is doubled: {{ }}");
        }
    }

    /// Parses the file, noting its syntax errors: one that has some is read as it is meant.
    pub fn parse(&mut self) -> Spanned<DeTable<'f>> {
        let (tree, faults) = super::parse::parse(self.file.text());
        let text = self.file.text();
        if faults.iter().all(|fault| fault.is_key_twice(text)) {
            self.faults(text, faults);
            return tree;
        }
        let meant = self.file.meant();
        self.meant = Some(meant);
        self.lost.extend(meant.lost.iter().cloned());
        for slip in &meant.slips {
            let said = self.say_at(
                Code::Syntax,
                self.file.at(slip.at.clone()),
                slip.plain.message.clone(),
            );
            said.help(slip.plain.help.clone());
            said.fix = slip.fix.clone();
        }
        let (tree, mut faults) = super::parse::parse(&meant.text);
        let torn: BTreeSet<usize> = meant
            .slips
            .iter()
            .map(|slip| self.file.line(slip.at.start))
            .collect();
        faults.retain(|fault| !torn.contains(&self.file.line(meant.back(fault.span.start))));
        self.faults(&meant.text, faults);
        tree
    }

    /// Parses a piece of the file; `None` where the piece has syntax errors.
    pub fn parse_piece(&mut self, text: &'f str) -> Option<Spanned<DeTable<'f>>> {
        let (tree, faults) = super::parse::parse(text);
        faults.is_empty().then_some(tree)
    }

    fn faults(&mut self, text: &str, faults: Vec<Fault>) {
        let mut told = BTreeSet::new();
        for fault in faults {
            let plain = syntax::plain(text, &fault);
            // One header with a bracket too few makes a fault of every one that follows.
            if plain.message.starts_with("`[[") && !told.insert(plain.message.clone()) {
                continue;
            }
            self.say(Code::Syntax, fault.span, plain.message)
                .help(plain.help);
        }
    }

    /// Takes over what another part noted.
    pub fn append(&mut self, mut other: Notes<'_>) {
        self.diagnostics.append(&mut other.diagnostics);
        self.definitions.append(&mut other.definitions);
        self.mentions.append(&mut other.mentions);
        self.allowances.append(&mut other.allowances);
        self.meaning.append(other.meaning);
        self.lost.append(&mut other.lost);
    }
}

/// A diagnostic with its code's severity and no help yet.
pub fn diagnostic(code: Code, at: At, message: impl Into<String>) -> Diagnostic {
    Diagnostic {
        code: code.name(),
        severity: code.severity(),
        at,
        message: message.into(),
        help: None,
        other: None,
        fix: None,
    }
}

/// What is added to a diagnostic.
pub trait Add {
    /// What to do.
    fn help(&mut self, help: impl Into<String>) -> &mut Self;
    /// What to do, if anything can be said.
    fn help_if(&mut self, help: Option<String>) -> &mut Self;
    /// The correction, where it is certain: what stands at the place of the diagnostic afterwards.
    fn fix(&mut self, with: impl Into<String>) -> &mut Self;
    /// Another place that matters.
    fn beside(&mut self, at: At, what: impl Into<String>) -> &mut Self;
}

impl Add for Diagnostic {
    fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
    fn help_if(&mut self, help: Option<String>) -> &mut Self {
        if help.is_some() {
            self.help = help;
        }
        self
    }
    fn fix(&mut self, with: impl Into<String>) -> &mut Self {
        let span = self.at.span.clone();
        self.fix = Some(Fix {
            span,
            with: with.into(),
        });
        self
    }
    fn beside(&mut self, at: At, what: impl Into<String>) -> &mut Self {
        self.other = Some((at, what.into()));
        self
    }
}
