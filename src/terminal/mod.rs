//! Screens as lines, lines as events, tables and diagnostics drawn, for a terminal or a pipe.

pub mod feedback;
pub mod help;
pub mod lines;
pub mod markdown;
pub mod page;
pub mod question;
pub mod reply;
pub mod typed;
pub mod voice;
