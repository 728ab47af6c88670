//! Keys in the forms of other programs: taken over, handed out, and refused where they cannot be used.

use std::fs;

use tutela::credential::{Document, KeyFile, SigningKey, sign_all};
use tutela::keyring::{Kept, Keyring};

use crate::computer::{Computer, Done};

const GOLDEN: &str = include_str!("../src/credential/golden/plain.json");

// RFC 8410, section 10.
const SECRET: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
";
const PUBLIC: &str = "-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----
";

fn write(computer: &Computer, name: &str, text: &str) {
    fs::write(computer.path(name), text).expect("written");
}

fn read(computer: &Computer, name: &str) -> String {
    fs::read_to_string(computer.path(name)).expect("a file")
}

#[test]
fn a_key_of_another_program_signs_here_and_is_handed_out_as_it_came() {
    let computer = Computer::new();
    write(&computer, "theirs.pem", SECRET);
    computer.out(&["key", "import", "theirs.pem"]);
    assert_eq!(computer.out(&["key", "export", "--as", "pem"]), PUBLIC);
    computer.out(&["key", "export", "--secret", "ours.pem", "--as", "pem"]);
    assert_eq!(read(&computer, "ours.pem"), SECRET);
    computer.out(&["key", "export", "--secret", "ours.jwk", "--as", "jwk"]);
    let before = computer.out(&["key", "export"]);
    let other = Computer::new();
    write(&other, "ours.jwk", &read(&computer, "ours.jwk"));
    other.out(&["key", "import", "ours.jwk"]);
    assert_eq!(other.out(&["key", "export"]), before);
    #[cfg(unix)]
    for name in ["ours.pem", "ours.jwk"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(computer.path(name)).expect("a file");
        assert_eq!(mode.permissions().mode() & 0o777, 0o600, "{name}");
    }
    let again = computer.run(&["key", "export", "--secret", "ours.pem", "--as", "jwk"]);
    assert_eq!(again.code, Some(3), "{again:?}");
    assert_eq!(read(&computer, "ours.pem"), SECRET);
}

#[test]
fn a_public_key_in_any_form_is_trusted_and_a_secret_one_is_sent_back() {
    let computer = Computer::new();
    write(&computer, "theirs.pem", SECRET);
    computer.out(&["key", "import", "theirs.pem"]);
    let ring = Keyring::in_folder(computer.path(".local/share/tutela"));
    let key: SigningKey = ring.secret(|| Ok([0; 32])).expect("imported");
    let claim = Document::read(GOLDEN.as_bytes()).expect("a certificate");
    let signed = sign_all(claim.certificate(), &key).document;
    let far = Computer::new();
    write(&far, "c.json", &signed);
    for form in ["tutela", "pem", "jwk"] {
        write(&far, form, &computer.out(&["key", "export", "--as", form]));
        let told = far.run(&[
            "verify",
            "c.json",
            "--issuer",
            form,
            "--as-of",
            "2026-12-01",
        ]);
        assert_eq!(told.code, Some(0), "{form}: {told:?}");
        let secret = format!("secret-{form}");
        computer.out(&["key", "export", "--secret", &secret, "--as", form]);
        write(&far, &secret, &read(&computer, &secret));
        let told = far.run(&["verify", "c.json", "--issuer", &secret]);
        assert_eq!(told.code, Some(3), "{form}: {told:?}");
        assert!(told.err.contains("this is a secret key"), "{}", told.err);
    }
    let other = Kept::Plain(SigningKey::from_bytes(&[9; 32])).public();
    write(&far, "other.json", &KeyFile::new(other, None).to_text());
    let told = far.run(&["verify", "c.json", "--issuer", "other.json"]);
    assert_eq!(told.code, Some(1), "{told:?}");
}

#[test]
fn what_cannot_be_taken_over_is_named_and_the_key_stays() {
    let computer = Computer::new();
    let before = computer.out(&["key", "export"]);
    let pem = |label: &str, body: &str| {
        format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
    };
    // Of OpenSSL: an RSA key of 512 bits, one of P-256, an X25519 key.
    let p256 = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAQEBAQEBAQEBAQEB\n\
        AQEBAQEBAQEBAQEBAQEBAQEBAQGhRANCAARv8QNtXHg8k4xDT3K8q6ZWWw4nY2cH\n\
        IGpGIyBxIgyhZi7oGKmv4BBWVDSxJO0Yc2yHuhkH3fmFKZqYDVvRjJ+R";
    let many = "x".repeat(70_000);
    let deep = "[".repeat(60_000);
    let files = [
        ("rsa.pem", pem("RSA PRIVATE KEY", "MIIB"), "an RSA key"),
        (
            "p256.pem",
            pem("PRIVATE KEY", p256),
            "another elliptic curve",
        ),
        (
            "x25519.pem",
            SECRET.replace("K2VwBCIE", "K2VuBCIE"),
            "X25519",
        ),
        (
            "locked.pem",
            pem("ENCRYPTED PRIVATE KEY", "MIIB"),
            "openssl pkey -in FILE",
        ),
        ("ssh", pem("OPENSSH PRIVATE KEY", "b3Bl"), "OpenSSH"),
        ("public.pem", PUBLIC.into(), "the public half"),
        ("public.json", before.clone(), "the public half"),
        ("half.pem", SECRET[..50].into(), "no key as PEM"),
        (
            "rsa.jwk",
            r#"{"kty":"RSA","n":"AA","e":"AQAB"}"#.into(),
            "an RSA key",
        ),
        (
            "twice.jwk",
            r#"{"kty":"OKP","kty":"OKP"}"#.into(),
            "twice.jwk",
        ),
        ("large", many, "too large for a key"),
        ("deep.jwk", format!("{{\"kty\":{deep}"), "deep.jwk"),
        ("empty", String::new(), "empty"),
    ];
    for (name, text, said) in files {
        write(&computer, name, &text);
        let told = computer.run(&["key", "import", name]);
        assert_eq!(told.code, Some(3), "{name}: {told:?}");
        assert!(told.err.contains(said), "{name}: {}", told.err);
        assert!(!told.err.contains("panicked"), "{}", told.err);
    }
    fs::write(computer.path("bytes"), b"\xff\xfe").expect("written");
    assert_eq!(computer.run(&["key", "import", "bytes"]).code, Some(3));
    assert_eq!(computer.run(&["key", "import", "nowhere"]).code, Some(3));
    assert_eq!(computer.out(&["key", "export"]), before);
}

#[test]
fn a_key_comes_through_a_pipe_and_need_not_lie_anywhere() {
    let computer = Computer::new();
    write(&computer, "theirs.pem", SECRET);
    let mut command = computer.command(&["key", "import", "-"]);
    let file = fs::File::open(computer.path("theirs.pem")).expect("a file");
    let output = command.stdin(file).output().expect("the program starts");
    let Done { code, err, .. } = computer.done(&output);
    assert_eq!(code, Some(0), "{err}");
    assert_eq!(computer.out(&["key", "export", "--as", "pem"]), PUBLIC);
}

#[test]
fn the_old_key_is_told_only_in_the_form_that_can_tell_it() {
    let computer = Computer::new();
    computer.out(&["key", "export"]);
    computer.out(&["key", "rotate"]);
    let pem = computer.run(&["key", "export", "--as", "pem"]);
    assert!(pem.err.contains("tells of no earlier key"), "{}", pem.err);
    let ours = computer.run(&["key", "export"]);
    assert!(!ours.err.contains("earlier"), "{}", ours.err);
    assert!(ours.out.contains("rotated"), "{}", ours.out);
}
