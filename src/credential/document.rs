//! A signed certificate in any of its forms, read from bytes nobody vouches for. Nothing in it is proved by reading it.
//!
//! Three forms: the plain document of `tutela.certificate/1`, the Open Badges credential, and the same credential as a
//! token.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::badge::Derived;
use super::jws::Token;
use super::key::IssuerKey;
use super::proof::{Proof, Taken};
use super::{badge, canonical, canonical_to, difference, jws, jwt, plain, strict, written};
use crate::core::standing::Certificate;
use crate::core::standing::certificate::Schema;

/// The largest document that is read, in bytes; a real one has about five thousand.
pub const LARGEST: usize = 1_000_000;

/// A document that has the shape of a signed certificate.
#[derive(Clone, Debug)]
pub struct Document {
    certificate: Certificate,
    form: Form,
    body: Body,
    contradiction: Option<String>,
}

// What a document says, without its proof.
#[derive(Clone, Debug)]
enum Body {
    // In its canonical form: most documents are verified, and looked at no closer.
    Written(String),
    Read(Map<String, Value>),
}

impl Body {
    fn fields(&self) -> Cow<'_, Map<String, Value>> {
        match self {
            Body::Read(fields) => Cow::Borrowed(fields),
            Body::Written(text) => match strict::read(text.as_bytes()) {
                Ok(Value::Object(fields)) => Cow::Owned(fields),
                // It was written by this program.
                Ok(_) | Err(_) => Cow::Owned(Map::new()),
            },
        }
    }
}

#[derive(Clone, Debug)]
enum Form {
    Plain(plain::Seal),
    Badge(Proof),
    Token(IssuerKey, bool),
}

/// Why bytes are not a signed certificate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Larger than any.
    #[error("it is larger than any certificate (more than {} MB)", .0 / 1_000_000)]
    TooLarge(usize),
    /// Not one JSON value, read strictly.
    #[error("it is not JSON as a certificate is written: {0}")]
    NotJson(String),
    /// Something else.
    #[error("it is not a certificate, nor a PDF, a picture or a code that holds one")]
    OtherThing,
    /// A certificate of a later schema.
    #[error("it is a certificate of another kind, `{0}`; a newer program may read it")]
    OtherSchema(String),
    /// A credential with other contexts: its words may mean something else.
    #[error("its `@context` is not that of a certificate, so its words may mean something else")]
    OtherContext,
    /// Signed in a way that is not taken, or not at all.
    #[error("it is signed by `{0}`; only Ed25519 is taken (`eddsa-jcs-2022`, `EdDSA`)")]
    OtherAlgorithm(String),
    /// A field missing, unknown or of the wrong kind.
    #[error("it is not a whole certificate: {0}")]
    Shape(String),
    /// A PDF or a picture with no certificate in it.
    #[error("no certificate stands in it: only its PDF, PNG, SVG and JSON files hold one")]
    Empty,
    /// A page to read.
    #[error(
        "a page of words is for reading; the PDF, JSON, PNG and SVG files of a certificate are what can be verified"
    )]
    Page,
    /// A file of this kind, but a broken one.
    #[error("it is a damaged {0} file")]
    Damaged(&'static str),
    /// Two certificates in one file, each good.
    #[error("it holds two certificates that differ, each with a good signature")]
    Two,
}

impl Document {
    /// Reads a certificate in JSON, or as a token.
    ///
    /// # Errors
    /// [`Unreadable`] for everything that no version of this program ever signed.
    pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
        if bytes.len() > LARGEST {
            return Err(Unreadable::TooLarge(LARGEST));
        }
        if let Some(text) = jws::text_of(bytes) {
            return Document::of_token(Token::read(text)?);
        }
        if let Some(written) = written::read(bytes)
            && is_whole(&written.certificate)
        {
            return Ok(Document {
                certificate: written.certificate,
                form: Form::Badge(written.proof),
                body: Body::Written(written.body),
                contradiction: None,
            });
        }
        let value = strict::read(bytes).map_err(|e| Unreadable::NotJson(e.to_string()))?;
        let Value::Object(object) = value else {
            return Err(Unreadable::OtherThing);
        };
        match object.get("schema").and_then(Value::as_str) {
            Some("tutela.certificate/1") => {
                let (certificate, seal) = plain::read(&object, bytes)?;
                Ok(Document {
                    certificate,
                    form: Form::Plain(seal),
                    body: Body::Read(object),
                    contradiction: None,
                })
            }
            Some(other) if other.starts_with("tutela.certificate/") => {
                Err(Unreadable::OtherSchema(other.chars().take(40).collect()))
            }
            None if object.contains_key("@context") => Document::of_badge(object),
            Some(_) | None => Err(Unreadable::OtherThing),
        }
    }

    fn of_badge(mut object: Map<String, Value>) -> Result<Document, Unreadable> {
        let certificate = claim(&object)?;
        let proof = Taken::from(&mut object)?;
        let derived = Derived::of(&certificate, &proof.key);
        let (text, end) = canonical_to(badge::CLAIM, &object);
        let proof = proof.of(&text);
        let domain = certificate.terms.as_ref().and_then(|t| t.domain.as_deref());
        let contradiction = match text.get(end..) == Some(&derived.fields()) {
            true => None,
            false => contradiction(&super::object(&derived), &object)?,
        }
        .or_else(|| (proof.domain.as_deref() != domain).then(|| "proof".into()));
        Ok(Document {
            certificate,
            form: Form::Badge(proof),
            body: Body::Read(object),
            contradiction,
        })
    }

    /// Takes a token that was read already.
    ///
    /// # Errors
    /// [`Unreadable`]: a token of another kind, or not of a whole certificate.
    pub fn of_token(token: Token) -> Result<Document, Unreadable> {
        if token.kind != jwt::KIND {
            return Err(Unreadable::OtherThing);
        }
        let Value::Object(mut payload) = token.payload else {
            return Err(Unreadable::OtherThing);
        };
        let certificate = claim(&payload)?;
        let derived = super::object(&Derived::of(&certificate, &token.key));
        let derived = jwt::payload(&certificate, derived);
        let domain = certificate.terms.as_ref().and_then(|t| t.domain.as_deref());
        let contradiction = contradiction(&derived, &payload)?
            .or_else(|| (token.domain.as_deref() != domain).then(|| "kid".into()));
        for name in jwt::ADDED {
            payload.remove(name);
        }
        Ok(Document {
            certificate,
            form: Form::Token(token.key, token.is_signed),
            body: Body::Read(payload),
            contradiction,
        })
    }

    /// What it claims.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The key it names as its issuer's, if that is a key at all.
    pub fn key(&self) -> Option<IssuerKey> {
        match &self.form {
            Form::Plain(seal) => seal.key(),
            Form::Badge(proof) => Some(proof.key),
            Form::Token(key, _) => Some(*key),
        }
    }

    /// Whether it is spelled in the one way that is signed. A credential may be: other software spells it anew.
    pub fn is_canonical(&self) -> bool {
        match &self.form {
            Form::Plain(seal) => seal.is_canonical(),
            Form::Badge(_) | Form::Token(..) => true,
        }
    }

    /// Whether the key it names signed what it says, however it is spelled.
    pub fn is_signed(&self) -> bool {
        match &self.form {
            Form::Plain(seal) => seal.is_good(&self.body.fields()),
            Form::Badge(proof) => proof.is_good(),
            Form::Token(_, is_signed) => *is_signed,
        }
    }

    /// The first field that does not follow from the claim, in a credential that says more than one thing.
    pub fn contradiction(&self) -> Option<&str> {
        self.contradiction.as_deref()
    }

    /// The document as it was signed, however it is spelled now; `None` for a token, which is not spelled in words.
    pub fn text(&self) -> Option<String> {
        let mut whole = self.body.fields().into_owned();
        match &self.form {
            Form::Plain(_) => {}
            Form::Badge(proof) => drop(whole.insert("proof".into(), proof.value().clone())),
            Form::Token(..) => return None,
        }
        Some(canonical(&whole) + "\n")
    }

    /// The first field in which it is not as `original`; fields of the claim go by their own names.
    pub fn difference(&self, original: &Document) -> Option<String> {
        let field = difference::objects(&original.body.fields(), &self.body.fields()).or_else(
            || match (&original.form, &self.form) {
                (Form::Badge(one), Form::Badge(other)) if one.value() != other.value() => {
                    Some("proof".to_owned())
                }
                (Form::Plain(_) | Form::Badge(_) | Form::Token(..), _) => None,
            },
        )?;
        let inner = field.strip_prefix(badge::CLAIM);
        let inner = inner.and_then(|rest| rest.strip_prefix('.'));
        Some(inner.unwrap_or(&field).to_owned())
    }
}

fn claim(object: &Map<String, Value>) -> Result<Certificate, Unreadable> {
    static CONTEXT: LazyLock<Value> = LazyLock::new(badge::context);
    if object.get("@context") != Some(&*CONTEXT) {
        return Err(Unreadable::OtherContext);
    }
    let claim = object.get(badge::CLAIM).ok_or(Unreadable::OtherThing)?;
    match claim.get("schema").and_then(Value::as_str) {
        Some("tutela.certificate/1" | "tutela.certificate/2") => {}
        Some(other) => return Err(Unreadable::OtherSchema(other.chars().take(40).collect())),
        None => return Err(Unreadable::OtherThing),
    }
    let claim =
        Certificate::deserialize(claim).map_err(|why| Unreadable::Shape(why.to_string()))?;
    match is_whole(&claim) {
        true => Ok(claim),
        false => Err(Unreadable::Shape(
            "`terms` stand in `tutela.certificate/2`, and there always".into(),
        )),
    }
}

fn is_whole(claim: &Certificate) -> bool {
    match claim.schema {
        Schema::V1 => claim.terms.is_none(),
        Schema::V2 => claim.terms.is_some(),
    }
}

// Where the credential says something else than its claim; a field that no credential has is refused.
fn contradiction(
    derived: &Map<String, Value>,
    given: &Map<String, Value>,
) -> Result<Option<String>, Unreadable> {
    // The claim and the contexts have been read already.
    let is_read = |name: &str| name == badge::CLAIM || name == "@context";
    let is_same =
        |(name, value): (&String, &Value)| is_read(name) || derived.get(name) == Some(value);
    if given.len() == derived.len() + 2 && given.iter().all(is_same) {
        return Ok(None);
    }
    let mut given = given.clone();
    given.retain(|name, _| !is_read(name));
    let Some(field) = difference::objects(derived, &given) else {
        return Ok(None);
    };
    match difference::added(derived, &given) {
        Some(added) if !SOMETIMES.iter().any(|name| added.ends_with(name)) => {
            Err(Unreadable::Shape(format!("unknown field `{added}`")))
        }
        Some(_) | None => Ok(Some(field)),
    }
}

// What only some credentials have: not unknown, but not what this claim leads to.
const SOMETIMES: [&str; 6] = [
    "validUntil",
    "credentialStatus",
    "issuer.name",
    "result",
    "resultDescription",
    "exp",
];
