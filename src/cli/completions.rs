//! `tutela completions`: print completions for a shell.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Cli, Context, Failure};

/// Print completions for a shell.
///
/// Examples, the file being where your shell looks:
///   tutela completions bash > ~/.local/share/bash-completion/completions/tutela
///   tutela completions zsh > ~/.zfunc/_tutela
///   tutela completions fish > ~/.config/fish/completions/tutela.fish
///   tutela completions powershell >> $PROFILE
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The shell.
    shell: Shell,
}

/// Runs the command.
///
/// # Errors
/// Standard output cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    // Into memory first: clap_complete panics where its writer fails, and a pipe may be closed.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "tutela", &mut script);
    context.host.out.write_all(&script).map_err(Failure::from)
}
