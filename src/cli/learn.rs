//! `tutela learn`: read a lesson, page by page, with its own unscored questions.

use super::{Context, Failure};

/// Read a lesson, page by page, with its own unscored questions.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// It is not built yet.
pub fn run(_args: Args, _context: &mut Context<'_>) -> Result<(), Failure> {
    Err(Failure::world("this command is not built yet"))
}
