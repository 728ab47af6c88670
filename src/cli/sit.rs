//! Sits an attempt at the desk, as the host's streams allow, and says how it ended.

use jiff::Timestamp;

use super::{Context, Failure};
use crate::sitting::{NotKept, Sitting};
use crate::store::Place;
use crate::terminal::desk::{self, Desk, Keeps};
use crate::terminal::lines::Look;
use crate::terminal::voice::Voice;
use crate::words::Words;

/// How a sitting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The attempt is closed.
    Closed,
    /// It is open and can be resumed; that has been said.
    Paused,
}

/// Asks until the attempt is closed, paused, or the input ends; practice ends by itself after the question at which
/// `stop` has passed. A language chosen on the way stays chosen.
///
/// # Errors
/// The streams fail, or a step that nobody typed could not be kept.
pub fn sit(
    context: &mut Context<'_>,
    sitting: &mut Sitting<'_>,
    stop: Option<Timestamp>,
) -> Result<End, Failure> {
    let keeps = match sitting.place() {
        Place::File(_) => Keeps::Records,
        Place::Memory => Keeps::Nothing,
    };
    let (lang, look) = (context.lang(), look(context));
    let mut desk = Desk {
        host: &mut *context.host,
        lang,
        look,
        keeps,
        stop,
    };
    let end = desk.sit(sitting)?;
    context.common.lang = Some(desk.lang);
    match end {
        desk::End::Closed => Ok(End::Closed),
        desk::End::Paused | desk::End::Who => Ok(End::Paused),
        desk::End::NotKept(why) => Err(why.into()),
    }
}

/// How lines are laid out: the terminal's width; bold only on a terminal that wants it.
pub fn look(context: &Context<'_>) -> Look {
    let env = &context.host.env;
    let plain = context.common.plain
        || env.contains_key("NO_COLOR")
        || env.get("TERM").is_some_and(|term| term == "dumb");
    let mut look = Look::plain(context.columns());
    look.styled = context.host.terminal.out && !plain;
    look
}

/// The voice of `words` in this context.
pub fn voice<'w>(context: &Context<'_>, words: &'w Words) -> Voice<'w> {
    Voice {
        words,
        look: look(context),
    }
}

impl From<NotKept> for Failure {
    fn from(error: NotKept) -> Failure {
        match error {
            NotKept::Store(error) => error.into(),
            NotKept::Unreadable(error) => error.into(),
            NotKept::Refused(_) | NotKept::Elsewhere => Failure::refused(error),
            NotKept::Full => {
                Failure::world(error).hint("make space on that disk; nothing saved is lost")
            }
        }
    }
}
