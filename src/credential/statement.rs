//! What one signed thing says: a whole certificate, or the short claim on paper. Judged alike, compared with each other.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::document::{Document, Unreadable};
use super::jws::{self, Token};
use super::key::IssuerKey;
use super::paper::{self, Paper};
use super::{difference, object};
use crate::core::standing::CertificateId;
use crate::core::standing::terms::StatusPlace;

/// Something signed about one certificate. Nothing in it is proved by reading it.
#[derive(Clone, Debug)]
pub enum Statement {
    /// The whole certificate.
    Document(Box<Document>),
    /// The short claim on paper.
    Paper(Box<PaperToken>),
}

/// The short claim, and who signed it.
#[derive(Clone, Debug)]
pub struct PaperToken {
    /// What it says.
    pub paper: Paper,
    key: IssuerKey,
    is_signed: bool,
}

impl Statement {
    /// Reads a statement: JSON, or a token of any kind that speaks of a certificate.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(bytes: &[u8]) -> Result<Statement, Unreadable> {
        let Some(text) = jws::text_of(bytes) else {
            return Document::read(bytes).map(Statement::from);
        };
        let token = Token::read(text)?;
        match token.kind.as_str() {
            paper::KIND => Ok(Statement::Paper(Box::new(PaperToken {
                paper: Paper::read(&token)?,
                key: token.key,
                is_signed: token.is_signed,
            }))),
            _ => Document::of_token(token).map(Statement::from),
        }
    }

    /// The certificate it speaks of.
    pub fn id(&self) -> CertificateId {
        match self {
            Statement::Document(document) => document.certificate().id,
            Statement::Paper(token) => token.paper.id,
        }
    }

    /// The key it names as its issuer's, if that is a key at all.
    pub fn key(&self) -> Option<IssuerKey> {
        match self {
            Statement::Document(document) => document.key(),
            Statement::Paper(token) => Some(token.key),
        }
    }

    /// Whether that key signed it.
    pub fn is_signed(&self) -> bool {
        match self {
            Statement::Document(document) => document.is_signed(),
            Statement::Paper(token) => token.is_signed,
        }
    }

    /// Whether it is spelled in a way that is taken.
    pub fn is_canonical(&self) -> bool {
        match self {
            Statement::Document(document) => document.is_canonical(),
            Statement::Paper(_) => true,
        }
    }

    /// The first field that does not follow from the claim in it.
    pub fn contradiction(&self) -> Option<&str> {
        match self {
            Statement::Document(document) => document.contradiction(),
            Statement::Paper(_) => None,
        }
    }

    /// The local day it was completed.
    pub fn completed(&self) -> Date {
        match self {
            Statement::Document(document) => document.certificate().completed.date,
            Statement::Paper(token) => token.paper.completed,
        }
    }

    /// The last day it holds.
    pub fn until(&self) -> Option<Date> {
        match self {
            Statement::Document(document) => document.certificate().valid_until,
            Statement::Paper(token) => token.paper.until,
        }
    }

    /// Where a status list says whether it still stands.
    pub fn status(&self) -> Option<&StatusPlace> {
        match self {
            Statement::Document(document) => document
                .certificate()
                .terms
                .as_ref()
                .and_then(|terms| terms.status.as_ref()),
            Statement::Paper(token) => token.paper.status.as_ref(),
        }
    }

    /// The domain it is signed for, if it names one.
    pub fn domain(&self) -> Option<&str> {
        match self {
            Statement::Document(document) => {
                let terms = document.certificate().terms.as_ref();
                terms.and_then(|terms| terms.domain.as_deref())
            }
            Statement::Paper(_) => None,
        }
    }

    /// The first field in which it is not as `original`, as far as both speak of it; named as in the claim.
    pub fn difference(&self, original: &Statement) -> Option<String> {
        match (self, original) {
            (Statement::Document(mine), Statement::Document(theirs)) => mine.difference(theirs),
            (Statement::Paper(_), _) | (_, Statement::Paper(_)) => {
                let (mut mine, mut theirs) = (self.short(), original.short());
                // Any change shows in the digest of the document too, so that comes last; and a token does not know
                // how the document was spelled that the paper speaks of.
                let digests = (mine.remove("document"), theirs.remove("document"));
                let field = difference::objects(&theirs, &mine).or_else(|| match digests {
                    (Some(Value::String(one)), Some(Value::String(other))) => {
                        (one != other).then(|| "document".to_owned())
                    }
                    // serde_json's own enum: a token's is null.
                    _ => None,
                })?;
                Some(named(&field).to_owned())
            }
        }
    }

    fn short(&self) -> Map<String, Value> {
        match self {
            Statement::Paper(token) => object(&token.paper),
            Statement::Document(document) => {
                let text = document.text();
                let mut short = object(&Paper::of(
                    document.certificate(),
                    text.as_deref().unwrap_or_default(),
                ));
                if text.is_none() {
                    short.insert("document".into(), Value::Null);
                }
                short
            }
        }
    }
}

impl From<Document> for Statement {
    fn from(document: Document) -> Statement {
        Statement::Document(Box::new(document))
    }
}

// The claim's name for a field on paper.
fn named(field: &str) -> &str {
    match field {
        "name" => "learner.name",
        "course" => "course.id",
        "title" => "course.title",
        "version" => "course.version",
        "completed" => "completed.date",
        "until" => "valid_until",
        "status" | "status.list" | "status.index" => "terms.status",
        other => other,
    }
}
