//! A line read from the terminal itself while it shows nothing of what is typed.
//!
//! The terminal is silenced before the prompt, so that whoever types at once is not seen either, and what was typed
//! before is dropped. It is put back as it was found when the line ends, and when Ctrl-C ends the program.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::sync::{Mutex, PoisonError};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

// More than anybody types.
const LONGEST: u64 = 4096;

// The terminal that is silent just now, and how it was found.
static SILENCED: Mutex<Option<(File, Termios)>> = Mutex::new(None);

/// Asks for a line; `None` at the end of input.
///
/// # Errors
/// There is no terminal, or what is typed is not text.
pub fn line(prompt: &str) -> std::io::Result<Option<String>> {
    let mut terminal = OpenOptions::new().read(true).write(true).open("/dev/tty")?;
    let _silence = Silence::begin(&terminal)?;
    terminal.write_all(prompt.as_bytes())?;
    let mut line = String::new();
    let read = BufReader::new(&terminal)
        .take(LONGEST)
        .read_line(&mut line)?;
    let ended = line.ends_with('\n');
    if !ended {
        terminal.write_all(b"\n")?;
    }
    let line = line.trim_end_matches(['\r', '\n']);
    Ok((read > 0).then(|| line.to_owned()))
}

/// Puts the terminal back as it was found, where it is silent.
pub fn end() {
    let mut silenced = SILENCED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((terminal, found)) = silenced.take() {
        // There is nobody to tell where this fails: the terminal is gone.
        let _ = tcsetattr(&terminal, OptionalActions::Now, &found);
    }
}

struct Silence;

impl Silence {
    fn begin(terminal: &File) -> std::io::Result<Silence> {
        let found = tcgetattr(terminal)?;
        let mut silent = found.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        // The end of the line is shown: the next words begin below it.
        silent
            .local_modes
            .insert(LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG);
        let kept = (terminal.try_clone()?, found);
        *SILENCED.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        tcsetattr(terminal, OptionalActions::Flush, &silent)?;
        Ok(Silence)
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        end();
    }
}
