//! The program: builds the host, runs one command line, returns its exit code.

use std::process::ExitCode;
use std::sync::atomic::Ordering;

use tutela::cli;
use tutela::host::Host;
use tutela::terminal::desk;

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that takes the command line"
)]
fn main() -> ExitCode {
    let mut host = Host::system();
    // Without a handler (no signals here) Ctrl-C still ends the program, only without its last line.
    let stopped = cli::interrupted(&host);
    let _ = ctrlc::set_handler(move || interrupt(&stopped));
    cli::run(std::env::args_os(), &mut host)
}

// Every answer that was said to be saved is on the disk: there is nothing to finish, only a line to say.
#[expect(
    clippy::disallowed_methods,
    reason = "main waits for a line that will not come; nothing else ends the program from another thread"
)]
fn interrupt(stopped: &str) {
    if desk::OCCUPIED.load(Ordering::SeqCst) {
        let _ = std::io::Write::write_all(&mut std::io::stderr(), stopped.as_bytes());
    }
    std::process::exit(130);
}
