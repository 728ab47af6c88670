//! What people are called and what is granted to them, checked where it comes in.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use crate::core::score::Decimal;
use crate::core::time::Span;

/// Why a text cannot stand in a learner's record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadPerson {
    /// Nothing that could be read out.
    #[error("a name needs at least one letter")]
    NoName,
    /// Longer than a page is wide.
    #[error("a {what} has at most {most} characters; this one has {found}")]
    TooLong {
        /// What it is.
        what: &'static str,
        /// The most it may have.
        most: usize,
        /// What it has.
        found: usize,
    },
    /// A line break, a control character, or a mark that turns the direction of the text around it.
    #[error("a {what} cannot hold the invisible character U+{code:04X}", code = u32::from(*.character))]
    Invisible {
        /// What it is.
        what: &'static str,
        /// The character.
        character: char,
    },
    /// Not a handle.
    #[error("`{0}` is not a handle: use up to 64 letters a to z, digits, and . _ - + @")]
    NotAHandle(String),
    /// Not a time factor.
    #[error(
        "`{0}` is not a time factor: use a number from 1 to 10 with at most two decimals, such as 1.5"
    )]
    NotATimeFactor(String),
}

/// A person's name, as it should stand on a certificate: any script, no control characters, single spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Name {
    type Err = BadPerson;
    fn from_str(text: &str) -> Result<Name, BadPerson> {
        let name = line("name", 200, text)?;
        // Letters of every script count; a name of marks or spaces alone could not be told from no name.
        match name.chars().any(char::is_alphabetic) {
            true => Ok(Name(name)),
            false => Err(BadPerson::NoName),
        }
    }
}
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// One line of text about a person (role, site, reason): trimmed, single spaces, nothing invisible.
///
/// # Errors
/// [`BadPerson`] where it is too long or holds a character nobody can see.
pub fn line(what: &'static str, most: usize, text: &str) -> Result<String, BadPerson> {
    let text = text.trim();
    if let Some(character) = text.chars().find(|c| is_invisible(*c)) {
        return Err(BadPerson::Invisible { what, character });
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words.join(" ").nfc().collect();
    let found = line.chars().count();
    match found > most {
        true => Err(BadPerson::TooLong { what, most, found }),
        false => Ok(line),
    }
}

// Joiners (U+200C, U+200D) are letters' business in several scripts and stay.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What a learner can be called by on the command line; upper and lower case are the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Handle(String);

impl Handle {
    /// The handle as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Handle {
    type Err = BadPerson;
    fn from_str(text: &str) -> Result<Handle, BadPerson> {
        let good = (1..=64).contains(&text.len())
            && !text.starts_with('-')
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".-_+@".contains(&b));
        match good {
            true => Ok(Handle(text.to_owned())),
            false => Err(BadPerson::NotAHandle(text.chars().take(80).collect())),
        }
    }
}
impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// How much longer than others somebody has, in hundredths: 150 is one and a half times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeFactor(u16);

impl TimeFactor {
    /// The time limit with the factor in it, rounded up to a whole second.
    pub fn of(self, limit: Span) -> Span {
        let hundredths = u64::from(limit.0) * u64::from(self.0);
        Span(u32::try_from(hundredths.div_ceil(100)).unwrap_or(u32::MAX))
    }
}

impl FromStr for TimeFactor {
    type Err = BadPerson;
    fn from_str(text: &str) -> Result<TimeFactor, BadPerson> {
        let bad = || BadPerson::NotATimeFactor(text.chars().take(40).collect());
        let number: Decimal = text.replace(',', ".").parse().map_err(|_| bad())?;
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        if number.scale() > 2 {
            return Err(bad());
        }
        let hundredths: u16 = format!("{whole}{part:0<2}").parse().map_err(|_| bad())?;
        match (100..=1000).contains(&hundredths) {
            true => Ok(TimeFactor(hundredths)),
            false => Err(bad()),
        }
    }
}
impl fmt::Display for TimeFactor {
    /// `1.5`, `2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            part if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            part => write!(f, "{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_are_taken_and_set_in_single_spaces() {
        for (typed, kept) in [
            ("Dana Reyes Ochoa", "Dana Reyes Ochoa"),
            ("  María   José ", "María José"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("أمل", "أمل"),
            ("王小明", "王小明"),
            ("क\u{94d}\u{200d}ष", "क\u{94d}\u{200d}ष"),
            ("X Æ A-12", "X Æ A-12"),
        ] {
            assert_eq!(typed.parse::<Name>().map(|n| n.0).as_deref(), Ok(kept));
        }
        assert!("a".repeat(200).parse::<Name>().is_ok());
    }

    #[test]
    fn a_name_that_nobody_can_read_is_refused() {
        for bad in [
            "",
            "   ",
            "...",
            "123",
            "a\u{7}b",
            "a\nb",
            "a\u{202e}b",
            "a\u{200b}b",
            &"a".repeat(201),
        ] {
            assert!(bad.parse::<Name>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_time_factor_is_exact_and_never_takes_time_away() {
        for (typed, shown) in [
            ("1.5", "1.5"),
            ("2", "2"),
            ("1,25", "1.25"),
            ("1.05", "1.05"),
            ("10", "10"),
        ] {
            assert_eq!(
                typed
                    .parse::<TimeFactor>()
                    .map(|f| f.to_string())
                    .as_deref(),
                Ok(shown)
            );
        }
        for bad in ["0.5", "11", "1.555", "x", "", "-2", "1e1", "99999"] {
            assert!(bad.parse::<TimeFactor>().is_err(), "{bad}");
        }
        assert_eq!(TimeFactor(133).of(Span(100)), Span(133));
        assert_eq!(TimeFactor(125).of(Span(30)), Span(38));
    }

    #[test]
    fn a_handle_is_one_word_of_plain_characters() {
        for good in ["ana", "E-1234", "a.b@c", "7"] {
            assert!(good.parse::<Handle>().is_ok(), "{good}");
        }
        for bad in ["", "a b", "-x", "ñ", "a/b", &"a".repeat(65)] {
            assert!(bad.parse::<Handle>().is_err(), "{bad}");
        }
    }
}
