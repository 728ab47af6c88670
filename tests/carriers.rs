//! A certificate from the exam to every file it travels in: each is valid, on another computer too, and shows a change.

use crate::journey::{World, pass};

const SITE: &str = r##"
[organisation]
name = "Harbor House Shelter"
address = "PO Box 12, Jackson"
domain = "harbor.example"
accreditation = { by = "Board of Example", number = "P-12" }

[[organisation.signatories]]
name = "Ines Ruiz"
role = "Training coordinator"

[certificate]
design = "modern"
paper = "letter"
"##;

const SIGNED: [&str; 5] = ["json", "jwt", "pdf", "png", "svg"];

fn certified() -> (World, String) {
    let mut world = World::new();
    std::fs::write(world.home.path().join("tutela.toml"), SITE).expect("a site file");
    world.run(&["learner", "add", "Nguyễn Thị Ánh", "--id", "anh"], "");
    let said = pass(&mut world, Some("Nguyễn Thị Ánh"));
    assert_eq!(said.code, 0, "{}", said.err);
    let id = world.store().certificates(None).expect("readable")[0]
        .id
        .clone();
    let said = world.run(&["certificate", "export", "latest", "--to", "out"], "");
    assert_eq!(said.code, 0, "{}", said.err);
    (world, id)
}

#[test]
fn every_file_of_an_export_is_valid_and_stays_as_it_is() {
    let (mut world, id) = certified();
    let folder = world.home.path().join("out");
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .expect("a folder")
        .map(|file| {
            file.expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    files.sort();
    let ends = ["html", "jwt", "json", "pdf", "png", "svg", "txt"];
    let mut wanted = ends.map(|end| format!("{id}.{end}"));
    wanted.sort();
    assert_eq!(files, wanted);
    for end in SIGNED {
        let file = format!("out/{id}.{end}");
        let said = world.run(&["verify", &file, "--json"], "");
        assert_eq!(said.code, 0, "{end}: {}{}", said.out, said.err);
        let looked_at_page = said.out.contains("\"page\"");
        assert_eq!(
            looked_at_page,
            matches!(end, "pdf" | "png" | "svg"),
            "{end}: {}",
            said.out
        );
    }
    assert_eq!(world.run(&["verify", &id[..8]], "").code, 0);
    let again = world.run(&["certificate", "export", "--all", "--to", "out"], "");
    assert!(
        again.out.contains(", 0 files new"),
        "{}{}",
        again.out,
        again.err
    );
    let claim = world.run(&["certificate", "show", "--json"], "").out;
    for said in [
        "PO Box 12, Jackson",
        "Training coordinator",
        "Board of Example",
        "did:web:harbor.example#z6Mk",
    ] {
        assert!(claim.contains(said), "{said}: {claim}");
    }
    assert!(!claim.contains("not-continuing-education"), "{claim}");
}

#[test]
fn another_computer_needs_only_the_key_for_each_file_and_for_the_text_of_the_code() {
    let (mut world, id) = certified();
    let key = world.run(&["key", "export"], "").out;
    let paper = world.store().certificates(None).expect("readable")[0]
        .paper
        .clone();
    let mut other = World::new();
    std::fs::write(other.home.path().join("key.json"), key).expect("a file");
    for end in SIGNED {
        let from = world.home.path().join(format!("out/{id}.{end}"));
        let file = other.home.path().join(format!("{id}.{end}"));
        std::fs::copy(from, &file).expect("a copy");
        let file = file.display().to_string();
        let said = other.run(&["verify", &file], "");
        assert!(
            said.out.starts_with("Unknown issuer"),
            "{end}: {}",
            said.out
        );
        let said = other.run(&["verify", &file, "--issuer", "key.json"], "");
        assert_eq!(said.code, 0, "{end}: {}{}", said.out, said.err);
    }
    let said = other.run(
        &["verify", "-", "--issuer", "key.json"],
        &paper.expect("signed"),
    );
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("Nguyễn Thị Ánh"), "{}", said.out);
    assert!(!other.store_path().exists(), "looking makes no records");
}

#[test]
fn a_page_or_picture_that_was_painted_over_is_altered() {
    let (mut world, id) = certified();
    for (end, part, instead) in [
        ("pdf", &b"%PDF-1.7"[..], &b"%PDF-1.6"[..]),
        ("svg", b"#b08d57", b"#ffffff"),
        ("png", b"IHDR\0\0", b"IHDR\0\x01"),
    ] {
        let file = world.home.path().join(format!("out/{id}.{end}"));
        let mut bytes = std::fs::read(&file).expect("a file");
        let at = bytes.windows(part.len()).position(|window| window == part);
        let at = at.unwrap_or_else(|| panic!("{end} holds no such part"));
        bytes[at..at + part.len()].copy_from_slice(instead);
        let painted = world.home.path().join(format!("painted.{end}"));
        std::fs::write(&painted, bytes).expect("a file");
        let said = world.run(&["verify", &format!("painted.{end}"), "--json"], "");
        assert_ne!(said.code, 0, "{end}: {}", said.out);
        let status = ["\"altered\"", "\"unreadable\""];
        assert!(
            status.iter().any(|status| said.out.contains(status)),
            "{end}: {}",
            said.out
        );
    }
}

#[test]
fn no_byte_of_a_printed_certificate_can_change_unseen() {
    let (mut world, id) = certified();
    let whole = std::fs::read(world.home.path().join(format!("out/{id}.pdf"))).expect("a file");
    // All over the file; its last byte is the line feed after the seal, and says nothing.
    const PLACES: usize = 32;
    for place in 0..PLACES {
        let mut bytes = whole.clone();
        let at = place * (whole.len() - 2) / (PLACES - 1);
        bytes[at] ^= 1;
        std::fs::write(world.home.path().join("touched.pdf"), bytes).expect("a file");
        let said = world.run(&["verify", "touched.pdf", "--json"], "");
        assert_ne!(said.code, 0, "byte {at}: {}", said.out);
        assert!(!said.out.contains("\"valid\""), "byte {at}: {}", said.out);
    }
}
