//! Exact numbers: decimals as written, credit as a fraction, points in hundredths. No floats.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Version of the scoring rules, stored with every form and certificate.
pub const SCORING: u32 = 1;

/// A decimal exactly as it was written: `units / 10^scale`. Equal in value is equal.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    units: i64,
    scale: u8,
}

/// Why a text is not a [`Decimal`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a number this program can hold exactly (at most 15 digits, no exponent)")]
pub struct BadNumber(pub String);

impl Decimal {
    /// Nought.
    pub const ZERO: Decimal = Decimal { units: 0, scale: 0 };

    /// A whole number.
    pub const fn whole(units: i32) -> Decimal {
        Decimal {
            units: units as i64,
            scale: 0,
        }
    }

    /// The digits after the point, as written.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Whether `self` lies within `by` of `key`, the ends included.
    pub fn is_near(self, key: Decimal, by: Decimal) -> bool {
        let [a, b, c] = Self::level([self, key, by]);
        (a - b).abs() <= c
    }

    /// The sum; both are at most 15 digits, so it cannot overflow.
    pub fn plus(self, other: Decimal) -> Decimal {
        let scale = self.scale.max(other.scale);
        let up = |d: Decimal| {
            d.units
                .saturating_mul(10i64.pow(u32::from(scale - d.scale)))
        };
        Decimal {
            units: up(self).saturating_add(up(other)),
            scale,
        }
    }

    /// The number with its sign turned.
    pub fn negated(self) -> Decimal {
        Decimal {
            units: -self.units,
            scale: self.scale,
        }
    }

    // All at one scale, in 128 bits: scales are at most 15.
    fn level<const N: usize>(numbers: [Decimal; N]) -> [i128; N] {
        let scale = numbers.iter().map(|d| d.scale).max().unwrap_or(0);
        numbers.map(|d| i128::from(d.units) * 10i128.pow(u32::from(scale - d.scale)))
    }
}

impl FromStr for Decimal {
    type Err = BadNumber;
    fn from_str(text: &str) -> Result<Self, BadNumber> {
        let bad = || BadNumber(text.chars().take(40).collect());
        let (sign, digits) = match text.as_bytes().first() {
            Some(b'-') => (-1, &text[1..]),
            Some(b'+') => (1, &text[1..]),
            Some(_) | None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all: String = [whole, part].concat().replace('_', "");
        let scale = part.replace('_', "").len();
        if whole.is_empty()
            || digits.ends_with('.')
            || all.len() > 15
            || !all.bytes().all(|b| b.is_ascii_digit())
        {
            return Err(bad());
        }
        let units: i64 = all.parse().map_err(|_| bad())?;
        Ok(Decimal {
            units: sign * units,
            scale: u8::try_from(scale).map_err(|_| bad())?,
        })
    }
}
impl TryFrom<String> for Decimal {
    type Error = BadNumber;
    fn try_from(text: String) -> Result<Self, BadNumber> {
        text.parse()
    }
}
impl From<Decimal> for String {
    fn from(number: Decimal) -> String {
        number.to_string()
    }
}
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let power = 10u64.pow(u32::from(self.scale));
        let units = self.units.unsigned_abs();
        match self.scale {
            0 => write!(f, "{sign}{units}"),
            scale => write!(
                f,
                "{sign}{}.{:0width$}",
                units / power,
                units % power,
                width = usize::from(scale)
            ),
        }
    }
}
impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Decimal {}
impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let [a, b] = Self::level([*self, *other]);
        a.cmp(&b)
    }
}

/// The share of an item's points that a response earns, as an exact fraction; `of` is never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// Parts earned.
    pub got: u16,
    /// Parts possible.
    pub of: u16,
}

impl Credit {
    /// Nothing earned.
    pub const NONE: Credit = Credit { got: 0, of: 1 };
    /// Everything earned.
    pub const FULL: Credit = Credit { got: 1, of: 1 };

    /// `got` of `of` parts under a scoring rule.
    pub fn share(got: usize, of: usize, scoring: Scoring) -> Credit {
        let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        match scoring {
            Scoring::AllOrNothing if got < of => Credit::NONE,
            Scoring::AllOrNothing | Scoring::PerPart => Credit {
                got: narrow(got.min(of)),
                of: narrow(of).max(1),
            },
        }
    }

    /// Whether everything was earned.
    pub fn is_full(self) -> bool {
        self.got >= self.of
    }

    /// Whether nothing was earned.
    pub fn is_none(self) -> bool {
        self.got == 0
    }
}

/// How the parts of a response become credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scoring {
    /// Every part right, or nothing.
    AllOrNothing,
    /// A share for each part.
    PerPart,
}

/// Points in hundredths. A slot earns `floor(100 * points * share) / 100`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Points(pub u32);

impl Points {
    /// Whole points.
    pub fn whole(points: u16) -> Points {
        Points(u32::from(points) * 100)
    }

    /// What `credit` earns of these points, rounded down to a hundredth.
    pub fn earned(self, credit: Credit) -> Points {
        let share =
            u64::from(self.0) * u64::from(credit.got.min(credit.of)) / u64::from(credit.of.max(1));
        Points(u32::try_from(share).unwrap_or(u32::MAX))
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Points>>(iter: I) -> Points {
        Points(iter.fold(0, |sum, p| sum.saturating_add(p.0)))
    }
}
impl fmt::Display for Points {
    /// `15`, or `14.5`, or `14.33`: never a trailing nought.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            p if p % 10 == 0 => write!(f, "{whole}.{}", p / 10),
            p => write!(f, "{whole}.{p:02}"),
        }
    }
}

/// A percentage as an author writes it: `80 %`, `66.5 %`; 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(pub Decimal);

impl Percent {
    /// Whether `got` of `of` points reach this percentage, exactly.
    pub fn is_reached(self, got: Points, of: Points) -> bool {
        let power = 10i128.pow(u32::from(self.0.scale));
        i128::from(got.0) * 100 * power >= i128::from(self.0.units) * i128::from(of.0)
    }

    /// The fewest points out of `of` that reach it, rounded up to a hundredth.
    pub fn least(self, of: Points) -> Points {
        let scale = 100 * 10i128.pow(u32::from(self.0.scale));
        let need = (i128::from(self.0.units) * i128::from(of.0) + scale - 1) / scale;
        Points(u32::try_from(need).unwrap_or(u32::MAX))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn a_decimal_is_kept_as_written_and_compared_by_value() {
        for text in ["0", "38", "6.31", "-0.05", "100000", "2.50"] {
            assert_eq!(d(text).to_string(), text);
        }
        assert_eq!(d("2.50"), d("2.5"));
        assert!(d("2.49") < d("2.5"));
        assert_eq!(d("250_000"), d("250000"));
        for bad in [
            "",
            ".5",
            "5.",
            "1e3",
            "1,5",
            "--1",
            "12345678901234567",
            "nan",
        ] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad}");
        }
    }

    #[test]
    fn near_includes_its_ends() {
        assert!(d("33").is_near(d("38"), d("5")) && d("43.0").is_near(d("38"), d("5")));
        assert!(!d("43.01").is_near(d("38"), d("5")));
    }

    #[test]
    fn a_third_of_one_point_is_thirty_three_hundredths_and_three_thirds_are_one() {
        let of = |got| Points::whole(1).earned(Credit { got, of: 3 });
        assert_eq!((of(1), of(3)), (Points(33), Points(100)));
        assert_eq!(of(2).to_string(), "0.66");
    }

    #[test]
    fn eighty_percent_of_twenty_is_sixteen_and_not_a_hundredth_less() {
        let cut = Percent(d("80"));
        assert_eq!(cut.least(Points::whole(20)), Points::whole(16));
        assert!(cut.is_reached(Points(1600), Points::whole(20)));
        assert!(!cut.is_reached(Points(1599), Points::whole(20)));
        assert_eq!(Percent(d("66.5")).least(Points::whole(3)), Points(200));
    }
}
