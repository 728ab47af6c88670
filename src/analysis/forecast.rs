//! What the model foretells without simulating: exact for each form, by adding item to item and ability to ability.
//!
//! The chances of every sum of points are built up slot by slot (Lord and Wingersky 1984, here with parts of points and
//! with sections that must be reached), and averaged over abilities and over forms.

use rayon::prelude::*;

use super::classical::alpha_of;
use super::decision::Agreement;
use super::exam::{Drawn, Exam};
use super::figure::Statistic;
use super::learner::{GUESSER, Population};
use crate::core::score::{Percent, Points};

/// What is foretold of learners of one ability, on average over forms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct At {
    /// The ability.
    pub ability: f64,
    /// The share of learners it stands for.
    pub share: f64,
    /// The chance to pass.
    pub passes: f64,
    /// The mean share of points.
    pub mean: f64,
    /// The mean square of the share of points.
    pub square: f64,
}

/// What is foretold of an exam.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// By ability.
    pub at: Vec<At>,
    /// The chance that somebody passes who guesses everything.
    pub by_luck: f64,
    /// How much pass rates differ between forms: the variance among the forms averaged over.
    pub between_forms: f64,
    /// How many forms were averaged over.
    pub forms: usize,
}

impl Forecast {
    /// The forecast for these forms.
    pub fn of(exam: &Exam<'_>, population: &Population, forms: &[Drawn]) -> Forecast {
        Forecast::at_cut(exam, exam.blueprint.cut_score, population, forms)
    }

    /// The forecast for these forms, were that the cut score.
    pub fn at_cut(
        exam: &Exam<'_>,
        cut: Percent,
        population: &Population,
        forms: &[Drawn],
    ) -> Forecast {
        let nodes = population.nodes();
        let of_form = |form: &Drawn| {
            let at = nodes
                .iter()
                .map(|(ability, _)| on(exam, cut, form, *ability));
            (at.collect::<Vec<_>>(), on(exam, cut, form, GUESSER).passes)
        };
        let each: Vec<(Vec<At>, f64)> = forms.par_iter().map(of_form).collect();
        let count = each.len().max(1) as f64;
        let mut at: Vec<At> = nodes
            .iter()
            .map(|(ability, share)| At {
                ability: *ability,
                share: *share,
                ..At::default()
            })
            .collect();
        for (form, _) in &each {
            for (sum, one) in at.iter_mut().zip(form) {
                sum.passes += one.passes / count;
                sum.mean += one.mean / count;
                sum.square += one.square / count;
            }
        }
        let rate = |form: &[At]| -> f64 {
            let shares = nodes.iter().map(|(_, share)| share);
            form.iter()
                .zip(shares)
                .map(|(one, share)| one.passes * share)
                .sum()
        };
        let rates: Vec<f64> = each.iter().map(|(form, _)| rate(form)).collect();
        let middle = rates.iter().sum::<f64>() / count;
        Forecast {
            at,
            by_luck: each.iter().map(|(_, luck)| luck).sum::<f64>() / count,
            between_forms: rates.iter().map(|r| (r - middle).powi(2)).sum::<f64>() / count,
            forms: forms.len(),
        }
    }

    fn average(&self, what: impl Fn(&At) -> f64) -> f64 {
        self.at.iter().map(|at| at.share * what(at)).sum()
    }

    /// The share of learners who pass.
    pub fn pass_rate(&self) -> f64 {
        self.average(|at| at.passes)
    }

    /// The share of learners between two abilities, and the pass rate among them; an end that is not given is open.
    pub fn between(&self, low: f64, high: f64) -> (f64, f64) {
        let inside = self
            .at
            .iter()
            .filter(|at| low <= at.ability && at.ability < high);
        let (share, passes) = inside.fold((0.0, 0.0), |(share, passes), at| {
            (share + at.share, passes + at.share * at.passes)
        });
        (share, if share > 0.0 { passes / share } else { 0.0 })
    }

    /// The share of learners who pass within so many attempts, each as if it were the first.
    pub fn within(&self, attempts: u16) -> f64 {
        let tries = i32::from(attempts);
        self.average(|at| 1.0 - (1.0 - at.passes).powi(tries))
    }

    /// The mean share of points.
    pub fn mean(&self) -> f64 {
        self.average(|at| at.mean)
    }

    fn variance(&self) -> f64 {
        self.average(|at| at.square) - self.mean().powi(2)
    }

    /// The correlation of two exams of the same learners: the variance of what their ability lets expect, as a share of
    /// all variance (Lord and Novick 1968).
    pub fn reliability(&self) -> Statistic {
        let expected = self.average(|at| at.mean.powi(2)) - self.mean().powi(2);
        match self.variance() {
            spread if spread < 1e-12 => Err(super::Undefined::NoSpread),
            spread => Ok(expected / spread),
        }
    }

    /// The standard error of a share of points.
    pub fn standard_error(&self) -> f64 {
        self.average(|at| at.square - at.mean.powi(2))
            .max(0.0)
            .sqrt()
    }

    /// How two exams of the same learners, each with a form of its own, agree on who passes.
    pub fn agreement(&self) -> Agreement {
        let alike = self.average(|at| at.passes.powi(2) + (1.0 - at.passes).powi(2));
        Agreement::of(alike, self.pass_rate(), self.pass_rate())
    }
}

/// Alpha foretold for everybody answering one form, with items counted as shares.
pub fn alpha(exam: &Exam<'_>, population: &Population, form: &Drawn) -> Statistic {
    let nodes = population.nodes();
    let over = |what: &dyn Fn(f64) -> f64| -> f64 {
        nodes
            .iter()
            .map(|(ability, share)| share * what(*ability))
            .sum()
    };
    let share = |points: Points, of: Points| f64::from(points.0) / f64::from(of.0.max(1));
    let (mut of_items, mut within) = (0.0, 0.0);
    for slot in form {
        let item = exam.item(*slot);
        let square = |ability: f64| -> f64 {
            let chances = item.chances(ability);
            chances
                .map(|(points, chance)| chance * share(points, item.of).powi(2))
                .sum()
        };
        let squares = over(&square);
        of_items += squares - over(&|ability| item.expected(ability)).powi(2);
        within += squares - over(&|ability| item.expected(ability).powi(2));
    }
    let total = |ability: f64| -> f64 {
        let items = form.iter().map(|slot| exam.item(*slot));
        items.map(|item| item.expected(ability)).sum()
    };
    let between = over(&|ability| total(ability).powi(2)) - over(&total).powi(2);
    alpha_of(form.len(), of_items, between + within)
}

// One form at one ability.
fn on(exam: &Exam<'_>, cut: Percent, form: &Drawn, ability: f64) -> At {
    let of: u32 = form.iter().map(|slot| exam.item(*slot).of.0).sum();
    let (mut mean, mut spread) = (0.0, 0.0);
    // Sums of points of the sections that nothing is asked of alone, then of each other section.
    let mut sums = Sums::none();
    for (section, must) in wants(exam) {
        let mine = form.iter().filter(|(at, _)| section.contains(at));
        let mut own = Sums::none();
        let mut own_of = 0;
        for slot in mine {
            let item = exam.item(*slot);
            let (mut first, mut second) = (0.0, 0.0);
            for (points, chance) in item.chances(ability) {
                first += chance * f64::from(points.0);
                second += chance * f64::from(points.0).powi(2);
            }
            mean += first;
            spread += second - first.powi(2);
            own_of += item.of.0;
            own = own.and(item.chances(ability));
        }
        if let Some(must) = must {
            own.drop_below(must.least(Points(own_of)));
        }
        sums = sums.and(own.chances());
    }
    let of_points = f64::from(of.max(1));
    let mean = mean / of_points;
    At {
        ability,
        share: 0.0,
        passes: sums.from(cut.least(Points(of))),
        mean,
        square: spread / of_points.powi(2) + mean * mean,
    }
}

// Sections in groups that are judged together: first all that must reach nothing alone.
fn wants(exam: &Exam<'_>) -> Vec<(Vec<u16>, Option<Percent>)> {
    let mut free = Vec::new();
    let mut bound = Vec::new();
    for (at, section) in (0u16..).zip(&exam.blueprint.sections) {
        match section.must_reach {
            None => free.push(at),
            Some(must) => bound.push((vec![at], Some(must))),
        }
    }
    [vec![(free, None)], bound].concat()
}

// The chance of each sum of points, by hundredths.
struct Sums(Vec<f64>);

impl Sums {
    fn none() -> Sums {
        Sums(vec![1.0])
    }

    fn and(&self, more: impl Iterator<Item = (Points, f64)>) -> Sums {
        let mut sums: Vec<f64> = Vec::new();
        for (points, chance) in more.filter(|(_, chance)| *chance > 0.0) {
            let by = points.0 as usize;
            if sums.len() < self.0.len() + by {
                sums.resize(self.0.len() + by, 0.0);
            }
            let moved = sums[by..].iter_mut().zip(&self.0);
            for (sum, own) in moved.filter(|(_, own)| **own > 0.0) {
                *sum += own * chance;
            }
        }
        Sums(sums)
    }

    fn chances(&self) -> impl Iterator<Item = (Points, f64)> {
        (0..)
            .zip(&self.0)
            .map(|(points, chance)| (Points(points), *chance))
    }

    fn drop_below(&mut self, least: Points) {
        let below = self.0.iter_mut().take(least.0 as usize);
        below.for_each(|chance| *chance = 0.0);
    }

    fn from(&self, least: Points) -> f64 {
        self.0.iter().skip(least.0 as usize).sum()
    }
}
