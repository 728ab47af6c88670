//! What is not given by flag is asked at a terminal: one plain question a line, with its default or with what may be
//! answered. `?` explains, `/quit` leaves, nonsense gets a kind line and the same question, and the end of input writes
//! nothing.

use crate::cli::{Context, Failure, Kind};
use crate::source::near;
use crate::template::given::Refused;

/// A question, and the flag that answers it.
pub struct Question<'q> {
    /// What is asked, without its mark: `Type`.
    pub ask: &'q str,
    /// How it is given on the command line: `--type TYPE`.
    pub flag: &'q str,
    /// What may be answered, each with what it is; empty where anything may.
    pub among: Vec<(String, String)>,
    /// What holds where nothing is said.
    pub default: Option<String>,
    /// What is proposed at a terminal, and holds nowhere else.
    pub proposed: Option<String>,
    /// What it is about.
    pub help: &'q str,
}

/// The most words that a prompt lists.
const LISTED: usize = 8;

impl Question<'_> {
    /// The answer: what the flag gave, else what a terminal says, else the default. `read` makes something of it or says
    /// what is wrong.
    ///
    /// # Errors
    /// The flag gave nonsense; nothing was given, and nobody can be asked; the input ended, or somebody left.
    pub fn answer<T>(
        &self,
        given: Option<&str>,
        context: &mut Context<'_>,
        read: impl Fn(&str) -> Result<T, Refused>,
    ) -> Result<T, Failure> {
        let read = |text: &str| self.listed(text).and_then(|()| read(text));
        if let Some(given) = given {
            return read(given).map_err(|no| usage(&no));
        }
        if !context.can_ask() {
            return match &self.default {
                Some(default) => read(default).map_err(|no| usage(&no)),
                None => Err(self.missing()),
            };
        }
        let default = self.default.as_deref().or(self.proposed.as_deref());
        let prompt = self.prompt(default);
        loop {
            let Some(line) = context.ask(&prompt)? else {
                context.tell("")?;
                return Err(Failure::usage("the input ended; nothing was written"));
            };
            let text = match (line.as_str(), default) {
                ("?" | "/help", _) => {
                    self.explain(context)?;
                    continue;
                }
                ("/quit" | "/exit" | "/salir", _) => return leave(context),
                ("", Some(default)) => default,
                ("", None) => {
                    context.tell("It needs an answer; ? explains.")?;
                    continue;
                }
                (line, _) => line,
            };
            match read(text) {
                Ok(answer) => return Ok(answer),
                Err(no) => {
                    context.tell(sentence(&no.message))?;
                    if let Some(help) = no.help {
                        context.tell(format!("  {help}"))?;
                    }
                }
            }
        }
    }

    fn prompt(&self, default: Option<&str>) -> String {
        let words: Vec<&str> = self.among.iter().map(|(word, _)| word.as_str()).collect();
        let among = match words.len() {
            0 => String::new(),
            1..=LISTED => format!(" ({})", words.join(", ")),
            _ => " (? lists them)".to_owned(),
        };
        let default = default.map_or_else(String::new, |word| format!(" [{word}]"));
        let ways = match among.contains('?') || self.ask.contains('?') {
            true => "or /quit",
            false => "? or /quit",
        };
        format!("{}{among}{default}, {ways}:", self.ask)
    }

    fn explain(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        context.tell(self.help)?;
        for (word, what) in &self.among {
            context.tell(match what.is_empty() {
                true => format!("  {word}"),
                false => format!("  {word}: {what}"),
            })?;
        }
        context.tell(match self.default.is_some() || self.proposed.is_some() {
            true => "Enter takes what stands in brackets. /quit leaves, and nothing is written.",
            false => "/quit leaves, and nothing is written.",
        })
    }

    // Where a list is given, it is one of the list.
    fn listed(&self, text: &str) -> Result<(), Refused> {
        if self.among.is_empty() || self.among.iter().any(|(word, _)| word == text) {
            return Ok(());
        }
        let words: Vec<&str> = self.among.iter().map(|(word, _)| word.as_str()).collect();
        let near = near::did_you_mean(text, words.iter().copied());
        let what = self
            .ask
            .split(',')
            .next()
            .unwrap_or(self.ask)
            .to_lowercase();
        Err(Refused {
            message: format!("there is no {what} `{text}`"),
            help: Some(near.unwrap_or_else(|| format!("there are {}", words.join(", ")))),
        })
    }

    fn missing(&self) -> Failure {
        let mut letters = self.ask.chars();
        let first = letters.next().map(|c| c.to_lowercase().to_string());
        let ask = format!("{}{}", first.unwrap_or_default(), letters.as_str());
        if self.among.is_empty() {
            return Failure::usage(format!("nothing says the {ask}"))
                .hint(format!("give {}", self.flag));
        }
        let words: Vec<&str> = self.among.iter().map(|(word, _)| word.as_str()).collect();
        Failure::usage(format!("nothing says which {ask}")).hint(format!(
            "give {}: {}",
            self.flag,
            words.join(", ")
        ))
    }
}

/// A refusal of something given by flag.
pub fn usage(no: &Refused) -> Failure {
    let failure = Failure::usage(&no.message);
    match &no.help {
        Some(help) => failure.hint(help),
        None => failure,
    }
}

// Nothing is written before the last answer.
fn leave<T>(context: &mut Context<'_>) -> Result<T, Failure> {
    context.tell("Stopped. Nothing was written.")?;
    Err(Failure {
        kind: Kind::Stopped,
        ..Failure::no()
    })
}

fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
