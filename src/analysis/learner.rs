//! Learners as a model has them: how able they are, and whether they know an item. What is assumed is written here.
//!
//! A learner either knows an item and earns all its points, or does not and answers blindly. So the chance of all points
//! is the three-parameter logistic curve (Birnbaum 1968), its floor the exact chance of guessing everything right, and
//! what blind answers earn in part is earned too. Slopes are without the factor 1.7.

use std::str::FromStr;

use crate::core::content::Item;
use crate::core::content::item::Level;
use crate::core::seed::{Seed, Stream};

/// The ability of somebody who knows nothing and guesses everything.
pub const GUESSER: f64 = f64::NEG_INFINITY;

/// How able learners are: normally distributed.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Population {
    /// The mean.
    pub mean: f64,
    /// The standard deviation, more than 0.
    pub sd: f64,
}

/// What is assumed of learners and items.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Assumptions {
    /// How able learners are.
    pub ability: Population,
    /// How hard items are, by level: the ability at which half know an item.
    pub difficulty: Difficulty,
    /// The standard deviation of difficulty among items of one level.
    pub spread: f64,
    /// How sharply an item tells learners apart, more than 0.
    pub slope: f64,
}

/// How hard items of each level are.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Difficulty {
    /// To say it again.
    pub recall: f64,
    /// To use it.
    pub apply: f64,
    /// To weigh a situation.
    pub judge: f64,
}

impl Default for Assumptions {
    fn default() -> Assumptions {
        Assumptions {
            ability: Population { mean: 0.0, sd: 1.0 },
            difficulty: Difficulty {
                recall: -2.0,
                apply: -1.5,
                judge: -1.0,
            },
            spread: 0.5,
            slope: 1.0,
        }
    }
}

impl Assumptions {
    /// What an item is like. Its place in the spread comes from its id: the same in every run, and whatever else there is.
    pub fn curve(&self, item: &Item) -> Curve {
        let of_level = match item.level {
            Level::Recall => self.difficulty.recall,
            Level::Apply => self.difficulty.apply,
            Level::Judge => self.difficulty.judge,
        };
        let mut stream = Seed::from_bits(0).stream(("difficulty", item.id.as_str()));
        Curve {
            slope: self.slope,
            difficulty: of_level + self.spread * normal(&mut stream),
        }
    }
}

/// How the chance of knowing an item rises with ability: the two-parameter logistic curve.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Curve {
    /// How sharply.
    pub slope: f64,
    /// The ability at which half know it.
    pub difficulty: f64,
}

impl Curve {
    /// The chance that somebody of that ability knows the item.
    pub fn known_at(self, ability: f64) -> f64 {
        1.0 / (1.0 + (-self.slope * (ability - self.difficulty)).exp())
    }
}

impl Population {
    /// Somebody at random.
    pub fn draw(&self, stream: &mut Stream) -> f64 {
        self.mean + self.sd * normal(stream)
    }

    /// Abilities that stand for all, with the share of learners each stands for: 61 equally far apart, up to six standard
    /// deviations either side.
    pub fn nodes(&self) -> Vec<(f64, f64)> {
        const EACH_SIDE: i32 = 30;
        let deviations = (-EACH_SIDE..=EACH_SIDE).map(|n| f64::from(n) / 5.0);
        let dense: Vec<(f64, f64)> = deviations
            .map(|z| (self.mean + self.sd * z, (-z * z / 2.0).exp()))
            .collect();
        let all: f64 = dense.iter().map(|(_, density)| density).sum();
        let share = |(ability, density): (f64, f64)| (ability, density / all);
        dense.into_iter().map(share).collect()
    }
}

/// A number from 0 up to but not including 1, each alike.
pub fn unit(stream: &mut Stream) -> f64 {
    const STEPS: usize = 1 << 30;
    stream.below(STEPS) as f64 / STEPS as f64
}

// A standard normal number (Box and Muller 1958).
fn normal(stream: &mut Stream) -> f64 {
    let (radius, turn) = (1.0 - unit(stream), unit(stream));
    (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * turn).cos()
}

impl FromStr for Population {
    type Err = String;
    fn from_str(text: &str) -> Result<Population, String> {
        let [mean, sd] = numbers(text).ok_or("write the mean and the standard deviation: 0,1")?;
        match sd > 0.0 {
            true => Ok(Population { mean, sd }),
            false => Err("the standard deviation is more than 0".to_owned()),
        }
    }
}

impl FromStr for Difficulty {
    type Err = String;
    fn from_str(text: &str) -> Result<Difficulty, String> {
        let [recall, apply, judge] =
            numbers(text).ok_or("write three numbers, of recall, apply and judge: -2,-1.5,-1")?;
        Ok(Difficulty {
            recall,
            apply,
            judge,
        })
    }
}

// So many numbers between -10 and 10, with commas between.
fn numbers<const N: usize>(text: &str) -> Option<[f64; N]> {
    let parts: Vec<f64> = text
        .split(',')
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    let fair = parts.iter().all(|n: &f64| n.is_finite() && n.abs() <= 10.0);
    <[f64; N]>::try_from(parts).ok().filter(|_| fair)
}

/// A number from 0 to 10.
///
/// # Errors
/// What is written is none.
pub fn small(text: &str) -> Result<f64, String> {
    let number = numbers::<1>(text).map(|[number]| number);
    number
        .filter(|number| *number >= 0.0)
        .ok_or_else(|| "write a number from 0 to 10".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    // The ability expected of a learner with these responses (Bock and Mislevy 1982), as the references have it.
    #[test]
    fn curves_and_nodes_give_the_expected_abilities_of_the_references() {
        const ANSWERS: &str = include_str!("../../tests/fixtures/psychometrics/dich500x20.csv");
        const REFERENCES: &str = include_str!("../../tests/fixtures/psychometrics/references.json");
        let references: Value = serde_json::from_str(REFERENCES).expect("JSON");
        let known = &references["dich500x20"];
        let number = |value: &Value| value.as_f64().expect("a number");
        let nodes = Assumptions::default().ability.nodes();
        let expected = known["eap"].as_array().expect("a list");
        for (row, expected) in ANSWERS.lines().skip(1).zip(expected) {
            let (mut sum, mut weight) = (0.0, 0.0);
            for (ability, share) in &nodes {
                let mut likely = *share;
                for (item, answer) in row.split(',').enumerate() {
                    let curve = Curve {
                        slope: number(&known["true"]["slope"][item]),
                        difficulty: number(&known["true"]["difficulty"][item]),
                    };
                    let right = curve.known_at(*ability);
                    likely *= if answer.trim() == "1" {
                        right
                    } else {
                        1.0 - right
                    };
                }
                sum += ability * likely;
                weight += likely;
            }
            assert!((sum / weight - number(expected)).abs() < 1e-9);
        }
        assert_eq!(expected.len(), 25);
    }

    #[test]
    fn a_guesser_knows_nothing() {
        let curve = Curve {
            slope: 1.0,
            difficulty: -9.0,
        };
        assert_eq!(curve.known_at(GUESSER), 0.0);
    }

    #[test]
    fn what_is_no_assumption_is_refused() {
        assert!("0,1".parse::<Population>().is_ok());
        for bad in ["0", "0,0", "0,-1", "a,1", "nan,1", "0,1,2", "99,1"] {
            assert!(bad.parse::<Population>().is_err(), "{bad}");
        }
        assert!("-2,-1.5,-1".parse::<Difficulty>().is_ok());
        assert!(small("0.5").is_ok() && small("-1").is_err() && small("inf").is_err());
    }
}
