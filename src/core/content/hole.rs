//! Holes in an author's text: `{fact:ID}`, `{fact:ID.field}`, `{gap:ID}`, `{word}`. `{{` and `}}` are plain braces.

use std::ops::Range;

use crate::core::id::FactId;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// A fact, whole (`None`) or one field of it.
    Fact(&'a str, Option<&'a str>),
    /// A gap of a cloze.
    Gap(&'a str),
    /// A value: a variant's column, `answer`, or `n` in a unit's wording.
    Value(&'a str),
    /// Braces that open and never close, or hold no name.
    Broken(&'a str),
}

/// The facts a text names; a name that is no id names none.
pub fn facts(text: &str) -> impl Iterator<Item = FactId> {
    pieces(text)
        .into_iter()
        .filter_map(|(_, piece)| match piece {
            Piece::Fact(id, _) => id.parse().ok(),
            Piece::Words(_) | Piece::Gap(_) | Piece::Value(_) | Piece::Broken(_) => None,
        })
}

/// The pieces of a text in order, each with its byte range in it.
pub fn pieces(text: &str) -> Vec<(Range<usize>, Piece<'_>)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(brace) = bytes[at..].iter().position(|b| matches!(b, b'{' | b'}')) {
        let open = at + brace;
        let doubled = bytes.get(open + 1) == Some(&bytes[open]);
        if doubled || bytes[open] == b'}' {
            // A doubled brace is kept once; a lone closing one is only a character.
            let end = open + 1;
            pieces.push((from..end, Piece::Words(&text[from..end])));
            at = end + usize::from(doubled);
            from = at;
            continue;
        }
        if from < open {
            pieces.push((from..open, Piece::Words(&text[from..open])));
        }
        let end = text[open..].find('}').map_or(text.len(), |n| open + n + 1);
        pieces.push((open..end, hole(&text[open..end])));
        at = end;
        from = end;
    }
    if from < text.len() {
        pieces.push((from..text.len(), Piece::Words(&text[from..])));
    }
    pieces
}

fn hole(text: &str) -> Piece<'_> {
    let Some(name) = text.strip_prefix('{').and_then(|t| t.strip_suffix('}')) else {
        return Piece::Broken(text);
    };
    let word = |w: &str| {
        !w.is_empty()
            && w.bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    match name.split_once(':') {
        Some(("fact", rest)) => match rest.split_once('.') {
            Some((id, field)) if word(id) && word(field) => Piece::Fact(id, Some(field)),
            None if word(rest) => Piece::Fact(rest, None),
            Some(_) | None => Piece::Broken(text),
        },
        Some(("gap", id)) if word(id) => Piece::Gap(id),
        None if word(name) => Piece::Value(name),
        Some(_) | None => Piece::Broken(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Vec<Piece<'_>> {
        pieces(text).into_iter().map(|(_, piece)| piece).collect()
    }

    #[test]
    fn holes_are_found_between_words() {
        assert_eq!(
            shape("A {fact:x-1.period} b {gap:g}{n}."),
            [
                Piece::Words("A "),
                Piece::Fact("x-1", Some("period")),
                Piece::Words(" b "),
                Piece::Gap("g"),
                Piece::Value("n"),
                Piece::Words("."),
            ]
        );
    }

    #[test]
    fn doubled_braces_are_plain_and_broken_ones_are_said() {
        assert_eq!(
            shape("{{a}} {fact:} {x"),
            [
                Piece::Words("{"),
                Piece::Words("a}"),
                Piece::Words(" "),
                Piece::Broken("{fact:}"),
                Piece::Words(" "),
                Piece::Broken("{x"),
            ]
        );
    }
}
