//! `tutela` alone: who and where you are, and what comes next.

use super::{Context, Failure};

/// Runs it.
///
/// # Errors
/// It is not built yet.
pub fn run(_context: &mut Context<'_>) -> Result<(), Failure> {
    Err(Failure::world("this command is not built yet"))
}
