//! The integration tests: one binary, one module a subject. `tests/house.rs` sees that no file is forgotten.

mod check;
mod cli_help;
mod faults;
mod house;
mod new;
mod reader;
mod readme;
