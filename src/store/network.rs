//! Whether a file lies on a network or shared file system, by the table of mounts that Linux keeps.

use std::path::Path;

/// The kind of network file system that holds `path`; `None` on a disk of this computer, or where it cannot be told.
pub(super) fn kind_of(path: &Path) -> Option<String> {
    #[cfg(windows)]
    if path.to_string_lossy().starts_with(r"\\") {
        return Some("network share".to_owned());
    }
    let path = path.canonicalize().ok()?;
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    kind_in(&mounts, &path)
}

// Where locks or shared memory are not what they are on a disk.
const KINDS: [&str; 16] = [
    "9p",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "davfs",
    "glusterfs",
    "gpfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
];

fn kind_in(mounts: &str, path: &Path) -> Option<String> {
    // The longest mount point wins, and of two the later, which lies over the earlier.
    let (_, kind) = mounts
        .lines()
        .filter_map(mount)
        .filter(|(point, _)| path.starts_with(point))
        .max_by_key(|(point, _)| point.len())?;
    let is_network = KINDS.contains(&kind) || kind.starts_with("fuse");
    is_network.then(|| kind.to_owned())
}

// `36 35 98:0 / /mnt rw,noatime master:1 - nfs4 host:/share rw`: the fifth field, and the first after the hyphen.
fn mount(line: &str) -> Option<(String, &str)> {
    let (before, after) = line.split_once(" - ")?;
    let point = before.split(' ').nth(4)?;
    Some((unescaped(point), after.split(' ').next()?))
}

fn unescaped(point: &str) -> String {
    [
        (r"\040", " "),
        (r"\011", "\t"),
        (r"\012", "\n"),
        (r"\134", r"\"),
    ]
    .iter()
    .fold(point.to_owned(), |text, (escape, plain)| {
        text.replace(escape, plain)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 22 0:33 / /users rw,relatime shared:7 - nfs4 files:/users rw,vers=4.2
41 40 8:1 / /users/local rw - ext4 /dev/sda1 rw
42 22 0:40 / /mnt/our\\040share rw - cifs //host/share rw
43 22 0:41 / /mnt/key rw - fuse.sshfs me@host: rw
";

    fn check(path: &str, expected: Option<&str>) {
        assert_eq!(
            kind_in(MOUNTS, Path::new(path)).as_deref(),
            expected,
            "{path}"
        );
    }

    #[test]
    fn the_longest_mount_point_says_whether_a_file_is_on_the_network() {
        check("/srv/records.sqlite", None);
        check("/users/ana/records.sqlite", Some("nfs4"));
        check("/users/local/records.sqlite", None);
        check("/usersfile/records.sqlite", None);
        check("/mnt/our share/records.sqlite", Some("cifs"));
        check("/mnt/key/records.sqlite", Some("fuse.sshfs"));
    }
}
