//! A judging panel: what was judged, how judges agree, and the cut score that follows.
//!
//! Modified Angoff (Angoff 1971; rounds after Jaeger 1982): every judge says of every item which share of people who are
//! just good enough would get it right. A judge's cut score is the mean over items, each weighing as often as exams show
//! it and as much as it is worth; the panel's is the mean over judges.

use serde::Serialize;

use super::classical::mean;
use super::exam::Exam;
use super::figure::{Figure, Statistic, Undefined};
use super::forecast::Forecast;
use super::learner::Population;
use super::simulate::{Sitters, first_forms};
use crate::core::score::{Decimal, Percent};
use crate::core::seed::Seed;
use crate::core::session::draw::Shortfall;

/// A judge's word on every item, in percent, in the order of the exam's items.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Who.
    pub judge: String,
    /// Percent by item.
    pub percents: Vec<f64>,
}

impl Judged {
    /// Nothing judged yet.
    pub fn of(judge: &str, exam: &Exam<'_>) -> Judged {
        Judged {
            judge: judge.to_owned(),
            percents: vec![0.0; exam.items.len()],
        }
    }

    /// A word on one item.
    pub fn say(&mut self, item: usize, percent: Decimal) {
        // A decimal writes itself as a number.
        let percent = percent.to_string().parse().unwrap_or(0.0);
        if let Some(place) = self.percents.get_mut(item) {
            *place = percent;
        }
    }
}

/// What a round of judging came to, in percent.
#[derive(Clone, Debug, Serialize)]
pub struct Round {
    /// Which.
    pub round: u8,
    /// The cut score of each judge.
    pub judges: Vec<(String, Figure)>,
    /// The panel's cut score.
    pub mean: Figure,
    /// The standard deviation between judges.
    pub spread: Figure,
    /// The standard error of the panel's cut score.
    pub error: Figure,
    /// By item: the mean, the standard deviation between judges, and whether they disagree.
    pub items: Vec<ItemJudged>,
}

/// What judges said of one item, in percent.
#[derive(Clone, Debug, Serialize)]
pub struct ItemJudged {
    /// The item.
    pub item: String,
    /// The mean.
    pub mean: Figure,
    /// The standard deviation between judges.
    pub spread: Figure,
    /// The lowest word and the highest.
    pub from: Figure,
    /// The highest.
    pub to: Figure,
    /// Whether the standard deviation is 15 or more: they see another item, or other people.
    pub disputed: bool,
    /// Whether the mean is below what blind guessing earns.
    pub below_luck: bool,
}

/// What a cut score would mean.
#[derive(Clone, Debug, Serialize)]
pub struct Effect {
    /// Which: `now`, `panel`, `panel less one standard error`…
    pub what: &'static str,
    /// The cut score in percent.
    pub cut_score: Figure,
    /// The foretold pass rate.
    pub pass: Figure,
    /// The foretold chance to pass by guessing.
    pub luck: Figure,
}

/// Items count as disputed from this standard deviation on, in percent.
const DISPUTED: f64 = 15.0;

/// What each item weighs: how often exams show it, times its points.
///
/// # Errors
/// A section that cannot be filled.
pub fn weights(exam: &Exam<'_>) -> Result<Vec<f64>, Shortfall> {
    let mut weights = vec![0.0; exam.items.len()];
    for form in forms(exam, 2000)? {
        for slot in form {
            weights[slot.1 as usize] += f64::from(exam.item(slot).of.0);
        }
    }
    Ok(weights)
}

fn forms(exam: &Exam<'_>, count: u32) -> Result<Vec<super::exam::Drawn>, Shortfall> {
    let who = Sitters {
        learners: count,
        ability: Population { mean: 0.0, sd: 1.0 },
        seed: Seed::from_bits(1),
        attempts: 1,
    };
    first_forms(exam, &who, count)
}

/// What a round came to.
pub fn round(exam: &Exam<'_>, weights: &[f64], number: u8, judged: &[Judged]) -> Round {
    let cuts: Vec<Statistic> = judged
        .iter()
        .map(|one| weighted(&one.percents, weights))
        .collect();
    let known: Vec<f64> = cuts
        .iter()
        .filter_map(|cut| cut.as_ref().ok())
        .copied()
        .collect();
    let spread = deviation(&known);
    let items = exam.items.iter().enumerate().map(|(at, item)| {
        let said: Vec<f64> = judged
            .iter()
            .filter_map(|one| one.percents.get(at))
            .copied()
            .collect();
        let (mean, spread) = (mean(&said), deviation(&said));
        let end = |pick: fn(f64, f64) -> f64| {
            let first = said.first().copied().ok_or(Undefined::NoResponses);
            Figure(first.map(|first| said.iter().copied().fold(first, pick)))
        };
        ItemJudged {
            item: item.item.id.to_string(),
            mean: Figure(mean),
            spread: Figure(spread),
            from: end(f64::min),
            to: end(f64::max),
            disputed: spread.is_ok_and(|spread| spread >= DISPUTED),
            below_luck: mean.is_ok_and(|mean| mean < item.guessed * 100.0),
        }
    });
    Round {
        round: number,
        mean: Figure(mean(&known)),
        spread: Figure(spread),
        error: Figure(spread.map(|spread| spread / (known.len() as f64).sqrt())),
        items: items.collect(),
        judges: judged
            .iter()
            .zip(cuts)
            .map(|(one, cut)| (one.judge.clone(), Figure(cut)))
            .collect(),
    }
}

fn weighted(percents: &[f64], weights: &[f64]) -> Statistic {
    let all: f64 = weights.iter().sum();
    match all > 0.0 {
        false => Err(Undefined::NoResponses),
        true => {
            let sum: f64 = percents.iter().zip(weights).map(|(p, w)| p * w).sum();
            Ok(sum / all)
        }
    }
}

fn deviation(numbers: &[f64]) -> Statistic {
    match numbers.len() {
        0 => Err(Undefined::NoResponses),
        1 => Err(Undefined::OneJudge),
        _ => super::classical::variance(numbers).map(f64::sqrt),
    }
}

/// The panel's cut score as a course writes it, in tenths of a percent.
pub fn cut_score(round: &Round) -> Option<Percent> {
    written(round.mean.0.ok()?)
}

fn written(percent: f64) -> Option<Percent> {
    let tenths = format!("{:.1}", percent.clamp(0.0, 100.0));
    let short = tenths.strip_suffix(".0").unwrap_or(&tenths);
    short.parse().ok().map(Percent)
}

/// What the panel's cut score would mean for simulated learners, beside the course's own and one standard error away.
///
/// # Errors
/// A section that cannot be filled.
pub fn effects(
    exam: &Exam<'_>,
    population: &Population,
    last: &Round,
) -> Result<Vec<Effect>, Shortfall> {
    let forms = forms(exam, 100)?;
    let error = last.error.0.unwrap_or(0.0);
    let at = |by: f64| last.mean.0.ok().and_then(|mean| written(mean + by * error));
    let mut wanted = vec![("now", Some(exam.blueprint.cut_score)), ("panel", at(0.0))];
    if error > 0.0 {
        wanted.push(("panel less one standard error", at(-1.0)));
        wanted.push(("panel and one standard error", at(1.0)));
    }
    let effects = wanted.into_iter().filter_map(|(what, cut)| {
        let forecast = Forecast::at_cut(exam, cut?, population, &forms);
        let percent: f64 = cut?.to_string().parse().ok()?;
        Some(Effect {
            what,
            cut_score: Figure::of(percent),
            pass: Figure::of(forecast.pass_rate()),
            luck: Figure::of(forecast.by_luck),
        })
    });
    Ok(effects.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judges_cut_score_weighs_items_as_exams_do() {
        // The second item stands in twice as many exams.
        assert_eq!(weighted(&[60.0, 90.0], &[1.0, 2.0]), Ok(80.0));
        assert_eq!(weighted(&[60.0], &[0.0]), Err(Undefined::NoResponses));
    }

    #[test]
    fn one_judge_has_no_spread() {
        assert_eq!(deviation(&[70.0]), Err(Undefined::OneJudge));
        assert_eq!(
            deviation(&[60.0, 80.0]).map(|d| (d * 1e6).round() / 1e6),
            Ok(14.142136)
        );
    }

    #[test]
    fn a_cut_score_is_written_in_tenths_of_a_percent() {
        for (found, said) in [(73.649, "73.6"), (70.0, "70"), (104.0, "100")] {
            assert_eq!(written(found).map(|p| p.to_string()).as_deref(), Some(said));
        }
    }
}
