//! A certificate on paper: what it says, in both languages, and that its HTML stands alone.

use tutela::core::standing::Certificate;
use tutela::core::standing::certificate::Identity;
use tutela::core::text::{Lang, Shown};
use tutela::credential::{Document, SigningKey, sign};
use tutela::print::dress::Dress;
use tutela::print::{Page, certificate};
use tutela::words::Words;

const GOLDEN: &str = include_str!("../src/credential/golden/plain.json");

fn golden() -> Certificate {
    let document = Document::read(GOLDEN.as_bytes()).expect("a document");
    document.certificate().clone()
}

fn drawn(claim: &Certificate, lang: Lang) -> String {
    let words = Words::new(lang);
    let paper = certificate(&page(claim, lang), claim, &Dress::default(), &words, None);
    paper.html(&Dress::default())
}

fn page(claim: &Certificate, lang: Lang) -> Page {
    let signed = sign(claim, &SigningKey::from_bytes(&[7; 32]));
    let document = Document::read(signed.as_bytes()).expect("our own");
    Page::new(&document, &Words::new(lang))
}

// Everything that can be long, hostile or rare, in one certificate.
fn difficult() -> Certificate {
    let mut claim = golden();
    claim.learner.name =
        "María de los Ángeles Hernández-Quiñones y Etxebarria, \"Lita\" <b>& Söhne</b>".into();
    claim.learner.identity = Identity::Confirmed {
        by: "O'Neil <script>alert(1)</script>".into(),
        on: "2026-11-01".parse().expect("a date"),
    };
    claim.course.title = Shown::only(
        Lang::EN,
        "Recognizing labour and sex trafficking in lodging: a course for the night desk, housekeeping and security",
    );
    claim.provider = None;
    claim.result = None;
    claim.valid_until = None;
    claim.attestation = None;
    claim.completed.zone = None;
    claim.active_time.minutes = 1;
    claim.attempt.languages = vec![Lang::ES, Lang::EN];
    claim.replaces = Some(claim.attempt.id);
    claim
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn a_certificate_as_text_in_english() {
    snapshot("certificate-en", &page(&golden(), Lang::EN).text());
}

#[test]
fn a_certificate_as_text_in_spanish() {
    snapshot("certificate-es", &page(&golden(), Lang::ES).text());
}

#[test]
fn a_certificate_as_html() {
    snapshot("certificate-html", &drawn(&golden(), Lang::EN));
}

#[test]
fn a_difficult_certificate_as_text() {
    snapshot(
        "certificate-difficult",
        &page(&difficult(), Lang::ES).text(),
    );
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for lang in [Lang::EN, Lang::ES] {
        let [one, two] = [(); 2].map(|()| (drawn(&difficult(), lang), page(&difficult(), lang)));
        assert_eq!(one.0, two.0);
        assert_eq!(one.1.text(), two.1.text());
    }
}

#[test]
fn no_line_of_the_text_is_wider_than_eighty_columns() {
    let mut long = difficult();
    long.learner.name = "x".repeat(200);
    long.course.version = "9".repeat(120);
    for claim in [golden(), difficult(), long] {
        for line in page(&claim, Lang::ES).text().lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn the_page_fetches_nothing_and_runs_nothing() {
    for claim in [golden(), difficult()] {
        let html = drawn(&claim, Lang::ES).to_lowercase();
        for word in [
            "<script",
            "<link",
            "<img",
            "<iframe",
            "<object",
            "<form",
            "<base",
            "http",
            "//",
            "src=",
            "href=",
            "url(",
            "@import",
            "javascript:",
        ] {
            assert!(!html.contains(word), "{word}");
        }
    }
}

#[test]
fn what_a_document_says_stays_text() {
    let html = drawn(&difficult(), Lang::EN);
    assert!(html.contains("&quot;Lita&quot; &lt;b&gt;&amp; Söhne&lt;/b&gt;"));
    assert!(html.contains("O&#39;Neil &lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn every_element_is_closed_and_the_headings_make_an_outline() {
    for lang in [Lang::EN, Lang::ES] {
        let html = drawn(&difficult(), lang);
        assert!(html.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\">\n")));
        let mut open = Vec::new();
        let mut outline = String::new();
        let body = html.split_once("<body>").expect("a body").1;
        for tag in body.split('<').skip(1) {
            let name = tag.split(['>', ' ']).next().expect("a name");
            match name.strip_prefix('/') {
                Some("body" | "html") => assert_eq!(open, Vec::<&str>::new()),
                Some(name) => assert_eq!(open.pop(), Some(name)),
                None if matches!(name, "hr" | "img") => {}
                None => open.push(name),
            }
            if let "h1" | "h2" | "h3" = name {
                outline.push_str(name);
            }
        }
        assert_eq!(outline, "h1h2h2h2h2");
        assert_eq!(html.matches("<main ").count(), 1);
        for section in ["front", "facts", "limits", "check", "records"] {
            assert!(html.contains(&format!("<section class=\"{section}\">")));
        }
    }
}

#[test]
fn a_title_in_another_language_is_marked_as_such() {
    let html = drawn(&difficult(), Lang::ES);
    assert!(html.contains("<p class=\"course long\" lang=\"en\" dir=\"auto\">Recognizing"));
    assert!(!drawn(&golden(), Lang::ES).contains("lang=\"en\""));
}
