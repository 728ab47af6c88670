//! What a syntax error means to somebody who writes courses and no programs: the parser's words put plainly, with what to
//! do. Looks at the line that the parser stopped in; knows no shape.

use super::meant::CURLY;
use super::parse::Fault;

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A fault of `text` in plain words.
pub fn plain(text: &str, fault: &Fault) -> Plain {
    if text.starts_with("{\\rtf") {
        return say(
            "this is a letter with fonts in it (rich text), and no plain text",
            "save it as plain text; in TextEdit: Format, Make Plain Text",
        );
    }
    let line = Line::around(text, fault.span.start);
    let said = fault.message.as_str();
    if let Some(key) = said
        .strip_prefix("the key `")
        .and_then(|rest| rest.split('`').next())
    {
        return twice(key, said, &line);
    }
    let found = of_marks(said, &line).or_else(|| of_values(said, &line));
    found.or_else(|| of_lines(said, &line)).unwrap_or_else(|| {
        say(
            said,
            "a line is a key word, `=` and a value: `title = \"…\"`; a note to yourself begins with `#`",
        )
    })
}

// The line a fault stands in, cut where the parser stopped.
struct Line<'t> {
    whole: &'t str,
    before: &'t str,
    after: &'t str,
}

impl<'t> Line<'t> {
    fn around(text: &'t str, at: usize) -> Line<'t> {
        let at = (0..=at.min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at));
        let at = at.unwrap_or(0);
        let from = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let to = text[at..].find('\n').map_or(text.len(), |end| at + end);
        Line {
            whole: text[from..to].trim(),
            before: &text[from..at],
            after: text[at..to].trim_end(),
        }
    }

    // The key word and what stands behind its `=`.
    fn halves(&self) -> (&'t str, &'t str) {
        let (key, value) = self.whole.split_once('=').unwrap_or((self.whole, ""));
        (key.trim(), value.trim())
    }
}

fn say(message: impl Into<String>, help: impl Into<String>) -> Plain {
    Plain {
        message: message.into(),
        help: help.into(),
    }
}

fn twice(key: &str, said: &str, line: &Line<'_>) -> Plain {
    if let Some(name) = line
        .whole
        .strip_prefix("[[")
        .and_then(|rest| rest.split(']').next())
    {
        return say(
            format!("`[[{name}]]` comes after `[{name}]`, which has one bracket"),
            format!("further up, write `[[{name}]]` for `[{name}]`"),
        );
    }
    let header = line.whole.split_inclusive(']').next();
    let header = header.filter(|h| h.starts_with('['));
    match header {
        Some(header) if header.contains('.') => say(
            format!("`{header}` stands here a second time"),
            format!(
                "there may be several: write `[{header}]`, in double brackets, above each, the first too"
            ),
        ),
        Some(header) => say(
            said,
            format!(
                "where there may be several, write `[{header}]`; otherwise write all of it once"
            ),
        ),
        None if key == "id" => say(
            said,
            "where the next one begins, write its line above this, such as `[[item]]`; else keep the `id` that is meant",
        ),
        None => say(said, "keep the one that is meant"),
    }
}

// Marks around texts: wrong ones, missing ones, one too many.
fn of_marks(said: &str, line: &Line<'_>) -> Option<Plain> {
    let (key, value) = line.halves();
    let opens = value.starts_with(CURLY) || key.starts_with(CURLY);
    let closes = said.starts_with("invalid basic string") && line.whole.ends_with(CURLY);
    if opens || closes {
        return Some(say(
            "curly quotation marks do not begin or end a text",
            "write straight ones: `\"`; a plain text editor types them",
        ));
    }
    if said.contains("visible characters") {
        return Some(say(
            "a sign that cannot be seen stands in the text",
            "take it out: delete the text around this place and type it again",
        ));
    }
    if said.starts_with("invalid multi-line") {
        return Some(say(
            "a text over several lines is not closed",
            "write `\"\"\"` where it ends",
        ));
    }
    if said.starts_with("invalid basic string") || said.starts_with("invalid literal string") {
        return Some(say(
            "the text is not closed: its second quotation mark is missing",
            "write `\"` where it ends; a text over several lines stands between `\"\"\"` and `\"\"\"`",
        ));
    }
    if said.starts_with("missing opening quote") {
        return Some(say(
            "the text begins without its quotation mark",
            format!("write `{key} = \"…\"`, with a mark on both sides"),
        ));
    }
    if said.starts_with("missing escaped value") {
        return Some(say(
            "`\\` in a text begins a special sign, and this is none",
            "for the sign itself write `\\\\`",
        ));
    }
    let goes_on = said.starts_with("unexpected key or value");
    if goes_on && line.before.trim_end().ends_with('"') && !line.after.starts_with(',') {
        return Some(say(
            "the text ended before this, at its second quotation mark",
            "a quotation mark inside a text is written `\\\"`",
        ));
    }
    None
}

// Values that are no text: numbers, dates, lists, true and false.
fn of_values(said: &str, line: &Line<'_>) -> Option<Plain> {
    let (key, value) = line.halves();
    let date = "a date is year-month-day, with two digits for month and day: 2026-11-22";
    if said.contains("date")
        || (said.starts_with("invalid float") && value.matches('.').count() == 2)
    {
        let numbers = value.split('.').map(str::len).collect::<Vec<_>>();
        return Some(match numbers[..] {
            [1 | 2, 1 | 2, 4] => say("this is no date as it has to be written", date),
            [_, _, _] if !said.contains("date") => say(
                "a number has one point at most",
                "write 1000000, or 1_000_000 for the eye",
            ),
            _ => say(said, date),
        });
    }
    if said.starts_with("invalid boolean") {
        return Some(say(
            "this is neither true nor false",
            "write `true` or `false`, in small letters",
        ));
    }
    if said.starts_with("unexpected leading zero") {
        return Some(say(
            "a number does not begin with 0",
            "leave the 0 out; a phone number is a text and stands in quotation marks",
        ));
    }
    // A word that begins like `nan` or `inf` is taken for a number that went wrong.
    let is_word = said.starts_with("invalid float") && value.starts_with(char::is_alphabetic);
    if said.starts_with("string values must be quoted") || is_word {
        if value.is_empty() {
            return Some(say(
                "nothing stands behind `=`",
                format!("write a value: `{key} = \"…\"`, or take the line out"),
            ));
        }
        let parts: Vec<&str> = value.split(['/', '-', '.']).collect();
        let is_date = parts.len() == 3
            && parts
                .iter()
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
        if is_date {
            return Some(say("this is no date as it has to be written", date));
        }
        let from = value.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (number, unit) = value.split_at(from.unwrap_or(value.len()));
        let unit = match unit.trim() {
            "%" => "percent",
            unit => unit,
        };
        let is_unit = !unit.is_empty() && unit.bytes().all(|b| b.is_ascii_alphabetic());
        if is_unit && !number.is_empty() && ["answer", "value", "tolerance"].contains(&key) {
            return Some(say(
                "a number stands alone, without its unit",
                format!(
                    "write `{key} = {number}`; the unit has a line of its own: `unit = \"{unit}\"`"
                ),
            ));
        }
        if let Some(word) = flag(key, value) {
            return Some(say(
                "this is neither true nor false",
                format!("write `{key} = {word}`"),
            ));
        }
        let short = value.chars().count() <= 40 && !value.contains(['"', '\'', '[', '{', ';']);
        let example = match short {
            true => format!("write `{key} = \"{value}\"`"),
            false => "write `\"` before it and `\"` where it ends".to_owned(),
        };
        return Some(match value.ends_with(';') {
            true => say("a line does not end with `;`", "take it out"),
            false => say("a text stands between quotation marks", example),
        });
    }
    if said.starts_with("missing comma between array") {
        return Some(say(
            "a comma is missing between two parts of a list",
            "write `,` after each part, and `]` after the last",
        ));
    }
    if said.starts_with("missing comma between key") {
        return Some(say(
            "a comma is missing inside { }",
            "write `,` between the parts, and `}` after the last",
        ));
    }
    let is_number = value.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if said.starts_with("unexpected key or value") && line.after.starts_with(',') {
        return Some(match is_number {
            true => say("a number has no comma in it", without_comma(value)),
            false => say(
                "a line does not end with a comma",
                "take it out; only parts of a list have commas between them",
            ),
        });
    }
    None
}

/// Key words whose value is true or false, in one kind of thing or another.
pub const FLAGS: [&str; 4] = ["key", "unsafe", "reviewed", "answer"];

/// What is meant by another word for true or false.
pub fn flag(key: &str, value: &str) -> Option<&'static str> {
    match value.to_lowercase().as_str() {
        "true" => Some("true"),
        "false" => Some("false"),
        _ if !FLAGS.contains(&key) => None,
        "yes" | "y" | "sí" | "si" => Some("true"),
        "no" | "n" => Some("false"),
        _ => None,
    }
}

// 0,5 is half of one, and 250,000 is many.
fn without_comma(value: &str) -> String {
    match value.split_once(',') {
        Some((whole, rest)) if rest.len() != 3 && rest.bytes().all(|b| b.is_ascii_digit()) => {
            format!("write `{whole}.{rest}`, with a point")
        }
        _ => "write 250000, or 250_000 for the eye; 2.5 has a point".to_owned(),
    }
}

// Lines that are not a key word, `=` and a value.
fn of_lines(said: &str, line: &Line<'_>) -> Option<Plain> {
    if line.whole.starts_with('[') || said.starts_with("unclosed") {
        let name = line.whole.trim_matches(['[', ']', ' ']);
        return Some(say(
            "the brackets of this line do not match",
            format!("write `[[{name}]]` where there may be several, `[{name}]` where there is one"),
        ));
    }
    if said.starts_with("unexpected key or value") {
        return Some(say(
            "the value ended before this",
            "one line holds one value; a note to yourself begins with `#`",
        ));
    }
    let key: String = line
        .whole
        .chars()
        .take_while(|c| *c != ':' && *c != '=')
        .collect();
    let key = key.trim();
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
    };
    if is_word(key) && line.whole[key.len()..].trim_start().starts_with(':') {
        return Some(say(
            "a key word is followed by `=`, not by `:`",
            format!("write `{key} = …`"),
        ));
    }
    let words: Vec<&str> = key.split_whitespace().collect();
    if line.whole.contains('=') && words.len() > 1 && words.iter().all(|word| is_word(word)) {
        return Some(say(
            "a key word is one word",
            format!("write `{} = …`", words.join("_")),
        ));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::parse::parse;

    // What is said of the first fault of a line, with what to do.
    #[track_caller]
    fn check(text: &str, message: &str, help: &str) {
        let (_, faults) = parse(text);
        let fault = faults.first().unwrap_or_else(|| panic!("{text} is sound"));
        let Plain {
            message: said,
            help: told,
        } = plain(text, fault);
        assert!(said.contains(message), "{text}: {said}");
        assert!(told.contains(help), "{text}: {told}");
    }

    #[test]
    fn marks_around_a_text() {
        check(
            "stem = \"Which?\nx = 1\n",
            "second quotation mark is missing",
            "write `\"` where it ends",
        );
        check("stem = “Which?”\n", "curly", "straight");
        check("stem = \"Which?”\n", "curly", "straight");
        check("“a” = 1\n", "curly", "straight");
        check(
            "stem = Which?\n",
            "between quotation marks",
            "write `stem = \"Which?\"`",
        );
        check(
            "stem = \"He said \"no\" to me\"\n",
            "ended before this",
            "`\\\"`",
        );
        check("text = \"\"\"\nabc\n", "several lines", "`\"\"\"`");
        check("a = \"C:\\data\"\n", "special sign", "`\\\\`");
        check("a = \"\u{1}\"\n", "cannot be seen", "type it again");
    }

    #[test]
    fn values_that_are_no_text() {
        check("key = True\n", "neither true nor false", "small letters");
        check("key =\n", "nothing stands", "take the line out");
        check(
            "a = [\"x\" \"y\"]\n",
            "comma is missing between two parts of a list",
            "`,`",
        );
        check(
            "a = { b = \"x\" c = \"y\" }\n",
            "comma is missing inside",
            "`,`",
        );
        check("a = 1.000.000\n", "one point", "1_000_000");
        check("a = 250,000\n", "no comma", "250_000");
        check("a = \"b\",\n", "end with a comma", "take it out");
        check("a = 1;\n", "`;`", "take it out");
        check("a = 80 %\n", "between quotation marks", "`a = \"80 %\"`");
        check("checked = 22/11/2026\n", "no date", "2026-11-22");
        check("answer = 38 %\n", "without its unit", "`answer = 38`");
        check("a = 0,5\n", "no comma", "`0.5`");
        check("checked = 22.11.2026\n", "no date", "2026-11-22");
        check("checked = 2026-1-2\n", "date", "two digits");
        check("a = 012\n", "begin with 0", "quotation marks");
        check(
            "fact = note-hours\n",
            "between quotation marks",
            "`fact = \"note-hours\"`",
        );
        check(
            "level = inform\n",
            "between quotation marks",
            "`level = \"inform\"`",
        );
    }

    #[test]
    fn lines_that_are_no_key_word_and_value() {
        check(
            "{\\rtf1\\ansi title = \"x\"}\n",
            "rich text",
            "Make Plain Text",
        );
        check("stem: \"Which?\"\n", "not by `:`", "write `stem = …`");
        check(
            "content notes = [\"x\"]\n",
            "one word",
            "`content_notes = …`",
        );
        check("[[item]\nid = \"a\"\n", "brackets", "`[[item]]`");
        check("[item]]\nid = \"a\"\n", "brackets", "`[[item]]`");
        check("hello\n", "", "a key word, `=` and a value");
        check("// hello\n", "", "begins with `#`");
        check("a = 1\na = 2\n", "a second time", "keep the one");
        check("id = \"a\"\nid = \"b\"\n", "a second time", "`[[item]]`");
        check("[a]\nx = 1\n[a]\ny = 1\n", "a second time", "`[[a]]`");
    }
}
