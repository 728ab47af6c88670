//! A finished PDF made smaller: objects that are not streams go into a compressed object stream (ISO 32000-1, 7.5.7),
//! the table of places into a cross-reference stream (7.5.8), and streams that are still plain are compressed, all by one
//! compressor: to set one up costs more than a short text. A tagged page has hundreds of small objects: a third of it goes.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};

/// The same document, smaller; as it was where it is not built as the PDF library builds it.
pub fn pack(pdf: Vec<u8>) -> Vec<u8> {
    packed(&pdf).unwrap_or(pdf)
}

// Where an object is: itself at a place, or the object stream with its number in it.
#[derive(Clone, Copy)]
enum Place {
    Free,
    At(usize),
    In(usize, usize),
}

fn packed(pdf: &[u8]) -> Option<Vec<u8>> {
    let tail = pdf.len().saturating_sub(64);
    let start = find(pdf, b"startxref", tail)?;
    let table: usize = number(pdf.get(start + 9..)?)?;
    let rest = pdf.get(table..)?.strip_prefix(b"xref\n0 ")?;
    let count: usize = number(rest)?;
    let entries = table + 7 + find(rest, b"\n", 0)? + 1;
    let mut begins: Vec<(usize, usize)> = Vec::new();
    for object in 0..count {
        let entry = pdf.get(entries + object * 20..entries + object * 20 + 20)?;
        if entry[17] == b'n' {
            begins.push((number(entry)?, object));
        }
    }
    let trailer = find(pdf, b"trailer", entries + count * 20)?;
    let (from, to) = (
        find(pdf, b"<<", trailer)? + 2,
        find_last(pdf.get(..start)?, b">>")?,
    );
    let trailer = pdf.get(from..to)?;
    begins.sort_unstable();
    let first = begins.first()?.0;
    let mut out = pdf.get(..first)?.to_vec();
    let mut places = vec![Place::Free; count + 2];
    let mut small = Vec::new();
    let ends = begins.iter().skip(1).map(|(at, _)| *at).chain([table]);
    for ((at, object), end) in begins.iter().zip(ends) {
        let whole = pdf.get(*at..end)?;
        let body = whole
            .strip_prefix(format!("{object} 0 obj").as_bytes())?
            .trim_ascii();
        let body = body.strip_suffix(b"endobj")?.trim_ascii();
        if body.ends_with(b"endstream") {
            places[*object] = Place::At(out.len());
            match plain(body) {
                Some((head, text)) => stream(&mut out, *object, head, text)?,
                None => out.extend_from_slice(whole),
            }
        } else {
            places[*object] = Place::In(count, small.len());
            small.push((*object, body));
        }
    }
    let mut heads = String::new();
    let mut bodies = Vec::new();
    for (object, body) in &small {
        heads.push_str(&format!("{object} {} ", bodies.len()));
        bodies.extend_from_slice(body);
        bodies.push(b'\n');
    }
    places[count] = Place::At(out.len());
    let head = format!("/Type/ObjStm/N {}/First {}", small.len(), heads.len());
    stream(
        &mut out,
        count,
        &head,
        &[heads.as_bytes(), &bodies].concat(),
    )?;
    let here = out.len();
    places[count + 1] = Place::At(here);
    let mut rows = Vec::new();
    for place in &places {
        let (kind, one, two) = match *place {
            Place::Free => (0, 0, 255),
            Place::At(at) => (1, at, 0),
            Place::In(stream, number) => (2, stream, number),
        };
        rows.push(kind);
        rows.extend_from_slice(&u32::try_from(one).ok()?.to_be_bytes());
        rows.extend_from_slice(&u16::try_from(two).ok()?.to_be_bytes());
    }
    let trailer = without_size(trailer);
    let head = format!("/Type/XRef/W[1 4 2]/Size {}{trailer}", places.len());
    stream(&mut out, count + 1, &head, &rows)?;
    out.extend_from_slice(format!("startxref\n{here}\n%%EOF").as_bytes());
    Some(out)
}

// Of a stream that is not compressed the entries but for its length, and what is in it. Metadata stays as it is, for
// programs that look for it without reading the rest.
fn plain(body: &[u8]) -> Option<(&str, &[u8])> {
    let begins = find(body, b"\nstream\n", 0)?;
    let head = std::str::from_utf8(&body[..begins]).ok()?;
    let head = head.strip_prefix("<<")?.strip_suffix(">>")?.trim();
    let rest = head.strip_prefix("/Length ")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (length, head) = rest.split_at(digits);
    if head.contains("/Filter") || head.contains("/Metadata") {
        return None;
    }
    let from = begins + b"\nstream\n".len();
    let text = body.get(from..from + length.parse::<usize>().ok()?)?;
    Some((head, text))
}

thread_local! {
    static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::default(), true));
}

fn compressed(text: &[u8]) -> Option<Vec<u8>> {
    COMPRESSOR.with_borrow_mut(|compressor| {
        compressor.reset();
        // What cannot be compressed grows by five bytes in 16 kB and a few at its ends.
        let mut out = Vec::with_capacity(text.len() + text.len() / 1024 + 64);
        let done = compressor.compress_vec(text, &mut out, FlushCompress::Finish);
        (done.ok()? == Status::StreamEnd).then_some(out)
    })
}

fn stream(out: &mut Vec<u8>, object: usize, head: &str, body: &[u8]) -> Option<()> {
    let body = compressed(body)?;
    let head = format!(
        "{object} 0 obj\n<<{head}/Length {}/Filter/FlateDecode>>\nstream\n",
        body.len()
    );
    out.extend_from_slice(head.as_bytes());
    out.extend_from_slice(&body);
    out.extend_from_slice(b"\nendstream\nendobj\n\n");
    Some(())
}

// The trailer's entries but for its size. They are names, references and base64: text.
fn without_size(trailer: &[u8]) -> String {
    let text = String::from_utf8_lossy(trailer);
    match text.split_once("/Size ") {
        Some((before, after)) => {
            let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            format!("{before}{rest}")
        }
        None => text.into_owned(),
    }
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    Some(from + rest.windows(what.len()).position(|w| w == what)?)
}

fn find_last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|w| w == what)
}

fn number(bytes: &[u8]) -> Option<usize> {
    let bytes = bytes.trim_ascii_start();
    let end = bytes
        .iter()
        .position(|b| !b.is_ascii_digit())
        .unwrap_or(bytes.len());
    std::str::from_utf8(bytes.get(..end)?).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_built_so_stays_as_it_is() {
        for bytes in [
            &b""[..],
            b"%PDF-1.7",
            b"startxref\n99999\n%%EOF",
            b"xref\n0 9\nstartxref\n0\n%%EOF",
        ] {
            assert_eq!(pack(bytes.to_vec()), bytes);
        }
    }
}
