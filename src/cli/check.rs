//! `tutela check`: check a library, a course or a bank file.

use super::{Context, Failure};

/// Check a library, a course or a bank file.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// It is not built yet.
pub fn run(_args: Args, _context: &mut Context<'_>) -> Result<(), Failure> {
    Err(Failure::world("this command is not built yet"))
}
