//! `tutela certificate status-list`: what was revoked and superseded, as signed lists to carry to another machine.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Certificate, Context, Document, Failure, Store};
use crate::cli::signing::{self, Ask};
use crate::credential::list::{Purpose, sign};

// The certificates whose status stands at one place.
#[derive(Default)]
struct Listed {
    domain: Option<String>,
    revoked: Vec<u32>,
    superseded: Vec<u32>,
}

/// Writes both lists of every place that certificates here name.
pub fn run(context: &mut Context<'_>, store: &mut Store, to: &Path) -> Result<(), Failure> {
    let mut places: BTreeMap<String, Listed> = BTreeMap::new();
    let mut elsewhere = 0;
    for kept in store.certificates(None)? {
        match place(&kept) {
            Some((place, domain, index)) => {
                let listed = places.entry(place).or_default();
                listed.domain = domain;
                if kept.revoked {
                    listed.revoked.push(index);
                }
                if kept.superseded_by.is_some() {
                    listed.superseded.push(index);
                }
            }
            None if !kept.stands() => elsewhere += 1,
            None => {}
        }
    }
    if places.is_empty() {
        return Err(Failure::refused(
            "no certificate here has a place in a status list yet",
        ));
    }
    let Some(key) = signing::key(context, store, Ask::Here)? else {
        return Err(signing::locked());
    };
    let folder = context.host.folder.join(to);
    let cannot = |path: &Path, why: std::io::Error| {
        Failure::world(format!("{} cannot be written: {why}", path.display()))
    };
    fs::create_dir_all(&folder).map_err(|why| cannot(&folder, why))?;
    let now = context.now().utc;
    let several = places.len() > 1;
    for (number, (place, listed)) in (1..).zip(&places) {
        for purpose in Purpose::ALL {
            let set = match purpose {
                Purpose::Revocation => &listed.revoked,
                Purpose::Refresh => &listed.superseded,
            };
            let text = sign(place, purpose, set, now, &key, listed.domain.as_deref());
            let name = match several {
                true => format!("{}-{number}.json", purpose.name()),
                false => format!("{}.json", purpose.name()),
            };
            let path = folder.join(&name);
            let draft = folder.join(format!("{name}.new"));
            fs::write(&draft, &text)
                .and_then(|()| fs::rename(&draft, &path))
                .map_err(|why| cannot(&path, why))?;
            let of = purpose.list(place);
            context.print(format!(
                "{}: {} listed, as {of}",
                to.join(&name).display(),
                set.len()
            ))?;
        }
    }
    if elsewhere > 0 {
        context.tell(format!(
            "{elsewhere} revoked or superseded without a place in a list (erased, or made by an earlier Tutela): only \
             these records know of them."
        ))?;
    }
    Ok(())
}

// Where a certificate's status stands. An erased one is known by its bit alone; its place went with its document.
fn place(kept: &Certificate) -> Option<(String, Option<String>, u32)> {
    let document = Document::read(kept.document.as_ref()?.as_bytes()).ok()?;
    let terms = document.certificate().terms.as_ref()?;
    let status = terms.status.as_ref()?;
    Some((status.list.clone(), terms.domain.clone(), status.index))
}
