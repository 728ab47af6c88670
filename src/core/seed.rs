//! Chance that can be repeated: a seed, and a stream of its own for every name. Draws no entropy.
//!
//! The draw is part of the record, so the algorithm is fixed and numbered: `rand`'s ChaCha12 (its bit stream is
//! documented as portable), keyed with SHA-256("tutela draw 1" ‖ seed), on a stream named by a hash, and a
//! Fisher-Yates of our own, because `shuffle` may differ between releases of `rand`.

use std::fmt;
use std::str::FromStr;

use rand::Rng;
use rand::SeedableRng;
use rand::rngs::ChaCha12Rng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The number of this way to draw, stored in every form.
pub const ALGORITHM: u32 = 1;

/// A seed from 0 to 2⁵³−1: it survives a trip through any JSON reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Seed(u64);

impl Seed {
    /// The largest seed.
    pub const MAX: u64 = (1 << 53) - 1;

    /// A seed from random bits; the upper eleven are dropped.
    pub fn from_bits(bits: u64) -> Seed {
        Seed(bits & Self::MAX)
    }

    /// The generator for `name` (what is drawn, and for whom): no other name's draws ever move it.
    pub fn stream(self, name: (&str, &str)) -> Stream {
        self.keyed().stream(name)
    }

    /// The seed's key, worked out once where many streams are wanted.
    pub fn keyed(self) -> Keyed {
        let key = Sha256::new()
            .chain_update(b"tutela draw 1")
            .chain_update(self.0.to_be_bytes())
            .finalize();
        Keyed(key.into())
    }
}

/// A seed with its key worked out.
#[derive(Clone, Copy)]
pub struct Keyed([u8; 32]);

impl Keyed {
    /// The generator for `name`.
    pub fn stream(&self, (what, whom): (&str, &str)) -> Stream {
        let hash = Sha256::new()
            .chain_update(what.as_bytes())
            .chain_update([0])
            .chain_update(whom.as_bytes())
            .finalize();
        let mut number = [0; 8];
        number.copy_from_slice(&hash[..8]);
        let mut rng = ChaCha12Rng::from_seed(self.0);
        rng.set_stream(u64::from_be_bytes(number));
        Stream(rng)
    }
}

/// A stream of chance for one name.
pub struct Stream(ChaCha12Rng);

impl Stream {
    /// A number from 0 up to but not including `end`, each equally likely (rejection; `end` 0 gives 0).
    pub fn below(&mut self, end: usize) -> usize {
        let end = end as u64;
        if end < 2 {
            return 0;
        }
        let zone = u64::MAX - u64::MAX % end;
        loop {
            let bits = self.0.next_u64();
            if bits < zone {
                return usize::try_from(bits % end).unwrap_or(0);
            }
        }
    }

    /// Shuffles in place, every order equally likely (Fisher-Yates, Durstenfeld 1964).
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        self.shuffle_first(things, things.len());
    }

    /// Puts a random choice of `count` things, in random order, at the front.
    pub fn shuffle_first<T>(&mut self, things: &mut [T], count: usize) {
        for at in 0..count.min(things.len()) {
            let other = at + self.below(things.len() - at);
            things.swap(at, other);
        }
    }
}

impl TryFrom<u64> for Seed {
    type Error = String;
    fn try_from(number: u64) -> Result<Self, String> {
        if number > Self::MAX {
            return Err(format!("a seed is a whole number from 0 to {}", Self::MAX));
        }
        Ok(Seed(number))
    }
}
impl From<Seed> for u64 {
    fn from(seed: Seed) -> u64 {
        seed.0
    }
}
impl FromStr for Seed {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        text.parse::<u64>()
            .map_err(|_| format!("a seed is a whole number from 0 to {}", Self::MAX))?
            .try_into()
    }
}
impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(seed: u64, name: &str, of: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..of).collect();
        Seed::from_bits(seed)
            .stream(("options", name))
            .shuffle(&mut order);
        order
    }

    #[test]
    fn golden_orders_never_change() {
        assert_eq!(order(0, "what-a-rate-counts", 5), GOLDEN_A);
        assert_eq!(order(1, "what-a-rate-counts", 5), GOLDEN_B);
        assert_eq!(order(Seed::MAX, "border", 8), GOLDEN_C);
    }
    const GOLDEN_A: [usize; 5] = [1, 3, 0, 4, 2];
    const GOLDEN_B: [usize; 5] = [0, 4, 2, 1, 3];
    const GOLDEN_C: [usize; 8] = [3, 7, 6, 2, 4, 0, 1, 5];

    #[test]
    fn every_order_of_four_is_equally_likely() {
        let mut seen = std::collections::BTreeMap::new();
        for seed in 0..24_000 {
            *seen.entry(order(seed, "x", 4)).or_insert(0u32) += 1;
        }
        let chi: f64 = seen
            .values()
            .map(|n| (f64::from(*n) - 1000.0).powi(2) / 1000.0)
            .sum();
        // 23 degrees of freedom: 49.7 is exceeded once in a thousand; the seeds are fixed, so this never flickers.
        assert!(seen.len() == 24 && chi < 49.7, "chi-square {chi}");
    }

    #[test]
    fn a_seed_over_the_limit_is_refused() {
        assert!("9007199254740992".parse::<Seed>().is_err());
        assert_eq!(
            "9007199254740991".parse::<Seed>().map(u64::from),
            Ok(Seed::MAX)
        );
    }
}
