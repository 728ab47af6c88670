//! `tutela review`: look back at an attempt that is closed, with reasons.

use super::notice::{self, Above};
use super::sit::voice;
use super::who::learner;
use super::{Context, Failure};
use crate::core::content::blueprint::Review;
use crate::core::session::Behaviour;
use crate::core::session::erratum::rescored;
use crate::sitting::{self, replay};
use crate::store::{Attempt, AttemptId, Which};
use crate::terminal::{erratum, feedback};
use crate::words::Words;

/// Look back at an attempt that is closed, with reasons.
///
/// Examples:
///   tutela review                 the newest exam or practice you finished
///   tutela review --wrong         only what was not right
///   tutela review 5f0c…           an older attempt; `tutela progress` lists them
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// The attempt's id, or the beginning of it; the newest where left out.
    attempt: Option<String>,
    /// Only what was not right.
    #[arg(long)]
    wrong: bool,
}

/// Runs the command.
///
/// # Errors
/// No such attempt, or one that is still open; failing records or streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = context.store()?;
    let learner = learner(context, &mut store)?;
    let told = notice::tell(context, &mut store, &learner, Above::Nothing)?;
    let mut is_first = !told;
    let words = context.words();
    let attempts = store.attempts(Which {
        learner: Some(learner.id),
        ..Which::default()
    })?;
    let attempt = chosen(&words, &attempts, args.attempt.as_deref())?;
    let (session, _) = replay(&store, attempt)?;
    if session.closed().is_none() {
        return Err(Failure::refused(words.say("review-open", &[])));
    }
    let errata = sitting::errata(&store)?;
    let rescored = rescored(&session, &errata);
    let failed = rescored.outcome.passed == Some(false);
    if failed && session.form().rules.review_after_fail == Review::Topics {
        if told {
            context.say("")?;
        }
        context.say(words.say("review-topics", &[]))?;
        return Ok(());
    }
    if rescored.kept {
        let key = match rescored.rests_on {
            Some(_) => "result-rests",
            None => "result-kept",
        };
        if !std::mem::take(&mut is_first) {
            context.say("")?;
        }
        context.say(words.say(key, &[]))?;
    }
    for (seat, came_to) in (0..).zip(&rescored.outcome.seats) {
        if args.wrong && came_to.points == came_to.of {
            continue;
        }
        let Some(found) = session.feedback(seat, words.lang()) else {
            continue;
        };
        let question = feedback::review(&found, session.count(), voice(context, &words));
        let slot = session.slot_at(seat);
        let corrected =
            slot.map(|slot| erratum::at_question(&rescored.errata, slot, voice(context, &words)));
        let blocks = [question, corrected.unwrap_or_default()];
        for lines in blocks.into_iter().filter(|lines| !lines.is_empty()) {
            if !std::mem::take(&mut is_first) {
                context.say("")?;
            }
            for line in lines {
                context.say(line)?;
            }
        }
    }
    Ok(())
}

fn chosen(words: &Words, attempts: &[Attempt], named: Option<&str>) -> Result<AttemptId, Failure> {
    match named {
        Some(start) => {
            let fit: Vec<&Attempt> = attempts
                .iter()
                .filter(|attempt| attempt.id.to_string().starts_with(start))
                .collect();
            match fit[..] {
                [one] => Ok(one.id),
                [] => Err(
                    Failure::usage(words.say("no-attempt", &[("start", start.into())]))
                        .hint(words.say("no-attempt-hint", &[])),
                ),
                _ => Err(
                    Failure::usage(words.say("several-attempts", &[("start", start.into())]))
                        .hint(words.say("more-of-the-id", &[])),
                ),
            }
        }
        None => attempts
            .iter()
            .filter(|attempt| attempt.closed.is_some() && attempt.behaviour != Behaviour::Reading)
            .max_by_key(|attempt| attempt.last.utc)
            .map(|attempt| attempt.id)
            .ok_or_else(|| Failure::refused(words.say("nothing-to-review", &[]))),
    }
}
