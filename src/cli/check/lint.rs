//! What the rules of `lint` find, as diagnostics of the files that were read.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::core::diagnostic::{At, Diagnostic, Fix, Spot};
use crate::lint::{Check, Finding};
use crate::source::Reading;

/// Adds what the rules find to what was read.
pub fn add(reading: &mut Reading, today: jiff::civil::Date) {
    let mut findings = crate::lint::lint(&reading.library, today);
    if !reading.is_whole() {
        // What is counted over the whole library may stand in what could not be read.
        findings.retain(|found| !matches!(found.rule.check, Check::Library(_)));
    }
    let said = diagnostics(reading, findings);
    reading.add(said);
}

fn diagnostics(reading: &Reading, findings: Vec<Finding>) -> Vec<Diagnostic> {
    let mut spots: Vec<&Spot> = findings.iter().map(|found| &found.spot).collect();
    spots.extend(
        findings
            .iter()
            .filter_map(|found| Some(&found.other.as_ref()?.0)),
    );
    let mut places = reading.locate(&spots);
    let mut others = places.split_off(findings.len()).into_iter();
    let mut said: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    let mut once: BTreeMap<(&'static str, Arc<str>), Once> = BTreeMap::new();
    for (found, at) in findings.into_iter().zip(places) {
        let other = found
            .other
            .and_then(|(_, what)| Some((others.next()??, what)));
        let Some(at) = at else {
            continue;
        };
        if found.once_a_file {
            let key = (found.rule.code, at.file.clone());
            let of_file = once.entry(key).or_insert(Once {
                at: said.len(),
                first: at.span.start,
                more: 0,
            });
            if of_file.at < said.len() {
                of_file.more += 1;
                if at.span.start < of_file.first {
                    of_file.first = at.span.start;
                    said[of_file.at].at = at;
                    said[of_file.at].message = found.message;
                }
                continue;
            }
        }
        let span = at.span.clone();
        let text = reading.file(&at.file).map_or("", |file| file.text());
        let quote = found.spot.quote.as_deref();
        let fix = found.fix.filter(|_| is_certain(text, &at, quote));
        said.push(Diagnostic {
            code: found.rule.code,
            severity: found.rule.severity,
            at,
            message: found.message,
            help: found.help,
            other,
            fix: fix.map(|with| match with.is_empty() {
                true => Fix {
                    span: entry(text, span),
                    with,
                },
                false => Fix { span, with },
            }),
        });
    }
    for Once { at, more, .. } in once.into_values().filter(|once| once.more > 0) {
        let texts = if more == 1 { "text" } else { "texts" };
        let message = &mut said[at].message;
        message.push_str(&format!(", and {more} more {texts} of this file"));
    }
    said
}

// What is said once a file: which of what is said it is, where the first of them stands, how many more there are.
struct Once {
    at: usize,
    first: usize,
    more: usize,
}

// A correction is certain where the words that are meant stand in the file as they were read.
fn is_certain(text: &str, at: &At, quote: Option<&str>) -> bool {
    text.get(at.span.clone()) == quote
}

// What is taken out with an entry of a list: its quotes and a comma; the whole line where it was the only one.
fn entry(text: &str, span: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let is_quote = |at: usize| matches!(bytes.get(at), Some(b'"' | b'\''));
    let mut from = span.start - usize::from(span.start > 0 && is_quote(span.start - 1));
    let mut to = span.end + usize::from(is_quote(span.end));
    let after = text[to..].trim_start_matches([' ', '\t']);
    let before = text[..from].trim_end_matches([' ', '\t']);
    if let Some(rest) = after.strip_prefix(',') {
        let rest = rest.trim_start_matches([' ', '\t']);
        to = text.len() - rest.len();
    } else if let Some(kept) = before.strip_suffix(',') {
        from = kept.len();
    } else {
        let (line, rest) = (
            text[..from].rfind('\n').map_or(0, |at| at + 1),
            after.strip_prefix(']'),
        );
        let is_whole = text[line..from].trim_end().ends_with('[')
            && rest.is_some_and(|r| r.starts_with('\n') || r.is_empty());
        if is_whole {
            let end = text[to..].find('\n').map_or(text.len(), |at| to + at + 1);
            return line..end;
        }
    }
    from..to
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quote: &str, left: &str) {
        let start = text.find(quote).expect("it is there");
        let out = entry(text, start..start + quote.len());
        assert_eq!(format!("{}{}", &text[..out.start], &text[out.end..]), left);
    }

    #[test]
    fn an_entry_goes_with_its_comma_and_the_last_one_with_its_line() {
        check("a = [\"x\", \"y\"]\n", "x", "a = [\"y\"]\n");
        check("a = [\"x\", \"y\"]\n", "y", "a = [\"x\"]\n");
        check("b = 1\na = [\"x\"]\nc = 2\n", "x", "b = 1\nc = 2\n");
    }
}
