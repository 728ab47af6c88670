//! The report as JSON, `tutela.check/1`.

use serde::Serialize;

use super::{Subject, guess};
use crate::cli::{Context, Failure};
use crate::core::diagnostic::Severity;
use crate::terminal::diagnostic::Placed;

#[derive(Serialize)]
struct Report<'r> {
    schema: &'static str,
    files: usize,
    items: usize,
    diagnostics: Vec<Reported<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guesses: Option<Vec<guess::Guess>>,
}

#[derive(Serialize)]
struct Reported<'r> {
    code: &'static str,
    severity: Severity,
    file: &'r str,
    line: usize,
    column: usize,
    message: &'r str,
    help: Option<&'r str>,
}

/// Prints it.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(
    subject: &Subject,
    placed: &[Placed<'_>],
    with_guesses: bool,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let diagnostics = placed.iter().map(|p| Reported {
        code: p.diagnostic.code,
        severity: p.diagnostic.severity,
        file: &p.position.file,
        line: p.position.line,
        column: p.position.column,
        message: &p.diagnostic.message,
        help: p.diagnostic.help.as_deref(),
    });
    context.print_json(&Report {
        schema: "tutela.check/1",
        files: subject.files().count(),
        items: subject.items(),
        diagnostics: diagnostics.collect(),
        guesses: with_guesses.then(|| guess::guesses(subject)),
    })
}
