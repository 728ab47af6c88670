//! Makes the corrections that are certain: bytes for bytes, so that comments and the rest of a line stay as they are.
//! A file that has changed since it was read is left alone, and so is one that would not read as well afterwards.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use super::{Subject, many};
use crate::cli::rewrite::{self, Rewrite, Stopped};
use crate::cli::{Context, Failure};
use crate::core::diagnostic::{Diagnostic, Fix};
use crate::source::mend;

/// The corrections of one run, which may take several rounds: of two that overlap the second is made in the next.
#[derive(Debug, Default)]
pub struct Mending {
    counts: BTreeMap<String, usize>,
    left: BTreeSet<String>,
}

/// Each round makes one correction at least; what needs more rounds than this is left to the next run.
pub const MOST_ROUNDS: usize = 20;

impl Mending {
    /// Mends the files as they were read; whether anything was written, so that they are to be read again.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn round(&mut self, subject: &Subject, context: &mut Context<'_>) -> Result<bool, Failure> {
        let mut written = false;
        for file in &subject.reading.files {
            let own = subject.reading.diagnostics.iter();
            let fixes: Vec<&Fix> = own
                .filter(|d: &&Diagnostic| *d.at.file == *file.path() && subject.concerns(d))
                .filter_map(|d| d.fix.as_ref())
                .collect();
            let shown = subject.shown(file.path());
            if fixes.is_empty() || self.left.contains(&shown) {
                continue;
            }
            let (mended, count) = mend(file.text(), &fixes);
            if faults(&mended) > faults(file.text()) {
                context.tell(format!(
                    "{shown}: left alone, as it would not read as well afterwards"
                ))?;
                self.left.insert(shown);
                continue;
            }
            let wanted = Rewrite {
                path: subject.folder.join(file.path()),
                read: file.text(),
                text: &mended,
            };
            match rewrite::all(&[wanted], context.host) {
                Ok(()) => *self.counts.entry(shown).or_default() += count,
                Err(Stopped::Changed(_)) => {
                    context.tell(format!("{shown}: left alone, as it has changed meanwhile"))?;
                    self.left.insert(shown);
                }
                Err(stopped) => return Err(stopped.into()),
            }
            written = true;
        }
        Ok(written)
    }

    /// Tells how many corrections each file got.
    ///
    /// # Errors
    /// Standard error cannot be written.
    pub fn tell(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        for (shown, count) in &self.counts {
            context.tell(format!("{shown}: {}", many(*count, "correction")))?;
        }
        Ok(())
    }
}

fn faults(text: &str) -> usize {
    DeTable::parse_recoverable(text).1.len()
}
