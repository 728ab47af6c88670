//! Screens as lines, lines as events, tables and diagnostics drawn, for a terminal or a pipe.

pub mod card;
pub mod desk;
pub mod diagnostic;
pub mod difference;
pub mod erratum;
pub mod example;
pub mod feedback;
#[cfg(test)]
mod fixture;
pub mod form;
pub mod help;
pub mod lines;
pub mod markdown;
pub mod page;
pub mod preview;
pub mod question;
pub mod reply;
pub mod result;
pub mod turn;
pub mod typed;
pub mod voice;
