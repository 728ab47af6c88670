//! The world outside: streams, clock, entropy, environment. The only place that reads any of them.
#![expect(
    clippy::disallowed_methods,
    reason = "this room is the door to the calls that clippy.toml bans everywhere else"
)]

#[cfg(unix)]
mod hidden;
#[cfg(not(unix))]
mod hidden {
    pub fn line(prompt: &str) -> std::io::Result<Option<String>> {
        rpassword::prompt_password(prompt).map(Some)
    }
    pub fn end() {}
}

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::core::time::Stamp;

/// Everything a command may touch. Tests build one with a fixed clock and strings for streams.
pub struct Host {
    /// What the person types.
    pub input: Box<dyn BufRead>,
    /// The result.
    pub out: Box<dyn Write>,
    /// The talk.
    pub err: Box<dyn Write>,
    /// Environment variables that we read.
    pub env: BTreeMap<String, String>,
    /// The folder we were started in.
    pub folder: PathBuf,
    /// Which streams are a terminal, and how wide it is.
    pub terminal: Terminal,
    /// The clock.
    pub clock: Clock,
    /// Where random bytes come from.
    pub entropy: Entropy,
}

/// Which streams are a terminal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminal {
    /// Standard input.
    pub input: bool,
    /// Standard output.
    pub out: bool,
    /// Standard error.
    pub err: bool,
    /// Columns of the terminal, where they are known.
    pub columns: Option<usize>,
}

// What Ctrl-C says before the program ends.
static LAST_WORDS: OnceLock<Mutex<String>> = OnceLock::new();
// Held while something is done that must not be cut in half.
static WHOLE: Mutex<()> = Mutex::new(());

/// What time it is.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The computer's clock.
    System,
    /// Always this instant: a rehearsal where it comes from a flag or the environment.
    Fixed(Stamp),
    /// This instant, and so many seconds more at each look: for tests that need time to pass.
    Ticking {
        /// What the next look says.
        next: Stamp,
        /// Seconds between looks.
        step: u32,
    },
}

/// Where random bytes come from.
#[derive(Clone, Copy, Debug)]
pub enum Entropy {
    /// The operating system.
    System,
    /// Counted up from a number: for tests.
    Counted(u64),
}

/// The environment variables that we read.
pub const VARIABLES: [&str; 15] = [
    "TUTELA_LIBRARY",
    "TUTELA_STORE",
    "TUTELA_LEARNER",
    "TUTELA_LANG",
    "TUTELA_SEED",
    "TUTELA_NOW",
    "NO_COLOR",
    "TERM",
    "COLUMNS",
    "LANG",
    "LC_ALL",
    "LC_MESSAGES",
    "HOME",
    "XDG_DATA_HOME",
    "LOCALAPPDATA",
];

impl Host {
    /// The real world.
    pub fn system() -> Host {
        let env = VARIABLES
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), std::env::var(name).ok()?)))
            .filter(|(_, value)| !value.is_empty())
            .collect::<BTreeMap<_, _>>();
        let columns = env.get("COLUMNS").and_then(|c| c.parse().ok());
        Host {
            input: Box::new(std::io::BufReader::new(std::io::stdin())),
            out: Box::new(std::io::stdout()),
            err: Box::new(std::io::stderr()),
            folder: std::env::current_dir().unwrap_or_default(),
            terminal: Terminal {
                input: std::io::stdin().is_terminal(),
                out: std::io::stdout().is_terminal(),
                err: std::io::stderr().is_terminal(),
                columns: columns.or_else(terminal_columns),
            },
            env,
            clock: Clock::System,
            entropy: Entropy::System,
        }
    }

    /// Now, with the local offset.
    pub fn now(&mut self) -> Stamp {
        match &mut self.clock {
            Clock::System => {
                let now = jiff::Zoned::now();
                // Whole milliseconds: what records keep is what rules see.
                let utc = Timestamp::from_millisecond(now.timestamp().as_millisecond())
                    .unwrap_or(now.timestamp());
                Stamp {
                    utc,
                    offset: now.offset().seconds(),
                }
            }
            Clock::Fixed(stamp) => *stamp,
            Clock::Ticking { next, step } => {
                let now = *next;
                next.utc = crate::core::time::after_seconds(now.utc, *step);
                now
            }
        }
    }

    /// The local date now.
    pub fn today(&self) -> jiff::civil::Date {
        match self.clock {
            Clock::System => jiff::Zoned::now().date(),
            Clock::Fixed(stamp) | Clock::Ticking { next: stamp, .. } => stamp.local_date(),
        }
    }

    /// The name of the local time zone, where it has one (`America/Chicago`).
    pub fn zone(&self) -> Option<String> {
        match self.clock {
            Clock::System => jiff::tz::TimeZone::system().iana_name().map(str::to_owned),
            Clock::Fixed(_) | Clock::Ticking { .. } => None,
        }
    }

    /// Makes Ctrl-C say `words` on a line of its own and end with exit code 130. What was said to be saved is on the
    /// disk already, so nothing else has to happen. Only the real world can be interrupted.
    pub fn on_interrupt(&self, words: &str) {
        if !matches!(self.entropy, Entropy::System) {
            return;
        }
        let last_words = LAST_WORDS.get_or_init(|| {
            // Where no handler can be set, Ctrl-C still ends the program, without a word.
            let _ = ctrlc::set_handler(|| {
                hidden::end();
                let _whole = WHOLE.lock().unwrap_or_else(PoisonError::into_inner);
                let words = LAST_WORDS.get().and_then(|words| words.lock().ok());
                let words = words.map(|words| words.clone()).unwrap_or_default();
                let _ = writeln!(std::io::stderr(), "\n{words}");
                std::process::exit(130);
            });
            Mutex::default()
        });
        if let Ok(mut kept) = last_words.lock() {
            words.clone_into(&mut kept);
        }
    }

    /// Does what must not be cut in half: Ctrl-C waits for it, and then says `words` where it was done.
    ///
    /// # Errors
    /// What it ends with.
    pub fn whole<T, E>(&self, words: &str, act: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        if LAST_WORDS.get().is_none() {
            self.on_interrupt("Stopped.");
        }
        let _whole = WHOLE.lock().unwrap_or_else(PoisonError::into_inner);
        let done = act();
        if done.is_ok() {
            self.on_interrupt(words);
        }
        done
    }

    /// Beats of a slow clock, for as long as the program runs: half a second apart, and further apart where what is done
    /// at each takes long. In a test there is one.
    pub fn beats(&self) -> Box<dyn Iterator<Item = ()>> {
        match self.entropy {
            Entropy::System => Box::new(Beats { last: None }),
            Entropy::Counted(_) => Box::new(std::iter::once(())),
        }
    }

    /// Asks for a line that nobody may see being typed; `None` at the end of input. In the real world it is read from the
    /// terminal itself, which is as it was found afterwards, also where Ctrl-C ended the program.
    ///
    /// # Errors
    /// There is no terminal, or what is typed is not text.
    pub fn hidden_line(&mut self, prompt: &str) -> std::io::Result<Option<String>> {
        match self.entropy {
            Entropy::System => hidden::line(prompt),
            Entropy::Counted(_) => {
                let mut line = String::new();
                let read = self.input.read_line(&mut line)?;
                let line = line.trim_end_matches(['\r', '\n']).to_owned();
                Ok((read > 0).then_some(line))
            }
        }
    }

    /// Random bytes.
    ///
    /// # Errors
    /// The operating system has none to give.
    pub fn random<const N: usize>(&mut self) -> std::io::Result<[u8; N]> {
        let mut bytes = [0; N];
        match &mut self.entropy {
            Entropy::System => {
                getrandom::fill(&mut bytes).map_err(|e| std::io::Error::other(e.to_string()))?;
            }
            Entropy::Counted(count) => {
                for (byte, n) in bytes
                    .iter_mut()
                    .zip(count.to_be_bytes().iter().rev().cycle())
                {
                    *byte = *n;
                }
                *count += 1;
            }
        }
        Ok(bytes)
    }
}

// The instant of the last beat.
struct Beats {
    last: Option<Instant>,
}

impl Iterator for Beats {
    type Item = ();
    fn next(&mut self) -> Option<()> {
        if let Some(last) = self.last {
            // A look over a slow network is never more than a fifth of the time.
            let work = last.elapsed();
            let rest = (work * 4).clamp(Duration::from_millis(500), Duration::from_secs(10));
            std::thread::sleep(rest);
        }
        self.last = Some(Instant::now());
        Some(())
    }
}

fn terminal_columns() -> Option<usize> {
    // comfy-table asks the terminal itself; a table without content knows the width it would have.
    comfy_table::Table::new()
        .width()
        .map(usize::from)
        // A terminal that says 0 does not know.
        .filter(|columns| *columns > 0)
}
