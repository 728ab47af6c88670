//! How many exams one core draws a second: 20 of 300 items, by a blueprint of three sections with a quota of levels.

mod generated;
mod pair;

use tutela::core::seed::Seed;
use tutela::core::session::Without;
use tutela::core::session::draw::{Exposure, Pool};

const DRAWS: u32 = 20_000;

fn main() {
    let (library, course) = (generated::library(), generated::course());
    let pool =
        Pool::of_exam(&library, &course, &Without::default()).expect("the course has an exam");
    let fresh = Exposure::new();
    let seen: Exposure = library
        .items
        .keys()
        .step_by(3)
        .map(|id| (id.clone(), 1))
        .collect();

    let draw = |seen: &Exposure| {
        for seed in 0..u64::from(DRAWS) {
            let drawn = pool
                .draw(Seed::from_bits(seed), seen)
                .expect("300 items fill 20 slots");
            assert_eq!(drawn.len(), 20);
        }
    };
    let [_, first] = pair::pair(
        &format!("{DRAWS} draws of 20 of 300 items"),
        9,
        [
            ("a retake, 100 of the items met", &mut || {
                pair::time(|| draw(&seen))
            }),
            ("a first attempt", &mut || pair::time(|| draw(&fresh))),
        ],
    );
    let rate = f64::from(DRAWS) / first.as_secs_f64();
    pair::verdict(
        "first attempts a second",
        rate,
        "at least 100000",
        rate >= 100_000.0,
    );
}
