//! Decision consistency: whether the same learners would pass again.

use super::classical::{Scores, alpha, mean};
use super::figure::{Statistic, Undefined};

/// How two exams of the same learners agree on who passes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// The share of learners on whom both decide alike: p0 of Swaminathan, Hambleton and Algina (1974).
    pub share: Statistic,
    /// The same beyond what two exams of those pass rates agree on by chance: kappa of Cohen (1960).
    pub kappa: Statistic,
}

impl Agreement {
    /// From the four counts: passed both, only the first, only the second, neither.
    pub fn counted([both, first, second, neither]: [u64; 4]) -> Agreement {
        let all = (both + first + second + neither) as f64;
        if all == 0.0 {
            return Agreement::none(Undefined::NoResponses);
        }
        let one = (both + first) as f64 / all;
        let other = (both + second) as f64 / all;
        Agreement::of((both + neither) as f64 / all, one, other)
    }

    /// From the share on which both agree and the pass rate of each.
    pub fn of(share: f64, one: f64, other: f64) -> Agreement {
        let by_chance = one * other + (1.0 - one) * (1.0 - other);
        let kappa = match 1.0 - by_chance {
            room if room < 1e-12 => Err(Undefined::NoSpread),
            room => Ok((share - by_chance) / room),
        };
        Agreement {
            share: Ok(share),
            kappa,
        }
    }

    fn none(why: Undefined) -> Agreement {
        Agreement {
            share: Err(why),
            kappa: Err(why),
        }
    }
}

/// Decision consistency from one exam that everybody sat once (Subkoviak 1976): each learner's true share of the `items`
/// is estimated from the score, drawn towards the mean by what is not reliable (Kelley 1927), and a second exam is thought
/// of as as many throws of that coin. `least` is the fewest items that pass; items count 0 or 1.
pub fn from_one_exam(scores: &Scores, least: u32) -> Statistic {
    let reliability = alpha(scores)?.clamp(0.0, 1.0);
    let totals = scores.totals();
    let average = mean(&totals)? / scores.items() as f64;
    let items = u32::try_from(scores.items()).unwrap_or(u32::MAX);
    let agree = totals.iter().map(|total| {
        let own = total / f64::from(items);
        let passes = at_least(
            least,
            items,
            reliability * own + (1.0 - reliability) * average,
        );
        passes * passes + (1.0 - passes) * (1.0 - passes)
    });
    mean(&agree.collect::<Vec<_>>())
}

// The chance of at least so many of `of` throws.
fn at_least(least: u32, of: u32, chance: f64) -> f64 {
    if chance >= 1.0 {
        return 1.0;
    }
    // From none up, each from the one before.
    let mut exactly = (1.0 - chance).powi(of.cast_signed());
    let mut below = 0.0;
    for count in 0..least.min(of + 1) {
        below += exactly;
        exactly *= f64::from(of - count) / f64::from(count + 1) * chance / (1.0 - chance);
    }
    (1.0 - below).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(found: Statistic, wanted: f64) {
        let found = found.expect("defined");
        assert!((found - wanted).abs() < 1e-10, "{found} is not {wanted}");
    }

    #[test]
    fn agreement_is_counted_and_corrected_for_chance() {
        // Of 100 learners 60 pass both and 20 neither: chance alone would agree on 0.7 x 0.7 + 0.3 x 0.3.
        let agreement = Agreement::counted([60, 10, 10, 20]);
        is(agreement.share, 0.8);
        is(agreement.kappa, (0.8 - 0.58) / 0.42);
        let all_pass = Agreement::counted([7, 0, 0, 0]);
        is(all_pass.share, 1.0);
        assert_eq!(all_pass.kappa, Err(Undefined::NoSpread));
        let nobody = Agreement::counted([0; 4]);
        assert_eq!(nobody.share, Err(Undefined::NoResponses));
    }

    #[test]
    fn one_exam_tells_of_a_second_by_throws_of_a_coin() {
        is(Ok(at_least(2, 3, 0.5)), 0.5);
        is(Ok(at_least(0, 3, 0.2)), 1.0);
        is(Ok(at_least(4, 3, 0.9)), 0.0);
        // Four learners, two items of which one must be right; alpha is 8/9 (variances 1/3, 1/3 and 4/3 less a quarter).
        let scores = Scores::new(2, vec![1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0]);
        is(alpha(&scores), 1.0);
        is(from_one_exam(&scores, 1), 1.0);
        let mixed = Scores::new(2, vec![1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0]);
        let reliability = alpha(&mixed).expect("defined");
        let second = |own: f64| {
            let p = reliability * own + (1.0 - reliability) * 0.625;
            let passes = 1.0 - (1.0 - p) * (1.0 - p);
            passes * passes + (1.0 - passes) * (1.0 - passes)
        };
        let wanted = (2.0 * second(1.0) + second(0.5) + second(0.0)) / 4.0;
        is(from_one_exam(&mixed, 1), wanted);
    }
}
