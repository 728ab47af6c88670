//! How all benches here measure: A B A B in one run, one warm-up each, medians, and the median of the pairwise ratios.
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::time::{Duration, Instant};

/// Something to measure: its name, and one run of it that says how long it took.
pub type Run<'a> = (&'a str, &'a mut dyn FnMut() -> Duration);

/// How long `what` takes.
pub fn time<T>(what: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(what());
    start.elapsed()
}

/// Runs each in turn, `rounds` times; prints the medians, and each against the last. Gives back the medians.
pub fn pair<const N: usize>(title: &str, rounds: usize, mut runs: [Run<'_>; N]) -> [Duration; N] {
    let mut times: [Vec<Duration>; N] = std::array::from_fn(|_| Vec::with_capacity(rounds));
    for round in 0..=rounds {
        for ((_, run), times) in runs.iter_mut().zip(&mut times) {
            let took = run();
            // The first round warms caches up.
            if round > 0 {
                times.push(took);
            }
        }
    }
    let medians = times
        .each_ref()
        .map(|times| median(times.iter().map(Duration::as_secs_f64)));
    let last = &times[N - 1];
    let width = runs.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    println!("{title} ({rounds} rounds)");
    for (((name, _), times), seconds) in runs.iter().zip(&times).zip(medians) {
        let ratio = median(
            times
                .iter()
                .zip(last)
                .map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()),
        );
        println!(
            "  {name:<width$}  {:>10.3} ms   x {ratio:.4}",
            seconds * 1e3
        );
    }
    medians.map(Duration::from_secs_f64)
}

/// Says what was found beside what is wanted.
pub fn verdict(what: &str, found: f64, wanted: &str, holds: bool) {
    let word = if holds { "holds" } else { "DOES NOT HOLD" };
    println!("  {what}: {found:.3}, wanted {wanted}: {word}");
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values = values.collect::<Vec<_>>();
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.len().saturating_sub(1) / 2, values.len() / 2);
    match (values.get(low), values.get(high)) {
        (Some(low), Some(high)) => f64::midpoint(*low, *high),
        _ => 0.0,
    }
}
