//! `tutela erratum list` and `show`: what was decided, by whom and why, and what it changed.

use serde::Serialize;

use super::about::{About, named};
use super::{effect, find, open};
use crate::cli::table::Table;
use crate::cli::{Context, Failure};
use crate::core::locale;
use crate::core::session::erratum::{Change, Choice, Erratum};
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
    notices: std::collections::BTreeMap<crate::core::text::Lang, String>,
}

#[derive(Serialize)]
struct Shown {
    schema: &'static str,
    #[serde(flatten)]
    erratum: One,
    passes: Vec<String>,
    fails: Vec<String>,
    kept: Vec<String>,
    open_exams: usize,
    private: usize,
    erased: u32,
}

pub(super) fn run(context: &mut Context<'_>, store: &Store, json: bool) -> Result<(), Failure> {
    let errata = sitting::errata(store)?;
    if json {
        return context.print_json(&Listed {
            schema: "tutela.errata/1",
            errata: errata.iter().map(one).collect(),
        });
    }
    let mut table = Table::new(["erratum", "on", "item", "choice", "by"]);
    for erratum in &errata {
        table.row([
            erratum.said.id.to_string()[..8].to_owned(),
            erratum.at.local_date().to_string(),
            named(&erratum.said.wrong),
            choice(&erratum.said.choice),
            erratum.said.by.clone(),
        ]);
    }
    table.print(context, "errata")
}

pub(super) fn show(
    id: &str,
    json: bool,
    context: &mut Context<'_>,
    store: &Store,
) -> Result<(), Failure> {
    let (at, errata) = find(store, id)?;
    let erratum = &errata[at];
    let about = About::of(store, erratum.said.wrong.clone())?;
    let effect = effect::between(&about, &errata[..at], &errata[..=at]);
    if json {
        let ids = |change| -> Vec<String> {
            let some = effect.get(&change).into_iter().flatten();
            some.map(|attempt| attempt.id.to_string()).collect()
        };
        return context.print_json(&Shown {
            schema: "tutela.erratum-shown/1",
            erratum: one(erratum),
            passes: ids(Change::Passes),
            fails: ids(Change::Fails),
            kept: ids(Change::Kept),
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
    context.say(format!("Reason: {}", said.reason))?;
    context.say(format!("By: {}", said.by))?;
    if let Some(name) = &said.lowered_by {
        context.say(format!("Passes may become fails: {name} answers for it"))?;
    }
    for (lang, text) in &said.notices {
        context.say(format!("Notice ({lang}): {text}"))?;
    }
    context.print("")?;
    open::changes(&about, &effect, said.lowered_by.as_deref(), context)?;
    super::report::others(&about, context)
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
    }
}
