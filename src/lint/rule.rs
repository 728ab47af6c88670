//! What a rule is, what it looks at, and what it finds. Holds no rule.

use super::text::Text;
use super::things::Passage;
use super::view::View;
use crate::core::content::library::Bank;
use crate::core::content::{Case, Course, Fact, Lesson, Library, Module};
use crate::core::diagnostic::{Severity, Spot};
use crate::core::id::BankId;
use crate::core::text::{Lang, Place};

/// One thing a careful editor looks for.
#[derive(Debug)]
pub struct Rule {
    /// Its code; never used twice, not even after the rule has gone.
    pub code: &'static str,
    /// How much it matters: a rule on thin evidence is a hint.
    pub severity: Severity,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// Why it matters, and what to do.
    pub reason: &'static str,
    /// What is known of it, and how well.
    pub evidence: &'static str,
    /// What it catches.
    pub bad: &'static str,
    /// What looks like it and is left alone.
    pub good: &'static str,
    /// What it looks at.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each item, in its own language and in each it is translated into.
    Item(fn(&View<'_>, &mut Say)),
    /// Each text of anything, in each language.
    Text(fn(&Passage<'_>, &Text<'_>, &mut Say)),
    /// Each case.
    Case(fn(&Case, &Library, &mut Say)),
    /// Each lesson, with its module and course.
    Lesson(fn(&Lesson, &Module, &Course, &mut Say)),
    /// Each fact.
    Fact(fn(&Fact, &Whole<'_>, &mut Say)),
    /// Each bank.
    Bank(fn(&BankId, &Bank, &Library, &mut Say)),
    /// Each course.
    Course(fn(&Course, &Library, &mut Say)),
    /// The library as a whole.
    Library(fn(&Whole<'_>, &mut Say)),
    /// Found by the engine itself, which knows what else was found.
    Engine,
}

/// A library with what rules about all of it ask for.
#[derive(Debug)]
pub struct Whole<'l> {
    /// The library.
    pub library: &'l Library,
    /// The day on which facts are fresh or stale.
    pub today: jiff::civil::Date,
}

/// What a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Where.
    pub spot: Spot,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Another place that matters, with what it is.
    pub other: Option<(Spot, String)>,
    /// What the quoted words become, where that is certain.
    pub fix: Option<String>,
    /// Whether one of them a file is enough, with how many more there are.
    pub once_a_file: bool,
}

/// Takes down what the rule at hand says.
#[derive(Debug)]
pub struct Say {
    rule: &'static Rule,
    /// What was said.
    pub findings: Vec<Finding>,
}

impl Say {
    /// Nothing said yet.
    pub fn new(rule: &'static Rule) -> Say {
        let findings = Vec::new();
        Say { rule, findings }
    }

    /// The next rule speaks.
    pub fn turn(&mut self, rule: &'static Rule) {
        self.rule = rule;
    }

    /// Says something about a spot.
    pub fn say(&mut self, spot: Spot, message: impl Into<String>) -> &mut Finding {
        self.findings.push(Finding {
            rule: self.rule,
            spot,
            message: message.into(),
            help: None,
            other: None,
            fix: None,
            once_a_file: false,
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }
}

impl Finding {
    /// What to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Finding {
        self.help = Some(help.into());
        self
    }

    /// Another place that matters.
    pub fn beside(&mut self, spot: Spot, what: impl Into<String>) -> &mut Finding {
        self.other = Some((spot, what.into()));
        self
    }

    /// One of them a file is enough.
    pub fn once_a_file(&mut self) -> &mut Finding {
        self.once_a_file = true;
        self
    }

    /// What the quoted words become.
    pub fn fix(&mut self, with: impl Into<String>) -> &mut Finding {
        self.fix = Some(with.into());
        self
    }
}

/// A spot of the original.
pub fn at(place: Place) -> Spot {
    Spot {
        place,
        lang: None,
        quote: None,
    }
}

/// A spot of a translation, or of the original where `lang` is none.
pub fn within(place: Place, lang: Option<Lang>, quote: Option<&str>) -> Spot {
    let quote = quote.map(Into::into);
    Spot { place, lang, quote }
}
