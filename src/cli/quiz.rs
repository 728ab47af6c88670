//! `tutela quiz`: practise, or with --exam sit the exam that counts.

use super::{Context, Failure};

/// Practise, or with --exam sit the exam that counts.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// It is not built yet.
pub fn run(_args: Args, _context: &mut Context<'_>) -> Result<(), Failure> {
    Err(Failure::world("this command is not built yet"))
}
