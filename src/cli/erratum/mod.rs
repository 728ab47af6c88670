//! `tutela erratum`: an item was wrong and people have met it. Who, what turns on it, what was decided, and the notices.

mod about;
mod accept;
mod ask;
mod asked;
mod effect;
mod list;
mod notices;
mod open;
mod pool;
mod report;
mod withdraw;

use super::attempt::reason;
use super::{Context, Failure};
use crate::core::id::{ItemId, VariantId};
use crate::core::session::erratum::Erratum;
use crate::sitting;
use crate::store::{Name, Store, line};

/// Put right an item that was wrong after people have met it.
///
/// Examples:
///   tutela erratum report hotel-rates
///   tutela erratum open hotel-rates --drop --reason "Figure withdrawn"
///          --by "Ines Ruiz" --dry-run
///   tutela erratum open hotel-rates --accept under-5 --reason "Both are right"
///          --by "Ines Ruiz" --notice-en "Under 5 is right as well."
///          --notice-es "Menos de 5 también es correcto."
///   tutela erratum show latest --item
///   tutela erratum notices latest --csv > notices.csv
///
/// The stored questions and answers stay as they are: an erratum is counted in
/// whenever an exam is scored. A fail may become a pass; a pass becomes a fail
/// only with --override NAME. Certificates stay valid, with a note beside them,
/// and none is dated anew; one that is made after a fail became a pass is dated
/// by the day of the erratum. Whoever met the item reads a notice at their next
/// start; who met it in practice alone is told to nobody else.
///
/// Change the item in its bank as well, and raise its revision there: until then
/// practice and lessons leave it out, and so does every exam that can.
///
/// An erratum that was itself a mistake is withdrawn: tutela erratum withdraw ID
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

/// Which item.
#[derive(Debug, clap::Args)]
pub struct Which {
    /// The item.
    #[arg(value_name = "ITEM")]
    item: ItemId,
    /// Its revision; may be left out where only one was ever shown.
    #[arg(long, value_name = "N")]
    revision: Option<u32>,
    /// Only this variant of it was wrong.
    #[arg(long, value_name = "VARIANT")]
    variant: Option<VariantId>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Who met an item, what was answered, and what turns on each choice; records nothing.
    Report {
        #[command(flatten)]
        which: Which,
        /// As JSON (`tutela.erratum-report/1`).
        #[arg(long)]
        json: bool,
        /// Show the item too, as it was asked, with its key.
        #[arg(long = "item", conflicts_with = "json")]
        asked: bool,
    },
    Open(Box<open::Args>),
    Withdraw(Box<withdraw::Args>),
    /// Every erratum, oldest first.
    List {
        /// As JSON (`tutela.errata/1`).
        #[arg(long)]
        json: bool,
    },
    /// An erratum: what was decided, by whom and why, and what it changed.
    Show {
        /// Its id, the beginning of it, or `latest`.
        #[arg(value_name = "ID|latest", default_value = "latest")]
        id: String,
        /// As JSON (`tutela.erratum-shown/1`).
        #[arg(long)]
        json: bool,
        /// Show the item too, as it was asked, with its key.
        #[arg(long, conflicts_with = "json")]
        item: bool,
    },
    /// The notice of everybody who met the item in an exam, for a mail merge; practice stays private. Of one that was
    /// withdrawn: that it was.
    Notices {
        /// Its id, the beginning of it, or `latest`.
        #[arg(value_name = "ID|latest", default_value = "latest")]
        id: String,
        /// As comma-separated values: learner, name, language, text.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
        /// As JSON (`tutela.erratum-notices/1`).
        #[arg(long)]
        json: bool,
    },
}

/// Runs the command.
///
/// # Errors
/// No such item or erratum, a choice that cannot be made; failing streams or records.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut store = Store::open_existing(&context.store_url()?)?;
    match args.what {
        What::Report { which, json, asked } => report::run(which, (json, asked), context, &store),
        What::Open(args) => open::run(*args, context, &mut store),
        What::Withdraw(args) => withdraw::run(*args, context, &mut store),
        What::List { json } => list::run(context, &store, json),
        What::Show { id, json, item } => list::show(&id, (json, item), context, &store),
        What::Notices { id, csv, json } => notices::run(&id, (csv, json), context, &store),
    }
}

// The erratum that is meant: its place among all, and all of them.
fn find(store: &Store, id: &str) -> Result<(usize, Vec<Erratum>), Failure> {
    let errata = sitting::errata(store)?;
    let wanted = id.to_ascii_lowercase();
    let fit: Vec<usize> = match wanted.as_str() {
        "latest" => (0..errata.len()).next_back().into_iter().collect(),
        start => (0..errata.len())
            .filter(|at| errata[*at].said.id.to_string().starts_with(start))
            .collect(),
    };
    match fit[..] {
        [one] => Ok((one, errata)),
        [] if errata.is_empty() => Err(Failure::refused("there is no erratum in these records")),
        [] => Err(Failure::usage(format!("there is no erratum `{id}`"))
            .hint("`tutela erratum list` shows every erratum")),
        _ => Err(Failure::usage(format!(
            "{} errata have an id that begins with `{id}`; give more of it",
            fit.len()
        ))),
    }
}

// A notice as it is typed: one paragraph.
fn notice(typed: &str) -> Result<String, String> {
    match line("notice", 1000, typed).map_err(|bad| bad.to_string())? {
        empty if empty.is_empty() => {
            Err("a notice says something; leave it out instead".to_owned())
        }
        notice => Ok(notice),
    }
}

fn override_by(typed: &str) -> Result<Name, String> {
    typed
        .parse()
        .map_err(|bad: crate::store::BadPerson| bad.to_string())
}
