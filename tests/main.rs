//! The integration tests: one binary, one module a subject. `tests/house.rs` sees that no file is forgotten.

mod card;
mod certificate;
mod check;
mod cli_help;
mod computer;
mod draw;
mod durable;
mod faults;
mod house;
mod journey;
mod learner;
mod library;
mod new;
#[cfg(feature = "pdf")]
mod paper;
mod person;
mod print;
mod reader;
mod readme;
mod records;
mod screen;
mod spanish;
mod store;
mod terminal;
mod upkeep;
mod verify;
