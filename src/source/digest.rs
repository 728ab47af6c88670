//! The digest of a course: SHA-256 over what the files it rests on say. How they are laid out is no part of it: comments,
//! blank lines, line ends, the order of keys.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use toml::de::{DeTable, DeValue};

use super::table::plain;

/// What a file says: a digest for each value of its top keys, a list of tables (items, facts) by its members, so that a
/// large file can be read in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning(BTreeMap<String, Vec<[u8; 32]>>);

impl Meaning {
    /// What a parsed text says.
    pub fn of(tree: &DeTable<'_>) -> Meaning {
        let entries = tree.iter().map(|(key, value)| {
            let digests = match value.get_ref() {
                DeValue::Array(list) => {
                    let parts = list.iter().map(|part| hashed(b'+', part.get_ref()));
                    parts.collect()
                }
                other => vec![hashed(b'=', other)],
            };
            (key.get_ref().to_string(), digests)
        });
        Meaning(entries.collect())
    }

    /// The same without a key at the top: one that is about upkeep, and changes nothing that a learner meets.
    pub fn without(mut self, key: &str) -> Meaning {
        self.0.remove(key);
        self
    }

    /// Adds what the next piece of the same file says.
    pub fn append(&mut self, rest: Meaning) {
        for (key, digests) in rest.0 {
            self.0.entry(key).or_default().extend(digests);
        }
    }
}

/// The digest of files by their paths, in hex; their order does not matter.
pub fn digest<'f>(files: impl IntoIterator<Item = (&'f str, &'f Meaning)>) -> String {
    let files: BTreeMap<&str, &Meaning> = files.into_iter().collect();
    let mut hash = Sha256::new();
    for (path, Meaning(keys)) in files {
        text(&mut hash, b'f', path);
        count(&mut hash, keys.len());
        for (key, digests) in keys {
            text(&mut hash, b'k', key);
            count(&mut hash, digests.len());
            for digest in digests {
                hash.update(digest);
            }
        }
    }
    let bytes = hash.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn hashed(kind: u8, value: &DeValue<'_>) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update([kind]);
    add(&mut hash, value);
    hash.finalize().into()
}

// Each value is led by its kind and its length, so that no two run into one another. A number counts as it is written,
// since that is how it is shown: 2.50 is not 2.5.
fn add(hash: &mut Sha256, value: &DeValue<'_>) {
    match value {
        DeValue::String(words) => text(hash, b's', &plain(words)),
        DeValue::Integer(number) => {
            hash.update(number.radix().to_be_bytes());
            text(hash, b'n', number.as_str());
        }
        DeValue::Float(number) => text(hash, b'r', number.as_str()),
        DeValue::Boolean(flag) => hash.update([b'b', u8::from(*flag)]),
        DeValue::Datetime(stamp) => text(hash, b'd', &stamp.to_string()),
        DeValue::Array(list) => {
            hash.update(b"a");
            count(hash, list.len());
            for part in list {
                add(hash, part.get_ref());
            }
        }
        // The keys of a table come sorted.
        DeValue::Table(table) => {
            hash.update(b"t");
            count(hash, table.len());
            for (key, part) in table {
                text(hash, b'k', key.get_ref());
                add(hash, part.get_ref());
            }
        }
    }
}

fn text(hash: &mut Sha256, kind: u8, words: &str) {
    hash.update([kind]);
    count(hash, words.len());
    hash.update(words);
}

fn count(hash: &mut Sha256, length: usize) {
    hash.update(u64::try_from(length).unwrap_or(u64::MAX).to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(text: &str) -> Meaning {
        Meaning::of(DeTable::parse(text).expect("good TOML").get_ref())
    }

    #[test]
    fn how_a_file_is_laid_out_does_not_change_its_digest() {
        let plain = meaning("title = \"x\"\n[[item]]\nid = \"a\"\nstem = \"One\\ntwo\"\n");
        for same in [
            "title = \"x\"\r\n[[item]]\r\nid = \"a\"\r\nstem = \"\"\"\r\nOne\r\ntwo\"\"\"\r\n",
            "#:schema ../schema/bank.json\ntitle = 'x' # why\n\n[[item]]\nstem = \"One\\ntwo\"\nid = \"a\"\n",
            "item = [{ stem = \"One\\ntwo\", id = \"a\" }]\ntitle = \"x\"",
        ] {
            assert_eq!(meaning(same), plain, "{same}");
        }
    }

    #[test]
    fn what_a_file_says_changes_its_digest() {
        let one = meaning("a = 2.5\nb = [1, [2, 3]]\nc = { x = \"1\" }\n");
        for other in [
            "a = 2.50\nb = [1, [2, 3]]\nc = { x = \"1\" }\n",
            "a = 2.5\nb = [1, [2], 3]\nc = { x = \"1\" }\n",
            "a = 2.5\nb = [[2, 3], 1]\nc = { x = \"1\" }\n",
            "a = 2.5\nb = [1, [2, 3]]\nc = { x = 1 }\n",
            "a = 2.5\nb = [1, [2, 3]]\n",
        ] {
            assert_ne!(meaning(other), one, "{other}");
        }
    }

    #[test]
    fn a_key_about_upkeep_is_left_out() {
        let plain = meaning("title = \"x\"\nminutes = 3\n");
        let kept = meaning("title = \"x\"\nlanguages = [\"en\"]\nminutes = 3\n");
        assert_ne!(kept, plain);
        assert_eq!(kept.without("languages"), plain);
    }

    #[test]
    fn the_order_of_files_does_not_matter_and_their_names_do() {
        let (a, b) = (meaning("x = 1\n"), meaning("y = 2\n"));
        let digest = |files: [(&str, &Meaning); 2]| digest(files);
        assert_eq!(
            digest([("a", &a), ("b", &b)]),
            digest([("b", &b), ("a", &a)])
        );
        assert_ne!(
            digest([("a", &a), ("b", &b)]),
            digest([("a", &b), ("b", &a)])
        );
        assert_eq!(digest([("a", &a), ("b", &b)]).len(), 64);
    }

    #[test]
    fn a_file_read_in_pieces_says_what_it_says_whole() {
        let mut pieces = meaning("title = \"x\"\n[[item]]\nid = \"a\"\n");
        pieces.append(meaning("[[item]]\nid = \"b\"\n"));
        let whole = "title = \"x\"\n[[item]]\nid = \"a\"\n[[item]]\nid = \"b\"\n";
        assert_eq!(pieces, meaning(whole));
    }
}
