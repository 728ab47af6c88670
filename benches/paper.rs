//! How many certificates a second are printed, one file each: `cargo bench --bench paper`.
//!
//! Where `python3` has PyPI's `typst`, that binding prints in turn with us: two pages with the words of ours, the same file
//! attached, PDF/UA-1, one compiler that keeps what it has worked out from page to page. Its page lacks the square code;
//! so ours is measured without it (an equal page), and with it, as it is printed. What counts is processor time, so that
//! nothing else that the computer does is in the way of either; both print on one core at a time.

mod pair;

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rayon::prelude::*;
use tutela::core::standing::Certificate;
use tutela::core::text::Lang;
use tutela::credential::{Document, Signed, SigningKey, sign_all};
use tutela::print::block::Attachment;
use tutela::print::dress::Dress;
use tutela::print::pdf::{Fonts, pdf};
use tutela::print::{Page, certificate};
use tutela::words::Words;

const GOLDEN: &str = include_str!("../src/credential/golden/plain.json");
const COUNT: u32 = 100;

fn main() {
    let document = Document::read(GOLDEN.as_bytes()).expect("a document");
    let home = tempfile::tempdir().expect("a folder");
    let printer = Printer {
        // Signed once: what is measured is the printing.
        signed: sign_all(document.certificate(), &SigningKey::from_bytes(&[7; 32])),
        claim: document.certificate().clone(),
        folder: home.path().to_owned(),
    };
    let words = Words::new(Lang::EN);
    let size = printer.print(&words, 0, true);
    let mut typst = Typst::start(&printer);
    let one_core = |coded: bool| {
        on_one_core(|| {
            for number in 0..COUNT {
                printer.print(&words, number, coded);
            }
        })
    };
    let [_, whole, equal, theirs] = pair::pair(
        &format!("{COUNT} certificates of {size} bytes, one file each"),
        7,
        [
            ("all cores, on the wall", &mut || {
                pair::time(|| {
                    (0..COUNT).into_par_iter().for_each_init(
                        || Words::new(Lang::EN),
                        |words, number| {
                            printer.print(words, number, true);
                        },
                    );
                })
            }),
            ("one core", &mut || one_core(true)),
            ("one core, without the code", &mut || one_core(false)),
            ("typst, without the code", &mut || {
                typst.as_mut().map_or(Duration::from_secs(1), Typst::print)
            }),
        ],
    );
    pair::verdict(
        "bytes of a certificate",
        size as f64,
        "at most 40000",
        size <= 40_000,
    );
    if typst.is_none() {
        return println_err("PyPI `typst` is not there to compare: nothing is known of its line");
    }
    for (what, ours) in [
        ("an equal page on one core, for one of typst", equal),
        ("ours with its code on one core, for one of typst", whole),
    ] {
        let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
        let second = |time: Duration| f64::from(COUNT) / time.as_secs_f64();
        let wanted = format!(
            "at least 2 ({:.0} against {:.0})",
            second(ours),
            second(theirs)
        );
        pair::verdict(what, ratio, &wanted, ratio >= 2.0);
    }
}

// The processor time of this thread (Linux), else the time on the wall.
fn on_one_core(work: impl FnOnce()) -> Duration {
    let spent = || {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        let nanoseconds = text.split(' ').next()?.parse().ok()?;
        Some(Duration::from_nanos(nanoseconds))
    };
    let before = spent();
    let wall = pair::time(work);
    match (before, spent()) {
        (Some(before), Some(after)) => after - before,
        (_, _) => wall,
    }
}

struct Printer {
    signed: Signed,
    claim: Certificate,
    folder: PathBuf,
}

impl Printer {
    // Each of another person, so that nothing is the same but the page. Says how many bytes it has.
    fn print(&self, words: &Words, number: u32, coded: bool) -> usize {
        let mut claim = self.claim.clone();
        claim.learner.name = format!("Dana Reyes Ochoa {number}");
        let page = Page::of(&claim, None, words);
        let dress = Dress::default();
        let code = coded.then_some(self.signed.paper.as_str());
        let paper = certificate(&page, &claim, &dress, words, code);
        let fonts = Fonts::for_text(&paper.text(), &[]).expect("our own fonts have it");
        let credential = Attachment {
            name: "credential.json",
            media_type: "application/json",
            description: "The signed certificate",
            bytes: self.signed.document.as_bytes(),
        };
        let bytes = pdf(&paper, &dress, &fonts, &[credential]).expect("a PDF");
        let file = self.folder.join(format!("{number}.pdf"));
        std::fs::write(file, &bytes).expect("a file");
        bytes.len()
    }
}

struct Typst {
    child: Child,
    said: BufReader<std::process::ChildStdout>,
}

impl Typst {
    fn start(printer: &Printer) -> Option<Typst> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/typst_paper.py");
        let credential = printer.folder.join("credential.json");
        std::fs::write(&credential, &printer.signed.document).expect("a file");
        let mut child = Command::new("python3")
            .args([&script, &printer.folder, &credential])
            .arg(COUNT.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let said = BufReader::new(child.stdout.take()?);
        let mut typst = Typst { child, said };
        typst.round().map(|_| typst)
    }

    fn print(&mut self) -> Duration {
        self.round().expect("it answered before")
    }

    fn round(&mut self) -> Option<Duration> {
        let asked = self.child.stdin.as_mut()?;
        asked.write_all(b"\n").ok()?;
        asked.flush().ok()?;
        let mut line = String::new();
        self.said.read_line(&mut line).ok()?;
        Some(Duration::from_secs_f64(line.trim().parse().ok()?))
    }
}

impl Drop for Typst {
    fn drop(&mut self) {
        // It ends with its input.
        drop(self.child.stdin.take());
        drop(self.child.wait());
    }
}

#[expect(clippy::print_stderr, reason = "a bench talks to whoever runs it")]
fn println_err(line: &str) {
    eprintln!("{line}");
}
