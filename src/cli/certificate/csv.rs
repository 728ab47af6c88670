//! Tables for spreadsheets: RFC 4180, and no text that a spreadsheet would run as a formula.

/// The table, its heading first.
pub fn text(heading: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = heading.join(",") + "\r\n";
    for row in rows {
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

// Quoted where it must be; what a spreadsheet would run as a formula gets an apostrophe in front. A number keeps its
// sign.
fn cell(text: &str) -> String {
    let is_number = text.parse::<i64>().is_ok();
    let text = match !is_number && text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    match text.contains(['"', ',', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_never_a_formula() {
        for (text, written) in [
            ("Ana", "Ana"),
            ("Reyes, Ana", "\"Reyes, Ana\""),
            ("Ana \"Annie\"", "\"Ana \"\"Annie\"\"\""),
            ("=1+1", "'=1+1"),
            ("@x,y", "\"'@x,y\""),
            ("-3", "-3"),
            ("-3+4", "'-3+4"),
        ] {
            assert_eq!(cell(text), written);
        }
    }
}
