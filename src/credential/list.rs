//! Status lists: whether a certificate still stands, as a signed list of bits that can be carried to another machine.

use super::badge::uuid_of;

/// What a list says of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It was withdrawn.
    Revocation,
    /// Another certificate has taken its place.
    Refresh,
}

impl Purpose {
    /// Both, in the order of a credential's entries.
    pub const ALL: [Purpose; 2] = [Purpose::Revocation, Purpose::Refresh];

    /// Its name in a Bitstring Status List.
    pub fn name(self) -> &'static str {
        match self {
            Purpose::Revocation => "revocation",
            Purpose::Refresh => "refresh",
        }
    }

    /// The id of the list of this purpose, of those that stand at `place`: below it, or a UUID worked out of its UUID.
    pub fn list(self, place: &str) -> String {
        match place.starts_with("urn:uuid:") {
            true => uuid_of(format!("tutela status list\n{place}\n{}", self.name()).as_bytes()),
            false => format!("{}/{}", place.trim_end_matches('/'), self.name()),
        }
    }
}
