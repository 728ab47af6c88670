//! `tutela simulate`: simulated learners and guessers sit a course's exam; what is foretold beside what they did.

mod legend;

use super::named::Named;
use super::sit::look;
use super::table::{drawn, is_drawn};
use super::{Context, Failure};
use crate::analysis::Figure;
use crate::analysis::learner::{self, Assumptions, Difficulty, Population};
use crate::analysis::report::{self, Group, Pair, Report};
use crate::core::seed::Seed;
use crate::terminal::lines::Lines;

/// Let simulated learners sit an exam, before real ones do.
///
/// Foretells pass rates, luck, reliability, and how often each item is shown.
/// No real learner has answered: it is arithmetic on what you assume.
///
/// Examples:
///   tutela simulate lodging
///   tutela simulate lodging --ability 0.5,0.8    abler, and more alike
///   tutela simulate our-desk --library our-desk --json
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(flatten)]
    course: Named,
    /// How many learners, and as many who guess everything.
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    learners: u32,
    /// What is assumed.
    #[command(flatten)]
    assumed: Assumed,
    /// List every item: how often it is shown, how hard it is.
    #[arg(long)]
    items: bool,
    /// As JSON (`tutela.simulate/1`).
    #[arg(long)]
    json: bool,
}

/// What is assumed of learners and items.
#[derive(Clone, Debug, clap::Args)]
pub struct Assumed {
    /// Mean and standard deviation of ability [default: 0,1].
    #[arg(long, value_name = "MEAN,SD", allow_hyphen_values = true)]
    ability: Option<Population>,
    /// Ability at which half know an item that asks to recall, to apply, to judge [default: -2,-1.5,-1].
    #[arg(long, value_name = "R,A,J", allow_hyphen_values = true)]
    difficulty: Option<Difficulty>,
    /// Standard deviation of that among items of one level [default: 0.5].
    #[arg(long, value_name = "SD", value_parser = learner::small)]
    spread: Option<f64>,
    /// How sharply items tell learners apart [default: 1].
    #[arg(long, value_name = "A", value_parser = learner::small)]
    slope: Option<f64>,
}

impl Assumed {
    /// The assumptions, those that were not given as they are by default.
    pub fn given(&self) -> Assumptions {
        let usual = Assumptions::default();
        Assumptions {
            ability: self.ability.unwrap_or(usual.ability),
            difficulty: self.difficulty.unwrap_or(usual.difficulty),
            spread: self.spread.unwrap_or(usual.spread),
            slope: self.slope.unwrap_or(usual.slope),
        }
    }
}

/// Runs the command.
///
/// # Errors
/// No such course, no exam, or a section that cannot be filled; failing streams.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    let library = context.library()?;
    let course = context.course(&library, args.course.id())?;
    let seed = context.common.seed.or(context.site.seed);
    let seed = seed.unwrap_or(Seed::from_bits(1));
    let assumed = args.assumed.given();
    let report = report::simulate(&library, course, assumed, args.learners, seed)
        .ok_or_else(|| Failure::refused(format!("course `{}` has no exam", course.id)))?
        .map_err(short)?;
    if args.json {
        return context.print_json(&report);
    }
    let shape = Shape::of(context);
    match shape {
        Shape::Table | Shape::Lines => draw(&report, shape, context)?,
        Shape::Keys => say(&report, context)?,
    }
    if args.items {
        list(&report, shape, context)?;
    }
    context.print("")?;
    legend::say(shape, args.items, context)?;
    for line in caveats(&report) {
        context.print("")?;
        context.say(line)?;
    }
    Ok(())
}

/// How figures are shown: in tables, in lines of the same words where the screen is too narrow for them, or under keys
/// for another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Tables.
    Table,
    /// A line or two a row.
    Lines,
    /// `key: value`.
    Keys,
}

impl Shape {
    fn of(context: &Context<'_>) -> Shape {
        match (context.draws_tables(), is_drawn(context)) {
            (true, true) => Shape::Table,
            (true, false) => Shape::Lines,
            (false, _) => Shape::Keys,
        }
    }
}

/// A section that cannot be filled, with what to do.
pub fn short(short: impl std::fmt::Display) -> Failure {
    Failure::refused(short).hint("add items to the banks it draws from, or lower `draw`")
}

// A figure in a pipe, at a terminal, and how its numbers are written.
struct Row {
    name: &'static str,
    label: String,
    pair: Pair,
    write: fn(Figure) -> String,
}

fn rows(report: &Report) -> Vec<Row> {
    let row = |name, label: &str, pair, write| Row {
        name,
        label: label.to_owned(),
        pair,
        write,
    };
    let within = format!("within {} attempts", report.attempts);
    let percent: fn(Figure) -> String = Figure::percent;
    let plain: fn(Figure) -> String = Figure::plain;
    vec![
        row("mean", "mean score", report.mean, percent),
        row("pass", "pass the first attempt", report.pass, percent),
        row(
            "pass-within",
            &format!("pass {within}"),
            report.pass_within,
            percent,
        ),
        row(
            "luck",
            "pass the first attempt by guessing",
            report.luck,
            Figure::odds,
        ),
        row(
            "luck-within",
            &format!("pass {within} by guessing"),
            report.luck_within,
            Figure::odds,
        ),
        row(
            "reliability",
            "reliability: two exams correlate",
            report.reliability,
            plain,
        ),
        row("alpha", "alpha of one form", report.alpha, plain),
        row(
            "consistency",
            "two exams decide alike",
            report.consistency,
            percent,
        ),
        row(
            "kappa",
            "the same beyond chance (kappa)",
            report.kappa,
            plain,
        ),
    ]
}

fn say(report: &Report, context: &mut Context<'_>) -> Result<(), Failure> {
    let heads = [
        ("course", report.course.clone()),
        ("version", report.version.clone()),
        ("seed", report.seed.to_string()),
        ("learners", report.learners.to_string()),
        ("answers", report.answers.to_string()),
        ("questions", report.questions.to_string()),
        ("cut-score", format!("{} %", report.cut_score)),
        ("cut-score-set-by", report.cut_score_set_by.clone()),
        ("attempts", attempts(report)),
    ];
    for (name, value) in heads {
        context.print(format!("{name}: {value}"))?;
    }
    for row in rows(report) {
        let write = row.write;
        context.print(format!(
            "{}.predicted: {}",
            row.name,
            write(row.pair.predicted)
        ))?;
        context.print(format!(
            "{}.simulated: {}",
            row.name,
            write(row.pair.simulated)
        ))?;
    }
    context.print(format!(
        "standard-error: {}",
        report.standard_error.percent()
    ))?;
    for (number, group) in (1..).zip(&report.groups) {
        context.print(format!(
            "pass.group-{number}: {} (ability {}, {} of learners)",
            group.pass.predicted.percent(),
            range(group),
            group.share.percent()
        ))?;
    }
    context.print(format!("shared: {}", report.shared.percent()))?;
    context.print(format!(
        "shared-unseen-first: {}",
        report.shared_unseen_first.percent()
    ))?;
    for (name, value) in exposure(report) {
        context.print(format!("{name}: {value}"))?;
    }
    Ok(())
}

fn draw(report: &Report, shape: Shape, context: &mut Context<'_>) -> Result<(), Failure> {
    context.say(format!(
        "{} {}: {} questions, cut score {} % ({}), {}.",
        report.course,
        report.version,
        report.questions,
        report.cut_score,
        report.cut_score_set_by,
        match attempts(report).as_str() {
            "1" => "1 attempt".to_owned(),
            several => format!("{several} attempts"),
        },
    ))?;
    context.say(format!(
        "{} learners and as many guessers gave {} answers; seed {}.\n",
        report.learners, report.answers, report.seed
    ))?;
    let cells: Vec<[String; 3]> = rows(report)
        .into_iter()
        .map(|row| {
            let Pair {
                predicted,
                simulated,
                ..
            } = row.pair;
            [row.label, (row.write)(predicted), (row.write)(simulated)]
        })
        .collect();
    let heads = ["", "predicted", "simulated"];
    print_rows(&heads, &cells, shape, context)?;
    context.say(format!(
        "\nThe standard error of a score is {}.\n",
        report.standard_error.percent()
    ))?;
    let width = 30;
    let groups: Vec<[String; 4]> = report
        .groups
        .iter()
        .map(|group| {
            [
                range(group),
                group.share.percent(),
                group.pass.predicted.percent(),
                group.pass.predicted.bar(width),
            ]
        })
        .collect();
    let heads = ["ability", "learners", "pass", ""];
    print_rows(&heads, &groups, shape, context)?;
    let of = report.questions;
    context.say(format!(
        "\nTwo exams of one learner share {} of their {of} questions, and {} where unseen items come first{}.",
        report.shared.percent(),
        report.shared_unseen_first.percent(),
        if report.unseen_first { ", as here" } else { "" },
    ))?;
    for (name, value) in exposure(report) {
        context.say(format!("{}: {value}", name.replace('-', " ")))?;
    }
    Ok(())
}

fn print_rows<const N: usize>(
    heads: &[&str; N],
    rows: &[[String; N]],
    shape: Shape,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    if shape != Shape::Table {
        return print_lines(heads, rows, context);
    }
    let heads = heads.map(str::to_owned);
    let rows: Vec<&[String]> = rows.iter().map(<[String; N]>::as_slice).collect();
    context.print(drawn(&heads, &rows, context.columns()))
}

// The first cell on a line of its own, with its head before it; below it the other cells, each with its head. What has no
// head is a picture of the figure beside it.
fn print_lines<const N: usize>(
    heads: &[&str; N],
    rows: &[[String; N]],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let mut page = Lines::new(look(context));
    for row in rows {
        page.say(format!("{} {}", heads[0], row[0]).trim_start());
        let others = heads.iter().zip(row).skip(1);
        let told = others.filter(|(head, _)| !head.is_empty());
        let told: Vec<String> = told.map(|(head, cell)| format!("{head} {cell}")).collect();
        page.hang("  ", &told.join(", "));
    }
    for line in page.done() {
        context.print(line)?;
    }
    Ok(())
}

fn attempts(report: &Report) -> String {
    match report.unlimited {
        true => "unlimited".to_owned(),
        false => report.attempts.to_string(),
    }
}

fn range(group: &Group) -> String {
    match (group.from, group.to) {
        (None, Some(to)) => format!("below {}", to.tenths()),
        (Some(from), None) => format!("from {}", from.tenths()),
        (Some(from), Some(to)) => format!("{} to {}", from.tenths(), to.tenths()),
        (None, None) => "any".to_owned(),
    }
}

// How often items are shown, in short.
fn exposure(report: &Report) -> Vec<(&'static str, String)> {
    let (never, most) = report.exposed();
    vec![
        ("items", report.items.len().to_string()),
        ("items-never-drawn", never.to_string()),
        ("items-shown-most", most.join(", ")),
    ]
}

fn list(report: &Report, shape: Shape, context: &mut Context<'_>) -> Result<(), Failure> {
    context.print("")?;
    if shape == Shape::Keys {
        for item in &report.items {
            context.print(format!(
                "item.{}: shown in {}, facility {}, by guessing {}",
                item.item,
                item.exposure.percent(),
                item.facility.predicted.percent(),
                item.guessed.percent()
            ))?;
        }
        return Ok(());
    }
    let cells: Vec<[String; 4]> = report
        .items
        .iter()
        .map(|item| {
            [
                item.item.clone(),
                item.exposure.percent(),
                item.facility.predicted.percent(),
                item.guessed.percent(),
            ]
        })
        .collect();
    let heads = ["item", "shown", "facility", "by guessing"];
    print_rows(&heads, &cells, shape, context)
}

fn caveats(report: &Report) -> [String; 2] {
    let assumed = &report.assumed;
    let hard = &assumed.difficulty;
    [
        "No real learner has answered. The figures follow from what is assumed, and change with it.".to_owned(),
        format!(
            "Assumed: ability has mean {} and standard deviation {}. Somebody knows an item or answers it blindly; half \
             know an item at ability {} (recall), {} (apply), {} (judge), more or less by {} (standard deviation), with \
             slope {}. Blind answers choose among what is shown, each choice alike, and never hit a number or a word that must be \
             typed. \
             Answers do not depend on each other, and nothing is learned between attempts. --ability, --difficulty, \
             --spread and --slope assume something else.",
            assumed.ability.mean,
            assumed.ability.sd,
            hard.recall,
            hard.apply,
            hard.judge,
            assumed.spread,
            assumed.slope
        ),
    ]
}
