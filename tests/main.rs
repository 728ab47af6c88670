//! The integration tests: one binary, one module a subject. `tests/house.rs` sees that no file is forgotten.

mod card;
mod carriers;
mod certificate;
mod check;
mod cli_help;
mod computer;
mod draw;
mod durable;
mod editor;
mod facts;
mod faults;
mod house;
mod journey;
mod judged;
mod keys;
mod learner;
mod library;
mod life;
mod migrate;
mod new;
#[cfg(feature = "pdf")]
mod paper;
mod person;
mod preview;
mod print;
mod reader;
mod readme;
mod records;
mod screen;
mod simulate;
mod spanish;
mod store;
mod stress;
mod terminal;
mod upkeep;
mod verify;
