//! The integration tests: one binary, one module a subject. `tests/house.rs` sees that no file is forgotten.

mod certificate;
mod check;
mod cli_help;
mod computer;
mod draw;
mod house;
mod journey;
mod learner;
mod print;
mod readme;
mod spanish;
mod store;
mod verify;
