//! What new things are called: ids that are free, titles, minutes.

use std::str::FromStr;

use super::here::Here;
use crate::cli::ask::Question;
use crate::cli::{Context, Failure};
use crate::core::id::LONGEST;
use crate::core::text::Thing;
use crate::source::near;
use crate::template::given::Refused;

/// What a text is an id of.
pub fn id<T: FromStr<Err: std::fmt::Display>>(text: &str) -> Result<T, Refused> {
    text.parse().map_err(|bad: T::Err| {
        let like = near::slug(text);
        match text.len() > LONGEST && like == text {
            true => Refused {
                message: format!("`{text}` is too long for an id"),
                help: Some(format!("at most {LONGEST} letters")),
            },
            false => Refused {
                message: bad.to_string(),
                help: (!like.is_empty()).then(|| format!("for example `{like}`")),
            },
        }
    })
}

/// An id that nothing of its kind has in the library.
pub fn free<T: FromStr<Err: std::fmt::Display>>(
    here: &Here,
    thing: Thing,
    text: &str,
) -> Result<T, Refused> {
    let id = id(text)?;
    match here.taken(thing, text) {
        Some(at) => Err(Refused {
            message: format!("`{text}` is taken: {at}"),
            help: Some("ids are kept for ever and given once: choose another".to_owned()),
        }),
        None => Ok(id),
    }
}

/// The first id that is free: `stem`, else `stem-2` and so on.
pub fn next(here: &Here, thing: Thing, stem: &str) -> String {
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut all = std::iter::once(stem.to_owned()).chain(numbered);
    all.find(|id| here.taken(thing, id).is_none())
        .unwrap_or_else(|| stem.to_owned())
}

/// A title.
pub fn title(
    ask: &str,
    default: &str,
    given: Option<&str>,
    context: &mut Context<'_>,
) -> Result<String, Failure> {
    let question = Question {
        ask,
        flag: "--title TITLE",
        among: Vec::new(),
        default: Some(default.to_owned()),
        proposed: None,
        help: "What learners read above it. It can be changed at any time.",
    };
    question.answer(given, context, words)
}

fn words(text: &str) -> Result<String, Refused> {
    let empty = text.trim().is_empty() || text.contains(char::is_control);
    match empty {
        true => Err(Refused {
            message: "a title is one line of words".to_owned(),
            help: None,
        }),
        false => Ok(text.trim().to_owned()),
    }
}

/// How many minutes something takes.
pub fn minutes(
    given: Option<&str>,
    default: i64,
    context: &mut Context<'_>,
) -> Result<i64, Failure> {
    let question = Question {
        ask: "Minutes it takes",
        flag: "--minutes N",
        among: Vec::new(),
        default: Some(default.to_string()),
        proposed: None,
        help: "What the first screen promises: reading and questions together.",
    };
    question.answer(given, context, |text| {
        let number = text
            .parse()
            .ok()
            .filter(|number| (1..=10_000).contains(number));
        number.ok_or_else(|| Refused {
            message: format!("`{text}` is no whole number from 1 to 10000"),
            help: None,
        })
    })
}

/// Words with what each means.
pub fn listed(words: &[&str], about: impl Fn(&str) -> &'static str) -> Vec<(String, String)> {
    words
        .iter()
        .map(|word| ((*word).to_owned(), about(word).to_owned()))
        .collect()
}

/// `our-signs` as a title: `Our signs`.
pub fn spoken(id: &str) -> String {
    let words = id.replace(['-', '_', '.'], " ");
    let mut letters = words.trim().chars();
    let first = letters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::id::ItemId;

    #[test]
    fn words_that_are_no_id_bring_the_nearest_one() {
        let help = |text: &str| id::<ItemId>(text).err().and_then(|no| no.help);
        for (text, like) in [
            ("Señales de control", "senales-de-control"),
            ("../x", "x"),
            ("Our_Desk", "our-desk"),
        ] {
            assert_eq!(help(text), Some(format!("for example `{like}`")));
        }
        assert_eq!(help("人"), None);
        let long = id::<ItemId>(&"a".repeat(65)).map_err(|no| no.message);
        assert!(long.is_err_and(|said| said.ends_with("is too long for an id")));
    }
}
