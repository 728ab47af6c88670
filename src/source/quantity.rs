//! Quantities as authors write them, with their unit: `80 %`, `30 min`, `12 months`.

use crate::core::score::{Decimal, Percent};
use crate::core::time::{Calendar, Span};

fn split(text: &str) -> Option<(Decimal, &str)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    Some((text[..end].parse().ok()?, text[end..].trim()))
}

fn whole(number: Decimal) -> Option<u32> {
    number.to_string().parse().ok()
}

/// A percentage from 0 to 100.
pub fn percent(text: &str) -> Option<Percent> {
    let (number, unit) = split(text)?;
    let good = unit == "%" && number <= Decimal::whole(100);
    good.then_some(Percent(number))
}

/// A length of time up to a year.
pub fn span(text: &str) -> Option<Span> {
    let (number, unit) = split(text)?;
    let seconds = match unit {
        "s" => 1,
        "min" => 60,
        "h" => 3600,
        "day" | "days" => 86_400,
        _ => return None,
    };
    let total = whole(number)?.checked_mul(seconds)?;
    (total <= 366 * 86_400).then_some(Span(total))
}

/// A length on the calendar.
pub fn calendar(text: &str) -> Option<Calendar> {
    let (number, unit) = split(text)?;
    let count = u16::try_from(whole(number)?).ok().filter(|n| *n <= 1200)?;
    match unit {
        "month" | "months" => Some(Calendar::Months(count)),
        "day" | "days" => Some(Calendar::Days(count)),
        "year" | "years" => Some(Calendar::Months(count.checked_mul(12)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_has_its_unit() {
        assert_eq!(percent("80 %"), percent("80%"));
        assert!(percent("66.5 %").is_some());
        assert_eq!(span("1 h"), Some(Span::minutes(60)));
        assert_eq!(span("90 s"), Some(Span(90)));
        assert_eq!(calendar("12 months"), Some(Calendar::Months(12)));
        assert_eq!(calendar("1 year"), Some(Calendar::Months(12)));
        for bad in ["", "80", "%", "101 %", "-1 %", "80 percent of 100"] {
            assert_eq!(percent(bad), None, "{bad}");
        }
        for bad in ["30", "30 minutes ago", "1.5 h", "99999999999 h", "min"] {
            assert_eq!(span(bad), None, "{bad}");
        }
        for bad in ["12", "12 min", "9999999 months"] {
            assert_eq!(calendar(bad), None, "{bad}");
        }
    }
}
