//! How many answers a second simulated learners give on every core, beside a bare loop that throws a coin for each answer.

mod generated;
mod pair;

use rayon::prelude::*;
use tutela::analysis::learner::{Assumptions, Curve, unit};
use tutela::analysis::report;
use tutela::core::seed::Seed;

const LEARNERS: u32 = 10_000;

fn main() {
    let (library, course) = (generated::library(), generated::course());
    let assumed = Assumptions::default();
    let seed = Seed::from_bits(1);
    let simulate = || {
        report::simulate(&library, &course, assumed, LEARNERS, seed)
            .expect("the course has an exam")
            .expect("300 items fill 20 slots")
    };
    let answers = simulate().answers;
    let throw = || -> usize {
        let curve = Curve {
            slope: 1.0,
            difficulty: -1.0,
        };
        let share = answers / 64;
        let one = |part: u64| {
            let mut stream = seed.stream(("throw", &part.to_string()));
            (0..share)
                .filter(|_| unit(&mut stream) < curve.known_at(0.5))
                .count()
        };
        (0..64u64).into_par_iter().map(one).sum()
    };
    let [simulated, _] = pair::pair(
        &format!("{answers} answers of {LEARNERS} learners and guessers, 20 of 300 items"),
        5,
        [
            ("simulate", &mut || pair::time(simulate)),
            ("a bare loop of throws", &mut || pair::time(throw)),
        ],
    );
    let rate = answers as f64 / simulated.as_secs_f64();
    pair::verdict(
        "answers a second",
        rate,
        "at least 2000000",
        rate >= 2_000_000.0,
    );
}
