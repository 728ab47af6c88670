//! Diagnostics as annotations of a GitHub workflow: one command a line.

use crate::cli::{Context, Failure};
use crate::core::diagnostic::Severity;
use crate::terminal::diagnostic::Placed;

/// Prints them.
///
/// # Errors
/// Standard output cannot be written.
pub fn print(placed: &[Placed<'_>], context: &mut Context<'_>) -> Result<(), Failure> {
    for one in placed {
        context.print(line(one))?;
    }
    Ok(())
}

fn line(placed: &Placed<'_>) -> String {
    let d = placed.diagnostic;
    let level = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let help = d.help.as_deref().map(|help| format!("\nhelp: {help}"));
    format!(
        "::{level} file={},line={},col={},title={}::{}",
        property(&placed.position.file),
        placed.position.line,
        placed.position.column,
        d.code,
        text(&format!("{}{}", d.message, help.unwrap_or_default()))
    )
}

fn text(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(property: &str) -> String {
    text(property).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_the_runner_is_escaped() {
        assert_eq!(text("10 %\nhelp"), "10 %25%0Ahelp");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
