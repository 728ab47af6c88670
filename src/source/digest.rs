//! The digest of a course: SHA-256 over the files it rests on.

use sha2::{Digest, Sha256};

use super::file::File;

/// The digest of files, in hex: path and bytes of each, sorted by path, line ends made plain. Each is led by its
/// length, so that no two sets of files run into one another.
pub fn digest<'f>(files: impl IntoIterator<Item = &'f File>) -> String {
    let mut files: Vec<&File> = files.into_iter().collect();
    files.sort_by_key(|file| file.path());
    files.dedup_by_key(|file| file.path());
    let mut hash = Sha256::new();
    for file in files {
        let text = file.text().replace("\r\n", "\n");
        for part in [file.path(), &text] {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
    }
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::file::SourceFile;

    fn file(path: &str, text: &str) -> File {
        File::decode(SourceFile::new(path, text)).0
    }

    #[test]
    fn line_ends_and_order_do_not_change_a_digest_and_a_letter_does() {
        let (a, b) = (file("a.toml", "x = 1\n"), file("b.toml", "y = 2\n"));
        let windows = file("b.toml", "y = 2\r\n");
        let other = file("b.toml", "y = 3\n");
        assert_eq!(digest([&a, &b]), digest([&windows, &a]));
        assert_ne!(digest([&a, &b]), digest([&a, &other]));
        assert_eq!(digest([&a]).len(), 64);
    }
}
