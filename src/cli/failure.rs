//! How a command ends when it does not succeed: one message, hints, and the exit code its kind decides.

use std::fmt::Display;
use std::io::Write;

use super::{context, narrow};
use crate::host::Host;
use crate::store::StoreError;

/// What kind of end; it alone decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The answer is no: errors found, not valid, attempts used up. Exit 1.
    No,
    /// The command line cannot be done as written. Exit 2.
    Usage,
    /// Bad data, or the world failed. Exit 3.
    World,
    /// Ctrl-C. Exit 130.
    Interrupted,
    /// Somebody left at a prompt, and has been told so. Exit 0.
    Stopped,
    /// Whoever read our output has gone away (`| head`): nothing is wrong, nobody is there to tell. Exit 0.
    Unread,
}

/// The end of a command that did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its kind.
    pub kind: Kind,
    /// What is wrong and where; empty where everything has been said already.
    pub message: String,
    /// What to do, a line each.
    pub hints: Vec<String>,
}

impl Failure {
    /// The answer is no, and has been given.
    pub fn no() -> Failure {
        Failure {
            kind: Kind::No,
            message: String::new(),
            hints: Vec::new(),
        }
    }
    /// The answer is no, for this reason.
    pub fn refused(message: impl Display) -> Failure {
        Failure {
            kind: Kind::No,
            message: message.to_string(),
            hints: Vec::new(),
        }
    }
    /// The command line cannot be done as written.
    pub fn usage(message: impl Display) -> Failure {
        Failure {
            kind: Kind::Usage,
            message: message.to_string(),
            hints: Vec::new(),
        }
    }
    /// Bad data, or the world failed.
    pub fn world(message: impl Display) -> Failure {
        Failure {
            kind: Kind::World,
            message: message.to_string(),
            hints: Vec::new(),
        }
    }
    /// The same with what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Display) -> Failure {
        self.hints.push(hint.to_string());
        self
    }
    /// Says it on standard error, hints below it after the word `help`. A reader who has gone away is no reason to say
    /// more.
    pub fn tell(&self, host: &mut Host, help: &str) {
        let lines = (!self.message.is_empty())
            .then(|| format!("error: {}", self.message))
            .into_iter()
            .chain(self.hints.iter().map(|hint| format!("{help}: {hint}")));
        for line in lines {
            // In a pipe a line stays one line.
            let line = match host.terminal.err {
                true => narrow::wrapped(&line, context::columns(host)),
                false => line,
            };
            if writeln!(host.err, "{line}").is_err() {
                return;
            }
        }
    }

    /// The exit code.
    pub fn code(&self) -> u8 {
        match self.kind {
            Kind::No => 1,
            Kind::Usage => 2,
            Kind::World => 3,
            Kind::Interrupted => 130,
            Kind::Stopped | Kind::Unread => 0,
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Failure {
                kind: Kind::Unread,
                ..Failure::no()
            },
            _ => Failure::world(error),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        match error {
            StoreError::NotBuiltIn { .. } => Failure::usage(error),
            StoreError::NotAStore { .. }
            | StoreError::IsFolder(_)
            | StoreError::CannotOpen { .. } => {
                Failure::world(error).hint("choose the records with --store FILE or TUTELA_STORE")
            }
            StoreError::Newer { .. } => {
                Failure::world(error).hint("update Tutela on this computer")
            }
            StoreError::Full => Failure::world(error).hint("make space on that disk and try again"),
            StoreError::Damaged(_) => Failure::world(error)
                .hint("`tutela store verify` says what is wrong; go back to a backup"),
            StoreError::Missing(_) => Failure::world(error)
                .hint("they are made when the first learner is: `tutela learner add NAME`"),
            StoreError::Folder { .. }
            | StoreError::Exists(_)
            | StoreError::ReadOnly(_)
            | StoreError::Busy
            | StoreError::Unknown { .. }
            | StoreError::CannotWrite { .. }
            | StoreError::Engine(_) => Failure::world(error),
        }
    }
}

impl From<crate::sitting::Unreadable> for Failure {
    fn from(error: crate::sitting::Unreadable) -> Failure {
        match error {
            crate::sitting::Unreadable::Store(error) => error.into(),
            newer @ crate::sitting::Unreadable::Erratum { .. } => Failure::world(newer).hint(
                "a newer Tutela may have written it; `tutela store verify` says whether it was changed",
            ),
            other => Failure::world(other)
                .hint("`tutela store verify` says what is wrong with the records"),
        }
    }
}
