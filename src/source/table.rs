//! A table of an author's file, read key by key. The walker has complained already: here a value that is not what its
//! key takes is only absent.

use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::quantity;
use crate::core::content::item::Value;
use crate::core::score::{Decimal, Percent};
use crate::core::time::{Calendar, Span};

/// A table.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    map: &'a DeTable<'a>,
    span: Range<usize>,
}

impl<'a> Table<'a> {
    /// The table `map`, whose header or braces stand at `span`.
    pub fn new(map: &'a DeTable<'a>, span: Range<usize>) -> Table<'a> {
        Table { map, span }
    }

    /// Where its header or its braces stand.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Its keys and values.
    pub fn map(&self) -> &'a DeTable<'a> {
        self.map
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// The value of a key.
    pub fn value(&self, key: &str) -> Option<&'a DeValue<'a>> {
        self.map.get(key).map(toml::Spanned::get_ref)
    }

    /// Where the value of a key stands; the table itself where the key is absent.
    pub fn at(&self, key: &str) -> Range<usize> {
        self.map.get(key).map_or(self.span(), toml::Spanned::span)
    }

    /// Where a key itself stands; the table itself where it is absent.
    pub fn key_at(&self, key: &str) -> Range<usize> {
        let found = self.map.get_key_value(key);
        found.map_or(self.span(), |(key, _)| key.span())
    }

    /// A text as it stands.
    pub fn str(&self, key: &str) -> Option<&'a str> {
        self.value(key)?.as_str()
    }

    /// A text, its line ends made plain.
    pub fn text(&self, key: &str) -> Option<String> {
        self.str(key).map(plain)
    }

    /// An id.
    pub fn id<T: FromStr>(&self, key: &str) -> Option<T> {
        self.str(key)?.parse().ok()
    }

    /// A list of texts with their places.
    pub fn list(&self, key: &str) -> Vec<(&'a str, Range<usize>)> {
        let values = self.value(key).and_then(DeValue::as_array);
        let values = values.into_iter().flatten();
        values
            .filter_map(|value| Some((value.get_ref().as_str()?, value.span())))
            .collect()
    }

    /// A list of texts.
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.list(key).iter().map(|(text, _)| plain(text)).collect()
    }

    /// A list of ids.
    pub fn ids<T: FromStr>(&self, key: &str) -> Vec<T> {
        let list = self.list(key).into_iter();
        list.filter_map(|(id, _)| id.parse().ok()).collect()
    }

    /// A yes or no.
    pub fn flag(&self, key: &str) -> Option<bool> {
        self.value(key)?.as_bool()
    }

    /// A whole number.
    pub fn whole<T: TryFrom<u64>>(&self, key: &str) -> Option<T> {
        T::try_from(whole(self.value(key)?)?).ok()
    }

    /// An exact number.
    pub fn number(&self, key: &str) -> Option<Decimal> {
        number(self.value(key)?).ok()
    }

    /// A number, words, or a fact.
    pub fn any(&self, key: &str) -> Option<Value> {
        any(self.value(key)?)
    }

    /// A date.
    pub fn date(&self, key: &str) -> Option<Date> {
        date(self.value(key)?)
    }

    /// A percentage.
    pub fn percent(&self, key: &str) -> Option<Percent> {
        quantity::percent(self.str(key)?)
    }

    /// A length of time.
    pub fn time(&self, key: &str) -> Option<Span> {
        quantity::span(self.str(key)?)
    }

    /// A length on the calendar.
    pub fn calendar(&self, key: &str) -> Option<Calendar> {
        quantity::calendar(self.str(key)?)
    }

    /// A table inside.
    pub fn inside(&self, key: &str) -> Option<Table<'a>> {
        let value = self.map.get(key)?;
        let map = value.get_ref().as_table()?;
        Some(Table::new(map, value.span()))
    }

    /// A list of tables.
    pub fn parts(&self, key: &str) -> Vec<Table<'a>> {
        let values = self.value(key).and_then(DeValue::as_array);
        let values = values.into_iter().flatten();
        values
            .filter_map(|value| Some(Table::new(value.get_ref().as_table()?, value.span())))
            .collect()
    }

    /// Tables by id, in written order, each with its id and where that stands.
    pub fn named(&self, key: &str) -> Vec<(&'a str, Range<usize>, Table<'a>)> {
        let Some(map) = self.value(key).and_then(DeValue::as_table) else {
            return Vec::new();
        };
        let mut named: Vec<_> = map
            .iter()
            .filter_map(|(id, value)| {
                let table = Table::new(value.get_ref().as_table()?, value.span());
                Some((id.get_ref().as_ref(), id.span(), table))
            })
            .collect();
        named.sort_by_key(|(_, span, _)| span.start);
        named
    }
}

/// A text as its author means it: line ends made plain, and where all its lines are indented, as if they began at the
/// margin. In Markdown an indented paragraph is a piece of code, with its stars and hyphens as typed.
pub fn plain(text: &str) -> String {
    let text = match text.contains('\r') {
        true => text.replace("\r\n", "\n"),
        false => text.to_owned(),
    };
    if !text.starts_with(char::is_whitespace) {
        return text;
    }
    let lines = || text.split('\n').filter(|line| !line.trim().is_empty());
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let shared = lines().map(indent).min().unwrap_or(0);
    // A tab is not eight blanks to everybody: only what is the same in each line goes.
    let first = lines().next().map_or("", |line| &line[..shared]);
    match shared > 0 && lines().all(|line| line.starts_with(first)) {
        true => {
            let inner = text
                .split('\n')
                .map(|line| line.strip_prefix(first).unwrap_or(line.trim_start()));
            inner.collect::<Vec<_>>().join("\n")
        }
        false => text,
    }
}

/// A whole number, not negative.
pub fn whole(value: &DeValue<'_>) -> Option<u64> {
    let number = value.as_integer()?;
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// Why a value is not an exact number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNumber {
    /// It is something else.
    Other,
    /// It has too many digits, an exponent or another base.
    Inexact,
}

/// An exact number.
///
/// # Errors
/// The value is not a number, or not one that can be kept as it is written.
pub fn number(value: &DeValue<'_>) -> Result<Decimal, NotNumber> {
    let text = match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        DeValue::Integer(_) => return Err(NotNumber::Inexact),
        DeValue::String(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => return Err(NotNumber::Other),
    };
    text.parse().map_err(|_| NotNumber::Inexact)
}

/// A number, words, or a fact.
pub fn any(value: &DeValue<'_>) -> Option<Value> {
    match value {
        DeValue::String(text) => Some(Value::Words(plain(text))),
        DeValue::Table(table) => {
            let id = table.get("fact")?.get_ref().as_str()?;
            Some(Value::Fact(id.parse().ok()?))
        }
        DeValue::Integer(_) | DeValue::Float(_) => number(value).ok().map(Value::Number),
        DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) => None,
    }
}

/// A date without a time.
pub fn date(value: &DeValue<'_>) -> Option<Date> {
    let stamp = value.as_datetime()?;
    let (Some(date), None, None) = (stamp.date, stamp.time, stamp.offset) else {
        return None;
    };
    let year = i16::try_from(date.year).ok()?;
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_text_that_is_indented_as_a_whole_begins_at_the_margin() {
        for (written, meant) in [
            (
                "    One.\n\n    - a\n      - b\n    ",
                "One.\n\n- a\n  - b\n",
            ),
            ("\tOne.\r\n\tTwo.", "One.\nTwo."),
            ("One.\n    Two.", "One.\n    Two."),
            ("    One.\nTwo.", "    One.\nTwo."),
            ("\tOne.\n    Two.", "\tOne.\n    Two."),
            ("  ", "  "),
        ] {
            assert_eq!(plain(written), meant, "{written:?}");
        }
    }
}
