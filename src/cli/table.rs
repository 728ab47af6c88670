//! A result of several rows: drawn as a table for a terminal, said as `name: value` lines in a pipe.

use comfy_table::{ContentArrangement, presets};

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
        match is_drawn(context) {
            true => self.draw(context),
            false => self.say(context),
        }
    }

    fn draw(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        let words = context.words();
        let heads = self
            .names
            .map(|name| words.say(&format!("column-{name}"), &[]));
        let rows: Vec<&[String]> = self.rows.iter().map(<[String; N]>::as_slice).collect();
        context.print(drawn(&heads, &rows, context.columns()))
    }

    fn say(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        for (number, row) in self.rows.iter().enumerate() {
            if number > 0 {
                context.print("")?;
            }
            for (name, cell) in self.names.iter().zip(row) {
                if !cell.is_empty() {
                    context.print(format!("{name}: {cell}"))?;
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

/// Rows under heads, without lines around them. A column nobody has anything in is left out.
pub fn drawn(heads: &[String], rows: &[&[String]], columns: usize) -> String {
    let held: Vec<usize> = (0..heads.len())
        .filter(|at| rows.iter().any(|row| !row[*at].is_empty()))
        .collect();
    let mut table = comfy_table::Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(columns).unwrap_or(80))
        .set_header(held.iter().map(|at| &heads[*at]));
    for row in rows {
        table.add_row(held.iter().map(|at| &row[*at]));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table.trim_fmt()
}
