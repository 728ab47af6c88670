//! Makes the corrections that are certain: bytes for bytes, so that comments and the rest of a line stay as they are.
//! A file that has changed since it was read is left alone, and so is one that would not read as well afterwards.

use std::fs;
use std::ops::Range;
use std::path::Path;

use toml::de::DeTable;

use super::{Subject, many};
use crate::cli::{Context, Failure, files};
use crate::core::diagnostic::{Diagnostic, Fix};
use crate::source::File;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Mends the files; whether anything was written.
///
/// # Errors
/// A file cannot be written.
pub fn apply(subject: &Subject, context: &mut Context<'_>) -> Result<bool, Failure> {
    let mut written = false;
    for file in subject.files() {
        let own = subject.reading.diagnostics.iter();
        let fixes: Vec<&Fix> = own
            .filter(|d: &&Diagnostic| *d.at.file == *file.path())
            .filter_map(|d| d.fix.as_ref())
            .collect();
        if fixes.is_empty() {
            continue;
        }
        let (mended, count) = mend(file.text(), &fixes);
        let shown = subject.shown(file.path());
        if faults(&mended) > faults(file.text()) {
            context.tell(format!(
                "{shown}: left alone, as it would not read as well afterwards"
            ))?;
            continue;
        }
        match replace(&subject.folder.join(file.path()), file, &mended)? {
            true => context.tell(format!("{shown}: {}", many(count, "correction")))?,
            false => context.tell(format!("{shown}: left alone, as it has changed meanwhile"))?,
        }
        written = true;
    }
    Ok(written)
}

fn faults(text: &str) -> usize {
    DeTable::parse_recoverable(text).1.len()
}

// The text with all corrections that do not overlap, and how many those are.
fn mend(text: &str, fixes: &[&Fix]) -> (String, usize) {
    let mut changes: Vec<(Range<usize>, &str)> = fixes
        .iter()
        .map(|fix| (fix.span.clone(), fix.with.as_str()))
        .collect();
    changes.sort_by_key(|(span, _)| (span.start, span.end));
    let mut mended = String::with_capacity(text.len());
    let (mut from, mut count) = (0, 0);
    for (span, with) in changes {
        if let Some(before) = text.get(from..span.start).filter(|_| span.start >= from) {
            mended.push_str(before);
            mended.push_str(with);
            from = span.end;
            count += 1;
        }
    }
    mended.push_str(&text[from..]);
    (mended, count)
}

// Writes beside the file and moves it into place; whether the file was still what was read.
fn replace(path: &Path, read: &File, mended: &str) -> Result<bool, Failure> {
    let now =
        fs::read(path).map_err(|error| Failure::world(format!("{}: {error}", path.display())))?;
    let (mark, rest) = match now.strip_prefix(MARK) {
        Some(rest) => (MARK, rest),
        None => (&[][..], now.as_slice()),
    };
    if rest != read.text().as_bytes() {
        return Ok(false);
    }
    files::replace(path, &[mark, mended.as_bytes()].concat())?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, quote: &str, with: &str, mended: &str) {
        let start = text.find(quote).expect("it is there");
        let fix = Fix {
            span: start..start + quote.len(),
            with: with.to_owned(),
        };
        assert_eq!(mend(text, &[&fix]).0, mended);
    }

    #[test]
    fn words_are_changed_and_comments_stay() {
        check(
            "stem = \"is not so\"  # why\n",
            "not",
            "NOT",
            "stem = \"is NOT so\"  # why\n",
        );
    }
}
