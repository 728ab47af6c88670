//! `tutela review`: look back at an attempt that is closed, with reasons.

use super::{Context, Failure};

/// Look back at an attempt that is closed, with reasons.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// It is not built yet.
pub fn run(_args: Args, _context: &mut Context<'_>) -> Result<(), Failure> {
    Err(Failure::world("this command is not built yet"))
}
