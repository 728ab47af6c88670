//! What is typed, read as an answer or a command. Never guesses: what can be read two ways is asked back.
//!
//! Scores nothing and keeps nothing; it sees the prompt, never the key.

mod command;
mod number;
mod places;
mod printed;

use unicode_normalization::UnicodeNormalization;

use crate::core::score::Decimal;
use crate::core::session::response::{Entry, LONGEST_WORDS, Response};
use crate::core::session::task::{Ask, Prompt, fold};

pub use command::Command;
pub use printed::{letter, number, open, print};

/// A line as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// An answer, together with what was given before. It may leave parts open ([`open`]).
    Answer(Response),
    /// A command.
    Command(Command),
    /// Nothing but spaces.
    Empty,
    /// Nothing that counts, and why.
    Unclear(Unclear),
}

/// Why a line is neither an answer nor a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// It does not look like what was asked for.
    Not {
        /// What was typed.
        typed: String,
    },
    /// It names something that is not there.
    NoSuch {
        /// The number or letter.
        label: String,
    },
    /// Several were named where one is asked for.
    OnlyOne,
    /// One thing was named twice where that cannot be.
    Twice {
        /// Its number or letter.
        label: String,
    },
    /// Numbers run together: `13` where there are a 1 and a 3 but no 13.
    Joined {
        /// What was typed.
        typed: String,
        /// The same with spaces.
        apart: String,
    },
    /// A number that can be read as one with decimals or as one with thousands.
    TwoNumbers {
        /// What was typed.
        typed: String,
        /// With decimals.
        small: Decimal,
        /// With thousands.
        large: Decimal,
    },
    /// Another number of entries than there are blanks.
    HowMany {
        /// Entries typed.
        given: usize,
        /// Blanks there are.
        blanks: usize,
    },
    /// One blank of several is unclear.
    Blank {
        /// Its label, from 1.
        label: usize,
        /// Why.
        because: Box<Unclear>,
    },
    /// It starts with a slash and is no command.
    NoCommand {
        /// What was typed.
        typed: String,
        /// The nearest command, with its slash.
        nearest: Option<&'static str>,
    },
    /// A command's name without its slash.
    NoSlash {
        /// The command, with its slash.
        command: &'static str,
    },
}

/// Reads one line typed at a question. `given` is what was answered so far.
pub fn read(prompt: &Prompt, given: Option<&Response>, line: &str) -> Typed {
    let line = line.trim_start_matches('\u{feff}');
    let text = line.trim();
    if text.is_empty() {
        return Typed::Empty;
    }
    // A space before a slash makes it text; where no words are asked for, it can only be meant as a command.
    if line.starts_with(['/', '?']) || (text.starts_with(['/', '?']) && !takes_words(prompt)) {
        return match command::read(text) {
            Ok(command) => Typed::Command(command),
            Err(unclear) => Typed::Unclear(unclear),
        };
    }
    let answer = match prompt {
        Prompt::Field(ask) => entry(ask, text).map(Response::Field),
        Prompt::Several(options) => several(options, text),
        Prompt::Order(things) => places::order(things, given, text).map(Response::Order),
        Prompt::Pairs(left, right) => places::pairs(left, right, given, text).map(Response::Pairs),
        Prompt::Gaps(_, asks) => gaps(asks, given, text).map(Response::Gaps),
    };
    match answer {
        Ok(response) => Typed::Answer(response),
        Err(unclear) if takes_words(prompt) => Typed::Unclear(unclear),
        Err(unclear) => match command::bare(text) {
            // Somebody in distress who types `help` gets it.
            Some((Command::Help, _)) => Typed::Command(Command::Help),
            Some((_, command)) => Typed::Unclear(Unclear::NoSlash { command }),
            None => Typed::Unclear(unclear),
        },
    }
}

/// Reads a line typed where no question is asked: a command, or the words themselves.
pub fn read_command(line: &str) -> Option<Result<Command, Unclear>> {
    let text = line.trim_start_matches('\u{feff}').trim();
    text.starts_with(['/', '?']).then(|| command::read(text))
}

/// The command that stands there without its slash, where a line is nothing but its name.
pub fn read_bare(line: &str) -> Option<Command> {
    command::bare(line).map(|(command, _)| command)
}

/// Whether a line means yes, in either language.
pub fn is_yes(line: &str) -> bool {
    matches!(fold(line).as_str(), "y" | "yes" | "s" | "si")
}

fn takes_words(prompt: &Prompt) -> bool {
    match prompt {
        Prompt::Field(Ask::Words) => true,
        Prompt::Gaps(_, asks) => asks.contains(&Ask::Words),
        Prompt::Field(Ask::Pick(_) | Ask::Number(_))
        | Prompt::Several(_)
        | Prompt::Order(_)
        | Prompt::Pairs(..) => false,
    }
}

fn entry(ask: &Ask, text: &str) -> Result<Entry, Unclear> {
    match ask {
        Ask::Pick(options) => places::pick(options, text).map(Entry::Pick),
        Ask::Number(unit) => number::read(text, unit.as_deref()).map(Entry::Number),
        Ask::Words => {
            let words: String = text.chars().filter(|c| !c.is_control()).collect();
            // Letters with their marks in one piece, so that the cut is as kind to Spanish as to English.
            let words: String = words.trim().nfc().take(LONGEST_WORDS).collect();
            match fold(&words).is_empty() {
                true => Err(not(text)),
                false => Ok(Entry::Words(words)),
            }
        }
    }
}

fn several(options: &[String], text: &str) -> Result<Response, Unclear> {
    let chosen = places::list(options, text)?;
    Ok(Response::Several(chosen.into_iter().collect()))
}

// `2; 38; passport` in order; fewer than all fill what is open; `(2) 38` and an empty entry name their place.
fn gaps(asks: &[Ask], given: Option<&Response>, text: &str) -> Result<Vec<Option<Entry>>, Unclear> {
    let mut filled = match given {
        Some(Response::Gaps(before)) if before.len() == asks.len() => before.clone(),
        Some(
            Response::Gaps(_)
            | Response::Field(_)
            | Response::Several(_)
            | Response::Order(_)
            | Response::Pairs(_),
        )
        | None => vec![None; asks.len()],
    };
    let open: Vec<usize> = (0..asks.len()).filter(|at| filled[*at].is_none()).collect();
    let mut entries: Vec<&str> = text.split(';').map(str::trim).collect();
    if entries.len() == 1 && asks.len() > 1 {
        let apart: Vec<&str> = text.split(", ").map(str::trim).collect();
        if apart.len() > 1 && (apart.len() == asks.len() || apart.len() == open.len()) {
            entries = apart;
        }
    }
    while entries.len() > asks.len() && entries.last().is_some_and(|e| e.is_empty()) {
        entries.pop();
    }
    let how_many = Unclear::HowMany {
        given: entries.len(),
        blanks: asks.len(),
    };
    let nothing_open = open.is_empty() && entries.len() < asks.len();
    let places: Vec<usize> = match () {
        () if entries.len() >= asks.len() || open.is_empty() => (0..asks.len()).collect(),
        () => open,
    };
    // A label alone, as `1=`, fills nothing.
    let says = |entry: &&str| {
        !labelled(entry, asks.len())
            .map_or(*entry, |(_, typed)| typed)
            .is_empty()
    };
    if !entries.iter().any(says) {
        return Err(not(text));
    }
    for (at, typed) in entries.iter().enumerate() {
        let (at, typed) = match labelled(typed, asks.len()) {
            Some(found) => found,
            None if nothing_open => return Err(how_many),
            None => match places.get(at) {
                Some(place) => (*place, *typed),
                None => return Err(how_many),
            },
        };
        if !typed.is_empty() {
            filled[at] = Some(entry(&asks[at], typed).map_err(|because| Unclear::Blank {
                label: at + 1,
                because: Box::new(because),
            })?);
        }
    }
    Ok(filled)
}

// `(2) 38`, `2: 38`, `2=38`: the place from 0, and the entry.
fn labelled(typed: &str, blanks: usize) -> Option<(usize, &str)> {
    let (label, rest) = match typed.strip_prefix('(') {
        Some(rest) => rest.split_once(')')?,
        None => typed.split_once([':', '='])?,
    };
    let label: usize = label.trim().parse().ok()?;
    (1..=blanks)
        .contains(&label)
        .then(|| (label - 1, rest.trim()))
}

fn not(typed: &str) -> Unclear {
    Unclear::Not {
        typed: short(typed),
    }
}

// What is said back of a line: its first words, without anything that could move the cursor.
fn short(typed: &str) -> String {
    const SAID_BACK: usize = 40;
    let clean: String = typed.chars().filter(|c| !c.is_control()).collect();
    match clean.char_indices().nth(SAID_BACK) {
        Some((end, _)) => format!("{}…", clean[..end].trim_end()),
        None => clean,
    }
}

#[cfg(test)]
mod tests;
