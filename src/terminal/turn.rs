//! One typed line at a screen, as the event it asks for or as a look at something. Policy is the session's.

use super::reply;
use super::typed::{self, Command, Typed, Unclear};
use super::voice::{Voice, count, text};
use crate::core::session::screen::{Move, Question, Screen};
use crate::core::session::{Behaviour, Event};
use crate::core::text::Lang;

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Let this happen.
    Do(Event),
    /// Hand in the exam; where questions stand open, only after a second yes.
    HandIn,
    /// Say something and ask again.
    Tell(String),
    /// Ask again.
    Ask,
    /// Show the help.
    Help,
    /// Show the screen again, whole.
    Repeat,
    /// Speak another language.
    Language(Option<Lang>),
    /// Stop for now.
    Pause,
    /// Stop for now, because somebody else is here.
    Who,
}

/// What `line`, typed at `screen`, asks for.
pub fn turn(screen: &Screen, behaviour: Behaviour, line: &str, voice: Voice<'_>) -> Turn {
    match screen {
        Screen::Question(question) => at_question(question, line, voice),
        Screen::Page { page, .. } => match word(line, voice) {
            Word::Command(Command::Back) if *page > 0 => Turn::Do(Event::Turned { page: page - 1 }),
            Word::Command(command) => anywhere(command, voice),
            Word::Turn(turn) => turn,
            Word::Nothing => Turn::Do(Event::Turned { page: page + 1 }),
            Word::Text => Turn::Tell(voice.say("page-how", &[])),
        },
        Screen::Feedback(feedback) => match word(line, voice) {
            Word::Command(Command::Submit) if behaviour == Behaviour::Practice => {
                Turn::Do(Event::Submitted)
            }
            Word::Command(command) => anywhere(command, voice),
            Word::Turn(turn) => turn,
            Word::Nothing | Word::Text => Turn::Do(Event::Moved {
                to: feedback.seat + 1,
            }),
        },
        Screen::Submit { of, .. } => match word(line, voice) {
            Word::Command(Command::Submit) => Turn::HandIn,
            Word::Command(Command::Back) if *of > 0 => Turn::Do(Event::Moved { to: of - 1 }),
            Word::Command(command) => anywhere(command, voice),
            Word::Turn(turn) => turn,
            Word::Nothing => Turn::Ask,
            Word::Text if typed::is_yes(line) => Turn::HandIn,
            Word::Text => match line.trim().parse::<u16>() {
                Ok(number) if (1..=*of).contains(&number) => {
                    Turn::Do(Event::Moved { to: number - 1 })
                }
                Ok(_) | Err(_) => Turn::Tell(voice.say("submit-how", &[("of", count(*of))])),
            },
        },
        Screen::Closed => Turn::Ask,
    }
}

fn at_question(question: &Question, line: &str, voice: Voice<'_>) -> Turn {
    let seat = question.seat;
    let typed = typed::read(&question.prompt, question.given.as_ref(), line);
    let command = match typed {
        Typed::Answer(response) => return Turn::Do(Event::Answered { seat, response }),
        Typed::Empty => return Turn::Ask,
        Typed::Unclear(why) => return Turn::Tell(reply::unclear(&why, &question.prompt, voice)),
        Typed::Command(command) => command,
    };
    let can = |wanted| question.moves.contains(&wanted);
    match command {
        Command::Back if can(Move::Back) => Turn::Do(Event::Moved {
            to: seat.saturating_sub(1),
        }),
        Command::Skip if can(Move::Skip) => Turn::Do(match question.behaviour {
            Behaviour::Reading => Event::Skipped { seat },
            Behaviour::Practice | Behaviour::Exam => Event::Moved { to: seat + 1 },
        }),
        Command::Flag if can(Move::Flag) => Turn::Do(Event::Flagged {
            seat,
            on: !question.flagged,
        }),
        Command::Another if can(Move::Another) => Turn::Do(Event::Swapped { seat }),
        Command::Submit if can(Move::Submit) => Turn::Do(match question.behaviour {
            Behaviour::Exam => Event::Moved { to: question.of },
            Behaviour::Practice | Behaviour::Reading => Event::Submitted,
        }),
        Command::Help
        | Command::Back
        | Command::Skip
        | Command::Flag
        | Command::Repeat
        | Command::Another
        | Command::Language(_)
        | Command::Pause
        | Command::Submit
        | Command::Who => anywhere(command, voice),
    }
}

// What a command does at every screen; the others do nothing where they are not allowed.
fn anywhere(command: Command, voice: Voice<'_>) -> Turn {
    let not_here = |name: &str| {
        let command = ("command", text(voice.say(name, &[])));
        Turn::Tell(voice.say("not-here", &[command]))
    };
    match command {
        Command::Help => Turn::Help,
        Command::Repeat => Turn::Repeat,
        Command::Language(lang) => Turn::Language(lang),
        Command::Pause => Turn::Pause,
        Command::Who => Turn::Who,
        Command::Back => not_here("command-back"),
        Command::Skip => not_here("command-skip"),
        Command::Flag => not_here("command-flag"),
        Command::Another => not_here("command-another"),
        Command::Submit => not_here("command-submit"),
    }
}

enum Word {
    Command(Command),
    Turn(Turn),
    Nothing,
    Text,
}

fn word(line: &str, voice: Voice<'_>) -> Word {
    match typed::read_command(line) {
        Some(Ok(command)) => Word::Command(command),
        Some(Err(Unclear::NoCommand { typed, nearest })) => {
            Word::Turn(Turn::Tell(reply::no_command(&typed, nearest, voice)))
        }
        Some(Err(_)) => Word::Text,
        None if line.trim().is_empty() => Word::Nothing,
        None => Word::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::lines::Look;
    use crate::words::{LANGUAGES, Words};

    const COMMANDS: [&str; 9] = [
        "command-help",
        "command-back",
        "command-skip",
        "command-flag",
        "command-repeat",
        "command-another",
        "command-language",
        "command-pause",
        "command-submit",
    ];

    #[test]
    fn every_command_that_is_shown_is_read_as_the_same_one_in_both_languages() {
        let read = |lang, name: &str| typed::read_command(&Words::new(lang).say(name, &[]));
        for name in COMMANDS {
            let [english, spanish] = LANGUAGES.map(|lang| read(lang, name));
            match (english, spanish) {
                (Some(Ok(Command::Language(a))), Some(Ok(Command::Language(b)))) => {
                    assert_eq!((a, b), (Some(Lang::ES), Some(Lang::EN)));
                }
                (Some(Ok(english)), Some(Ok(spanish))) => assert_eq!(english, spanish),
                (english, spanish) => panic!("{name}: {english:?} {spanish:?}"),
            }
        }
    }

    #[test]
    fn the_end_of_an_exam_takes_a_yes_or_the_number_of_a_question() {
        let end = Screen::Submit {
            answered: 1,
            of: 3,
            open: vec![1, 2],
            partial: Vec::new(),
            flagged: Vec::new(),
            time_left: None,
        };
        let words = Words::new(Lang::EN);
        let voice = Voice {
            words: &words,
            look: Look::plain(80),
        };
        let typed = |line| turn(&end, Behaviour::Exam, line, voice);
        for yes in ["y", "Yes", "s", "Sí", "/submit", "/entregar"] {
            assert_eq!(typed(yes), Turn::HandIn, "{yes}");
        }
        assert_eq!(typed("2"), Turn::Do(Event::Moved { to: 1 }));
        assert_eq!(typed("/back"), Turn::Do(Event::Moved { to: 2 }));
        assert_eq!(typed(""), Turn::Ask);
        for unclear in ["0", "4", "99999999", "yes please", "n", "/flag", "/wat"] {
            assert!(matches!(typed(unclear), Turn::Tell(_)), "{unclear}");
        }
    }
}
