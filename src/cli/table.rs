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
        match context.draws_tables() {
            true => self.draw(context),
            false => self.say(context),
        }
    }

    fn draw(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        let words = context.words();
        // A column nobody has anything in is no column.
        let shown: Vec<usize> = (0..N)
            .filter(|at| self.rows.iter().any(|row| !row[*at].is_empty()))
            .collect();
        let mut table = comfy_table::Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(context.columns()).unwrap_or(80))
            .set_header(
                shown
                    .iter()
                    .map(|at| words.say(&format!("column-{}", self.names[*at]), &[])),
            );
        for row in &self.rows {
            table.add_row(shown.iter().map(|at| &row[*at]));
        }
        for line in table.lines() {
            context.print(line.trim_end())?;
        }
        Ok(())
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
