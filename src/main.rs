//! The program: builds the host, runs one command line, returns its exit code.

use std::process::ExitCode;

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that takes the command line"
)]
fn main() -> ExitCode {
    tutela::cli::run(std::env::args_os(), &mut tutela::host::Host::system())
}
