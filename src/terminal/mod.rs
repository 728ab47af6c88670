//! Screens as lines, lines as events, tables and diagnostics drawn, for a terminal or a pipe.

pub mod typed;
