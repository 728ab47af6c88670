//! `tutela learner`: add, list, change or erase learners.

use super::{Context, Failure};

/// Add, list, change or erase learners.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// It is not built yet.
pub fn run(_args: Args, _context: &mut Context<'_>) -> Result<(), Failure> {
    Err(Failure::world("this command is not built yet"))
}
