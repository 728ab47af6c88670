//! The reader under any bytes: it never panics, and says what it says in order.

use std::borrow::Cow;

use proptest::prelude::*;
use tutela::source::{self, Reading, SourceFile};
use tutela::terminal::diagnostic::{Ink, draw, lines, place};

use crate::faults::example;

fn hold(mut reading: Reading) {
    source::remark(&mut reading);
    let keys: Vec<_> = reading
        .diagnostics
        .iter()
        .map(|d| (d.at.file.to_string(), d.at.span.start, d.code))
        .collect();
    assert!(keys.is_sorted());
    let placed = place(
        &reading.diagnostics,
        |path| reading.file(path),
        str::to_owned,
    );
    assert_eq!(placed.len(), reading.diagnostics.len());
    for one in &placed {
        assert!(one.position.line >= 1 && one.position.column >= 1);
        assert!(!lines(one).is_empty());
    }
    for one in placed.iter().take(5) {
        assert!(!draw(one, Ink::Plain, 80).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let path = "bank.toml".to_owned();
        hold(source::read_bank(SourceFile { path, bytes: Cow::Owned(bytes) }));
    }

    #[test]
    fn lines_that_look_like_toml_are_read_without_a_panic(
        text in "(\\[\\[?(item|case|item\\.options|item\\.gaps\\.a)\\]\\]?\n|(id|type|stem|text|options|answer|key) = (\"[a-z{}:]{0,9}\"|[0-9.e-]{1,5}|true|\\[\\]|\\{ ?\\}|\"choice\"|\"cloze\"|'\\{gap:a\\}')\n){0,40}"
    ) {
        hold(source::read_bank(SourceFile::new("bank.toml", text)));
    }

    #[test]
    fn a_library_with_bytes_changed_is_read_without_a_panic(
        file in 0usize..13,
        cuts in proptest::collection::vec((0.0f64..1.0, 0usize..40, "[\\[\\]{}\"'=#\\\\a-z0-9. \n]{0,12}"), 1..4)
    ) {
        let mut files = example();
        let changed = files.get_mut(file).expect("the example has 13 files");
        let mut text = String::from_utf8_lossy(&changed.bytes).into_owned();
        for (at, length, with) in cuts {
            let len = text.len();
            let mut from = (0..=len).nth((at * 1_000.0) as usize * len / 1_000).unwrap_or(0);
            while !text.is_char_boundary(from) { from -= 1; }
            let mut to = (from + length).min(len);
            while !text.is_char_boundary(to) { to -= 1; }
            text.replace_range(from..to.max(from), &with);
        }
        *changed = SourceFile::new(&changed.path, text);
        hold(source::read(files));
    }
}
