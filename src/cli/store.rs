//! `tutela store`: look after the records: status, backup, verify, export.

use super::{Context, Failure};

/// Look after the records: status, backup, verify, export.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// It is not built yet.
pub fn run(_args: Args, _context: &mut Context<'_>) -> Result<(), Failure> {
    Err(Failure::world("this command is not built yet"))
}
