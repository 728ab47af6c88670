//! What an author's file becomes when something is added to it: every byte that was there stays, in its place. A text
//! in, a text out.

use toml_edit::{Array, Document, Item, RawString, Value};

/// Why a file cannot be added to here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAdd {
    /// It does not parse.
    #[error("it is not TOML")]
    NotToml,
    /// The key is not a list.
    #[error("`{0}` is not a list")]
    NoList(String),
    /// The tables are written in one list, in brackets.
    #[error("`{0}` is written as one list in brackets; write each as `[[{0}]]`")]
    Inline(String),
}

/// The text with a thing at its end, a blank line before it.
pub fn append(text: &str, thing: &str) -> String {
    let mut after = text.to_owned();
    if after.chars().any(|c| !c.is_whitespace()) {
        if !after.ends_with('\n') {
            after.push_str(end_of_line(text));
        }
        if !after.ends_with("\n\n") && !after.ends_with("\n\r\n") {
            after.push_str(end_of_line(text));
        }
    }
    after.push_str(&with_ends(thing, text));
    after
}

/// The text with the line that names its schema: first, or below the comment that begins the file.
pub fn name_schema(text: &str, line: &str) -> String {
    let comment = text.lines().take_while(|line| line.starts_with('#'));
    let at: usize = comment.map(|line| line.len() + 1).sum();
    let (head, rest) = text.split_at(at.min(text.len()));
    format!("{head}{line}\n{rest}")
}

/// The text with one more word in a list at its top; comments stay beside what they are about.
///
/// # Errors
/// It does not parse, or holds no such list.
pub fn add_to_list(text: &str, key: &str, word: &str) -> Result<String, CannotAdd> {
    let document = Document::parse(text).map_err(|_| CannotAdd::NotToml)?;
    let found = document.get(key);
    let (list, span) = found
        .and_then(|item| Some((item.as_array()?.clone(), item.span()?)))
        .ok_or_else(|| CannotAdd::NoList(key.to_owned()))?;
    // Its comments lie in the text until they are asked for.
    let list = raised(list, text);
    let mut list = list.ok_or_else(|| CannotAdd::NoList(key.to_owned()))?;
    push(&mut list, word);
    list.decor_mut().clear();
    let written = with_ends(&list.to_string(), text);
    Ok(format!(
        "{}{written}{}",
        &text[..span.start],
        &text[span.end..]
    ))
}

/// The text with one more `[[key]]` below the last one there is, a blank line before it.
///
/// # Errors
/// It does not parse, or holds none, or holds them in brackets.
pub fn add_table(text: &str, key: &str, table: &str) -> Result<String, CannotAdd> {
    let document = Document::parse(text).map_err(|_| CannotAdd::NotToml)?;
    let last = match document.get(key) {
        Some(Item::ArrayOfTables(list)) => list.iter().last(),
        Some(Item::Value(_)) => return Err(CannotAdd::Inline(key.to_owned())),
        Some(Item::Table(_) | Item::None) | None => None,
    };
    let Some(last) = last else {
        return Err(CannotAdd::NoList(key.to_owned()));
    };
    let ends = last.iter().filter_map(|(_, item)| Some(item.span()?.end));
    let end = ends
        .chain(last.span().map(|span| span.end))
        .max()
        .unwrap_or(0);
    let line = text[end..].find('\n').map_or(text.len(), |to| end + to + 1);
    let (before, rest) = text.split_at(line);
    let added = append(before, table);
    Ok(
        match rest.trim_start_matches('\r').starts_with('\n') || rest.is_empty() {
            true => format!("{added}{rest}"),
            false => format!("{added}{}{rest}", end_of_line(text)),
        },
    )
}

// The list as one that can be changed.
fn raised(list: Array, text: &str) -> Option<Array> {
    let span = list.span()?;
    let value: Value = text.get(span)?.parse().ok()?;
    value.as_array().cloned()
}

fn push(list: &mut Array, word: &str) {
    let raw = |raw: Option<&RawString>| raw.and_then(RawString::as_str).unwrap_or("").to_owned();
    let trailing = raw(Some(list.trailing()));
    let last = list.len().checked_sub(1).and_then(|at| list.get_mut(at));
    let Some(last) = last else {
        list.push(word);
        return;
    };
    let (prefix, suffix) = (raw(last.decor().prefix()), raw(last.decor().suffix()));
    last.decor_mut().set_suffix("");
    let beside = format!("{suffix}{trailing}");
    let mut value = Value::from(word);
    if prefix.contains('\n') || beside.contains('\n') {
        // What stands behind the last word is about that word; the bracket closes where it did.
        let (beside, close) = beside.rsplit_once('\n').unwrap_or((&beside, ""));
        let indent = prefix.rsplit('\n').next().unwrap_or("  ");
        value
            .decor_mut()
            .set_prefix(format!("{}\n{indent}", beside.trim_end()));
        list.set_trailing(format!("\n{close}"));
    } else {
        value.decor_mut().set_prefix(" ");
        value.decor_mut().set_suffix(suffix);
    }
    list.push_formatted(value);
}

fn end_of_line(text: &str) -> &'static str {
    match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    }
}

// A text of ours with the line ends that `text` has.
fn with_ends(ours: &str, text: &str) -> String {
    match end_of_line(text) {
        "\n" => ours.to_owned(),
        end => ours.replace("\r\n", "\n").replace('\n', end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_added_below_a_blank_line_and_line_ends_are_the_files_own() {
        for (text, after) in [
            ("", "[[a]]\n"),
            ("x = 1", "x = 1\n\n[[a]]\n"),
            ("x = 1\n", "x = 1\n\n[[a]]\n"),
            ("x = 1\n\n", "x = 1\n\n[[a]]\n"),
            ("x = 1\r\n", "x = 1\r\n\r\n[[a]]\r\n"),
        ] {
            assert_eq!(append(text, "[[a]]\n"), after, "{text:?}");
        }
    }

    #[test]
    fn a_word_joins_a_list_and_comments_stay_beside_their_words() {
        for (list, after) in [
            ("[]", "[\"new\"]"),
            ("[\"a\"]  # in order", "[\"a\", \"new\"]  # in order"),
            ("[ \"a\", \"b\" ]", "[ \"a\", \"b\", \"new\" ]"),
            (
                "[\n  \"a\", # one\n  \"b\", # two\n]",
                "[\n  \"a\", # one\n  \"b\", # two\n  \"new\",\n]",
            ),
            ("[\n  \"a\" # one\n]", "[\n  \"a\", # one\n  \"new\"\n]"),
            ("[\r\n  \"a\",\r\n]", "[\r\n  \"a\",\r\n  \"new\",\r\n]"),
        ] {
            let (head, tail) = ("# head\ntitle = \"x\"\nmodules = ", "\n\n[exam] # tail\n");
            let text = format!("{head}{list}{tail}");
            let added = add_to_list(&text, "modules", "new").expect("there is a list");
            assert_eq!(added, format!("{head}{after}{tail}"));
        }
        assert_eq!(
            add_to_list("modules = 1\n", "modules", "new"),
            Err(CannotAdd::NoList("modules".to_owned()))
        );
    }

    #[test]
    fn the_schema_is_named_below_the_comment_that_begins_the_file() {
        for (text, after) in [
            ("x = 1\n", "#:schema s\nx = 1\n"),
            ("# What.\nx = 1\n# y\n", "# What.\n#:schema s\nx = 1\n# y\n"),
            (
                "# What.\n\n# x\n[[x]]\n",
                "# What.\n#:schema s\n\n# x\n[[x]]\n",
            ),
        ] {
            assert_eq!(name_schema(text, "#:schema s"), after);
        }
    }

    #[test]
    fn a_table_joins_its_like() {
        let text = "[[o]]\nid = \"a\" # so\n\n# what follows\n[exam]\nx = 1\n";
        assert_eq!(
            add_table(text, "o", "[[o]]\nid = \"b\"\n").as_deref(),
            Ok("[[o]]\nid = \"a\" # so\n\n[[o]]\nid = \"b\"\n\n# what follows\n[exam]\nx = 1\n")
        );
        assert_eq!(
            add_table("o = [{ id = \"a\" }]\n", "o", ""),
            Err(CannotAdd::Inline("o".to_owned()))
        );
    }
}
