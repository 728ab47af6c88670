//! `tutela erratum notices`: the notice of everybody who met an item in an exam, for a mail merge. Whoever met it in
//! practice alone is not among them.

use std::collections::BTreeSet;

use serde::Serialize;

use super::find;
use crate::cli::certificate::csv;
use crate::cli::notice::{Due, contact};
use crate::cli::sit::look;
use crate::cli::{Context, Failure};
use crate::core::session::Behaviour;
use crate::core::session::erratum::as_of;
use crate::core::text::Lang;
use crate::sitting;
use crate::store::{LearnerId, Store};
use crate::terminal::erratum;
use crate::terminal::voice::Voice;
use crate::words::Words;

#[derive(Serialize)]
struct Shown<'n> {
    schema: &'static str,
    notices: &'n [Notice],
    waiting: usize,
}

#[derive(Serialize)]
struct Notice {
    learner: String,
    name: String,
    language: Lang,
    text: String,
}

pub(super) fn run(
    id: &str,
    (as_csv, json): (bool, bool),
    context: &mut Context<'_>,
    store: &Store,
) -> Result<(), Failure> {
    let (at, errata) = find(store, id)?;
    let erratum = &errata[at];
    let wrong = &erratum.said.wrong;
    // What changed with its newest entry: that it was decided, or that it was withdrawn.
    let before = as_of(&errata, erratum.newest_entry().saturating_sub(1));
    let all = sitting::met(store, None, &[wrong])?;
    // Whoever sat an exam that showed it: that it was an exam is no secret, what was practised is.
    let sat: BTreeSet<LearnerId> = all
        .sat
        .iter()
        .filter(|(attempt, _)| attempt.behaviour == Behaviour::Exam && !attempt.rehearsal)
        .filter_map(|(attempt, _)| attempt.learner)
        .collect();
    let (mut notices, mut waiting) = (Vec::new(), 0);
    for learner in sat {
        let Some(learner) = store.learner(learner)? else {
            continue;
        };
        if sitting::is_being_sat(store, learner.id, &[wrong])? {
            waiting += 1;
            continue;
        }
        let mut met = sitting::met(store, Some(learner.id), &[wrong])?;
        met.sat
            .retain(|(attempt, _)| attempt.behaviour == Behaviour::Exam && !attempt.rehearsal);
        let due = Due::of(&met, &[erratum], (&before, &errata));
        if due.told.is_empty() {
            continue;
        }
        let lang = learner.language.unwrap_or_else(|| context.lang());
        let words = Words::new(lang);
        let voice = Voice {
            words: &words,
            look: look(context),
        };
        let told = due
            .told
            .iter()
            .flat_map(|one| erratum::sentences(*one, voice));
        let text: Vec<String> = told
            .chain(erratum::results(
                &due.exams,
                &contact(context, &words),
                voice,
            ))
            .collect();
        notices.push(Notice {
            learner: learner.called().to_owned(),
            name: learner.name.as_str().to_owned(),
            language: words.lang(),
            text: text.join(" "),
        });
    }
    notices.sort_by(|one, other| (&one.name, &one.learner).cmp(&(&other.name, &other.learner)));
    if waiting > 0 {
        context.tell(format!(
            "Left out until their open exam is handed in: {waiting}. A notice would tell them the answer."
        ))?;
    }
    match (as_csv, json) {
        (_, true) => context.print_json(&Shown {
            schema: "tutela.erratum-notices/1",
            notices: &notices,
            waiting,
        }),
        (true, false) => {
            let rows = notices.iter().map(|one| {
                let language = one.language.to_string();
                vec![
                    one.learner.clone(),
                    one.name.clone(),
                    language,
                    one.text.clone(),
                ]
            });
            let text = csv::text(&["learner", "name", "language", "text"], rows);
            std::io::Write::write_all(&mut context.host.out, text.as_bytes()).map_err(Failure::from)
        }
        (false, false) => say(&notices, context),
    }
}

fn say(notices: &[Notice], context: &mut Context<'_>) -> Result<(), Failure> {
    if notices.is_empty() {
        return context.tell("Nobody met it in an exam that was handed in.");
    }
    for (number, one) in notices.iter().enumerate() {
        if number > 0 {
            context.print("")?;
        }
        context.say(format!("{} ({}), {}:", one.name, one.learner, one.language))?;
        context.say(&one.text)?;
    }
    Ok(())
}
