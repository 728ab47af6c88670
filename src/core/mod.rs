//! The domain: pure values and rules. Reads no clock, draws no entropy, touches no file, prints nothing.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod content;
pub mod diagnostic;
pub mod id;
pub mod locale;
pub mod score;
pub mod seed;
pub mod session;
pub mod standing;
pub mod text;
pub mod time;
