//! Simulated learners sit an exam: real draws, real attempts, real scoring; only who knows what is made up.

use rayon::prelude::*;

use super::classical::Scores;
use super::exam::{Drawn, Exam, Met};
use super::learner::{GUESSER, Population};
use crate::core::score::Points;
use crate::core::seed::{Seed, Stream};
use crate::core::session::draw::Shortfall;

/// Who sits the exam, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Sitters {
    /// How many learners, and as many guessers.
    pub learners: u32,
    /// How able they are.
    pub ability: Population,
    /// Where their chance comes from.
    pub seed: Seed,
    /// Attempts each has.
    pub attempts: u16,
}

/// The share of points in millionths, so that sums are exact in any order.
const MILLION: u64 = 1_000_000;

/// What simulated learners came to, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Answers given.
    pub answers: u64,
    /// Learners by group of ability, and how many of each passed the first attempt.
    pub groups: [(u64, u64); 5],
    /// Learners who passed within so many attempts: the first place counts the first attempt.
    pub within: Vec<u64>,
    /// The same of guessers.
    pub guessed: Vec<u64>,
    /// Passed a first and a parallel exam both, only the first, only the parallel one, neither.
    pub both: [u64; 4],
    /// Sums of the share of points in the first exam, in the parallel one, their squares, and their product.
    pub shares: [u128; 5],
    /// Items that a first and a second exam share, where nothing is avoided and where unseen items come first.
    pub shared: [u64; 2],
    /// By item: first exams it stood in, and the sums of what it earned there and of the squares.
    pub items: Vec<(u64, u64, u64)>,
}

/// Lets everybody sit the exam.
///
/// # Errors
/// A section that cannot be filled.
pub fn run(exam: &Exam<'_>, who: &Sitters) -> Result<Counts, Shortfall> {
    let start = || Counts::none(exam, who);
    let learners = (0..who.learners).into_par_iter();
    learners
        .try_fold(start, |mut counts, number| {
            counts.learner(exam, who, number)?;
            counts.guesser(exam, who, number)?;
            Ok(counts)
        })
        .try_reduce(start, |a, b| Ok(a.and(b)))
}

/// The first forms that learners met, for whoever wants to foretell with the same.
///
/// # Errors
/// A section that cannot be filled.
pub fn first_forms(exam: &Exam<'_>, who: &Sitters, count: u32) -> Result<Vec<Drawn>, Shortfall> {
    let numbers = 0..count.min(who.learners);
    let form = |number| {
        let mut learner = Person::learner(who, number);
        exam.draw(learner.seed(), None)
    };
    numbers.map(form).collect()
}

/// What so many learners earn on one and the same form.
pub fn on_one_form(exam: &Exam<'_>, who: &Sitters, form: &Drawn, count: u32) -> Scores {
    let rows = (0..count.min(who.learners))
        .into_par_iter()
        .flat_map_iter(|number| {
            let mut learner = Person::learner(who, number);
            learner.stream = who.seed.stream(("one form", &number.to_string()));
            let mut row = Vec::with_capacity(form.len());
            for slot in form {
                let item = exam.item(*slot);
                let earned = item.answer(learner.ability, &mut learner.stream);
                row.push(f64::from(earned.0) / f64::from(item.of.0.max(1)));
            }
            row
        });
    Scores::new(form.len(), rows.collect())
}

// Somebody with a chance of their own.
struct Person {
    stream: Stream,
    ability: f64,
}

impl Person {
    fn learner(who: &Sitters, number: u32) -> Person {
        let mut stream = who.seed.stream(("learner", &number.to_string()));
        let ability = who.ability.draw(&mut stream);
        Person { stream, ability }
    }

    fn guesser(who: &Sitters, number: u32) -> Person {
        Person {
            stream: who.seed.stream(("guesser", &number.to_string())),
            ability: GUESSER,
        }
    }

    fn seed(&mut self) -> Seed {
        const HALF: usize = 1 << 26;
        let (high, low) = (
            self.stream.below(HALF) as u64,
            self.stream.below(HALF) as u64,
        );
        Seed::from_bits(high << 26 | low)
    }
}

/// The groups that learners are counted in: up to so many standard deviations from the mean.
pub const EDGES: [f64; 4] = [-1.5, -0.5, 0.5, 1.5];

impl Counts {
    fn none(exam: &Exam<'_>, who: &Sitters) -> Counts {
        Counts {
            within: vec![0; usize::from(who.attempts)],
            guessed: vec![0; usize::from(who.attempts)],
            items: vec![(0, 0, 0); exam.items.len()],
            ..Counts::default()
        }
    }

    fn learner(&mut self, exam: &Exam<'_>, who: &Sitters, number: u32) -> Result<(), Shortfall> {
        let mut person = Person::learner(who, number);
        let form = exam.draw(person.seed(), None)?;
        let items = &mut self.items;
        let first = exam.sit(
            &form,
            person.ability,
            &mut person.stream,
            &mut |item, earned| {
                let (count, sum, squares) = &mut items[item as usize];
                *count += 1;
                *sum += u64::from(earned.0);
                *squares += u64::from(earned.0) * u64::from(earned.0);
            },
        );
        let other = exam.draw(person.seed(), None)?;
        let parallel = exam.sit(&other, person.ability, &mut person.stream, &mut |_, _| {});
        self.answers += (form.len() + other.len()) as u64;
        let share = |got: Points, of: Points| u64::from(got.0) * MILLION / u64::from(of.0.max(1));
        let (x, y) = (share(first.got, first.of), share(parallel.got, parallel.of));
        let (x, y) = (u128::from(x), u128::from(y));
        for (sum, one) in self.shares.iter_mut().zip([x, y, x * x, y * y, x * y]) {
            *sum += one;
        }
        self.both[match (first.passed, parallel.passed) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        }] += 1;
        let from_mean = (person.ability - who.ability.mean) / who.ability.sd;
        let group = EDGES.iter().filter(|edge| from_mean >= **edge).count();
        self.groups[group].0 += 1;
        self.groups[group].1 += u64::from(first.passed);
        let mut seen = exam.unmet();
        exam.meet(&form, &mut seen);
        let fresh = exam.draw(person.seed(), Some(&seen))?;
        self.shared[0] += common(&form, &other);
        self.shared[1] += common(&form, &fresh);
        let mut within = std::mem::take(&mut self.within);
        let passed = if first.passed { Some(0) } else { None };
        self.attempts(exam, &mut person, (passed, seen), Some(fresh), &mut within)?;
        self.within = within;
        Ok(())
    }

    fn guesser(&mut self, exam: &Exam<'_>, who: &Sitters, number: u32) -> Result<(), Shortfall> {
        let mut person = Person::guesser(who, number);
        let form = exam.draw(person.seed(), None)?;
        let first = exam.sit(&form, person.ability, &mut person.stream, &mut |_, _| {});
        self.answers += form.len() as u64;
        let mut seen = exam.unmet();
        exam.meet(&form, &mut seen);
        let mut guessed = std::mem::take(&mut self.guessed);
        let passed = if first.passed { Some(0) } else { None };
        self.attempts(exam, &mut person, (passed, seen), None, &mut guessed)?;
        self.guessed = guessed;
        Ok(())
    }

    // The attempts after the first, until one is passed or none is left. `drawn` is a second form drawn already.
    fn attempts(
        &mut self,
        exam: &Exam<'_>,
        person: &mut Person,
        (mut passed, mut seen): (Option<usize>, Met),
        mut drawn: Option<Drawn>,
        within: &mut [u64],
    ) -> Result<(), Shortfall> {
        for attempt in 1..within.len() {
            if passed.is_some() {
                break;
            }
            let form = match (exam.blueprint.unseen_first, drawn.take()) {
                (true, Some(form)) => form,
                (true, None) => exam.draw(person.seed(), Some(&seen))?,
                (false, _) => exam.draw(person.seed(), None)?,
            };
            let result = exam.sit(&form, person.ability, &mut person.stream, &mut |_, _| {});
            self.answers += form.len() as u64;
            passed = result.passed.then_some(attempt);
            exam.meet(&form, &mut seen);
        }
        if let Some(at) = passed {
            within[at..].iter_mut().for_each(|count| *count += 1);
        }
        Ok(())
    }

    fn and(mut self, other: Counts) -> Counts {
        fn add<'a>(to: impl Iterator<Item = &'a mut u64>, from: &[u64]) {
            to.zip(from).for_each(|(to, from)| *to += from);
        }
        self.answers += other.answers;
        for (to, from) in self.groups.iter_mut().zip(other.groups) {
            *to = (to.0 + from.0, to.1 + from.1);
        }
        add(self.within.iter_mut(), &other.within);
        add(self.guessed.iter_mut(), &other.guessed);
        add(self.both.iter_mut(), &other.both);
        add(self.shared.iter_mut(), &other.shared);
        for (to, from) in self.shares.iter_mut().zip(other.shares) {
            *to += from;
        }
        for (to, from) in self.items.iter_mut().zip(other.items) {
            *to = (to.0 + from.0, to.1 + from.1, to.2 + from.2);
        }
        self
    }
}

fn common(a: &Drawn, b: &Drawn) -> u64 {
    let shared = a
        .iter()
        .filter(|(_, item)| b.iter().any(|(_, other)| item == other));
    shared.count() as u64
}
