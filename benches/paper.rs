//! How many certificates a second are printed, one file each, on one core and on all: `cargo bench --bench paper [typst.py]`.
//! With `python3 benches/typst_paper.py` (PyPI `typst`) beside it, the same page is made by that binding in the same minute.

mod pair;

use std::path::{Path, PathBuf};
use std::process::Command;

use rayon::prelude::*;
use tutela::core::text::Lang;
use tutela::credential::{Document, SigningKey, sign_all};
use tutela::print::block::Attachment;
use tutela::print::dress::Dress;
use tutela::print::pdf::{Fonts, pdf};
use tutela::print::{Page, certificate};
use tutela::words::Words;

const GOLDEN: &str = include_str!("../src/credential/golden/plain.json");
const COUNT: u32 = 200;

fn main() {
    let document = Document::read(GOLDEN.as_bytes()).expect("a document");
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    // Signed once: what is measured is the printing.
    let signed = sign_all(document.certificate(), &SigningKey::from_bytes(&[7; 32]));
    // Each of another person, so that nothing is the same but the page.
    let print = |words: &Words, number: u32| {
        let mut claim = document.certificate().clone();
        claim.learner.name = format!("Dana Reyes Ochoa {number}");
        let page = Page::of(&claim, None, words);
        let dress = Dress::default();
        let paper = certificate(&page, &claim, &dress, words, Some(&signed.paper));
        let fonts = Fonts::for_text(&paper.text(), &[]).expect("our own fonts have it");
        let credential = Attachment {
            name: "credential.json",
            media_type: "application/json",
            description: "The signed certificate",
            bytes: signed.document.as_bytes(),
        };
        let bytes = pdf(&paper, &dress, &fonts, &[credential]).expect("a PDF");
        let file = folder.join(format!("{number}.pdf"));
        std::fs::write(file, &bytes).expect("a file");
        bytes.len()
    };
    let size = print(&Words::new(Lang::EN), 0);
    let [_, one] = pair::pair(
        &format!("{COUNT} certificates of {size} bytes, one file each"),
        5,
        [
            ("all cores", &mut || {
                pair::time(|| {
                    let all = (0..COUNT).into_par_iter();
                    all.for_each_init(
                        || Words::new(Lang::EN),
                        |words, n| {
                            print(words, n);
                        },
                    );
                })
            }),
            ("one core", &mut || {
                pair::time(|| {
                    let words = Words::new(Lang::EN);
                    (0..COUNT).for_each(|n| {
                        print(&words, n);
                    });
                })
            }),
        ],
    );
    let ours = f64::from(COUNT) / one.as_secs_f64();
    pair::verdict(
        "bytes of a certificate",
        size as f64,
        "at most 40000",
        size <= 40_000,
    );
    match typst(folder) {
        Some(theirs) => pair::verdict(
            "certificates a second on one core, for one of the typst binding",
            ours / theirs,
            &format!("at least 2 ({ours:.0} against {theirs:.0})"),
            ours / theirs >= 2.0,
        ),
        None => println_err(&format!(
            "{ours:.0} certificates a second; PyPI `typst` is not there to compare"
        )),
    }
}

fn typst(folder: &Path) -> Option<f64> {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/typst_paper.py");
    let done = Command::new("python3")
        .arg(script)
        .arg(folder)
        .output()
        .ok()?;
    String::from_utf8(done.stdout).ok()?.trim().parse().ok()
}

#[expect(clippy::print_stderr, reason = "a bench talks to whoever runs it")]
fn println_err(line: &str) {
    eprintln!("{line}");
}
