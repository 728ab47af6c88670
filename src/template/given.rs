//! What an author gives for a key, typed as plain words, as the value its row takes. The walker says what is wrong with it.

use toml_edit::{Array, Value};

use crate::core::score::Decimal;
use crate::source;
use crate::source::near;
use crate::source::shape::{Row, Shape, Takes};

/// Why something typed is not a value: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong.
    pub message: String,
    /// What to do, where anything can be said.
    pub help: Option<String>,
}

/// The value of a row of `shape`, typed as `KEY=VALUE`, with its key.
///
/// # Errors
/// There is no `=`, no such key, or the key does not take this.
pub fn pair(shape: &'static Shape, typed: &str) -> Result<(String, Value), Refused> {
    let Some((key, value)) = typed.split_once('=') else {
        return refused(format!("`{typed}` is not KEY=VALUE"), None);
    };
    let key = key.trim();
    match shape.row(key) {
        Some(row) => Ok((key.to_owned(), value_of(row, value.trim())?)),
        None => {
            let all: Vec<&str> = shape.rows().map(|row| row.key).collect();
            let help = near::did_you_mean(key, all.iter().copied());
            let help = help.unwrap_or_else(|| format!("it may hold {}", all.join(", ")));
            refused(format!("{} has no key `{key}`", shape.thing), Some(help))
        }
    }
}

/// What is typed as the value that a row takes.
///
/// # Errors
/// The row does not take it.
pub fn value_of(row: &Row, typed: &str) -> Result<Value, Refused> {
    let Some(value) = value(row.takes, typed) else {
        return match written(row.takes) {
            Written::InTheFile => refused(
                format!(
                    "`{}` holds more than one line: write it in the file",
                    row.key
                ),
                None,
            ),
            Written::Bare | Written::Quoted | Written::Either | Written::List => refused(
                format!("`{}` takes {}", row.key, row.takes.describe()),
                Some(format!("for example {}", row.example)),
            ),
        };
    };
    match source::answer(row, &value.to_string()) {
        None => Ok(value),
        Some(said) => refused(said.message, said.help),
    }
}

fn refused<T>(message: String, help: Option<String>) -> Result<T, Refused> {
    Err(Refused { message, help })
}

fn value(takes: Takes, typed: &str) -> Option<Value> {
    if let Takes::Or(word, other) = takes {
        return match typed == word {
            true => Some(typed.into()),
            false => value(*other, typed),
        };
    }
    match written(takes) {
        Written::Quoted => Some(typed.into()),
        Written::Bare => typed.parse().ok(),
        Written::Either => match typed.parse::<Decimal>() {
            Ok(_) => typed.parse().ok(),
            Err(_) => Some(typed.into()),
        },
        Written::List => {
            let words = typed
                .split(',')
                .map(str::trim)
                .filter(|word| !word.is_empty());
            Some(words.collect::<Array>().into())
        }
        Written::InTheFile => None,
    }
}

// How a value is written in TOML.
enum Written {
    Quoted,
    Bare,
    // A number as it is, anything else in quotes.
    Either,
    List,
    InTheFile,
}

fn written(takes: Takes) -> Written {
    match takes {
        Takes::Id
        | Takes::DottedId
        | Takes::BankId
        | Takes::Phrase
        | Takes::Counted
        | Takes::Gapped
        | Takes::Text
        | Takes::OneOf(_)
        | Takes::Percent
        | Takes::Span
        | Takes::Calendar => Written::Quoted,
        Takes::Flag | Takes::Whole(..) | Takes::Number | Takes::Date => Written::Bare,
        Takes::NumberOrText | Takes::Value => Written::Either,
        Takes::Or(_, other) => written(*other),
        Takes::List(_) | Takes::Phrases => Written::List,
        Takes::Inside(_) | Takes::Parts(_) | Takes::Things(_) | Takes::Named(_) => {
            Written::InTheFile
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::item::ITEMS;

    fn check(typed: &str, value: Result<&str, &str>) {
        let given = pair(ITEMS[0], typed);
        let given = given
            .map(|(_, value)| value.to_string())
            .map_err(|no| no.message);
        assert_eq!(
            given,
            value.map(str::to_owned).map_err(str::to_owned),
            "{typed}"
        );
    }

    #[test]
    fn what_is_typed_becomes_what_the_key_takes() {
        check("stem=Who \"decides\"?", Ok("'Who \"decides\"?'"));
        check("points = 2", Ok("2"));
        check(
            "content_notes=violence, debt",
            Ok("[\"violence\", \"debt\"]"),
        );
        check(
            "points=two",
            Err("`points` takes a whole number from 1 to 100"),
        );
        check(
            "points=1\nid=\"x\"",
            Err("`points` takes a whole number from 1 to 100"),
        );
        check(
            "points=200",
            Err("`points` takes a whole number from 1 to 100"),
        );
        check("use=exams", Err("`use` does not take \"exams\""));
        check(
            "options=a",
            Err("`options` holds more than one line: write it in the file"),
        );
        check("stm=x", Err("item has no key `stm`"));
        check("stem", Err("`stem` is not KEY=VALUE"));
    }
}
