//! `tutela form`: show the form an exam draws from a seed.

use super::{Context, Failure};

/// Show the form an exam draws from a seed.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// It is not built yet.
pub fn run(_args: Args, _context: &mut Context<'_>) -> Result<(), Failure> {
    Err(Failure::world("this command is not built yet"))
}
