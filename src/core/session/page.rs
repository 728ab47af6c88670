//! Cuts a lesson's text into pages that hold together: by blocks, never inside one, alike in every language.

use crate::core::text::{Lang, Shown};

/// About as many words as fit a page of a small terminal with room for the prompt.
const WORDS: usize = 160;

/// The pages of a text. Where they end is decided in the author's language and carried over to the others.
pub fn pages(text: &Shown, own: Lang) -> Vec<Shown> {
    let blocks = blocks(text.say(own));
    let ends = ends(&blocks);
    let mut pages = vec![Shown::default(); ends.len()];
    for (lang, text) in &text.0 {
        let mine = self::blocks(text);
        let mut from = 0;
        for (page, end) in pages.iter_mut().zip(&ends) {
            // A translation with another number of blocks is cut at the same share of its length.
            let to = (end * mine.len() / blocks.len().max(1)).min(mine.len());
            page.0.insert(*lang, mine[from..to].join("\n\n"));
            from = to;
        }
    }
    pages
}

fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            open = false;
        } else if open {
            if let Some(block) = blocks.last_mut() {
                block.push('\n');
                block.push_str(line);
            }
        } else {
            blocks.push(line.to_owned());
            open = true;
        }
    }
    blocks
}

// After which block each page ends. A block that leads into a list, or ends in a colon, stays with what follows.
fn ends(blocks: &[String]) -> Vec<usize> {
    let words = |block: &String| block.split_whitespace().count();
    let total: usize = blocks.iter().map(words).sum();
    // Pages of about the same length rather than full ones and a crumb.
    let count = total.div_ceil(WORDS).max(1);
    let aim = total.div_ceil(count);
    let mut ends = Vec::new();
    let mut held = 0;
    for (at, block) in blocks.iter().enumerate() {
        held += words(block);
        let next = blocks.get(at + 1).map_or(0, words);
        let list = blocks.get(at + 1).is_some_and(|next| is_list(next));
        let leads = block.trim_end().ends_with(':') || (list && !is_list(block));
        if !leads && next > 0 && held + next / 2 >= aim {
            ends.push(at + 1);
            held = 0;
        }
    }
    ends.push(blocks.len());
    ends
}

fn is_list(block: &str) -> bool {
    let number = block.trim_start_matches(|c: char| c.is_ascii_digit());
    block.starts_with("- ") || (number.len() < block.len() && number.starts_with(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_lose_no_word_and_break_only_between_blocks() {
        let block = |n: usize| format!("Block {n} {}", "word ".repeat(40).trim());
        let text: Vec<String> = (0..7).map(block).collect();
        let text = text.join("\n\n");
        let pages = pages(&Shown::only(Lang::EN, text.clone()), Lang::EN);
        let joined: Vec<&str> = pages.iter().map(|p| p.say(Lang::EN)).collect();
        assert_eq!(joined.join("\n\n"), text);
        assert!(pages.len() >= 2 && joined.iter().all(|p| p.starts_with("Block")));
    }

    #[test]
    fn a_line_that_leads_into_a_list_stays_with_it() {
        for (leads, list) in [
            ("Three parts:", "- one\n- two"),
            ("**Three parts**", "1. one\n2. two"),
            ("There are three parts.", "- one\n\n- two"),
        ] {
            let text = format!("{}\n\n{leads}\n\n{list}", "word ".repeat(158));
            let pages = pages(&Shown::only(Lang::EN, text), Lang::EN);
            let ends_there = |page: &Shown| page.say(Lang::EN).trim_end().ends_with(leads);
            assert!(!pages.iter().any(ends_there), "{leads}");
        }
    }

    #[test]
    fn both_languages_have_as_many_pages() {
        let text = Shown(
            [
                (Lang::EN, "a\n\nb\n\nc".into()),
                (Lang::ES, "a\n\nb".into()),
            ]
            .into(),
        );
        for page in pages(&text, Lang::EN) {
            assert!(page.has(Lang::ES));
        }
        assert_eq!(pages(&Shown::only(Lang::EN, ""), Lang::EN).len(), 1);
    }
}
