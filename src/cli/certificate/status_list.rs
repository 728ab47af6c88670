//! `tutela certificate status-list`: what was revoked and superseded, as signed lists to carry to another machine.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Certificate, Context, Document, Failure, Store};
use crate::cli::signing::{self, Ask};
use crate::credential::list::{Purpose, sign};

/// Writes both lists of every place that certificates here name.
pub fn run(context: &mut Context<'_>, store: &mut Store, to: &Path) -> Result<(), Failure> {
    let all = store.certificates(None)?;
    // A bit is one certificate's in all lists of these records, so an erased one is listed though nobody knows its
    // place any more.
    let bits = |is: fn(&Certificate) -> bool| -> Vec<u32> {
        let these = all.iter().filter(|kept| is(kept));
        these.filter_map(|kept| kept.status_index).collect()
    };
    let revoked = bits(|kept| kept.revoked);
    let superseded = bits(|kept| kept.superseded_by.is_some());
    let unlisted = all
        .iter()
        .filter(|kept| !kept.stands() && kept.status_index.is_none());
    let unlisted = unlisted.count();
    let places: BTreeMap<String, Option<String>> = all.iter().filter_map(place).collect();
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
    for (number, (place, domain)) in (1..).zip(&places) {
        for purpose in Purpose::ALL {
            let set = match purpose {
                Purpose::Revocation => &revoked,
                Purpose::Refresh => &superseded,
            };
            let text = sign(place, purpose, set, now, &key, domain.as_deref());
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
    if unlisted > 0 {
        context.tell(format!(
            "{unlisted} revoked or superseded without a place in a list, made by an earlier Tutela: only these records \
             know of them."
        ))?;
    }
    Ok(())
}

// Where a certificate's status stands, and whose domain signs there.
fn place(kept: &Certificate) -> Option<(String, Option<String>)> {
    let document = Document::read(kept.document.as_ref()?.as_bytes()).ok()?;
    let terms = document.certificate().terms.as_ref()?;
    Some((terms.status.as_ref()?.list.clone(), terms.domain.clone()))
}
