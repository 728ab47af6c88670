//! How the files of a library look from outside: when each was last written, and how long it is. Opens none of them, so
//! that a look costs little, over a network too.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{DEEPEST, is_source, relative};

/// A look at files. Two that are equal saw the same files, as far as can be told without opening them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

/// Looks at the files that reading `place` would read: a folder, or a lone file. What cannot be looked at (it has just
/// been taken away) is not there.
pub fn glance(place: &Path) -> Glance {
    let mut seen = Glance::default();
    look(place, place, 0, &mut seen);
    seen
}

fn look(root: &Path, at: &Path, depth: usize, seen: &mut Glance) {
    let Ok(data) = fs::metadata(at) else {
        return;
    };
    if !data.is_dir() {
        if depth == 0 || is_source(&relative(root, at)) {
            let modified = data.modified().ok();
            seen.0.insert(at.to_owned(), (data.len(), modified));
        }
        return;
    }
    let Ok(entries) = fs::read_dir(at) else {
        return;
    };
    for entry in entries.flatten() {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        let path = entry.path();
        if !is_hidden && depth <= DEEPEST && !(is_link && path.is_dir()) {
            look(root, &path, depth + 1, seen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_sees_what_was_written_renamed_and_taken_away() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path();
        let write = |name: &str, text: &str| fs::write(root.join(name), text).expect("written");
        write("library.toml", "title = \"x\"\n");
        let first = glance(root);
        assert_eq!(first, glance(root));
        write("notes.txt", "no file of a library");
        write(".library.toml.swp", "nor this");
        assert_eq!(first, glance(root));
        write("library.toml", "title = \"longer\"\n");
        let second = glance(root);
        assert_ne!(first, second);
        write(".draft", "title = \"renamed into place\"\n");
        fs::rename(root.join(".draft"), root.join("library.toml")).expect("renamed");
        assert_ne!(second, glance(root));
        fs::remove_file(root.join("library.toml")).expect("removed");
        assert_eq!(glance(root), Glance::default());
        assert_eq!(glance(&root.join("nowhere")), Glance::default());
    }
}
