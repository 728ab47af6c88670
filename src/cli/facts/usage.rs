//! `tutela facts usage`: every place that rests on a fact.

use serde::Serialize;

use super::{Context, Failure, Library, unknown};
use crate::cli::table::Table;
use crate::core::content::usage::{Role, Usage, usages};
use crate::core::id::FactId;
use crate::core::text::{Lang, Place, Thing};
use crate::terminal::difference::kind;

#[derive(Serialize)]
struct Used<'u> {
    schema: &'static str,
    fact: &'u FactId,
    uses: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    thing: &'static str,
    id: String,
    path: String,
    language: Lang,
    role: &'static str,
    revision: Option<u32>,
}

/// Prints the places, keys first.
pub fn run(
    library: &Library,
    name: &str,
    json: bool,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let Some(fact) = library.facts.keys().find(|id| id.as_str() == name) else {
        return Err(unknown(library, name));
    };
    let mut places = usages(library).remove(fact).unwrap_or_default();
    places.sort_by_key(|usage| usage.role);
    let uses: Vec<Row> = places
        .into_iter()
        .map(|usage| row(library, usage))
        .collect();
    if json {
        return context.print_json(&Used {
            schema: "tutela.fact-usage/1",
            fact,
            uses,
        });
    }
    let mut table = Table::new(["role", "kind", "place", "language"]);
    for row in uses {
        table.row([
            row.role.to_owned(),
            row.thing.to_owned(),
            [row.id, row.path].join(" ").trim().to_owned(),
            row.language.to_string(),
        ]);
    }
    table.print(context, "uses")
}

fn row(library: &Library, usage: Usage) -> Row {
    let Place { thing, id, path } = usage.place;
    let item = library.items.iter().find(|(item, _)| item.as_str() == id);
    Row {
        revision: item
            .filter(|_| thing == Thing::Item)
            .map(|(_, item)| item.revision),
        thing: kind(thing),
        id,
        path,
        language: usage.lang,
        role: match usage.role {
            Role::Key => "key",
            Role::Text => "text",
            Role::HelpLine => "help line",
        },
    }
}
