//! A number that was worked out, as it is shown and written: rounded, or absent with its reason.

use std::fmt;

use serde::{Serialize, Serializer};

/// Why a statistic has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    /// Nobody answered.
    #[error("nobody answered")]
    NoResponses,
    /// One learner shows no spread.
    #[error("it takes at least two learners")]
    OneLearner,
    /// One item, or one judge, has nothing to be held against.
    #[error("it takes at least two questions")]
    OneItem,
    /// One judge shows no spread.
    #[error("it takes at least two judges")]
    OneJudge,
    /// Everybody has the same score.
    #[error("everybody has the same score")]
    NoSpread,
}

/// A statistic, or why there is none.
pub type Statistic = Result<f64, Undefined>;

/// A number for people and programs. Compared and written at six decimals: what a processor makes of the seventh is
/// nobody's finding.
#[derive(Clone, Copy, Debug)]
pub struct Figure(pub Statistic);

impl Figure {
    /// A number that is there.
    pub fn of(number: f64) -> Figure {
        Figure(Ok(number))
    }

    /// As a percentage with one decimal: `54.1 %`.
    pub fn percent(self) -> String {
        self.said(|n| format!("{:.1} %", n * 100.0))
    }

    /// With two decimals: `0.61`.
    pub fn plain(self) -> String {
        self.said(|n| format!("{n:.2}"))
    }

    /// With one decimal.
    pub fn tenths(self) -> String {
        self.said(|n| format!("{n:.1}"))
    }

    /// A small chance as people say it: `1 in 43,000`; a large one as a percentage.
    pub fn odds(self) -> String {
        self.said(|n| match n {
            _ if n <= 0.0 => "never".to_owned(),
            _ if n >= 0.01 => format!("{:.1} %", n * 100.0),
            _ if n < 1e-12 => "less than 1 in 1,000,000,000,000".to_owned(),
            _ => {
                let whole = round_to_two(1.0 / n);
                format!("1 in {}", grouped(whole))
            }
        })
    }

    /// As a bar of at most `width` marks, where it is a share.
    pub fn bar(self, width: u16) -> String {
        match self.0 {
            Ok(n) => "#".repeat((n.clamp(0.0, 1.0) * f64::from(width)).round() as usize),
            Err(_) => String::new(),
        }
    }

    fn said(self, how: impl Fn(f64) -> String) -> String {
        match self.0 {
            // No figure reads "-0.0".
            Ok(number) => how(number + 0.0),
            Err(why) => format!("not defined: {why}"),
        }
    }
}

// Two leading digits: a chance is known no better.
fn round_to_two(number: f64) -> u64 {
    let power = 10f64.powi((number.log10().floor() as i32 - 1).max(0));
    ((number / power).round() * power) as u64
}

fn grouped(number: u64) -> String {
    let text = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in text.char_indices() {
        if at > 0 && (text.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            // What a chance of one in a billion says stands in its leading digits.
            Ok(n) if n != 0.0 && n.abs() < 1e-3 => {
                let short = format!("{n:.3e}");
                serializer.serialize_f64(short.parse().unwrap_or(n))
            }
            Ok(n) => serializer.serialize_f64((n * 1e6).round() / 1e6 + 0.0),
            Err(_) => serializer.serialize_none(),
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_chance_is_said_as_one_in_so_many() {
        for (chance, said) in [
            (0.0, "never"),
            (0.5, "50.0 %"),
            (0.01, "1.0 %"),
            (0.00321, "1 in 310"),
            (2.3e-7, "1 in 4,300,000"),
            (1e-15, "less than 1 in 1,000,000,000,000"),
        ] {
            assert_eq!(Figure::of(chance).odds(), said);
        }
    }

    #[test]
    fn what_is_not_defined_says_why_and_is_null() {
        let none = Figure(Err(Undefined::NoSpread));
        assert_eq!(none.percent(), "not defined: everybody has the same score");
        assert_eq!(serde_json::to_string(&none).ok().as_deref(), Some("null"));
        assert_eq!(
            serde_json::to_string(&Figure::of(1.0 / 3.0))
                .ok()
                .as_deref(),
            Some("0.333333")
        );
    }
}
