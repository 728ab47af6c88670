//! Who is learning. On a shared computer nobody is assumed: every start says who, and a terminal asks each time.

use super::prompt::Takes;
use super::{Context, Failure};
use crate::store::{AddError, BadPerson, Learner, LearnerId, Name, NewLearner, Store};
use crate::words::Words;

/// Who is learning.
#[derive(Clone, Debug)]
pub enum Who {
    /// A learner with records.
    Known(Box<Learner>),
    /// Practice that is not kept.
    Anonymous,
}

/// What a command needs a learner for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Practice, which anybody may do without a name.
    Practice,
    /// Something that goes on record.
    Record,
}

/// The learner, and from here on their language where none was asked for: named by flag or environment, else the only one, else a terminal asks, else nobody where practice
/// allows it.
///
/// # Errors
/// A handle that nobody has; nobody named where somebody must be; failing streams or records.
pub fn who(context: &mut Context<'_>, store: &mut Store, need: Need) -> Result<Who, Failure> {
    let who = find(context, store, need)?;
    if let Who::Known(learner) = &who
        && context.common.lang.is_none()
    {
        context.common.lang = learner.language;
    }
    Ok(who)
}

fn find(context: &mut Context<'_>, store: &mut Store, need: Need) -> Result<Who, Failure> {
    let words = context.words();
    if let Some(handle) = context.common.learner.clone() {
        let found = store.find_learner(&handle)?;
        return match found {
            Some(learner) => Ok(Who::Known(Box::new(learner))),
            None => {
                let failure =
                    Failure::usage(words.say("no-learner", &[("handle", handle.as_str().into())]));
                // Who is called so may have been meant; two can be, so nobody is taken for them.
                let called = store.learners()?.into_iter();
                let called = called.filter(|learner| {
                    learner.name.as_str().to_lowercase() == handle.to_lowercase()
                });
                let failure = called.fold(failure, |failure, learner| {
                    let values = [
                        ("name", learner.name.as_str().into()),
                        ("code", learner.code.as_str().into()),
                    ];
                    failure.hint(words.say("learner-by-code", &values))
                });
                Err(failure.hint(words.say("no-learner-hint", &[])))
            }
        };
    }
    let learners = store.learners()?;
    if context.can_ask() {
        return ask(context, store, learners, need);
    }
    match (&learners[..], need) {
        ([only], _) => Ok(Who::Known(Box::new(only.clone()))),
        (_, Need::Practice) => Ok(Who::Anonymous),
        ([], Need::Record) => Err(Failure::usage(words.say("no-learner-yet", &[]))
            .hint(words.say("no-learner-yet-hint", &[]))),
        (_, Need::Record) => {
            let mut failure = Failure::usage(words.say("who-by-flag", &[]));
            for learner in &learners {
                failure = failure.hint(format!("--learner {}  {}", learner.called(), learner.name));
            }
            Err(failure)
        }
    }
}

/// A learner whom a command is about, or a failure.
///
/// # Errors
/// As [`who`]; anonymous is a failure here.
pub fn learner(context: &mut Context<'_>, store: &mut Store) -> Result<Learner, Failure> {
    match who(context, store, Need::Record)? {
        Who::Known(learner) => Ok(*learner),
        Who::Anonymous => Err(Failure::usage(context.words().say("needs-a-name", &[]))),
    }
}

/// Asks who is learning, even where there is only one learner: the chair may have changed.
fn ask(
    context: &mut Context<'_>,
    store: &mut Store,
    learners: Vec<Learner>,
    need: Need,
) -> Result<Who, Failure> {
    let words = context.words();
    let mut lines: Vec<String> = learners
        .iter()
        .map(|learner| {
            let values = [
                ("name", learner.name.as_str().into()),
                ("code", learner.code.as_str().into()),
            ];
            words.say("who-line", &values)
        })
        .collect();
    lines.push(words.say("who-new", &[]));
    if need == Need::Practice {
        lines.push(words.say("who-nobody", &[]));
    }
    let at = context.pick(&words.say("who-question", &[]), &lines)?;
    match learners.into_iter().nth(at) {
        Some(learner) => Ok(Who::Known(Box::new(learner))),
        None if at + 1 == lines.len() && need == Need::Practice => Ok(Who::Anonymous),
        None => new(context, store).map(|learner| Who::Known(Box::new(learner))),
    }
}

/// Asks a new learner's name, shows it once more, and adds them.
fn new(context: &mut Context<'_>, store: &mut Store) -> Result<Learner, Failure> {
    let words = context.words();
    let ended = || Failure::usage(words.say("pick-ended", &[]));
    let mut typed = context
        .ask_learner(&words.say("who-name", &[]), Takes::Name)?
        .ok_or_else(ended)?;
    let name: Name = loop {
        match typed.parse::<Name>() {
            Ok(name) => {
                let question = words.say("who-right", &[("name", name.as_str().into())]);
                let answer = context
                    .ask_learner(&question, Takes::Name)?
                    .ok_or_else(ended)?;
                match answer.to_lowercase().as_str() {
                    "y" | "yes" | "s" | "si" | "sí" => break name,
                    // Enter alone is no yes: the name will stand on a certificate.
                    "" | "n" | "no" => {
                        typed = context
                            .ask_learner(&words.say("who-name", &[]), Takes::Name)?
                            .ok_or_else(ended)?;
                    }
                    _ => typed = answer,
                }
            }
            Err(bad) => {
                context.tell(bad_name(&words, &bad))?;
                typed = context
                    .ask_learner(&words.say("who-name", &[]), Takes::Name)?
                    .ok_or_else(ended)?;
            }
        }
    };
    let learner = store.add_learner(NewLearner {
        id: LearnerId::from_random(context.host.random()?),
        name,
        handle: None,
        language: Some(context.lang()),
        at: context.now(),
    })?;
    context.tell("")?;
    let values = [
        ("name", learner.name.as_str().into()),
        ("code", learner.code.as_str().into()),
    ];
    context.tell(words.say("who-welcome", &values))?;
    context.tell("")?;
    Ok(learner)
}

/// Why a name cannot stand on a certificate, to the person who typed it.
pub fn bad_name(words: &Words, bad: &BadPerson) -> String {
    match bad {
        BadPerson::NoName => words.say("name-empty", &[]),
        BadPerson::TooLong { most, found, .. } => {
            let values = [("most", (*most).into()), ("found", (*found).into())];
            words.say("name-long", &values)
        }
        BadPerson::Invisible { character, .. } => {
            let code = format!("U+{:04X}", u32::from(*character));
            words.say("name-invisible", &[("code", code.into())])
        }
        // No name is refused for these.
        BadPerson::NotAHandle(_) | BadPerson::NotATimeFactor(_) => bad.to_string(),
    }
}

/// Says who is learning, as every start does.
///
/// # Errors
/// Standard error cannot be written.
pub fn greet(context: &mut Context<'_>, learner: &Learner) -> Result<(), Failure> {
    let words = context.words();
    let values = [
        ("name", learner.name.as_str().into()),
        ("code", learner.code.as_str().into()),
    ];
    context.say(words.say("you-are", &values))
}

impl From<AddError> for Failure {
    fn from(error: AddError) -> Failure {
        match error {
            AddError::Taken(_) => Failure::refused(error),
            AddError::Store(error) => error.into(),
        }
    }
}
