//! The lines of a text that say something: what they are, which thing they stand in.

use std::collections::HashMap;
use std::ops::Range;

/// A line that says something, with the lines its value runs over.
#[derive(Clone, Debug)]
pub struct Part {
    /// From the beginning of its first line to the end of its last.
    pub range: Range<usize>,
    /// Its key word; the name in its brackets.
    pub key: Option<String>,
    /// Whether it is a line in brackets.
    pub is_header: bool,
}

/// Quotation marks that editors for letters put in the place of straight ones.
pub const CURLY: [char; 9] = ['“', '”', '„', '‘', '’', '‚', '«', '»', '″'];

/// Letters of a key word.
pub fn is_key_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// What stands before a note at the end of a line.
pub fn before_note(rest: &str) -> &str {
    rest.split('#').next().unwrap_or(rest).trim()
}

/// The headers of a text that are sound: whether one of that name has two brackets.
pub fn headers(text: &str) -> HashMap<&str, bool> {
    let mut headers = HashMap::new();
    for (name, is_two) in text.lines().filter_map(sound_header) {
        *headers.entry(name).or_default() |= is_two;
    }
    headers
}

// The name of a header that is sound, and whether it has two brackets.
fn sound_header(line: &str) -> Option<(&str, bool)> {
    let line = before_note(line);
    let two = line
        .strip_prefix("[[")
        .and_then(|rest| rest.strip_suffix("]]"));
    let one = || {
        line.strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
    };
    let (name, is_two) = two
        .map(|name| (name, true))
        .or_else(|| Some((one()?, false)))?;
    let good = |c: char| is_key_char(c) || c == '.';
    (!name.is_empty() && name.chars().all(good)).then_some((name, is_two))
}

/// Whether a line begins something new: a header, or a key word with `=` and what may be a value.
pub fn begins(line: &str) -> bool {
    let line = line.trim();
    if sound_header(line).is_some() {
        return true;
    }
    let long = line
        .find(|c| !(is_key_char(c) || c == '.'))
        .unwrap_or(line.len());
    let (key, behind) = line.split_at(long);
    let behind = behind.trim_start();
    let opens = |value: &str| value.starts_with(['"', '\'', '[', '{']) || value.starts_with(CURLY);
    let value = behind.strip_prefix(':').map(str::trim_start);
    !key.is_empty() && (behind.starts_with('=') || value.is_some_and(opens))
}

/// What is left out with a part that nobody can read: of a header all that stands below it.
pub fn section(parts: &[Part], part: usize) -> Range<usize> {
    let own = &parts[part];
    if !own.is_header {
        return own.range.clone();
    }
    let next = parts[part + 1..].iter().find(|part| part.is_header);
    let last = parts.last().map_or(own.range.end, |last| last.range.end);
    own.range.start..next.map_or(last, |next| next.range.start)
}

/// The thing a part stands in: from `[[item]]` to the next, with all its parts.
pub fn thing(parts: &[Part], part: usize, end: usize) -> Range<usize> {
    let root = |part: &Part| {
        let key = part.key.as_deref().unwrap_or_default();
        key.split('.').next().unwrap_or_default().to_owned()
    };
    let is_root = |part: &Part| part.is_header && !part.key.as_deref().unwrap_or(".").contains('.');
    let above = parts[..part].iter().rfind(|part| part.is_header);
    let name = above.map(root);
    let is_new = |part: &&Part| part.is_header && (is_root(part) || Some(root(part)) != name);
    let first = parts[..part].iter().rfind(|part| is_new(part));
    let next = parts[part + 1..].iter().find(is_new);
    let from = match above {
        Some(above) => first.map_or(above.range.start, |first| first.range.start),
        None => 0,
    };
    from..next.map_or(end, |next| next.range.start)
}
