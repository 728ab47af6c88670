//! `tutela erratum list` and `show`: what was decided, by whom and why, and what it changed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::about::{About, named, short_id};
use super::effect::{self, Effect};
use super::{find, open};
use crate::cli::table::Table;
use crate::cli::{Context, Failure};
use crate::core::locale;
use crate::core::session::erratum::{Change, Choice, Erratum, Withdrawal, as_of};
use crate::core::text::Lang;
use crate::sitting;
use crate::store::Store;

#[derive(Serialize)]
struct Listed {
    schema: &'static str,
    errata: Vec<One>,
}

#[derive(Serialize)]
struct One {
    id: String,
    at: String,
    item: String,
    revision: u32,
    variant: Option<String>,
    choice: &'static str,
    accept: Vec<String>,
    reason: String,
    by: String,
    #[serde(rename = "override")]
    lowered_by: Option<String>,
    notices: BTreeMap<Lang, String>,
    withdrawn: Option<Ended>,
}

// That it was withdrawn.
#[derive(Serialize)]
struct Ended {
    at: String,
    reason: String,
    by: String,
    #[serde(rename = "override")]
    lowered_by: Option<String>,
    notices: BTreeMap<Lang, String>,
}

#[derive(Serialize)]
struct Shown {
    schema: &'static str,
    #[serde(flatten)]
    erratum: One,
    #[serde(flatten)]
    changed: Changed,
    /// What its withdrawal changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Changed>,
    open_exams: usize,
    private: usize,
    erased: u32,
}

// The attempts whose verdict it changed, or would have.
#[derive(Serialize)]
struct Changed {
    passes: Vec<String>,
    fails: Vec<String>,
    kept: Vec<String>,
}

pub(super) fn run(context: &mut Context<'_>, store: &Store, json: bool) -> Result<(), Failure> {
    let errata = sitting::errata(store)?;
    if json {
        return context.print_json(&Listed {
            schema: "tutela.errata/1",
            errata: errata.iter().map(one).collect(),
        });
    }
    let mut table = Table::new(["erratum", "on", "item", "choice", "by", "withdrawn"]);
    for erratum in &errata {
        let ended = erratum.withdrawn.as_ref();
        table.row([
            short_id(erratum),
            erratum.at.local_date().to_string(),
            named(&erratum.said.wrong),
            choice(&erratum.said.choice),
            erratum.said.by.clone(),
            ended.map_or(String::new(), |end| end.at.local_date().to_string()),
        ]);
    }
    table.print(context, "errata")
}

pub(super) fn show(
    id: &str,
    (json, item): (bool, bool),
    context: &mut Context<'_>,
    store: &Store,
) -> Result<(), Failure> {
    let (at, errata) = find(store, id)?;
    let erratum = &errata[at];
    let about = About::of(store, erratum.said.wrong.clone())?;
    let by = |entry: u32| {
        let before = as_of(&errata, entry.saturating_sub(1));
        effect::between(&about, &before, &as_of(&errata, entry))
    };
    let opened = by(erratum.entry);
    let ended = erratum.withdrawn.as_ref().map(|end| (end, by(end.entry)));
    if json {
        return context.print_json(&Shown {
            schema: "tutela.erratum-shown/1",
            erratum: one(erratum),
            changed: changed(&opened),
            ended: ended.as_ref().map(|(_, effect)| changed(effect)),
            open_exams: about.open_exams(),
            private: about.private(),
            erased: about.met.erased,
        });
    }
    let said = &erratum.said;
    context.say(about.heading())?;
    context.say(format!("Erratum: {}", said.id))?;
    context.say(format!("Recorded: {}", locale::instant(erratum.at.utc)))?;
    context.say(format!("Choice: {}", choice(&said.choice)))?;
    decided(&said.reason, &said.by, said.lowered_by.as_deref(), context)?;
    for (lang, text) in &said.notices {
        context.say(format!("Notice ({lang}): {text}"))?;
    }
    context.print("")?;
    open::changes(&about, &opened, said.lowered_by.as_deref(), context)?;
    super::report::others(&about, context)?;
    if let Some((end, effect)) = &ended {
        context.print("")?;
        withdrawn(end, context)?;
        context.print("")?;
        open::changes(&about, effect, end.said.lowered_by.as_deref(), context)?;
    }
    match item {
        true => super::asked::say(&about, context),
        false => Ok(()),
    }
}

fn withdrawn(end: &Withdrawal, context: &mut Context<'_>) -> Result<(), Failure> {
    let said = &end.said;
    context.say(format!("Withdrawn: {}", locale::instant(end.at.utc)))?;
    decided(&said.reason, &said.by, said.lowered_by.as_deref(), context)?;
    for (lang, text) in &said.notices {
        context.say(format!("Notice ({lang}): {text}"))?;
    }
    Ok(())
}

fn decided(
    reason: &str,
    by: &str,
    lowered_by: Option<&str>,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    context.say(format!("Reason: {reason}"))?;
    context.say(format!("By: {by}"))?;
    match lowered_by {
        Some(name) => context.say(format!("Passes may become fails: {name} answers for it")),
        None => Ok(()),
    }
}

/// A choice in words.
pub(super) fn choice(choice: &Choice) -> String {
    match choice {
        Choice::Drop => "dropped, and scored without it".to_owned(),
        Choice::NoChange => "no score changes".to_owned(),
        Choice::Accept(accepted) => {
            let all: Vec<String> = accepted.iter().map(|one| format!("`{one}`")).collect();
            format!("{} counts as right as well", all.join(" and "))
        }
    }
}

fn changed(effect: &Effect<'_>) -> Changed {
    let ids = |change| -> Vec<String> {
        let some = effect.get(&change).into_iter().flatten();
        some.map(|attempt| attempt.id.to_string()).collect()
    };
    Changed {
        passes: ids(Change::Passes),
        fails: ids(Change::Fails),
        kept: ids(Change::Kept),
    }
}

fn one(erratum: &Erratum) -> One {
    let said = &erratum.said;
    One {
        id: said.id.to_string(),
        at: locale::instant(erratum.at.utc),
        item: said.wrong.item.to_string(),
        revision: said.wrong.revision,
        variant: said.wrong.variant.as_ref().map(ToString::to_string),
        choice: said.choice.name(),
        accept: match &said.choice {
            Choice::Accept(accepted) => accepted.iter().map(ToString::to_string).collect(),
            Choice::Drop | Choice::NoChange => Vec::new(),
        },
        reason: said.reason.clone(),
        by: said.by.clone(),
        lowered_by: said.lowered_by.clone(),
        notices: said.notices.clone(),
        withdrawn: erratum.withdrawn.as_ref().map(|end| Ended {
            at: locale::instant(end.at.utc),
            reason: end.said.reason.clone(),
            by: end.said.by.clone(),
            lowered_by: end.said.lowered_by.clone(),
            notices: end.said.notices.clone(),
        }),
    }
}
