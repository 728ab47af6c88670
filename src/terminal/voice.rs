//! How things are said here: the words of one language at one width. Small sayings that several pages share.

use fluent_bundle::FluentValue;

use super::lines::{Lines, Look};
use super::typed;
use crate::core::locale;
use crate::core::session::response::{Entry, Pos, Response};
use crate::core::session::task::{Ask, Prompt};
use crate::core::text::Lang;
use crate::words::{Value, Words};

/// The words of one language at one width.
#[derive(Clone, Copy)]
pub struct Voice<'w> {
    /// The program's own words.
    pub words: &'w Words,
    /// How lines are laid out.
    pub look: Look,
}

impl Voice<'_> {
    /// A message with its values.
    pub fn say(&self, key: &str, values: &[Value<'_>]) -> String {
        self.words.say(key, values)
    }

    /// The language it speaks.
    pub fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// An empty page.
    pub fn lines(&self) -> Lines {
        Lines::new(self.look)
    }

    /// One message as lines.
    pub fn told(&self, key: &str, values: &[Value<'_>]) -> Vec<String> {
        self.wrap(&self.say(key, values))
    }

    /// One paragraph as lines.
    pub fn wrap(&self, text: &str) -> Vec<String> {
        let mut lines = self.lines();
        lines.say(text);
        lines.done()
    }

    /// `a, b and c`.
    pub fn list(&self, words: &[String]) -> String {
        locale::list(words, self.lang())
    }

    /// What a whole answer to `prompt` looks like.
    pub fn example(&self, prompt: &Prompt) -> String {
        match prompt {
            Prompt::Field(ask) => self.example_entry(ask),
            Prompt::Several(options) => match options.len() {
                0 | 1 => "1".to_owned(),
                2 => "1 2".to_owned(),
                _ => "1 3".to_owned(),
            },
            // The order shown is never the right one, so the example gives nothing away.
            Prompt::Order(things) => {
                typed::print(&Response::Order((0..).take(things.len()).collect()))
            }
            Prompt::Pairs(left, right) => {
                self.pairs((0..).take(left.len()).map(|at| (at, at)), right.len())
            }
            Prompt::Gaps(_, asks) => self.entries(asks.iter()),
        }
    }

    /// What would fill what is still open.
    pub fn example_open(&self, prompt: &Prompt, given: Option<&Response>) -> String {
        let open = match prompt {
            Prompt::Field(_) | Prompt::Several(_) => None,
            Prompt::Order(_) => given.map(|_| typed::open(prompt, given).join(" ")),
            Prompt::Pairs(left, right) => given.and_then(Response::pairs).map(|pairs| {
                let open = (0..).take(left.len()).filter(|at| !pairs.contains_key(at));
                self.pairs(open.map(|at| (at, at)), right.len())
            }),
            Prompt::Gaps(_, asks) => given.and_then(Response::gaps).map(|entries| {
                let open = asks
                    .iter()
                    .zip(entries)
                    .filter(|(_, entry)| entry.is_none());
                self.entries(open.map(|(ask, _)| ask))
            }),
        };
        open.unwrap_or_else(|| self.example(prompt))
    }

    /// What was given, as it is labelled on the screen.
    pub fn given(&self, response: &Response) -> String {
        match response {
            Response::Gaps(entries) => {
                let said = (1..).zip(entries).filter_map(|(label, entry)| {
                    let entry = entry.as_ref()?;
                    Some(format!("({label}) {}", said_entry(entry)))
                });
                said.collect::<Vec<_>>().join(", ")
            }
            Response::Field(entry) => said_entry(entry),
            Response::Several(_) | Response::Order(_) | Response::Pairs(_) => {
                typed::print(response)
            }
        }
    }

    fn pairs(&self, pairs: impl Iterator<Item = (Pos, Pos)>, right: usize) -> String {
        let last = Pos::try_from(right.saturating_sub(1)).unwrap_or(Pos::MAX);
        typed::print(&Response::Pairs(
            pairs.map(|(at, pos)| (at, pos.min(last))).collect(),
        ))
    }

    fn entries<'a>(&self, asks: impl Iterator<Item = &'a Ask>) -> String {
        asks.map(|ask| self.example_entry(ask))
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn example_entry(&self, ask: &Ask) -> String {
        match ask {
            Ask::Pick(_) => "1".to_owned(),
            Ask::Number(_) => "10".to_owned(),
            Ask::Words => self.say("example-word", &[]),
        }
    }
}

fn said_entry(entry: &Entry) -> String {
    match entry {
        Entry::Number(number) => locale::number(*number),
        Entry::Words(words) => words.clone(),
        Entry::Pick(_) => typed::print(&Response::Field(entry.clone())),
    }
}

/// A count for a message.
pub fn count(n: impl TryInto<i64>) -> FluentValue<'static> {
    FluentValue::from(n.try_into().unwrap_or(i64::MAX))
}

/// Words for a message.
pub fn text(words: impl Into<String>) -> FluentValue<'static> {
    FluentValue::from(words.into())
}

/// A seat's number as it is shown.
pub fn seat_number(seat: u16) -> String {
    (u32::from(seat) + 1).to_string()
}

/// Our full stop after an author's question mark is one mark too many.
pub fn ended(sentence: &str) -> String {
    sentence
        .replace("?.", "?")
        .replace("!.", "!")
        .replace("….", "…")
}
