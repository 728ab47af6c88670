//! Classical statistics of a matrix of scores: facility, item-rest correlation, alpha, standard error.

use super::figure::{Statistic, Undefined};

/// Scores of learners who all answered the same items: a row a learner, a column an item, each a share from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores {
    items: usize,
    cells: Vec<f64>,
}

impl Scores {
    /// Rows one after another; what does not fill a row at the end is left out.
    pub fn new(items: usize, mut cells: Vec<f64>) -> Scores {
        cells.truncate(cells.len() / items.max(1) * items);
        Scores { items, cells }
    }

    /// Learners.
    pub fn learners(&self) -> usize {
        self.cells.len() / self.items.max(1)
    }

    /// Items.
    pub fn items(&self) -> usize {
        self.items
    }

    /// Each learner's sum.
    pub fn totals(&self) -> Vec<f64> {
        self.cells
            .chunks(self.items.max(1))
            .map(|row| row.iter().sum())
            .collect()
    }

    /// One item's scores.
    pub fn column(&self, item: usize) -> Vec<f64> {
        let column = self.cells.iter().skip(item);
        column.step_by(self.items.max(1)).copied().collect()
    }
}

/// The mean.
pub fn mean(numbers: &[f64]) -> Statistic {
    match numbers.len() {
        0 => Err(Undefined::NoResponses),
        count => Ok(numbers.iter().sum::<f64>() / count as f64),
    }
}

/// The variance of a sample (divided by one less than their number).
pub fn variance(numbers: &[f64]) -> Statistic {
    let mean = mean(numbers)?;
    match numbers.len() {
        1 => Err(Undefined::OneLearner),
        count => {
            let squares: f64 = numbers.iter().map(|n| (n - mean).powi(2)).sum();
            Ok(squares / (count - 1) as f64)
        }
    }
}

/// The product-moment correlation (Pearson 1896).
pub fn correlation(a: &[f64], b: &[f64]) -> Statistic {
    let (mean_a, mean_b) = (mean(a)?, mean(b)?);
    let spread = variance(a)? * variance(b)?;
    // Not exactly nought where a sum of equal fractions was rounded.
    if spread < 1e-24 {
        return Err(Undefined::NoSpread);
    }
    let pairs = a.iter().zip(b).map(|(x, y)| (x - mean_a) * (y - mean_b));
    Ok(pairs.sum::<f64>() / (a.len() - 1) as f64 / spread.sqrt())
}

/// An item's facility: its mean score, as a share of what it is worth.
pub fn facility(scores: &Scores, item: usize) -> Statistic {
    mean(&scores.column(item))
}

/// An item's discrimination: its correlation with the sum of all other items, so that it does not correlate with itself
/// (Henrysson 1963).
pub fn item_rest(scores: &Scores, item: usize) -> Statistic {
    if scores.items() < 2 {
        return Err(Undefined::OneItem);
    }
    let own = scores.column(item);
    let totals = scores.totals();
    let rest: Vec<f64> = totals
        .iter()
        .zip(&own)
        .map(|(all, one)| all - one)
        .collect();
    correlation(&own, &rest)
}

/// Coefficient alpha (Cronbach 1951); of items scored 0 or 1 it is KR-20 (Kuder and Richardson 1937).
pub fn alpha(scores: &Scores) -> Statistic {
    let items = scores.items();
    if items < 2 {
        return Err(Undefined::OneItem);
    }
    let of_total = variance(&scores.totals())?;
    let of_items = (0..items).map(|item| variance(&scores.column(item)));
    let of_items = of_items.sum::<Statistic>()?;
    alpha_of(items, of_items, of_total)
}

/// Alpha from the sum of the items' variances and the variance of the total.
pub fn alpha_of(items: usize, of_items: f64, of_total: f64) -> Statistic {
    match (items, of_total) {
        (0 | 1, _) => Err(Undefined::OneItem),
        (_, spread) if spread < 1e-12 => Err(Undefined::NoSpread),
        (count, spread) => {
            let count = count as f64;
            Ok(count / (count - 1.0) * (1.0 - of_items / spread))
        }
    }
}

/// The standard error of a score: its standard deviation times the root of what is not reliable (Gulliksen 1950).
pub fn standard_error(scores: &Scores) -> Statistic {
    let unreliable = (1.0 - alpha(scores)?).max(0.0);
    Ok((variance(&scores.totals())? * unreliable).sqrt())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const HAND: &str = include_str!("../../tests/fixtures/psychometrics/hand10x5.csv");
    const DICHOTOMOUS: &str = include_str!("../../tests/fixtures/psychometrics/dich500x20.csv");
    const REFERENCES: &str = include_str!("../../tests/fixtures/psychometrics/references.json");

    fn scores(text: &str) -> Scores {
        let items = text.lines().next().map_or(0, |h| h.split(',').count());
        let rows = text.lines().skip(1).flat_map(|row| row.split(','));
        let cells = rows.map(|cell| cell.trim().parse().expect("a number"));
        Scores::new(items, cells.collect())
    }

    #[track_caller]
    fn is(found: Statistic, wanted: &Value) {
        let (found, wanted) = (found.expect("defined"), wanted.as_f64().expect("a number"));
        assert!((found - wanted).abs() < 1e-10, "{found} is not {wanted}");
    }

    #[test]
    fn the_reference_matrices_give_the_reference_statistics() {
        let references: Value = serde_json::from_str(REFERENCES).expect("JSON");
        for (name, text) in [("hand10x5", HAND), ("dich500x20", DICHOTOMOUS)] {
            let (scores, known) = (scores(text), &references[name]);
            is(mean(&scores.totals()), &known["mean"]);
            is(variance(&scores.totals()).map(f64::sqrt), &known["sd"]);
            is(alpha(&scores), &known["alpha"]);
            is(alpha(&scores), &known["kr20"]);
            is(standard_error(&scores), &known["standard_error"]);
            for item in 0..scores.items() {
                is(facility(&scores, item), &known["facility"][item]);
                is(item_rest(&scores, item), &known["item_rest"][item]);
            }
        }
    }

    #[test]
    fn what_has_no_value_says_why() {
        let none = Scores::new(2, Vec::new());
        assert_eq!(facility(&none, 0), Err(Undefined::NoResponses));
        let one = Scores::new(2, vec![1.0, 0.0]);
        assert_eq!(alpha(&one), Err(Undefined::OneLearner));
        let alike = Scores::new(2, vec![1.0, 0.0, 1.0, 0.0]);
        assert_eq!(item_rest(&alike, 0), Err(Undefined::NoSpread));
        assert_eq!(alpha(&alike), Err(Undefined::NoSpread));
        assert_eq!(
            item_rest(&Scores::new(1, vec![1.0]), 0),
            Err(Undefined::OneItem)
        );
    }
}
