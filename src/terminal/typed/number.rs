//! A typed number: decimals with a point or a comma, thousands grouped, the unit after it.
//!
//! A comma before exactly three digits groups thousands, as both of our languages print them (`250,000`); any other
//! comma is a decimal one (`27,6`). `1.500` is asked back: nobody types decimals that end in nought, and half of the
//! Spanish-speaking world groups with a point.

use unicode_normalization::UnicodeNormalization;

use super::{Unclear, not};
use crate::core::score::Decimal;
use crate::core::session::task::fold;

/// Reads a number; `unit` is the wording that asks for it (`a number, in percent`).
pub fn read(text: &str, unit: Option<&str>) -> Result<Decimal, Unclear> {
    let plain: String = text
        .nfkc()
        .map(|c| match c {
            '−' | '–' => '-',
            '’' => '\'',
            other => other,
        })
        .collect();
    let (numeral, after) = split(&plain).ok_or_else(|| not(text))?;
    if !is_unit(after, unit) {
        return Err(not(text));
    }
    let (sign, digits) = match numeral.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", numeral.trim_start_matches('+')),
    };
    let exact = |digits: &str| format!("{sign}{digits}").parse::<Decimal>();
    match parse(digits).ok_or_else(|| not(text))? {
        Numeral::One(digits) => exact(&digits).map_err(|_| not(text)),
        Numeral::Two { small, large } => match (exact(&small), exact(&large)) {
            (Ok(small), Ok(large)) => Err(Unclear::TwoNumbers {
                typed: numeral,
                small,
                large,
            }),
            (Ok(_) | Err(_), Ok(_) | Err(_)) => Err(not(text)),
        },
    }
}

enum Numeral {
    One(String),
    Two { small: String, large: String },
}

// The numeral with thousands grouped by spaces closed up, and what follows it.
fn split(text: &str) -> Option<(String, &str)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '_');
    let signed = text.starts_with(['-', '+']);
    let body = usize::from(signed);
    let end = |from: usize| {
        text[from..]
            .find(|c: char| !is_part(c))
            .map_or(text.len(), |n| from + n)
    };
    let mut at = end(body);
    let mut numeral = text[..at].to_owned();
    if !numeral.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let groups =
        (1..=3).contains(&(at - body)) && text[body..at].bytes().all(|b| b.is_ascii_digit());
    let mut may_go_on = groups;
    while may_go_on && text[at..].starts_with(' ') {
        let stop = end(at + 1);
        let group = &text[at + 1..stop];
        let whole = group.split(['.', ',']).next().unwrap_or_default();
        if whole.len() != 3 || !whole.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        numeral.push_str(group);
        may_go_on = whole.len() == group.len();
        at = stop;
    }
    Some((numeral, text[at..].trim()))
}

// Digits with `.` for the decimals and nothing else.
fn parse(digits: &str) -> Option<Numeral> {
    let digits = digits.strip_suffix(['.', ',']).unwrap_or(digits);
    let points = digits.matches('.').count();
    let commas = digits.matches(',').count();
    let one = |digits: String| Some(Numeral::One(digits));
    match (points, commas) {
        (0, 0) => one(ungrouped(digits, &['\'', '_']).unwrap_or_default()),
        (0, 1) => match ungrouped(digits, &[',']) {
            Some(thousands) => one(thousands),
            None => one(decimal(digits, ',')),
        },
        (1, 0) => match ungrouped(digits, &['.']) {
            Some(large) if digits.ends_with('0') => Some(Numeral::Two {
                small: decimal(digits, '.')
                    .trim_end_matches('0')
                    .trim_end_matches('.')
                    .to_owned(),
                large,
            }),
            Some(_) | None => one(decimal(digits, '.')),
        },
        (0, _) => one(ungrouped(digits, &[','])?),
        (_, 0) => one(ungrouped(digits, &['.'])?),
        // Both stand there: the last is the decimal one.
        (_, _) => {
            let last = digits.rfind(['.', ','])?;
            let group = if digits[last..].starts_with('.') {
                ','
            } else {
                '.'
            };
            let whole = ungrouped(&digits[..last], &[group])?;
            one(format!("{whole}.{}", &digits[last + 1..]))
        }
    }
    .filter(|numeral| match numeral {
        Numeral::One(digits) => !digits.is_empty(),
        Numeral::Two { .. } => true,
    })
}

fn decimal(digits: &str, point: char) -> String {
    let (whole, part) = digits.split_once(point).unwrap_or((digits, ""));
    let whole = if whole.is_empty() { "0" } else { whole };
    format!("{whole}.{part}")
}

// `250,000` without its marks: one to three digits that do not start with nought, then groups of three.
fn ungrouped(digits: &str, marks: &[char]) -> Option<String> {
    let groups: Vec<&str> = digits.split(marks).collect();
    let (first, rest) = groups.split_first()?;
    let plain = |group: &&str| group.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().all(plain) || first.is_empty() {
        return None;
    }
    if rest.is_empty() {
        return Some((*first).to_owned());
    }
    let grouped = first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|g| g.len() == 3);
    grouped.then(|| groups.concat())
}

// What may stand after a number: nothing, a percent sign where percent may be meant, words that the unit itself uses.
fn is_unit(after: &str, unit: Option<&str>) -> bool {
    let asked = unit.map(fold);
    let is_percent = asked.as_ref().is_none_or(|unit| {
        unit.contains("percent") || unit.contains("por ciento") || unit.contains("porcent")
    });
    let after = match after.strip_prefix('%') {
        Some(rest) if is_percent => rest,
        Some(_) => return false,
        None => after,
    };
    let words = fold(after);
    if is_percent
        && matches!(
            words.as_str(),
            "percent" | "per cent" | "por ciento" | "pct"
        )
    {
        return true;
    }
    // Endings may differ: `year` for `years`, `millon` for `millones`; but `mil` is not `millones`.
    words.split_whitespace().all(|word| {
        asked.as_ref().is_some_and(|unit| {
            unit.split_whitespace().any(|known| {
                let (short, long) = match word.len() < known.len() {
                    true => (word, known),
                    false => (known, word),
                };
                long == short
                    || (short.len() > 3 && long.starts_with(short) && long.len() - short.len() <= 3)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(unit: Option<&str>, cases: &[(&str, &str)]) {
        for (typed, number) in cases {
            let read = match read(typed, unit) {
                Ok(number) => number.to_string(),
                Err(Unclear::TwoNumbers { small, large, .. }) => format!("{small} or {large}"),
                Err(_) => "?".to_owned(),
            };
            assert_eq!(read, *number, "{typed}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        check(
            None,
            &[
                ("38", "38"),
                ("27.6", "27.6"),
                ("27,6", "27.6"),
                ("0,125", "0.125"),
                (".5", "0.5"),
                ("38.", "38"),
                ("38 %", "38"),
                ("38%", "38"),
                ("1,000", "1000"),
                ("250 000", "250000"),
                ("250\u{a0}000,5", "250000.5"),
                ("1'000'000", "1000000"),
                ("1.234,5", "1234.5"),
                ("1,234.5", "1234.5"),
                ("1.250.000", "1250000"),
                ("49,600,000", "49600000"),
                ("250.125", "250.125"),
                ("−5", "-5"),
                ("３８", "38"),
            ],
        );
    }

    #[test]
    fn a_point_before_three_digits_that_end_in_nought_is_asked_back() {
        check(
            None,
            &[("1.500", "1.5 or 1500"), ("250.000", "250 or 250000")],
        );
        check(None, &[("0.500", "0.500"), ("1.50", "1.50")]);
    }

    #[test]
    fn the_unit_may_stand_after_the_number_and_no_other() {
        check(
            Some("a number, in percent"),
            &[
                ("38 percent", "38"),
                ("38 por ciento", "38"),
                ("38 years", "?"),
            ],
        );
        check(
            Some("in millions of people"),
            &[("50 million", "50"), ("50 %", "?")],
        );
        check(
            Some("en millones de personas"),
            &[("50 millón", "50"), ("50 mil", "?")],
        );
        check(
            Some("a number of years"),
            &[("18 years", "18"), ("1 year", "1")],
        );
        check(
            Some("cases per 100,000 residents"),
            &[("2.5 cases per 100,000", "2.5"), ("4", "4")],
        );
        check(Some("people"), &[("50 million", "?")]);
    }

    #[test]
    fn what_is_not_one_number_is_not_guessed() {
        check(
            None,
            &[
                ("about 38", "?"),
                ("2 or 3", "?"),
                ("38-40", "?"),
                ("twenty", "?"),
                ("1,00,000", "?"),
                ("1..2", "?"),
                ("-", "?"),
                (",", "?"),
                ("1e9", "?"),
                ("12345678901234567", "?"),
            ],
        );
    }
}
