//! The SVG badge: the token in an element, as Open Badges has it, the document in the metadata, the seal behind the end.

use roxmltree::{Document, Node, ParsingOptions};

use super::Inside;
use crate::core::standing::CertificateId;
use crate::credential::document::Unreadable;
use crate::credential::seal::{self, Sealed};
use crate::credential::{Signed, SigningKey};

// Open Badges 3.0, 5.3: https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
const DOCUMENT: &str = "tutela-document";
const SEAL: &str = "\n<?tutela-seal ";

// A badge of ours has about thirty; a drawing of somebody else may have many more.
const MOST_NODES: u32 = 50_000;

/// Bakes a certificate into a drawing: behind its first start tag, which must be `<svg …>`.
pub fn bake(drawing: &str, signed: &Signed) -> String {
    let inside = drawing
        .find("<svg")
        .and_then(|at| drawing[at..].find('>').map(|end| at + end + 1))
        .unwrap_or(drawing.len());
    let (before, after) = drawing.split_at(inside);
    // What XML cannot hold stands within texts only, and there it has another spelling.
    let json = signed.document.trim_end().replace("]]>", "]]\\u003e");
    let json = json
        .replace('\u{fffe}', "\\ufffe")
        .replace('\u{ffff}', "\\uffff");
    let token = &signed.jwt;
    format!(
        "{before}\n<openbadges:credential xmlns:openbadges=\"{NAMESPACE}\" verify=\"{token}\"/>\n<metadata id=\"{DOCUMENT}\"><![CDATA[{json}]]></metadata>{after}"
    )
}

/// Seals a finished drawing: nothing in it can be changed afterwards without its showing.
pub fn seal(mut drawing: String, id: CertificateId, key: &SigningKey) -> String {
    let token = seal::sign(id, &[drawing.as_bytes()], key);
    drawing.push_str(SEAL);
    drawing.push_str(&token);
    drawing.push_str("?>\n");
    drawing
}

/// What an SVG holds.
pub(super) fn read(bytes: &[u8]) -> Result<Inside, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Damaged("SVG"))?;
    let start = text.trim_start().get(..15).unwrap_or_default();
    if start.to_ascii_lowercase().starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(Unreadable::Page);
    }
    let seal = match text.rfind(SEAL) {
        None => Sealed::Unsealed,
        Some(at) => {
            let rest = text[at + SEAL.len()..].trim_end();
            let token = rest.strip_suffix("?>").unwrap_or(rest);
            Sealed::read(token.as_bytes(), &[&bytes[..at]])
        }
    };
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let tree =
        Document::parse_with_options(text, options).map_err(|_| Unreadable::Damaged("SVG"))?;
    let mut texts = Vec::new();
    for node in tree.descendants() {
        if node.has_tag_name((NAMESPACE, "credential")) {
            // A token stands in the attribute, a document within.
            let body = match node.attribute("verify") {
                Some(token) => token.to_owned(),
                None => text_of(&node),
            };
            texts.insert(0, body.into_bytes());
        }
        if node.tag_name().name() == "metadata" && node.attribute("id") == Some(DOCUMENT) {
            texts.push(text_of(&node).into_bytes());
        }
    }
    Ok(Inside { texts, seal })
}

fn text_of(node: &Node<'_, '_>) -> String {
    node.children().filter_map(|part| part.text()).collect()
}
