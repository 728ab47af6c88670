//! What a panel came to, in lines: the same in a pipe and at a terminal.

use jiff::civil::Date;
use serde::Serialize;

use super::super::table::{drawn, is_drawn};
use super::super::{Context, Failure};
use crate::analysis::angoff::{Effect, ItemJudged, Round};

/// What a panel came to.
#[derive(Serialize)]
pub struct Panel {
    /// `tutela.standard/1`.
    pub schema: &'static str,
    /// The course.
    pub course: String,
    /// The version that was judged.
    pub version: String,
    /// Who judged, in which round, from when to when.
    pub judges: Vec<(String, u8, Date, Date)>,
    /// The rounds, in order; the last one counts.
    pub rounds: Vec<Round>,
    /// What cut scores would mean.
    pub effects: Vec<Effect>,
    /// What speaks against taking it as it is.
    pub remarks: Vec<String>,
    /// As `cut_score` is written.
    pub cut_score: Option<String>,
    /// As `cut_score_set_by` is written.
    pub set_by: String,
}

/// Says it.
///
/// # Errors
/// Standard output cannot be written.
pub fn say(panel: &Panel, context: &mut Context<'_>) -> Result<(), Failure> {
    context.print(format!("{} {}", panel.course, panel.version))?;
    for round in &panel.rounds {
        context.print("")?;
        context.say(format!(
            "Round {}: cut score {} %, standard deviation between judges {}, standard error {}.",
            round.round,
            round.mean.tenths(),
            round.spread.tenths(),
            round.error.tenths()
        ))?;
        let rows = round.judges.iter().map(|(judge, cut)| {
            let mut days = panel.judges.iter();
            let days = days.find(|(name, number, _, _)| name == judge && *number == round.round);
            [
                judge.clone(),
                format!("{} %", cut.tenths()),
                days.map_or(String::new(), when),
            ]
        });
        rows_of(
            ["judge", "cut score", "judged on"],
            &rows.collect::<Vec<_>>(),
            context,
        )?;
    }
    if let Some(last) = panel.rounds.last() {
        for remark in &panel.remarks {
            context.print("")?;
            context.say(remark)?;
        }
        disputed(last, context)?;
        below_luck(last, context)?;
    }
    context.print("")?;
    context.say(
        "What it would mean for simulated learners (`tutela simulate` says what is assumed):",
    )?;
    let rows = panel.effects.iter().map(|effect| {
        [
            effect.what.to_owned(),
            format!("{} %", effect.cut_score.tenths()),
            effect.pass.percent(),
            effect.luck.odds(),
        ]
    });
    rows_of(
        ["cut score", "", "pass", "by guessing"],
        &rows.collect::<Vec<_>>(),
        context,
    )?;
    context.print("")?;
    let Some(cut) = &panel.cut_score else {
        return context.say("No cut score follows.");
    };
    context.say(format!(
        "To take it, write into {}/course.toml, below [exam]:",
        panel.course
    ))?;
    context.print("")?;
    context.print(format!("cut_score = \"{cut}\""))?;
    context.print(format!("cut_score_set_by = \"{}\"", panel.set_by))?;
    context.print("")?;
    context.say(format!(
        "Both lines are kept with every exam that is sat under them. Raise `version` with them: the same version with \
         another cut score is refused once somebody sat it. Keep the sheets in {}/standard/{}/; the program does not read \
         them there.",
        panel.course, panel.version
    ))
}

fn when((_, _, from, to): &(String, u8, Date, Date)) -> String {
    match from == to {
        true => from.to_string(),
        false => format!("{from} to {to}"),
    }
}

fn disputed(last: &Round, context: &mut Context<'_>) -> Result<(), Failure> {
    let mut items: Vec<&ItemJudged> = last.items.iter().filter(|item| item.disputed).collect();
    items.sort_by(|a, b| {
        let spread = |item: &ItemJudged| item.spread.0.unwrap_or(0.0);
        spread(b).total_cmp(&spread(a)).then(a.item.cmp(&b.item))
    });
    if last.judges.len() < 2 {
        return Ok(());
    }
    context.print("")?;
    if items.is_empty() {
        return context.say("The judges disagree on no item (standard deviation of 15 or more).");
    }
    context.say("The judges disagree on (standard deviation of 15 or more), worth talking about before another round:")?;
    let rows = items.iter().map(|item| {
        [
            item.item.clone(),
            format!("{} to {}", item.from.tenths(), item.to.tenths()),
            item.spread.tenths(),
        ]
    });
    rows_of(
        ["item", "judged", "deviation"],
        &rows.collect::<Vec<_>>(),
        context,
    )
}

fn below_luck(last: &Round, context: &mut Context<'_>) -> Result<(), Failure> {
    let items = last.items.iter().filter(|item| item.below_luck);
    let names: Vec<&str> = items.map(|item| item.item.as_str()).collect();
    if names.is_empty() {
        return Ok(());
    }
    context.print("")?;
    context.say(format!(
        "Judged harder than blind guessing makes them: {}",
        names.join(", ")
    ))
}

// A table where one is drawn; else a line a row, with what it is.
fn rows_of<const N: usize>(
    heads: [&str; N],
    rows: &[[String; N]],
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    if is_drawn(context) {
        let heads = heads.map(str::to_owned);
        let rows: Vec<&[String]> = rows.iter().map(<[String; N]>::as_slice).collect();
        return context.print(drawn(&heads, &rows, context.columns()));
    }
    for row in rows {
        let (first, rest) = row
            .split_first()
            .map_or(("", &row[..]), |(f, r)| (f.as_str(), r));
        let said = heads
            .iter()
            .skip(1)
            .zip(rest)
            .map(|(head, cell)| match head.is_empty() {
                true => cell.clone(),
                false => format!("{head} {cell}"),
            });
        context.print(format!("{first}: {}", said.collect::<Vec<_>>().join(", ")))?;
    }
    Ok(())
}
