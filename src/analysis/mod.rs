//! Numbers over responses, and what a model of learners foretells of them. The only room with floats.
//!
//! A statistic that is not defined is never nought: it says why ([`Undefined`]). Every formula names its source. Nothing
//! here reads a record or asks a clock; chance comes from a seed.

pub mod angoff;
pub mod chance;
pub mod classical;
pub mod decision;
pub mod exam;
pub mod figure;
pub mod forecast;
pub mod learner;
pub mod report;
pub mod simulate;

pub use figure::{Figure, Undefined};
