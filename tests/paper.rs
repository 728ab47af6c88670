//! Documents as PDF: each is written where the judges find it, and the same is written twice.

use std::path::PathBuf;

use crate::computer::Computer;
use tutela::core::session::draw::Exposure;
use tutela::core::session::form::Form;
use tutela::core::session::task::{Blank, Task};
use tutela::core::session::{Without, assemble};
use tutela::core::standing::Certificate;
use tutela::core::text::{Lang, Shown};
use tutela::credential::{Document, IssuerKey, Signed, SigningKey, seal_pdf, sign_all};
use tutela::print::block::{Attachment, Format, Paper, Picture};
use tutela::print::dress::{Design, Dress, Size};
use tutela::print::pdf::{Fonts, pdf, system_folders};
use tutela::print::transcript::{Certified, Read, Sat, Transcript};
use tutela::print::{Exam, Page, acknowledgement, card, certificate, wallet};
use tutela::terminal::typed;
use tutela::words::Words;

const GOLDEN: &str = include_str!("../src/credential/golden/plain.json");

fn golden() -> Certificate {
    let document = Document::read(GOLDEN.as_bytes()).expect("a document");
    document.certificate().clone()
}

fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("papers");
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn write(name: &str, paper: &Paper, dress: &Dress) -> Vec<u8> {
    write_with(name, paper, dress, None)
}

fn write_with(name: &str, paper: &Paper, dress: &Dress, signed: Option<&Signed>) -> Vec<u8> {
    let fonts = Fonts::for_text(&paper.text(), &system_folders(None)).expect("fonts");
    let credential = signed.map(|signed| {
        Attachment::credential(
            "The signed certificate",
            &signed.document,
            Some(&signed.jwt),
        )
    });
    let attached = credential.unwrap_or_default();
    let [one, two] = [(); 2].map(|()| pdf(paper, dress, &fonts, &attached).expect("a PDF"));
    assert!(one == two, "{name} differs from itself");
    let keep = |end: &str, bytes: &[u8]| {
        std::fs::write(folder().join(format!("{name}.{end}")), bytes).expect("a file");
    };
    keep("pdf", &one);
    keep("html", paper.html(dress).as_bytes());
    if let Some(signed) = signed {
        keep("code.txt", signed.paper.as_bytes());
    }
    one
}

fn signed(claim: &Certificate) -> Signed {
    sign_all(claim, &SigningKey::from_bytes(&[7; 32]))
}

fn key() -> IssuerKey {
    IssuerKey::of(&SigningKey::from_bytes(&[7; 32]))
}

fn dress(design: Design, paper: Size) -> Dress {
    let picture = |bytes: &[u8], alt: &str| Picture {
        bytes: bytes.into(),
        format: Format::of(bytes).expect("a picture"),
        alt: alt.into(),
    };
    let signature = picture(
        include_bytes!("fixtures/organisation/signature.png"),
        "Signature of Ines Ruiz",
    );
    Dress {
        design,
        paper,
        logo: Some(picture(
            include_bytes!("fixtures/organisation/logo.png"),
            "Harbor House Shelter",
        )),
        signatures: [("Ines Ruiz".into(), signature)].into(),
        ..Dress::default()
    }
}

fn terms(claim: &mut Certificate) {
    claim.terms = serde_json::from_value(serde_json::json!({
        "issued": "2026-11-22", "delivery": "self-paced", "contact_hours": "0.75", "provider_address": null,
        "signatories": [{"name": "Ines Ruiz", "role": "Training coordinator"}, {"name": "Dr. Marlon Okafor-Lindqvist", "role": "Executive director"}],
        "accreditation": null,
        "statement": {"lang": "en", "text": "I did this work myself.\n\nI know whom to call.", "name": "Dana Reyes Ochoa"},
        "renews": null, "status": {"list": "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e", "index": 7}, "domain": null,
    })).expect("terms");
}

fn long() -> Certificate {
    let mut claim = golden();
    claim.learner.name = "María de los Ángeles Hernández-Quiñones y Etxebarria Villalobos".into();
    claim.course.title = Shown::only(
        Lang::EN,
        "Recognizing labour and sex trafficking in lodging: a course for the night desk, housekeeping and security",
    );
    claim
}

#[test]
fn certificates_are_written_in_both_designs_sizes_and_languages() {
    for (name, mut claim) in [("plain", golden()), ("long", long())] {
        terms(&mut claim);
        let signed = signed(&claim);
        for (design, size, lang) in [
            (Design::Classic, Size::A4, Lang::EN),
            (Design::Classic, Size::Letter, Lang::ES),
            (Design::Modern, Size::A4, Lang::ES),
            (Design::Modern, Size::Letter, Lang::EN),
        ] {
            let words = Words::new(lang);
            let page = Page::of(&claim, Some(&key()), &words);
            let dress = dress(design, size);
            let paper = certificate(&page, &claim, &dress, &words, Some(&signed.paper));
            let file = format!("certificate-{name}-{design:?}-{size:?}-{lang}").to_lowercase();
            write_with(&file, &paper, &dress, Some(&signed));
            // An organisation's own pictures are as large as it likes; what is ours is not.
            let bare = Dress {
                design,
                paper: size,
                ..Dress::default()
            };
            let paper = certificate(&page, &claim, &bare, &words, Some(&signed.paper));
            let bytes = write_with(&format!("{file}-bare"), &paper, &bare, Some(&signed));
            let sealed = seal_pdf(bytes, claim.id, &SigningKey::from_bytes(&[7; 32]));
            assert!(sealed.len() <= 40_000, "{file}: {} bytes", sealed.len());
        }
    }
}

#[test]
fn a_wallet_card_is_two_faces_on_one_sheet() {
    for (name, mut claim, lang) in [("plain", golden(), Lang::EN), ("long", long(), Lang::ES)] {
        terms(&mut claim);
        let words = Words::new(lang);
        let page = Page::of(&claim, Some(&key()), &words);
        let signed = signed(&claim);
        let paper = wallet(&page, &claim, &words, Some(&signed.paper));
        write_with(
            &format!("wallet-{name}-{lang}"),
            &paper,
            &dress(Design::Classic, Size::A4),
            Some(&signed),
        );
    }
}

fn exam(lang: Lang, large: bool) -> (Paper, Paper) {
    printed(&drawn("7"), lang, large)
}

fn drawn(seed: &str) -> Form {
    let library = tutela::disk::read(None)
        .expect("the embedded library")
        .library;
    let course = library
        .courses
        .get("recognize-trafficking")
        .expect("it is shipped");
    let seed = seed.parse().expect("a seed");
    let form = assemble::exam(
        &library,
        course,
        seed,
        &Exposure::new(),
        &Without::default(),
    );
    form.expect("it has an exam").expect("enough items")
}

fn printed(form: &Form, lang: Lang, large: bool) -> (Paper, Paper) {
    let words = Words::new(lang);
    let exam = Exam {
        form,
        words: &words,
        large,
    };
    let tasks = form.slots.iter().map(|slot| &slot.posed.task);
    let typed: Vec<String> = tasks.map(|task| typed::print(&task.key())).collect();
    (exam.paper(), exam.key(&typed))
}

#[test]
fn what_may_fill_a_gap_is_numbered_as_the_sheet_and_the_key_number_it() {
    for lang in [Lang::EN, Lang::ES] {
        let mut seen = 0;
        for seed in ["1", "2", "3", "4", "5"] {
            let form = drawn(seed);
            let (paper, key) = printed(&form, lang, false);
            let tasks = form.slots.iter().map(|slot| &slot.posed);
            for (posed, gaps) in tasks.filter_map(|posed| match &posed.task {
                Task::Gaps { gaps, .. } => Some((posed, gaps)),
                _ => None,
            }) {
                let said = posed.language_for(lang);
                for (label, gap) in (1..).zip(gaps) {
                    let Blank::Pick { options, credit } = &gap.blank else {
                        continue;
                    };
                    let texts = options.iter().map(|option| option.text.say(said));
                    let texts: Vec<String> =
                        (1..).zip(texts).map(|(n, t)| format!("{n}{t}")).collect();
                    let shown = format!("({label})");
                    let how = Words::new(lang).say("gap-pick", &[("label", shown.into())]);
                    let asked = format!("{how}{}", texts.concat());
                    assert!(paper.text().contains(&asked), "no {asked}");
                    let best = credit.iter().position(|c| c.is_full()).expect("a key");
                    let text = options[best].text.say(said);
                    let right = format!("({label}) {}, {text}", best + 1);
                    assert!(key.text().contains(&right), "no {right}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 0);
    }
}

#[test]
fn an_exam_has_questions_a_sheet_and_a_key_apart() {
    for (name, lang, large) in [
        ("en", Lang::EN, false),
        ("es", Lang::ES, false),
        ("large", Lang::EN, true),
    ] {
        let (paper, key) = exam(lang, large);
        let dress = dress(Design::Classic, Size::Letter);
        write(&format!("exam-{name}"), &paper, &dress);
        write(&format!("key-{name}"), &key, &dress);
        let title = Words::new(lang).say("exam-sheet-title", &[]);
        assert!(paper.text().contains(&title));
        assert!(
            !paper
                .text()
                .contains(&Words::new(lang).say("exam-key-keep", &[]))
        );
    }
}

#[test]
fn every_card_in_the_library_is_printed_on_one_page() {
    let library = tutela::disk::read(None)
        .expect("the embedded library")
        .library;
    for course in library.courses.values() {
        let Some(role) = &course.card else { continue };
        for lang in [Lang::EN, Lang::ES] {
            let page = tutela::core::session::card::page(
                &library,
                course,
                role,
                lang,
                "2026-11-22".parse().expect("a date"),
            );
            let paper = card(&page, &Words::new(page.lang));
            let bytes = write(
                &format!("card-{}-{lang}", role.role),
                &paper,
                &dress(Design::Classic, Size::Letter),
            );
            let text = String::from_utf8_lossy(&bytes);
            assert!(text.contains("%PDF-1.7"));
        }
    }
}

#[test]
fn a_transcript_and_an_acknowledgement_are_written() {
    let course = (String::from("Control, not looks"), None);
    let transcript = Transcript {
        name: "Nguyễn Thị Ánh".into(),
        provider: Some("Harbor House Shelter".into()),
        today: "2026-11-22".parse().expect("a date"),
        certificates: vec![Certified {
            course: course.clone(),
            version: "1.0.0".into(),
            completed: "2026-11-20".parse().expect("a date"),
            until: Some("2027-11-20".parse().expect("a date")),
            state: "valid",
            id: "8f14e45f-ceea-467f-9a3b-0d2e6f7a1c58".into(),
            correction: None,
        }],
        exams: [Some(false), Some(true)]
            .map(|passed| Sat {
                course: course.clone(),
                day: "2026-11-20".parse().expect("a date"),
                points: (
                    tutela::core::score::Points(1750),
                    tutela::core::score::Points::whole(20),
                ),
                passed,
                corrected: false,
                minutes: 18,
            })
            .into(),
        lessons: vec![Read {
            course,
            lessons: 5,
            minutes: 44,
        }],
    };
    let mut claim = golden();
    terms(&mut claim);
    for lang in [Lang::EN, Lang::ES] {
        let words = Words::new(lang);
        let dress = dress(Design::Classic, Size::A4);
        write(
            &format!("transcript-{lang}"),
            &transcript.paper(&words),
            &dress,
        );
        let page = Page::of(&claim, Some(&key()), &words);
        let paper = acknowledgement(&page, &claim, &words).expect("it holds a statement");
        write(&format!("acknowledgement-{lang}"), &paper, &dress);
        assert_eq!(acknowledgement(&page, &golden(), &words), None);
    }
}

#[test]
fn names_of_other_scripts_are_drawn_or_refused_before_anything_is_printed() {
    let fonts = [PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/fonts"
    ))];
    for (name, folders, missing) in [
        ("Nguyễn Thị Ánh", &[][..], ""),
        ("Łukasz Żółć-Đorđević", &[], ""),
        ("Олена Шевченко", &[], ""),
        ("דנה רוזנברג-כהן", &[], ""),
        ("王小明", &[], "小明王"),
        ("王小明", &fonts[..], ""),
        ("王小明 \u{1f9ff}", &fonts[..], "\u{1f9ff}"),
    ] {
        match Fonts::for_text(name, folders) {
            Ok(fonts) => {
                assert_eq!(missing, "", "{name}");
                let mut claim = golden();
                claim.learner.name = name.into();
                let words = Words::new(Lang::EN);
                let page = Page::of(&claim, None, &words);
                let dress = dress(Design::Classic, Size::A4);
                let paper = certificate(&page, &claim, &dress, &words, None);
                let bytes = pdf(&paper, &dress, &fonts, &[]).expect("a PDF");
                let file = format!(
                    "name-{}.pdf",
                    u32::from(name.chars().next().expect("a letter"))
                );
                std::fs::write(folder().join(file), bytes).expect("a file");
            }
            Err(why) => assert_eq!(why.0.iter().collect::<String>(), missing, "{name}"),
        }
    }
}

#[test]
fn the_command_writes_papers_and_never_over_another_file() {
    let computer = Computer::new();
    let exam =
        |to: &str| computer.run(&["form", "recognize-trafficking", "--seed", "7", "--to", to]);
    for _ in 0..2 {
        assert_eq!(
            (exam("exam.pdf").code, exam("exam.pdf").out.as_str()),
            (Some(0), "exam.pdf\n")
        );
    }
    std::fs::write(computer.path("key.pdf"), "something else").expect("a file");
    let done = exam("key.pdf");
    assert_eq!(done.code, Some(3));
    assert!(
        done.err.contains("is there already and is different"),
        "{}",
        done.err
    );
    let done = exam("exam.txt");
    assert_eq!(done.code, Some(2));
    assert!(
        done.err.contains("exam.txt is neither .pdf nor .html"),
        "{}",
        done.err
    );
    let pdf = std::fs::read(computer.path("exam.pdf")).expect("it was written");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let done = computer.run(&[
        "certificate",
        "preview",
        "--to",
        "p.pdf",
        "--name",
        "\u{1f9ff}",
    ]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("U+1F9FF"), "{}", done.err);
    assert!(!computer.path("p.pdf").exists());
}

#[test]
fn the_site_file_dresses_the_preview_and_its_mistakes_are_said() {
    let computer = Computer::new();
    let logo = include_bytes!("fixtures/organisation/logo.png");
    std::fs::write(computer.path("logo.png"), logo).expect("a file");
    let preview = |site: &str, to: &str| {
        std::fs::write(computer.path("tutela.toml"), site).expect("a file");
        computer.run(&["certificate", "preview", "--to", to])
    };
    let site = "[organisation]\nname = \"Inn\"\n[certificate]\nlogo = \"logo.png\"\ncolour = \"#7a1f3d\"\n\
        lines.en = [\"Room by room\"]\nwording.en.title = \"Record of training\"\n";
    assert_eq!(preview(site, "p.html").code, Some(0));
    let html = std::fs::read_to_string(computer.path("p.html")).expect("it was written");
    for word in [
        "--mark: #7a1f3d",
        "<h1>Record of training</h1>",
        "Room by room",
        "alt=\"Logo of Inn\"",
        "This is not a certificate",
    ] {
        assert!(html.contains(word), "{word}");
    }
    for (site, said) in [
        ("colour = \"#ffee00\"", "too pale"),
        ("design = \"clasic\"", "classic"),
        ("logo = \"none.png\"", "none.png cannot be read"),
        ("logo = \"tutela.toml\"", "neither PNG nor JPEG"),
        ("paper = \"legal\"", "a4 and letter"),
    ] {
        let done = preview(&format!("[certificate]\n{site}\n"), "q.pdf");
        assert_eq!(done.code, Some(3), "{site}");
        assert!(done.err.contains(said), "{site}: {}", done.err);
    }
}
