//! The report of a simulation: what the model foretells beside what its simulated learners did.

use serde::Serialize;

use super::classical::{alpha, item_rest};
use super::decision::Agreement;
use super::exam::Exam;
use super::figure::{Figure, Statistic, Undefined};
use super::forecast::{self, Forecast};
use super::learner::Assumptions;
use super::simulate::{self, Counts, EDGES, Sitters};
use crate::core::content::{Course, Library};
use crate::core::seed::Seed;
use crate::core::session::draw::Shortfall;

/// Attempts that are looked at where a blueprint allows any number.
const MANY: u16 = 10;

/// A foretold figure, the same found in simulated responses, and the sampling error of what was found.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Pair {
    /// By the model, without simulating.
    pub predicted: Figure,
    /// Among simulated learners.
    pub simulated: Figure,
    /// The standard error of `simulated`.
    pub error: Figure,
}

/// What is reported.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// `tutela.simulate/1`.
    pub schema: &'static str,
    /// The course.
    pub course: String,
    /// Its version.
    pub version: String,
    /// Simulated learners, and as many guessers.
    pub learners: u32,
    /// Answers they gave.
    pub answers: u64,
    /// Where their chance came from.
    pub seed: Seed,
    /// What is assumed.
    pub assumed: Assumptions,
    /// Questions of an exam.
    pub questions: usize,
    /// The cut score, as the course has it.
    pub cut_score: String,
    /// Who set it.
    pub cut_score_set_by: String,
    /// Attempts looked at.
    pub attempts: u16,
    /// Whether the course allows any number of attempts.
    pub unlimited: bool,
    /// Whether the course draws items first that a learner has not met.
    pub unseen_first: bool,
    /// The mean share of points.
    pub mean: Pair,
    /// Learners who pass the first attempt.
    pub pass: Pair,
    /// Learners who pass within all attempts.
    pub pass_within: Pair,
    /// By ability, lowest first.
    pub groups: Vec<Group>,
    /// Guessers who pass the first attempt.
    pub luck: Pair,
    /// Guessers who pass within all attempts.
    pub luck_within: Pair,
    /// The correlation of two exams of the same learners.
    pub reliability: Pair,
    /// Alpha of one form that everybody answers.
    pub alpha: Pair,
    /// The standard error of a share of points.
    pub standard_error: Figure,
    /// The share of learners on whom two exams decide alike.
    pub consistency: Pair,
    /// The same beyond chance.
    pub kappa: Pair,
    /// Items that two exams of a learner share, where none is avoided.
    pub shared: Figure,
    /// The same where unseen items come first.
    pub shared_unseen_first: Figure,
    /// By item.
    pub items: Vec<ItemReport>,
}

/// Learners of about the same ability.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The lowest ability; `null` where there is none.
    pub from: Option<Figure>,
    /// The ability that the next group begins with.
    pub to: Option<Figure>,
    /// Their share of all learners.
    pub share: Figure,
    /// How many pass the first attempt.
    pub pass: Pair,
}

/// One item.
#[derive(Clone, Debug, Serialize)]
pub struct ItemReport {
    /// Its id.
    pub item: String,
    /// The share of exams it stands in.
    pub exposure: Figure,
    /// The share of its points that blind answers earn.
    pub guessed: Figure,
    /// The chance that blind answers earn all.
    pub guessed_whole: Figure,
    /// The ability at which half know it, as assumed.
    pub difficulty: Figure,
    /// Its facility.
    pub facility: Pair,
    /// Its item-rest correlation on the one form that everybody answers, where it stands in that.
    pub item_rest: Option<Figure>,
}

impl Report {
    /// How many items no exam showed, and the five shown most, with the share of exams that show each.
    pub fn exposed(&self) -> (usize, Vec<String>) {
        let share = |item: &ItemReport| item.exposure.0.unwrap_or(0.0);
        let never = self.items.iter().filter(|item| share(item) == 0.0).count();
        let mut most: Vec<&ItemReport> = self.items.iter().collect();
        most.sort_by(|a, b| share(b).total_cmp(&share(a)).then(a.item.cmp(&b.item)));
        let said = most.iter().take(5);
        let said = said.map(|item| format!("{} ({})", item.item, item.exposure.percent()));
        (never, said.collect())
    }
}

/// Simulates the exam of a course; `None` where it has none.
///
/// # Errors
/// A section that cannot be filled.
pub fn simulate(
    library: &Library,
    course: &Course,
    assumed: Assumptions,
    learners: u32,
    seed: Seed,
) -> Option<Result<Report, Shortfall>> {
    let exam = Exam::of(library, course, &assumed)?;
    let allowed = exam.blueprint.attempts;
    let who = Sitters {
        learners,
        ability: assumed.ability,
        seed,
        attempts: allowed.unwrap_or(MANY),
    };
    let report = Maker::of(&exam, who).map(|made| {
        let blueprint = exam.blueprint;
        let unset = "not set by a panel";
        let set_by = blueprint.cut_score_set_by.as_deref();
        let [shared, shared_unseen_first] = made.counts.shared.map(|shared| {
            let pairs = f64::from(learners) * made.questions as f64;
            Figure(if pairs > 0.0 {
                Ok(shared as f64 / pairs)
            } else {
                Err(Undefined::NoResponses)
            })
        });
        Report {
            schema: "tutela.simulate/1",
            course: course.id.to_string(),
            version: course.version.clone(),
            learners,
            answers: made.counts.answers + made.on_one_form(),
            seed,
            assumed,
            questions: made.questions,
            cut_score: blueprint.cut_score.to_string(),
            cut_score_set_by: set_by.unwrap_or(unset).to_owned(),
            attempts: who.attempts,
            unlimited: allowed.is_none(),
            unseen_first: blueprint.unseen_first,
            mean: made.mean(),
            pass: made.rate(made.forecast.pass_rate(), made.counts.within[0]),
            pass_within: made.within(),
            groups: made.groups(),
            luck: made.rate(made.forecast.by_luck, made.counts.guessed[0]),
            luck_within: made.luck_within(),
            reliability: made.reliability(),
            alpha: made.alpha(),
            standard_error: Figure::of(made.forecast.standard_error()),
            consistency: made.agreement().0,
            kappa: made.agreement().1,
            shared,
            shared_unseen_first,
            items: made.items(),
        }
    });
    Some(report)
}

// What the report is made of.
struct Maker<'e, 'l> {
    exam: &'e Exam<'l>,
    who: Sitters,
    counts: Counts,
    forecast: Forecast,
    form: super::exam::Drawn,
    scores: super::classical::Scores,
    questions: usize,
}

impl<'e, 'l> Maker<'e, 'l> {
    fn of(exam: &'e Exam<'l>, who: Sitters) -> Result<Maker<'e, 'l>, Shortfall> {
        // As many forms as keep the error of averaging over them below that of the learners.
        const FORMS: u32 = 100;
        const ANSWERING_ONE_FORM: u32 = 10_000;
        let forms = simulate::first_forms(exam, &who, FORMS)?;
        let form = forms.first().cloned().unwrap_or_default();
        Ok(Maker {
            counts: simulate::run(exam, &who)?,
            forecast: Forecast::of(exam, &who.ability, &forms),
            scores: simulate::on_one_form(exam, &who, &form, ANSWERING_ONE_FORM),
            questions: form.len(),
            form,
            exam,
            who,
        })
    }

    fn on_one_form(&self) -> u64 {
        (self.scores.learners() * self.scores.items()) as u64
    }

    fn learners(&self) -> f64 {
        f64::from(self.who.learners)
    }

    // Of a share that was counted; its error is that of so many throws, and of the forms averaged over.
    fn rate(&self, predicted: f64, count: u64) -> Pair {
        let forms = self.forecast.between_forms / self.forecast.forms.max(1) as f64;
        rate(predicted, count, self.learners(), forms)
    }

    fn mean(&self) -> Pair {
        let [sum, _, squares, ..] = self.shares();
        let spread = (squares - sum * sum).max(0.0);
        Pair {
            predicted: Figure::of(self.forecast.mean()),
            simulated: Figure::of(sum),
            error: Figure::of((spread / self.learners()).sqrt()),
        }
    }

    fn within(&self) -> Pair {
        let count = self.counts.within.last().copied().unwrap_or(0);
        self.rate(self.forecast.within(self.who.attempts), count)
    }

    fn luck_within(&self) -> Pair {
        let count = self.counts.guessed.last().copied().unwrap_or(0);
        let never = (1.0 - self.forecast.by_luck).powi(i32::from(self.who.attempts));
        // What is far below one in a million would be lost in 1 - (1 - p)^n.
        let chance = match self.forecast.by_luck {
            small if small < 1e-9 => small * f64::from(self.who.attempts),
            _ => 1.0 - never,
        };
        self.rate(chance, count)
    }

    fn groups(&self) -> Vec<Group> {
        let at = |z: f64| self.who.ability.mean + z * self.who.ability.sd;
        let edges = [
            &[f64::NEG_INFINITY][..],
            &EDGES.map(at),
            &[f64::INFINITY][..],
        ]
        .concat();
        let edge = |edge: f64| edge.is_finite().then(|| Figure::of(edge));
        let counts = self.counts.groups.iter();
        edges
            .windows(2)
            .zip(counts)
            .map(|(ends, (count, passed))| {
                let (share, predicted) = self.forecast.between(ends[0], ends[1]);
                Group {
                    from: edge(ends[0]),
                    to: edge(ends[1]),
                    share: Figure::of(share),
                    pass: rate(predicted, *passed, *count as f64, 0.0),
                }
            })
            .collect()
    }

    // Means of the sums of shares, squares and products.
    fn shares(&self) -> [f64; 5] {
        let million = 1e6;
        let all = self.learners();
        let [x, y, xx, yy, xy] = self.counts.shares.map(|sum| sum as f64 / all);
        let square = million * million;
        [
            x / million,
            y / million,
            xx / square,
            yy / square,
            xy / square,
        ]
    }

    fn reliability(&self) -> Pair {
        let [x, y, xx, yy, xy] = self.shares();
        let spread = ((xx - x * x) * (yy - y * y)).sqrt();
        let simulated: Statistic = match spread {
            spread if spread < 1e-12 => Err(Undefined::NoSpread),
            spread => Ok((xy - x * y) / spread),
        };
        self.correlated(self.forecast.reliability(), simulated, self.learners())
    }

    fn alpha(&self) -> Pair {
        let predicted = forecast::alpha(self.exam, &self.who.ability, &self.form);
        self.correlated(
            predicted,
            alpha(&self.scores),
            self.scores.learners() as f64,
        )
    }

    // The error of a correlation: (1 - r squared) / root of n - 1, near enough for alpha too.
    fn correlated(&self, predicted: Statistic, simulated: Statistic, count: f64) -> Pair {
        let error = simulated.map(|r| (1.0 - r * r) / (count - 1.0).max(1.0).sqrt());
        Pair {
            predicted: Figure(predicted),
            simulated: Figure(simulated),
            error: Figure(error),
        }
    }

    fn agreement(&self) -> (Pair, Pair) {
        let predicted = self.forecast.agreement();
        let found = Agreement::counted(self.counts.both);
        let error = found
            .share
            .map(|p| (p * (1.0 - p) / self.learners()).sqrt());
        // Cohen (1960), where chance agreement is taken as known.
        let of_kappa = error.and_then(|error| {
            let share = found.share?;
            let kappa = found.kappa?;
            Ok(error * (1.0 - kappa) / (1.0 - share).max(1e-12))
        });
        let pair = |predicted, simulated, error| Pair {
            predicted: Figure(predicted),
            simulated: Figure(simulated),
            error: Figure(error),
        };
        (
            pair(predicted.share, found.share, error),
            pair(predicted.kappa, found.kappa, of_kappa),
        )
    }

    fn items(&self) -> Vec<ItemReport> {
        let nodes = self.who.ability.nodes();
        let each = (0..).zip(self.exam.items.iter().zip(&self.counts.items));
        each.map(|(place, (item, (count, sum, squares)))| {
            let expected = nodes.iter().map(|(at, share)| share * item.expected(*at));
            let of = f64::from(item.of.0.max(1));
            let n = *count as f64;
            let (mean, square) = (*sum as f64 / n / of, *squares as f64 / n / of / of);
            let defined = |figure: f64| match count {
                0 => Figure(Err(Undefined::NoResponses)),
                _ => Figure::of(figure),
            };
            let on_form = self.form.iter().position(|(_, drawn)| *drawn == place);
            ItemReport {
                item: item.item.id.to_string(),
                exposure: Figure::of(n / self.learners()),
                guessed: Figure::of(item.guessed),
                guessed_whole: Figure::of(item.guessed_whole),
                difficulty: Figure::of(item.curve.difficulty),
                facility: Pair {
                    predicted: Figure::of(expected.sum()),
                    simulated: defined(mean),
                    error: defined(((square - mean * mean).max(0.0) / n).sqrt()),
                },
                item_rest: on_form.map(|at| Figure(item_rest(&self.scores, at))),
            }
        })
        .collect()
    }
}

fn rate(predicted: f64, count: u64, of: f64, more: f64) -> Pair {
    let share: Statistic = match of > 0.0 {
        true => Ok(count as f64 / of),
        false => Err(Undefined::NoResponses),
    };
    // At what is foretold: a share of none found would have no error.
    let throws = predicted * (1.0 - predicted) / of.max(1.0);
    Pair {
        predicted: Figure::of(predicted),
        simulated: Figure(share),
        error: Figure(share.map(|_| (throws + more).sqrt())),
    }
}
