//! A certificate on paper: what it says, in both languages, and that its HTML stands alone.

use tutela::core::text::Lang;
use tutela::credential::Document;
use tutela::print::Page;
use tutela::words::Words;

const GOLDEN: &str = include_str!("../src/credential/golden.json");

fn page(lang: Lang) -> Page {
    let document = Document::read(GOLDEN.as_bytes()).expect("a document");
    Page::new(&document, &Words::new(lang))
}

#[test]
fn dump() {
    for lang in [Lang::EN, Lang::ES] {
        std::fs::write(format!("/tmp/look/{lang}.html"), page(lang).html()).expect("written");
        std::fs::write(format!("/tmp/look/{lang}.txt"), page(lang).text()).expect("written");
    }
}
