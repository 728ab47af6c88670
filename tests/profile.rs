//! `tutela profile`, and the courses that are laid out from a law: they read clean, and claim nothing.

use std::fs;

use tutela::profile::{self, Approval, Renewal};

use crate::new::{everything, is_clean, run, snapshot, tutela, words};
use crate::new_asked::typing;

// What nobody may read here as if somebody had said it.
#[track_caller]
fn claims_nothing(text: &str) {
    let text = flat(text).to_lowercase();
    let bare = text.replace("no authority has approved", "");
    for claim in ["approved", "compliant", "complies", "certified by"] {
        assert!(!bare.contains(claim), "`{claim}` in {bare}");
    }
}

// A text as if it had no lines, and no marks of comments at their beginnings.
fn flat(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_start_matches(['#', ' ']));
    lines.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_course_from_every_profile_reads_clean_and_claims_nothing() {
    for profile in profile::all() {
        let dir = tempfile::tempdir().expect("a folder");
        let (code, out, err) = tutela(
            dir.path(),
            &["new", "course", "my-course", "--from", &profile.id],
        );
        assert_eq!(code, 0, "{}: {err}", profile.id);
        is_clean(dir.path());
        claims_nothing(&(out + &err));
        let mut law = String::new();
        for (path, bytes) in everything(&dir.path().join("my-course")) {
            let text = String::from_utf8(bytes).expect("we write UTF-8");
            claims_nothing(&text);
            let widest = text.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(180), "{}: {widest:?}", path.display());
            law.push_str(&text);
        }
        assert!(law.contains("title = \"Draft: "), "{}", profile.id);
        assert!(
            law.contains("# No authority has approved this course"),
            "{}",
            profile.id
        );
        assert!(
            flat(&law).contains(&profile.law)
                && flat(&law).contains("Looked up on 22 November 2026")
        );
        for topic in &profile.topics {
            let objective = format!("id = \"my-course.{}\"", topic.id);
            assert_eq!(
                law.matches(&objective).count(),
                1,
                "{} {}",
                profile.id,
                topic.id
            );
        }
        // Only what the law states is set.
        let renews = matches!(profile.renewal, Renewal::Every(_));
        assert_eq!(
            law.contains("\nvalid_for = \"unlimited\""),
            !renews,
            "{}",
            profile.id
        );
        assert_eq!(
            law.contains("\nactive_time"),
            profile.minutes.is_some(),
            "{}",
            profile.id
        );
        assert_eq!(
            law.contains("\nattestation"),
            profile.attestation.is_some(),
            "{}",
            profile.id
        );
        let required = profile.approval == Approval::Required;
        assert_eq!(
            law.contains("Approval: required before it counts"),
            required
        );
        run(dir.path(), "form my-course --seed 1");
    }
}

#[test]
fn a_profile_is_shown_with_what_it_does_not_know() {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, id) in [
        ("profile", "us-fl-lodging"),
        ("profile-draft", "us-wa-lodging"),
    ] {
        let (code, out, err) = tutela(dir.path(), &["profile", id]);
        assert_eq!(code, 0, "{err}");
        claims_nothing(&format!("{out}{err}"));
        snapshot(name, &(out + &err));
    }
    let (code, _, err) = tutela(dir.path(), &words("profile us-ca-lodgin"));
    assert_eq!(code, 2);
    assert_eq!(
        err,
        "error: there is no profile `us-ca-lodgin`\nhelp: did you mean `us-ca-lodging`?\n"
    );
    let (code, _, err) = tutela(dir.path(), &words("new course x --from us-xx"));
    assert_eq!(
        (code, fs::read_dir(dir.path()).expect("readable").count()),
        (2, 0),
        "{err}"
    );
}

#[test]
fn profiles_are_listed_and_said_to_be_old_after_twelve_months() {
    let dir = tempfile::tempdir().expect("a folder");
    snapshot("profiles", &typing(dir.path(), 80, "tutela profile", &[]));
    let (_, out, _) = tutela(dir.path(), &["profile", "us-ny-lodging", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(told["schema"], "tutela.profile/1");
    let own = &told["profiles"][0];
    assert_eq!(
        (&own["approval"], &own["stale"]),
        (&"required".into(), &false.into())
    );
    assert_eq!(own["topics"].as_array().map(Vec::len), Some(4));
    for line in ["profile us-ny-lodging", "new course x --from us-ny-lodging"] {
        let mut later = assert_cmd::Command::new(env!("CARGO_BIN_EXE_tutela"));
        let later = later.env_clear().env("TUTELA_NOW", "2027-11-23T12:00:00Z");
        let done = later.current_dir(dir.path()).args(words(line)).output();
        let err = String::from_utf8(done.expect("it runs").stderr).expect("we write UTF-8");
        assert!(
            err.replace('\n', " ").contains(
                "warning: `us-ny-lodging` was looked up on 22 November 2026, more than 12 months ago"
            ),
            "{err}"
        );
    }
}

#[test]
fn a_course_is_laid_out_from_a_law_that_somebody_picks() {
    let home = tempfile::tempdir().expect("a folder");
    let asked = typing(
        home.path(),
        80,
        "tutela new course",
        &["us-wa-loding", "us-wa-lodging", "my-hotel", "", "20"],
    );
    let root = fs::read_to_string(home.path().join("my-hotel/course.toml")).expect("written");
    let head = root.split("\n\n").next().unwrap_or_default();
    snapshot("new-from-law", &format!("{asked}\n---\n{head}\n"));
    let home = tempfile::tempdir().expect("a folder");
    let (code, out, err) = tutela(
        home.path(),
        &words("new library third --from us-il-lodging"),
    );
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("third/us-il-lodging/course.toml"), "{out}");
    is_clean(&home.path().join("third"));
}
