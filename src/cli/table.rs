//! A result of several rows: drawn as a table for a terminal, said as `name: value` lines in a pipe.

use comfy_table::{ColumnConstraint, ContentArrangement, Width, presets};

use super::{Context, Failure};

/// Rows under named columns.
pub struct Table<const N: usize> {
    names: [&'static str; N],
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    /// No rows yet. Names are the keys of the lines in a pipe; a terminal shows them in the learner's language
    /// (message `column-NAME`).
    pub fn new(names: [&'static str; N]) -> Table<N> {
        Table {
            names,
            rows: Vec::new(),
        }
    }

    /// One row more.
    pub fn row(&mut self, cells: [String; N]) {
        self.rows.push(cells);
    }

    /// Draws or says it; where there are no rows, the message `none-WHAT`.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn print(&self, context: &mut Context<'_>, what: &str) -> Result<(), Failure> {
        if self.rows.is_empty() {
            let none = context.words().say(&format!("none-{what}"), &[]);
            return context.tell(none);
        }
        let words = context.words();
        let heads = self
            .names
            .map(|name| words.say(&format!("column-{name}"), &[]));
        let rows: Vec<&[String]> = self.rows.iter().map(<[String; N]>::as_slice).collect();
        // A long id in pieces could not be copied: it stands on a line of its own instead.
        match is_drawn(context) && keeps_words(&heads, &rows, context.columns()) {
            true => context.print(drawn(&heads, &rows, context.columns())),
            false => self.say(context),
        }
    }

    fn say(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        for (number, row) in self.rows.iter().enumerate() {
            if number > 0 {
                context.print("")?;
            }
            for (name, cell) in self.names.iter().zip(row) {
                let line = format!("{name}: {cell}");
                // A pipe gets a line a value; a narrow terminal would break it inside a word.
                match (cell.is_empty(), context.host.terminal.out) {
                    (true, _) => {}
                    (false, true) => context.say(line)?,
                    (false, false) => context.print(line)?,
                }
            }
        }
        Ok(())
    }
}

/// Whether a table is drawn here: at a terminal that wants it and is wide enough to keep dates and words whole.
pub fn is_drawn(context: &Context<'_>) -> bool {
    const NARROW: usize = 72;
    context.draws_tables() && context.columns() >= NARROW
}

// Columns somebody has anything in.
fn held(heads: &[String], rows: &[&[String]]) -> Vec<usize> {
    (0..heads.len())
        .filter(|at| rows.iter().any(|row| !row[*at].is_empty()))
        .collect()
}

// Between columns.
const GAP: u16 = 2;

// The width of a column that keeps its words whole.
fn least(at: usize, heads: &[String], rows: &[&[String]]) -> u16 {
    let cells = rows.iter().map(|row| row[at].as_str());
    let words = cells
        .chain([heads[at].as_str()])
        .flat_map(str::split_whitespace);
    let longest = words.map(textwrap::core::display_width).max().unwrap_or(0);
    u16::try_from(longest)
        .unwrap_or(u16::MAX)
        .saturating_add(GAP)
}

// Whether every word stays whole in a table of this width.
fn keeps_words(heads: &[String], rows: &[&[String]], columns: usize) -> bool {
    let held = held(heads, rows).into_iter();
    let wide: usize = held.map(|at| usize::from(least(at, heads, rows))).sum();
    wide <= columns
}

/// Rows under heads, without lines around them. A column nobody has anything in is left out; words stay whole where there
/// is room for that.
pub fn drawn(heads: &[String], rows: &[&[String]], columns: usize) -> String {
    let held = held(heads, rows);
    let mut table = comfy_table::Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(columns).unwrap_or(80))
        .set_header(held.iter().map(|at| &heads[*at]));
    for row in rows {
        table.add_row(held.iter().map(|at| &row[*at]));
    }
    let is_wide_enough = keeps_words(heads, rows, columns);
    for (column, at) in table.column_iter_mut().zip(&held) {
        column.set_padding((0, GAP));
        if is_wide_enough {
            let width = Width::Fixed(least(*at, heads, rows));
            column.set_constraint(ColumnConstraint::LowerBoundary(width));
        }
    }
    table.trim_fmt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_keeps_ids_whole_where_there_is_room_and_is_no_wider_than_it_may_be() {
        let heads = ["Item", "Choice", "By"].map(str::to_owned);
        let row = [
            "hotline-contacts-are-not-crimes, revision 1",
            "`crimes-that-took-place-in-the-same-year` counts as right as well",
            "Ines Ruiz",
        ]
        .map(str::to_owned);
        let rows = [row.as_slice()];
        // The longest words, 32, 41 and 4, each with a gap.
        for columns in 60..100 {
            assert_eq!(
                keeps_words(&heads, &rows, columns),
                columns >= 83,
                "{columns}"
            );
            let drawn = drawn(&heads, &rows, columns);
            let is_narrow = |line: &str| textwrap::core::display_width(line) <= columns;
            assert!(drawn.lines().all(is_narrow), "{columns}: {drawn}");
            if columns >= 83 {
                for id in [
                    "hotline-contacts-are-not-crimes",
                    "crimes-that-took-place-in-the-same-year",
                ] {
                    assert!(drawn.contains(id), "{columns}: {drawn}");
                }
            }
        }
    }
}
