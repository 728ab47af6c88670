//! What is answered to a line that was not understood: one kind line, and how to type it.

use super::typed::Unclear;
use super::voice::{Voice, count, text};
use crate::core::locale;
use crate::core::session::task::{Ask, Prompt};

/// One kind line about a line that counts for nothing.
pub fn unclear(why: &Unclear, prompt: &Prompt, voice: Voice<'_>) -> String {
    let how = || ("how", text(how(prompt, voice)));
    match why {
        Unclear::Not { typed } => voice.say("unclear-not", &[("typed", text(typed)), how()]),
        Unclear::NoSuch { label } => voice.say("unclear-no-such", &[("label", text(label)), how()]),
        Unclear::OnlyOne => voice.say("unclear-only-one", &[how()]),
        Unclear::Twice { label } => voice.say("unclear-twice", &[("label", text(label)), how()]),
        Unclear::Joined { typed, apart } => voice.say(
            "unclear-joined",
            &[("typed", text(typed)), ("apart", text(apart))],
        ),
        Unclear::TwoNumbers {
            typed,
            small,
            large,
        } => voice.say(
            "unclear-two-numbers",
            &[
                ("typed", text(typed)),
                ("small", text(small.to_string())),
                ("large", text(locale::number(*large))),
                ("plain", text(large.to_string())),
            ],
        ),
        Unclear::HowMany { given, blanks } => voice.say(
            "unclear-how-many",
            &[("given", count(*given)), ("blanks", count(*blanks)), how()],
        ),
        Unclear::Blank { label, because } => {
            let asks = match prompt {
                Prompt::Gaps(_, asks) => asks.as_slice(),
                Prompt::Field(_) | Prompt::Several(_) | Prompt::Order(_) | Prompt::Pairs(..) => &[],
            };
            let because = match asks.get(label.saturating_sub(1)) {
                Some(ask) => unclear(because, &Prompt::Field(ask.clone()), voice),
                None => unclear(because, prompt, voice),
            };
            let label = ("label", text(format!("({label})")));
            voice.say("unclear-blank", &[label, ("because", text(because))])
        }
        Unclear::NoCommand { typed, nearest } => no_command(typed, *nearest, voice),
        Unclear::NoSlash { command } => {
            voice.say("unclear-no-slash", &[("command", text(*command))])
        }
    }
}

/// The line about a command that is none.
pub fn no_command(typed: &str, nearest: Option<&'static str>, voice: Voice<'_>) -> String {
    match nearest {
        Some(nearest) => voice.say(
            "unclear-no-command-near",
            &[("typed", text(typed)), ("nearest", text(nearest))],
        ),
        None => voice.say("unclear-no-command", &[("typed", text(typed))]),
    }
}

fn how(prompt: &Prompt, voice: Voice<'_>) -> String {
    let example = || ("example", text(voice.example(prompt)));
    match prompt {
        Prompt::Field(Ask::Pick(options)) => {
            voice.say("how-pick", &[("last", count(options.len()))])
        }
        Prompt::Field(Ask::Number(_)) => voice.say("how-number", &[]),
        Prompt::Field(Ask::Words) => voice.say("how-words", &[]),
        Prompt::Several(_) => voice.say("how-several", &[example()]),
        Prompt::Order(_) => voice.say("how-order", &[example()]),
        Prompt::Pairs(..) => voice.say("how-pairs", &[example()]),
        Prompt::Gaps(_, asks) => voice.say("how-gaps", &[("count", count(asks.len())), example()]),
    }
}
