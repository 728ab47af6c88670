//! `tutela standard sheet`: writes the sheet that a judge fills in.

use std::collections::BTreeSet;

use super::super::{Context, Failure};
use crate::analysis::learner::Assumptions;
use crate::cli::check::many;
use crate::cli::named::Named;
use crate::core::content::item::Level;
use crate::core::seed::Seed;
use crate::core::session::assemble;
use crate::sheet::{self, Head};

/// Write the sheet that a judge fills in, with a row for each item.
///
/// The items are those that the exam can draw.
///
/// Open it in a spreadsheet, fill in the last column, save it as CSV. Where
/// judge, date or round is left empty, the row above counts.
///
/// Examples:
///   tutela standard sheet lodging > sheet.csv
///   tutela standard sheet lodging --judge Ana --round 2 > ana-2.csv
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(flatten)]
    course: Named,
    /// Who will judge.
    #[arg(long, value_name = "NAME", default_value = "")]
    judge: String,
    /// Which round.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=9))]
    round: u8,
}

/// Runs the command.
///
/// # Errors
/// No such course, or it has no exam; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let course = context.course(&library, args.course.id())?;
    let exam = super::exam(&library, course, &Assumptions::default())?;
    let items = exam.items.iter().map(|item| item.item);
    let slots = assemble::alone(&library, course, items.clone(), Seed::from_bits(1));
    let levels = items.map(|item| match item.level {
        Level::Recall => "recall",
        Level::Apply => "apply",
        Level::Judge => "judge",
    });
    let rows: Vec<_> = slots.into_iter().zip(levels).collect();
    let cases: BTreeSet<_> = rows
        .iter()
        .filter_map(|(slot, _)| slot.posed.case.as_ref())
        .map(|case| &case.id)
        .collect();
    let count = (rows.len(), cases.len());
    let head = Head {
        judge: args.judge,
        round: args.round,
        course: course.id.to_string(),
        version: course.version.clone(),
    };
    let text = sheet::write(&head, &rows, context.lang()).map_err(Failure::world)?;
    write!(context.host.out, "{text}")?;
    context.tell(format!(
        "{}{}. For each: of 100 people who are just good enough to pass, how many get it right? \
         Write 0 to 100 under `probability`, and in the first row your name, where it is not there, and the date, as 2026-11-22.",
        many(count.0, "item"),
        match count.1 {
            0 => String::new(),
            cases => format!(", some of them in {}", many(cases, "case")),
        }
    ))
}
