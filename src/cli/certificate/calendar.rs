//! Dates as iCalendar (RFC 5545): an all-day event each, with its reminders. The same events give the same bytes but for
//! the instant they were written.

use jiff::Timestamp;
use jiff::civil::Date;

/// Something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name for ever, so that a later file brings the same event up to date.
    pub uid: String,
    /// The day.
    pub on: Date,
    /// What happens.
    pub summary: String,
    /// What to do about it.
    pub description: String,
    /// So many days before it somebody is reminded.
    pub warn_days: Vec<i32>,
}

/// The file.
pub fn text(events: &[Event], written: Timestamp) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Tutela//Certificates//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    let stamp = written.strftime("%Y%m%dT%H%M%SZ").to_string();
    for event in events {
        let next = event.on.saturating_add(jiff::Span::new().days(1));
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:urn:uuid:{}", event.uid),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", event.on.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
            format!("SUMMARY:{}", escaped(&event.summary)),
            format!("DESCRIPTION:{}", escaped(&event.description)),
            "TRANSP:TRANSPARENT".to_owned(),
        ]);
        for days in &event.warn_days {
            lines.extend([
                "BEGIN:VALARM".to_owned(),
                "ACTION:DISPLAY".to_owned(),
                format!("DESCRIPTION:{}", escaped(&event.summary)),
                format!("TRIGGER:-P{days}D"),
                "END:VALARM".to_owned(),
            ]);
        }
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

// No line has more than 75 octets without its end, and no character is cut.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_characters_and_a_comma_is_escaped() {
        let event = Event {
            uid: "8f14e45f".into(),
            on: "2027-11-30".parse().expect("a date"),
            summary: format!("{}; Núñez, María\nx", "ñ".repeat(60)),
            description: "Renew".into(),
            warn_days: vec![7],
        };
        let written = "2026-12-01T18:00:00Z".parse().expect("an instant");
        let text = text(&[event], written);
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(text.split("\r\n").count() > 10 && !text.replace("\r\n", "").contains('\n'));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(r"\; Núñez\, María\nx"), "{unfolded}");
        assert!(unfolded.contains("DTEND;VALUE=DATE:20271201\r\n"));
        assert!(unfolded.contains("DTSTAMP:20261201T180000Z\r\n"));
    }
}
