//! What follows practice: what it came to, and which command comes next.

use super::home::step;
use super::sit::voice;
use super::standing::Standing;
use super::{Context, Failure};
use crate::core::content::Course;
use crate::core::session::Session;
use crate::store::{Learner, Store};
use crate::terminal::result;

/// Says what practice came to and what comes next; `learner` is nobody where nothing is kept, `course` where it is gone.
///
/// # Errors
/// Failing records or streams.
pub fn finish(
    context: &mut Context<'_>,
    store: &Store,
    course: Option<&Course>,
    learner: Option<&Learner>,
    session: &Session,
) -> Result<(), Failure> {
    let words = context.words();
    context.say("")?;
    for line in result::practice(session, voice(context, &words)) {
        context.say(line)?;
    }
    let Some(course) = course else {
        return Ok(());
    };
    let id = || ("course", course.id.as_str().to_owned().into());
    let again = result::read_again(session).into_iter().next();
    let again = again.map(|lesson| ("number", lesson.number.into()));
    let (next, other) = match (learner, again) {
        (Some(_), Some(number)) => (
            words.say("next-read-again", &[number, id()]),
            words.say("other-practice", &[id()]),
        ),
        (Some(learner), None) => {
            let here = Standing::of(store, learner.id, course, context.today())?;
            let next = match here.certificate {
                Some(_) => words.say("next-practice", &[]),
                None => step(context, course, &here),
            };
            (next, words.say("other-practice", &[id()]))
        }
        (None, Some(number)) => (
            words.say("next-practice-anonymous", &[id()]),
            words.say("other-read", &[number, id()]),
        ),
        (None, None) => (
            words.say("next-practice-anonymous", &[id()]),
            words.say("other-learn", &[id()]),
        ),
    };
    context.say("")?;
    context.say(next)?;
    context.say(other)
}
