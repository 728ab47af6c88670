//! Lines for a narrow screen, cut between words. A command to copy stays on its line, however long.

use textwrap::{Options, WordSeparator, WordSplitter};

/// A text cut line by line; what is indented or numbered goes on below its own words.
pub fn wrapped(text: &str, columns: usize) -> String {
    let wrap = |line: &str| {
        let words = line.trim_start();
        let hang = match words.split_once("  ") {
            Some((number, rest)) if number.parse::<usize>().is_ok() => {
                words.len() - rest.trim_start().len()
            }
            Some(_) | None => 0,
        };
        let indent = " ".repeat((line.len() - words.len() + hang).min(columns / 2));
        textwrap::fill(line, between_words(columns).subsequent_indent(&indent))
    };
    text.split('\n').map(wrap).collect::<Vec<_>>().join("\n")
}

// Only a space is a place to break: `/help` stays whole, and so does `our-desk`, however long.
fn between_words<'a>(columns: usize) -> Options<'a> {
    Options::new(columns)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
}

/// A page of help that was written for 80 columns: its paragraphs are filled anew, and what is said beside a command or a
/// word stands below it where there is no room.
pub fn page(text: &str, columns: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    for line in text.split('\n') {
        let is_prose = !line.is_empty() && !line.starts_with([' ', '\t']);
        if is_prose && !line.starts_with("Usage:") {
            paragraph.push(line);
            // A head stands alone.
            if !line.ends_with(':') {
                continue;
            }
        }
        flush(&mut paragraph, columns, &mut lines);
        match () {
            () if is_prose && !line.starts_with("Usage:") => {}
            () if textwrap::core::display_width(line) <= columns => lines.push(line.to_owned()),
            () => lines.extend(beside(line, columns)),
        }
    }
    flush(&mut paragraph, columns, &mut lines);
    lines.join("\n")
}

fn flush(paragraph: &mut Vec<&str>, columns: usize, lines: &mut Vec<String>) {
    let is_wide = |line: &&str| textwrap::core::display_width(line) > columns;
    match paragraph.iter().any(is_wide) {
        true => lines.push(textwrap::fill(&paragraph.join(" "), between_words(columns))),
        false => lines.extend(paragraph.iter().map(|line| (*line).to_owned())),
    }
    paragraph.clear();
}

fn beside(line: &str, columns: usize) -> Vec<String> {
    const ROOM: usize = 20;
    let words = line.trim_start();
    let indent = &line[..line.len() - words.len()];
    let is_command = ["tutela", "Usage:", "-"]
        .iter()
        .any(|start| words.starts_with(start));
    let below = format!("{indent}    ");
    let fill = |text: &str, first: &str, rest: &str| {
        let options = between_words(columns)
            .initial_indent(first)
            .subsequent_indent(rest);
        textwrap::fill(text, options)
    };
    let Some((head, said)) = words.split_once("  ") else {
        return vec![match is_command {
            true => line.to_owned(),
            false => fill(words, indent, indent),
        }];
    };
    let said = said.trim_start();
    let column = line.len() - said.len();
    if is_command || column + ROOM > columns {
        return vec![format!("{indent}{head}"), fill(said, &below, &below)];
    }
    vec![fill(said, &line[..column], &" ".repeat(column))]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
Check a library, a course or a bank file.

Shows every mistake of every file in one run, where it
stands, and what to do.

Examples:
  tutela check               the library in this folder
  tutela check our-desk/banks/signs.toml --format sarif

Exit codes:
  0    done (a quiz ends with 0 whatever the score)
  --json  As JSON

Usage: tutela check [OPTIONS] [PATH] [AND SO ON]";

    #[test]
    fn a_page_of_help_is_filled_anew_and_commands_stay_whole() {
        let narrow = "\
Check a library, a course or a bank
file.

Shows every mistake of every file in one
run, where it stands, and what to do.

Examples:
  tutela check
      the library in this folder
  tutela check our-desk/banks/signs.toml --format sarif

Exit codes:
  0    done (a quiz ends with 0 whatever
       the score)
  --json  As JSON

Usage: tutela check [OPTIONS] [PATH] [AND SO ON]";
        assert_eq!(page(PAGE, 40), narrow);
        assert_eq!(page(PAGE, 80), PAGE);
    }
}
