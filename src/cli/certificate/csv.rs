//! Tables for spreadsheets: RFC 4180, and no text that a spreadsheet would run as a formula.

use csv::{Terminator, WriterBuilder};

/// The table, its heading first.
pub fn text(heading: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let written = table.write_record(heading).and_then(|()| {
        rows.into_iter()
            .try_for_each(|row| table.write_record(row.iter().map(|text| safe(text))))
    });
    let bytes = written.ok().and_then(|()| table.into_inner().ok());
    let bytes =
        bytes.expect("memory takes every row, and each row has as many cells as the heading");
    String::from_utf8(bytes).expect("what is written of texts is text")
}

// What a spreadsheet would run as a formula gets an apostrophe in front. A number keeps its sign.
fn safe(text: &str) -> String {
    let is_number = text.parse::<i64>().is_ok();
    match !is_number && text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::text as table;

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
            let table = table(
                &["name", "id"],
                [vec![text.to_owned(), "1".to_owned()]].into_iter(),
            );
            assert_eq!(table, format!("name,id\r\n{written},1\r\n"));
        }
    }
}
