//! Makes the corrections that are certain: bytes for bytes, so that comments and the rest of a line stay as they are.
//! A file that has changed since it was read is left alone, and so is one that would not read as well afterwards.

use toml::de::DeTable;

use super::{Subject, many};
use crate::cli::rewrite::{self, Rewrite, Stopped};
use crate::cli::{Context, Failure};
use crate::core::diagnostic::{Diagnostic, Fix};
use crate::source::mend;

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
        let wanted = Rewrite {
            path: subject.folder.join(file.path()),
            read: file.text(),
            text: &mended,
        };
        match rewrite::all(&[wanted], context.host) {
            Ok(()) => context.tell(format!("{shown}: {}", many(count, "correction")))?,
            Err(Stopped::Changed(_)) => {
                context.tell(format!("{shown}: left alone, as it has changed meanwhile"))?;
            }
            Err(stopped) => return Err(stopped.into()),
        }
        written = true;
    }
    Ok(written)
}

fn faults(text: &str) -> usize {
    DeTable::parse_recoverable(text).1.len()
}
