//! `tutela new source`: where facts and reasons come from.

use super::here::Here;
use super::named;
use super::set::{self, Set};
use super::write::Changes;
use crate::cli::ask::Question;
use crate::cli::{Context, Failure};
use crate::core::id::SourceId;
use crate::core::text::Thing;
use crate::source::fact::SOURCE;
use crate::source::shape::Need;
use crate::template;

/// A source: where facts and reasons stand written.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Its id, unique in the library.
    id: Option<String>,
    #[command(flatten)]
    set: Set,
}

/// The file of sources.
pub const FILE: &str = "sources.toml";

/// Runs the command.
///
/// # Errors
/// An id that is taken, a file with errors, or it cannot be written.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let here = Here::find(context)?;
    here.sound(&[FILE], context)?;
    let id: SourceId = id(args.id.as_deref(), &here, context)?;
    let mut given = args.set.given(&SOURCE, &["id"])?;
    let must = SOURCE
        .rows()
        .filter(|row| row.need == Need::Must && row.key != "id");
    for row in must {
        if !given.iter().any(|(key, _)| key == row.key) {
            let default = template::filled(here.lang(), "source", row.key);
            given.push((
                row.key.to_owned(),
                set::row(row, default.as_deref(), context)?,
            ));
        }
    }
    given.push(("id".to_owned(), id.as_str().into()));
    let mut changes = Changes::default();
    let text = template::source(here.lang(), &given, args.set.comments());
    changes.append(&here.root, FILE, template::beginning(FILE), &text)?;
    changes.make(&here.root, &here.shown, context)?;
    context.tell(format!("\nNext: fill in {}", here.show(FILE)))?;
    context.tell(format!(
        "      sources = [\"{id}\"] in an item, a lesson or a fact rests on it"
    ))
}

fn id(given: Option<&str>, here: &Here, context: &mut Context<'_>) -> Result<SourceId, Failure> {
    let question = Question {
        ask: "Id of the source",
        flag: "the source's id: `tutela new source ID`",
        among: Vec::new(),
        default: None,
        proposed: Some(named::next(here, Thing::Source, "a-source")),
        help: "Small letters, digits and hyphens; unique in the library. Publisher and year make a good one.",
    };
    question.answer(given, context, |text| {
        named::free(here, Thing::Source, text)
    })
}
