//! How numbers, plurals, lists and dates are written in a language. Learner-facing sentences live in `words`.

use jiff::Timestamp;
use jiff::civil::Date;

use super::score::Decimal;
use super::text::Lang;

/// Which form of a word a number takes (CLDR categories that our languages use).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// Exactly one.
    One,
    /// Anything else.
    Other,
}

/// The plural form of `number`: English and Spanish agree that 1 is one and 1.0 in English is not; we say one for both.
pub fn plural(number: Decimal) -> Plural {
    if number == Decimal::whole(1) {
        Plural::One
    } else {
        Plural::Other
    }
}

/// A number with its thousands grouped: `250,000`, `6.31`. Latin American Spanish, as English, groups with a comma
/// and points with a point (the norm in Mexico and Central America, where most readers of the shipped courses come from).
pub fn number(number: Decimal) -> String {
    let text = number.to_string();
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{part}")
}

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// A date in words: `22 November 2026`, `22 de noviembre de 2026`. Any other language gets the ISO form.
pub fn date(date: Date, lang: Lang) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or(0);
    match lang {
        Lang::EN => format!("{} {} {}", date.day(), MONTHS_EN[month], date.year()),
        Lang::ES => format!("{} de {} de {}", date.day(), MONTHS_ES[month], date.year()),
        Lang { .. } => date.to_string(),
    }
}

/// The two answers of a true-false item.
pub fn truth(side: bool, lang: Lang) -> &'static str {
    match (side, lang == Lang::ES) {
        (true, false) => "True",
        (false, false) => "False",
        (true, true) => "Verdadero",
        (false, true) => "Falso",
    }
}

/// An instant as records write it: RFC 3339, UTC, whole seconds or as precise as it is.
pub fn instant(at: Timestamp) -> String {
    at.to_string()
}

/// Words joined as a sentence joins them: `a, b and c`; `a, b y c`.
pub fn list(words: &[String], lang: Lang) -> String {
    let and = if lang == Lang::ES { "y" } else { "and" };
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            // Spanish "y" becomes "e" before the sound i (not before "hie", "ia").
            let sound = last.to_lowercase();
            let and = if lang == Lang::ES
                && (sound.starts_with('i') || sound.starts_with("hi"))
                && !sound.starts_with("hie")
            {
                "e"
            } else {
                and
            };
            format!("{} {and} {last}", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_group_by_thousands() {
        for (given, shown) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-250000", "-250,000"),
            ("49600000.5", "49,600,000.5"),
        ] {
            assert_eq!(number(given.parse().expect("a number")), shown);
        }
    }

    #[test]
    fn dates_and_lists_speak_both_languages() {
        let day: Date = "2026-11-22".parse().expect("a date");
        assert_eq!(date(day, Lang::EN), "22 November 2026");
        assert_eq!(date(day, Lang::ES), "22 de noviembre de 2026");
        let words = ["a", "b", "iglesia"].map(String::from);
        assert_eq!(list(&words, Lang::EN), "a, b and iglesia");
        assert_eq!(list(&words, Lang::ES), "a, b e iglesia");
    }
}
