//! A page as plain text, 80 columns wide.

use textwrap::core::display_width;
use textwrap::{Options, fill, wrap};

use super::{Fact, Page, Part};

const COLUMNS: usize = 80;
// The widest column of labels; a longer label stands on a line of its own.
const LABELS: usize = 20;

impl Page {
    /// The page as lines of at most 80 columns, the last one ended. Only a digest or a word without a break is cut.
    pub fn text(&self) -> String {
        let mut blocks = Vec::new();
        blocks.extend(self.provider.as_deref().map(plain));
        blocks.push(plain(&self.title.to_uppercase()));
        let sentence = [
            plain(&self.lead),
            indented(&self.name),
            plain(&self.link),
            indented(&self.course.0),
            plain(&self.date),
        ];
        blocks.push(sentence.join("\n"));
        for part in &self.parts {
            match part {
                Part::Facts(title, facts) => blocks.push(under(title, &table(facts))),
                Part::Records(title, facts) => blocks.push(under(title, &stacked(facts))),
                Part::List(title, lines) => {
                    let lines: Vec<String> = lines.iter().map(|line| dashed(line)).collect();
                    blocks.push(under(title, &lines.join("\n")));
                }
                Part::Steps {
                    title,
                    before,
                    command,
                    after,
                } => {
                    blocks.push(under(title, &plain(before)));
                    blocks.push(format!("  {command}"));
                    blocks.extend(after.as_deref().map(plain));
                }
            }
        }
        blocks.join("\n\n") + "\n"
    }
}

/// Facts as two columns: labels padded to the widest, values wrapped beside them.
pub fn table(facts: &[Fact]) -> String {
    let widest = facts.iter().map(|fact| display_width(&fact.label)).max();
    let column = widest.unwrap_or(0).min(LABELS) + 2;
    let rows = facts.iter().map(|fact| {
        let room = column.saturating_sub(display_width(&fact.label));
        let label = format!("{}{}", fact.label, " ".repeat(room.max(1)));
        let indent = " ".repeat(column);
        let options = Options::new(COLUMNS)
            .initial_indent(&label)
            .subsequent_indent(&indent);
        fill(&fact.value, options)
    });
    rows.collect::<Vec<_>>().join("\n")
}

// A label, and its value on the line below: sixty-four digits do not fit beside anything.
fn stacked(facts: &[Fact]) -> String {
    let rows = facts
        .iter()
        .map(|fact| match fact.label.len() + fact.value.len() {
            0..=76 => format!("{}: {}", fact.label, fact.value),
            _ => format!("{}:\n{}", fact.label, indented(&fact.value)),
        });
    rows.collect::<Vec<_>>().join("\n")
}

fn under(title: &str, body: &str) -> String {
    format!("{}\n\n{body}", plain(title))
}

fn plain(text: &str) -> String {
    wrap(text, COLUMNS).join("\n")
}

fn indented(text: &str) -> String {
    let options = Options::new(COLUMNS)
        .initial_indent("  ")
        .subsequent_indent("  ");
    fill(text, options)
}

fn dashed(text: &str) -> String {
    let options = Options::new(COLUMNS)
        .initial_indent("- ")
        .subsequent_indent("  ");
    fill(text, options)
}
