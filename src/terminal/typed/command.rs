//! The slash commands, in English and Spanish at all times.

use super::{Unclear, short};
use crate::core::session::task::fold;
use crate::core::text::Lang;

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Help lines, and what can be typed here.
    Help,
    /// To the question or page before.
    Back,
    /// Later in an exam, over it in a lesson.
    Skip,
    /// Mark, or take the mark away.
    Flag,
    /// Show the same once more.
    Repeat,
    /// Another question on the same point.
    Another,
    /// Another language; `None` is the other one.
    Language(Option<Lang>),
    /// Stop for now.
    Pause,
    /// To the end, to hand in.
    Submit,
    /// Somebody else is at the keyboard.
    Who,
}

// The first name is the one that is shown; a language names its command by the second column of the first row.
const NAMES: [(&str, Command); 31] = [
    ("/help", Command::Help),
    ("/ayuda", Command::Help),
    ("/?", Command::Help),
    ("?", Command::Help),
    ("/back", Command::Back),
    ("/atrás", Command::Back),
    ("/skip", Command::Skip),
    ("/saltar", Command::Skip),
    ("/next", Command::Skip),
    ("/siguiente", Command::Skip),
    ("/flag", Command::Flag),
    ("/marcar", Command::Flag),
    ("/mark", Command::Flag),
    ("/repeat", Command::Repeat),
    ("/repetir", Command::Repeat),
    ("/another", Command::Another),
    ("/otra", Command::Another),
    ("/language", Command::Language(None)),
    ("/idioma", Command::Language(None)),
    ("/lengua", Command::Language(None)),
    ("/pause", Command::Pause),
    ("/pausa", Command::Pause),
    ("/quit", Command::Pause),
    ("/exit", Command::Pause),
    ("/salir", Command::Pause),
    ("/q", Command::Pause),
    ("/submit", Command::Submit),
    ("/entregar", Command::Submit),
    ("/who", Command::Who),
    ("/quién", Command::Who),
    ("/end", Command::Submit),
];

/// Reads a line that starts with a slash or a question mark.
pub fn read(text: &str) -> Result<Command, Unclear> {
    let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let unknown = || Unclear::NoCommand {
        typed: short(text),
        nearest: nearest(name),
    };
    let command = find(name).ok_or_else(unknown)?;
    match (command, fold(rest).as_str()) {
        (Command::Language(_), "") => Ok(command),
        (Command::Language(_), "en" | "english" | "ingles") => {
            Ok(Command::Language(Some(Lang::EN)))
        }
        (Command::Language(_), "es" | "spanish" | "espanol") => {
            Ok(Command::Language(Some(Lang::ES)))
        }
        (Command::Language(_), _) => Err(unknown()),
        (
            Command::Help
            | Command::Back
            | Command::Skip
            | Command::Flag
            | Command::Repeat
            | Command::Another
            | Command::Pause
            | Command::Submit
            | Command::Who,
            _,
        ) => Ok(command),
    }
}

/// The command whose name stands there without its slash, with its own name.
pub fn bare(text: &str) -> Option<(Command, &'static str)> {
    let text = fold(text);
    NAMES
        .iter()
        .find(|(name, _)| !text.is_empty() && fold(name) == text)
        .map(|(name, command)| (*command, *name))
}

fn find(name: &str) -> Option<Command> {
    let slashes = |name: &str| name.bytes().filter(|b| matches!(b, b'/' | b'?')).count();
    let folded = fold(name);
    NAMES
        .iter()
        .find(|(known, _)| match folded.is_empty() {
            true => *known == name,
            false => fold(known) == folded && slashes(name) == 1,
        })
        .map(|(_, command)| *command)
}

// At most two letters off, so that nobody is offered something else than was meant.
fn nearest(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    NAMES
        .iter()
        .map(|(known, _)| (strsim::damerau_levenshtein(&fold(known), &folded), *known))
        .filter(|(far, known)| *far <= 2 && known.len() > 3 && !folded.is_empty())
        .min_by_key(|(far, _)| *far)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_in_both_languages_with_and_without_accents() {
        for (typed, command) in [
            ("/help", Command::Help),
            ("?", Command::Help),
            ("/AYUDA", Command::Help),
            ("/atras", Command::Back),
            ("/atrás", Command::Back),
            ("/atra\u{301}s", Command::Back),
            ("/quien", Command::Who),
            ("/language es", Command::Language(Some(Lang::ES))),
            ("/idioma inglés", Command::Language(Some(Lang::EN))),
            ("/idioma", Command::Language(None)),
            ("/pausa ", Command::Pause),
        ] {
            assert_eq!(read(typed.trim()), Ok(command), "{typed}");
        }
    }

    #[test]
    fn an_unknown_command_is_told_the_nearest() {
        let nearest = |typed| match read(typed) {
            Err(Unclear::NoCommand { nearest, .. }) => nearest,
            Ok(_) | Err(_) => Some("read"),
        };
        assert_eq!(nearest("/hlep"), Some("/help"));
        assert_eq!(nearest("/puase"), Some("/pause"));
        assert_eq!(nearest("/entregr"), Some("/entregar"));
        assert_eq!(nearest("/xyzzy"), None);
        assert_eq!(nearest("/"), None);
        assert_eq!(nearest("/language fr"), Some("/language"));
        assert_eq!(nearest("//help"), Some("/help"));
    }

    #[test]
    fn no_name_stands_for_two_commands() {
        let mut names: Vec<_> = NAMES.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
    }
}
