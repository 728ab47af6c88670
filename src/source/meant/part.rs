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

/// Whether a value begins here, and no words.
pub fn is_value(text: &str) -> bool {
    let plain = before_note(text);
    let opens = text.starts_with(['"', '\'', '[', '{']) || text.starts_with(CURLY);
    opens || ["true", "false"].contains(&plain) || plain.parse::<f64>().is_ok()
}

/// Whether a key word with its value begins here, as it stands in braces; the value may be missing.
pub fn is_pair(text: &str) -> bool {
    let is_quoted = text.starts_with(['"', '\'']);
    let long = match is_quoted {
        true => text[1..].find(&text[..1]).map_or(0, |end| end + 2),
        false => text
            .find(|c| !(is_key_char(c) || c == '.'))
            .unwrap_or(text.len()),
    };
    let (key, behind) = text.split_at(long);
    let key = key.trim_matches(['"', '\'']);
    if key.is_empty() || key.contains(|c| !(is_key_char(c) || c == '.')) {
        return false;
    }
    let value = behind.trim_start();
    match value.chars().next() {
        Some('=') => true,
        Some(':') => {
            let value = value[1..].trim_start();
            is_quoted || value.is_empty() || value.starts_with('=') || is_value(value)
        }
        Some('"') => !is_quoted && value.len() < behind.len(),
        _ => false,
    }
}

/// Whether a whole line begins here that has slipped behind another: a header, or a key word, `=` and a value.
pub fn is_line(text: &str) -> bool {
    let (key, value) = text.split_once('=').unwrap_or((text, ""));
    let key = key.trim_end();
    let is_key = !key.is_empty() && key.chars().all(|c| is_key_char(c) || c == '.');
    sound_header(text).is_some() || (is_key && is_value(value.trim_start()))
}

/// Whether a line ends with the bracket that belongs to `open`, and `open` is missing in it.
pub fn lacks(line: &str, open: char) -> bool {
    let close = if open == '{' { '}' } else { ']' };
    let (mut depth, mut is_text, mut is_special) = (0, false, false);
    for c in line.chars() {
        match c {
            _ if is_special => is_special = false,
            '\\' => is_special = true,
            '"' => is_text = !is_text,
            _ if is_text => {}
            _ if c == open => depth += 1,
            _ if c == close => depth -= 1,
            _ => {}
        }
    }
    let line = line.trim_end().trim_end_matches([',', ']']).trim_end();
    let ends = match open {
        '{' => line.ends_with('}'),
        _ => !is_text,
    };
    depth < 0 && ends
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
