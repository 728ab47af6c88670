//! `tutela certificate renew`: what a renewal asks for, and the new certificate once all of it is done.

use super::{Context, CourseId, Failure, Store, who};
use crate::cli::issue::{offer, unmet};
use crate::cli::signing::Ask;
use crate::cli::standing::{Standing, usual_course};
use crate::core::locale;

/// Says how far a renewal is, and makes the certificate where it is done.
pub fn run(
    context: &mut Context<'_>,
    store: &mut Store,
    course: Option<&CourseId>,
    attest: Option<String>,
) -> Result<(), Failure> {
    let learner = who::learner(context, store)?;
    let library = context.library()?;
    let usual = usual_course(store, learner.id, None)?;
    let course = context.course_or(&library, course, usual.as_ref())?;
    let words = context.words();
    let standing = Standing::of(store, learner.id, course, context.today())?;
    let Some(held) = standing.held.clone() else {
        let values = [
            ("name", learner.name.as_str().into()),
            ("course", course.id.as_str().into()),
        ];
        return Err(Failure::refused(words.say("nothing-to-renew", &values))
            .hint(words.say("still-to-do", &[])));
    };
    let until = standing.valid_until;
    let date = until.map_or_else(String::new, |day| locale::date(day, context.lang()));
    let values = [("id", held.id.as_str().into()), ("date", date.into())];
    let key = match until {
        Some(_) => "renew-holds-until",
        None => "renew-holds-without-end",
    };
    context.say(words.say(key, &values))?;
    let is_due = standing.renews && standing.passing.is_some();
    if is_due {
        offer(
            context,
            store,
            &library,
            course,
            &learner,
            attest.as_deref(),
            Ask::Here,
        )?;
        let after = Standing::of(store, learner.id, course, context.today())?;
        return match after.held {
            Some(now) if now.id != held.id => Ok(()),
            Some(_) | None => Err(Failure::no()),
        };
    }
    context.say(words.say("renew-anew", &[]))?;
    for condition in standing.anew(course) {
        context.say(format!("  {}", unmet(context, &condition)))?;
    }
    Err(Failure::no())
}
