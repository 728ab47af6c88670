//! Files that carry a certificate: each is read back, and a change anywhere in it shows.

use std::io::Write;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::{day, key, own};
use crate::core::standing::Certificate;
use crate::core::standing::fixture::with_terms;
use crate::credential::*;

fn signed() -> Signed {
    static SIGNED: LazyLock<Signed> = LazyLock::new(|| sign_all(&with_terms(), &key()));
    SIGNED.clone()
}

fn judge(bytes: &[u8]) -> Verdict {
    verify(bytes, &own(), |_| None, day("2026-12-01"))
}

fn status(bytes: &[u8]) -> &'static str {
    judge(bytes).finding.status()
}

fn field(bytes: &[u8]) -> Option<String> {
    judge(bytes).finding.field().map(str::to_owned)
}

fn png() -> Vec<u8> {
    static PNG: LazyLock<Vec<u8>> =
        LazyLock::new(|| badge_png(&with_terms(), &signed(), Some(&key())));
    PNG.clone()
}

fn svg() -> Vec<u8> {
    static SVG: LazyLock<String> =
        LazyLock::new(|| badge_svg(&with_terms(), &signed(), Some(&key())));
    SVG.clone().into_bytes()
}

// A PDF with one empty page and attachments, the way the format's own examples are written.
fn pdf(attached: &[&[u8]], is_packed: bool) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    let mut object = |bytes: &mut Vec<u8>, body: &[u8]| {
        places.push(bytes.len());
        let number = places.len();
        writeln!(bytes, "{number} 0 obj").expect("memory");
        bytes.extend_from_slice(body);
        bytes.extend_from_slice(b"\nendobj\n");
    };
    object(&mut bytes, b"<</Type/Catalog/Pages 2 0 R>>");
    object(&mut bytes, b"<</Type/Pages/Kids[3 0 R]/Count 1>>");
    object(
        &mut bytes,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    );
    for body in attached {
        let (body, filter) = match is_packed {
            true => {
                let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), Default::default());
                packer.write_all(body).expect("memory");
                (packer.finish().expect("memory"), "/Filter/FlateDecode")
            }
            false => (body.to_vec(), ""),
        };
        let head = format!(
            "<</Type/EmbeddedFile/Length {}{filter}>>\nstream\n",
            body.len()
        );
        object(
            &mut bytes,
            &[head.as_bytes(), &body, b"\nendstream"].concat(),
        );
    }
    let table = bytes.len();
    write!(bytes, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).expect("memory");
    for place in &places {
        writeln!(bytes, "{place:010} 00000 n ").expect("memory");
    }
    let size = places.len() + 1;
    write!(
        bytes,
        "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"
    )
    .expect("memory");
    bytes
}

fn sealed_pdf() -> Vec<u8> {
    static PDF: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let signed = signed();
        let both = [signed.document.as_bytes(), signed.jwt.as_bytes()];
        seal_pdf(pdf(&both, true), with_terms().id, &key())
    });
    PDF.clone()
}

#[test]
fn every_carrier_is_told_by_its_content_and_is_valid_as_exported() {
    for (name, bytes) in [("png", png()), ("svg", svg()), ("pdf", sealed_pdf())] {
        let verdict = judge(&bytes);
        assert_eq!(verdict.finding, Finding::Valid, "{name}");
        assert!(verdict.checked.contains(&Check::Page), "{name}");
    }
    let paper = signed().paper;
    assert_eq!(judge(paper.as_bytes()).finding, Finding::Valid);
    assert_eq!(
        judge(format!("  {paper}\r\n").as_bytes()).finding,
        Finding::Valid
    );
}

#[test]
fn the_same_export_twice_gives_the_same_bytes() {
    let again = sign_all(&with_terms(), &key());
    assert_eq!(png(), badge_png(&with_terms(), &again, Some(&key())));
    let drawing = badge_svg(&with_terms(), &again, Some(&key()));
    assert_eq!(svg(), drawing.into_bytes());
}

#[test]
fn without_a_seal_the_page_is_not_said_to_have_been_looked_at() {
    let signed = signed();
    for bytes in [
        badge_png(&with_terms(), &signed, None),
        badge_svg(&with_terms(), &signed, None).into_bytes(),
        pdf(&[signed.document.as_bytes()], false),
    ] {
        let verdict = judge(&bytes);
        assert_eq!(verdict.finding, Finding::Valid);
        assert!(!verdict.checked.contains(&Check::Page));
    }
}

#[test]
fn a_seal_by_a_key_that_is_not_taken_says_nothing_and_one_of_another_certificate_does_not_fit() {
    let stranger = SigningKey::from_bytes(&[9; 32]);
    let bytes = badge_png(&with_terms(), &signed(), Some(&stranger));
    let verdict = judge(&bytes);
    assert_eq!(verdict.finding, Finding::Valid);
    assert!(!verdict.checked.contains(&Check::Page));
    let other = Certificate {
        id: uuid::Uuid::from_u128(1),
        ..with_terms()
    };
    let bytes = badge_png(&other, &signed(), Some(&key()));
    assert_eq!(judge(&bytes).finding, Finding::Altered(Change::Page));
}

#[test]
fn a_changed_page_is_told_from_a_changed_certificate() {
    let art = String::from_utf8(svg()).expect("text");
    let drawn = art.replacen(
        "class=\"title\">Control, not",
        "class=\"title\">Certified",
        1,
    );
    assert_ne!(drawn, art);
    let verdict = judge(drawn.as_bytes());
    assert_eq!(verdict.finding, Finding::Altered(Change::Page));
    assert_eq!(verdict.finding.field(), Some("page"));
    let mut longer = sealed_pdf();
    longer.extend_from_slice(b"\n1 0 obj\n<<>>\nendobj\n");
    assert_eq!(judge(&longer).finding, Finding::Altered(Change::Page));
}

#[test]
fn a_changed_field_is_named_by_the_other_copy_in_the_same_file() {
    let forged = signed().document.replace("Dana", "Dora");
    let forged = Signed {
        document: forged,
        ..signed()
    };
    let picture = badge_png(&with_terms(), &forged, None);
    assert_eq!(field(&picture).as_deref(), Some("learner.name"));
    let drawing = badge_svg(&with_terms(), &forged, None);
    assert_eq!(field(drawing.as_bytes()).as_deref(), Some("learner.name"));
    let both = [forged.document.as_bytes(), forged.jwt.as_bytes()];
    for is_packed in [true, false] {
        assert_eq!(
            field(&pdf(&both, is_packed)).as_deref(),
            Some("learner.name")
        );
    }
    let paper = signed().paper;
    let both = [forged.document.as_bytes(), paper.as_bytes()];
    assert_eq!(field(&pdf(&both, false)).as_deref(), Some("learner.name"));
}

#[test]
fn two_good_certificates_in_one_file_are_refused() {
    let mut other = with_terms();
    other.learner.name = "Someone Else".into();
    let other = sign_all(&other, &key());
    let both = [other.document.as_bytes(), signed().jwt.as_bytes()].map(<[u8]>::to_vec);
    let bytes = pdf(&[&both[0], &both[1]], true);
    assert_eq!(judge(&bytes).finding, Finding::Unreadable(Unreadable::Two));
    let mixed = Signed {
        jwt: other.jwt,
        ..signed()
    };
    let bytes = badge_png(&with_terms(), &mixed, None);
    assert_eq!(judge(&bytes).finding, Finding::Unreadable(Unreadable::Two));
}

#[test]
fn a_file_with_no_certificate_in_it_and_a_web_page_say_what_they_are() {
    let empty = pdf(&[b"{\"schema\":\"other\"}", b"notes"], false);
    for (bytes, why) in [
        (empty, Unreadable::Empty),
        (picture::PNG.to_vec(), Unreadable::Empty),
        (picture::svg(&with_terms()).into_bytes(), Unreadable::Empty),
        (b"<!DOCTYPE html>\n<html></html>".to_vec(), Unreadable::Page),
        (b"Harbor House\n\nCERTIFICATE\n".to_vec(), Unreadable::Page),
        (b"%PDF-1.7\nnothing".to_vec(), Unreadable::Damaged("PDF")),
        (
            b"\x89PNG\r\n\x1a\nnothing".to_vec(),
            Unreadable::Damaged("PNG"),
        ),
        (b"<svg".to_vec(), Unreadable::Damaged("SVG")),
        (
            vec![b' '; carrier::LARGEST_FILE + 1],
            Unreadable::TooLarge(carrier::LARGEST_FILE),
        ),
    ] {
        assert_eq!(judge(&bytes).finding, Finding::Unreadable(why));
    }
    assert_eq!(status(&pdf(&[], false)), "unreadable");
}

#[test]
fn a_bomb_in_a_file_and_entities_in_a_drawing_are_refused() {
    let bomb = vec![b' '; 40_000_000];
    assert_eq!(status(&pdf(&[&bomb], true)), "unreadable");
    let entities = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>";
    assert_eq!(status(entities.as_bytes()), "unreadable");
    let deep = "<g>".repeat(200_000);
    assert_eq!(status(format!("<svg>{deep}").as_bytes()), "unreadable");
}

#[test]
fn text_that_would_end_the_section_is_baked_and_read_back() {
    let mut claim = with_terms();
    claim.learner.name = "A ]]> B --> ?> <x>".into();
    claim.course.title = crate::core::text::Shown(
        [(
            crate::core::text::Lang::EN,
            "a < b & c ]]> \u{ffff}\u{7}".into(),
        )]
        .into(),
    );
    let signed = sign_all(&claim, &key());
    let bytes = badge_svg(&claim, &signed, Some(&key()));
    assert_eq!(judge(bytes.as_bytes()).finding, Finding::Valid);
}

#[test]
fn every_byte_of_a_sealed_picture_counts() {
    let good = png();
    let baked = good.len() - picture::PNG.len();
    // Each byte of what was baked in, and some of the picture itself.
    let places = (good.len() - baked - 12..good.len()).chain((0..good.len()).step_by(997));
    for at in places.step_by(7) {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        assert_ne!(status(&bytes), "valid", "byte {at}");
    }
}

#[test]
fn every_byte_of_a_sealed_drawing_and_of_a_sealed_pdf_counts() {
    for good in [svg(), sealed_pdf()] {
        for at in (0..good.len()).step_by(61) {
            let mut bytes = good.clone();
            bytes[at] ^= 1;
            let verdict = judge(&bytes);
            let is_seal_gone = !verdict.checked.contains(&Check::Page);
            assert!(
                verdict.finding != Finding::Valid || is_seal_gone,
                "byte {at}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn arbitrary_bytes_behind_any_beginning_are_no_certificate_and_no_panic(
        begin in 0_usize..6,
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        let begin = [&b"%PDF-1.7\n"[..], b"\x89PNG\r\n\x1a\n", b"<svg>", b"{", b"eyJ", b""][begin];
        prop_assert_ne!(status(&[begin, &bytes].concat()), "valid");
    }

    #[test]
    fn a_file_with_bytes_changed_is_no_panic(
        which in 0_usize..3,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = [png, svg, sealed_pdf][which]();
        for (at, new) in changes {
            let at = at.index(bytes.len());
            bytes[at] = new;
        }
        let _ = status(&bytes);
    }

    #[test]
    fn a_file_cut_anywhere_or_doubled_is_no_panic(
        which in 0_usize..3,
        at in any::<prop::sample::Index>(),
    ) {
        let bytes = [png, svg, sealed_pdf][which]();
        let at = at.index(bytes.len());
        let _ = status(&bytes[..at]);
        let _ = status(&[&bytes[..at], &bytes[..]].concat());
    }
}
