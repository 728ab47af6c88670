//! Typed places: one option, several, an order, pairs of a letter and a number.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::printed::letter;
use super::{Unclear, not};
use crate::core::locale;
use crate::core::session::response::{Pos, Response};
use crate::core::session::task::fold;
use crate::core::text::Lang;

/// One option: by its number, or by its words.
pub fn pick(options: &[String], text: &str) -> Result<Pos, Unclear> {
    match list(options, text)?.as_slice() {
        [one] => Ok(*one),
        [] => Err(not(text)),
        [_, ..] => Err(Unclear::OnlyOne),
    }
}

/// Several of `options`, in the order typed: `1 3`, `1,3`, `1 and 3`, or one of them by its words.
pub fn list(options: &[String], text: &str) -> Result<Vec<Pos>, Unclear> {
    let plain: String = text.nfkc().collect();
    let numbers = plain
        .split(|c: char| c.is_whitespace() || ",;+&".contains(c))
        .map(|word| word.trim_matches(['.', ')', '(', '#']))
        .filter(|word| !word.is_empty() && !is_and(word))
        .map(|word| place(word, options.len()))
        .collect::<Result<Vec<_>, _>>();
    match numbers {
        Ok(numbers) if !numbers.is_empty() => Ok(numbers),
        Ok(_) => Err(not(text)),
        // Its words may hold numbers that are no places: they are tried last.
        Err(unclear) => match by_words(options, text) {
            Some(pos) => Ok(vec![pos]),
            None => Err(unclear.unwrap_or_else(|| not(text))),
        },
    }
}

/// An order: all things, or the next ones of an order that was begun.
pub fn order(things: &[String], given: Option<&Response>, text: &str) -> Result<Vec<Pos>, Unclear> {
    let typed = list(things, text)?;
    if let Some(again) = (1..typed.len()).find(|at| typed[..*at].contains(&typed[*at])) {
        return Err(Unclear::Twice {
            label: label(typed[again]),
        });
    }
    let begun: &[Pos] = match given {
        Some(Response::Order(begun)) if begun.len() < things.len() => begun,
        Some(
            Response::Order(_)
            | Response::Field(_)
            | Response::Several(_)
            | Response::Pairs(_)
            | Response::Gaps(_),
        )
        | None => &[],
    };
    // What names a thing again starts the order anew.
    if typed.iter().any(|pos| begun.contains(pos)) {
        return Ok(typed);
    }
    Ok([begun, &typed].concat())
}

/// Pairs `a2 b1` (also `a-2`, `a=2`, `a 2`, `1=2`), joined to those given before.
pub fn pairs(
    left: &[String],
    right: &[String],
    given: Option<&Response>,
    text: &str,
) -> Result<BTreeMap<Pos, Pos>, Unclear> {
    let mut joined = match given {
        Some(Response::Pairs(before)) => before.clone(),
        Some(
            Response::Field(_) | Response::Several(_) | Response::Order(_) | Response::Gaps(_),
        )
        | None => BTreeMap::new(),
    };
    let lower = text.nfkc().collect::<String>().to_lowercase();
    let tokens = tokens(&lower, left.len()).ok_or_else(|| not(text))?;
    let mut typed = BTreeMap::new();
    let mut rest = tokens.as_slice();
    while let [side, tail @ ..] = rest {
        let (at, tail) = match (side, tail) {
            (Token::Letters(letters), tail) => {
                let at = (0..).take(left.len()).find(|pos| letter(*pos) == *letters);
                (at.ok_or_else(|| no_such(letters))?, skip_join(tail))
            }
            (Token::Digits(digits), [Token::Join, tail @ ..]) => {
                (number(digits, left.len())?, tail)
            }
            (Token::Digits(_) | Token::Join, _) => return Err(not(text)),
        };
        let [Token::Digits(digits), tail @ ..] = tail else {
            return Err(not(text));
        };
        if typed.insert(at, number(digits, right.len())?).is_some() {
            return Err(Unclear::Twice { label: letter(at) });
        }
        rest = tail;
    }
    if typed.is_empty() {
        return Err(not(text));
    }
    joined.extend(typed);
    Ok(joined)
}

enum Token<'t> {
    Letters(&'t str),
    Digits(&'t str),
    Join,
}

fn tokens(text: &str, left: usize) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |is: fn(&char) -> bool| rest.find(|c| !is(&c)).unwrap_or(rest.len());
        let end = if first.is_ascii_digit() {
            let end = run(char::is_ascii_digit);
            tokens.push(Token::Digits(&rest[..end]));
            end
        } else if first.is_ascii_lowercase() {
            let end = run(char::is_ascii_lowercase);
            let word = &rest[..end];
            let is_label = (0..).take(left).any(|pos| letter(pos) == word);
            // `y` is a word between pairs in Spanish unless there is a left side y.
            if is_label || !is_and(word) {
                tokens.push(Token::Letters(word));
            }
            end
        } else if "=-:>→".contains(first) {
            tokens.push(Token::Join);
            first.len_utf8()
        } else if first.is_whitespace() || ",;.()+&".contains(first) {
            first.len_utf8()
        } else {
            return None;
        };
        rest = &rest[end..];
    }
    Some(tokens)
}

// `->` is two marks.
fn skip_join<'a, 't>(mut tail: &'a [Token<'t>]) -> &'a [Token<'t>] {
    while let [Token::Join, rest @ ..] = tail {
        tail = rest;
    }
    tail
}

fn number(digits: &str, of: usize) -> Result<Pos, Unclear> {
    match place(digits, of) {
        Ok(pos) => Ok(pos),
        Err(_) => Err(no_such(digits)),
    }
}

// `Err(None)` where it is no number at all.
fn place(word: &str, of: usize) -> Result<Pos, Option<Unclear>> {
    if !word.bytes().all(|b| b.is_ascii_digit()) {
        return Err(None);
    }
    let within = |n: usize| (1..=of).contains(&n);
    match word.parse::<usize>() {
        Ok(n) if within(n) => Pos::try_from(n - 1).map_err(|_| Some(no_such(word))),
        Ok(_) | Err(_) => {
            let digits: Vec<usize> = word.bytes().map(|b| usize::from(b - b'0')).collect();
            let apart = (2..=of).contains(&digits.len())
                && digits.iter().all(|n| within(*n))
                && (1..digits.len()).all(|at| !digits[..at].contains(&digits[at]));
            Err(Some(match apart {
                true => Unclear::Joined {
                    typed: word.to_owned(),
                    apart: digits
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                        .join(" "),
                },
                false => no_such(word),
            }))
        }
    }
}

fn no_such(label: &str) -> Unclear {
    Unclear::NoSuch {
        label: super::short(label),
    }
}

fn label(pos: Pos) -> String {
    (u16::from(pos) + 1).to_string()
}

fn is_and(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "and" | "y" | "e")
}

// The one option whose words were typed; for true and false also their first letters, in either language.
fn by_words(options: &[String], text: &str) -> Option<Pos> {
    let typed = fold(text);
    let one = |mut found: Box<dyn Iterator<Item = Pos> + '_>| {
        let first = found.next();
        first.filter(|_| found.next().is_none())
    };
    let same = (0..)
        .zip(options)
        .filter(|(_, option)| !typed.is_empty() && fold(option) == typed)
        .map(|(pos, _)| pos);
    if let Some(pos) = one(Box::new(same)) {
        return Some(pos);
    }
    let truths = |lang| [true, false].map(|side| locale::truth(side, lang));
    if !crate::words::LANGUAGES
        .iter()
        .any(|lang| options == truths(*lang))
    {
        return None;
    }
    match typed.as_str() {
        "t" | "v" => Some(0),
        "f" => Some(1),
        word => [Lang::EN, Lang::ES].into_iter().find_map(|lang| {
            let at = truths(lang).iter().position(|truth| fold(truth) == word)?;
            Pos::try_from(at).ok()
        }),
    }
}
