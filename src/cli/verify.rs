//! `tutela verify`: say whether a certificate is genuine.

use super::{Context, Failure};

/// Say whether a certificate is genuine.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// It is not built yet.
pub fn run(_args: Args, _context: &mut Context<'_>) -> Result<(), Failure> {
    Err(Failure::world("this command is not built yet"))
}
