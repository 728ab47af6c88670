//! The strategies of a guesser, and all that they see of an item.

use std::collections::BTreeSet;

use crate::core::content::item::OptionOrder;
use crate::core::content::{Interaction, Item, Library};
use crate::core::score::Decimal;
use crate::lint::lexicon::Topic;
use crate::lint::text::Text;

/// What a guesser sees of an item.
#[derive(Debug)]
pub struct Seen {
    /// How many options there are.
    pub count: usize,
    /// Which is right; no strategy looks.
    pub key: usize,
    kind: Kind,
    is_as_written: bool,
    options: Vec<Looks>,
    stem_absolute: bool,
    stem_careful: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Choice,
    TrueFalse,
}

#[derive(Debug)]
struct Looks {
    length: usize,
    shared: usize,
    absolutes: usize,
    careful: usize,
    figures: usize,
    number: Option<Decimal>,
    // Words in common with the other options.
    common: usize,
}

/// A way to choose that knows nothing of the subject.
pub struct Strategy {
    /// As one says it.
    pub name: &'static str,
    /// The options it cannot choose between, a bit each; 0 where it can tell nothing; `None` where it has no use.
    pub takes: fn(&Seen) -> Option<u64>,
}

/// All of them.
pub const STRATEGIES: [Strategy; 16] = [
    Strategy {
        name: "always the first option",
        takes: |seen| place(seen, 0),
    },
    Strategy {
        name: "always the second option",
        takes: |seen| place(seen, 1),
    },
    Strategy {
        name: "always the third option",
        takes: |seen| place(seen, 2),
    },
    Strategy {
        name: "always the last option",
        takes: |seen| place(seen, seen.count.saturating_sub(1)),
    },
    Strategy {
        name: "the longest option",
        takes: |seen| most(seen, |o| Some(o.length)),
    },
    Strategy {
        name: "the shortest option",
        takes: |seen| most(seen, |o| Some(usize::MAX - o.length)),
    },
    Strategy {
        name: "the option with most words of the stem",
        takes: |seen| most(seen, |o| Some(o.shared)),
    },
    Strategy {
        name: "never an option with an absolute",
        takes: |seen| most(seen, |o| Some(usize::from(o.absolutes == 0))),
    },
    Strategy {
        name: "the most careful option",
        takes: |seen| most(seen, |o| Some(o.careful)),
    },
    Strategy {
        name: "the option with most figures",
        takes: |seen| most(seen, |o| Some(o.figures)),
    },
    Strategy {
        name: "the middle number",
        takes: middle,
    },
    Strategy {
        name: "the option most like the others",
        takes: |seen| most(seen, |o| Some(o.common)),
    },
    Strategy {
        name: "the odd one out",
        takes: |seen| most(seen, |o| Some(usize::MAX - o.common)),
    },
    Strategy {
        name: "always true",
        takes: |seen| truth(seen, Some(true)),
    },
    Strategy {
        name: "always false",
        takes: |seen| truth(seen, Some(false)),
    },
    Strategy {
        name: "false where there is an absolute, true where the statement is careful",
        takes: |seen| {
            truth(
                seen,
                match (seen.stem_absolute, seen.stem_careful) {
                    (true, false) => Some(false),
                    (false, true) => Some(true),
                    (true, true) | (false, false) => None,
                },
            )
        },
    },
];

fn place(seen: &Seen, at: usize) -> Option<u64> {
    let is_use = seen.kind == Kind::Choice;
    is_use.then_some(if seen.is_as_written && at < seen.count {
        1 << at
    } else {
        0
    })
}

fn most(seen: &Seen, of: fn(&Looks) -> Option<usize>) -> Option<u64> {
    if seen.kind != Kind::Choice {
        return None;
    }
    let best = seen.options.iter().filter_map(of).max()?;
    let bits = seen.options.iter().enumerate();
    Some(
        bits.filter(|(_, o)| of(o) == Some(best))
            .fold(0, |taken, (at, _)| taken | 1 << at),
    )
}

fn middle(seen: &Seen) -> Option<u64> {
    if seen.kind != Kind::Choice || seen.count < 3 {
        return None;
    }
    let numbers: Option<Vec<Decimal>> = seen.options.iter().map(|o| o.number).collect();
    let numbers = numbers?;
    let mut order: Vec<usize> = (0..seen.count).collect();
    order.sort_by_key(|at| numbers[*at]);
    // Of four the two in the middle.
    let half = seen.count / 2;
    Some(match seen.count % 2 {
        1 => 1 << order[half],
        _ => 1 << order[half] | 1 << order[half - 1],
    })
}

fn truth(seen: &Seen, side: Option<bool>) -> Option<u64> {
    let is_use = seen.kind == Kind::TrueFalse;
    is_use.then_some(match side {
        Some(true) => 0b01,
        Some(false) => 0b10,
        None => 0,
    })
}

impl Seen {
    /// The type of the item, as an author writes it.
    pub fn of_type(&self) -> &'static str {
        match self.kind {
            Kind::Choice => "choice",
            Kind::TrueFalse => "true-false",
        }
    }

    /// What there is to see of an item; `None` where nothing is chosen.
    pub fn of(item: &Item, library: &Library) -> Option<Seen> {
        let lang = library.own_language();
        let stem = Text::new(String::new(), &item.stem, lang, library);
        let has = |text: &Text<'_>, topic| text.all(topic).next().is_some();
        let mut seen = Seen {
            count: 2,
            key: 0,
            kind: Kind::TrueFalse,
            is_as_written: true,
            options: Vec::new(),
            stem_absolute: has(&stem, Topic::Absolute),
            stem_careful: has(&stem, Topic::Vague),
        };
        match &item.interaction {
            Interaction::TrueFalse(statement) => {
                seen.key = usize::from(!statement.answer);
                Some(seen)
            }
            Interaction::Choice(choice) => {
                let texts: Vec<Text<'_>> = choice
                    .options
                    .iter()
                    .map(|o| Text::new(String::new(), &o.text, lang, library))
                    .collect();
                seen.kind = Kind::Choice;
                seen.count = texts.len();
                seen.key = choice.options.iter().position(|o| o.key)?;
                let order = item.option_order.unwrap_or(library.option_order);
                seen.is_as_written = order == OptionOrder::AsWritten;
                seen.options = options(&stem, &texts);
                (2..=40).contains(&seen.count).then_some(seen)
            }
            Interaction::MultipleResponse(_)
            | Interaction::Numeric(_)
            | Interaction::ShortAnswer(_)
            | Interaction::Ordering(_)
            | Interaction::Matching(_)
            | Interaction::Cloze(_) => None,
        }
    }
}

fn options(stem: &Text<'_>, texts: &[Text<'_>]) -> Vec<Looks> {
    let roots: Vec<BTreeSet<&str>> = texts.iter().map(|t| t.roots().collect()).collect();
    let asked: BTreeSet<&str> = stem.roots().collect();
    let one = |(at, text): (usize, &Text<'_>)| {
        let own = &roots[at];
        let others = roots.iter().enumerate().filter(|(other, _)| *other != at);
        Looks {
            length: text.length(),
            shared: own.intersection(&asked).count(),
            absolutes: text.all(Topic::Absolute).count(),
            careful: text.all(Topic::Vague).count(),
            figures: text
                .words()
                .filter(|w| w.starts_with(|c: char| c.is_ascii_digit()))
                .count(),
            number: text.words().find_map(|w| w.replace(',', "").parse().ok()),
            common: others
                .map(|(_, other)| own.intersection(other).count())
                .sum(),
        }
    };
    texts.iter().enumerate().map(one).collect()
}
