//! `tutela certificate revoke` and `correct`: a certificate is withdrawn, or issued anew with the name put right. The
//! signed document of the old one stays as it is.

use super::{Certificate, Context, Failure, Store, read};
use crate::cli::issue::make;
use crate::cli::signing::{self, Ask};
use crate::core::standing::certificate::Holder;
use crate::credential::IssuerKey;
use crate::store::{Name, NewDecision};

/// Withdraws a certificate, for ever.
pub fn revoke(
    context: &mut Context<'_>,
    store: &mut Store,
    kept: &Certificate,
    reason: &str,
    by: &Name,
) -> Result<(), Failure> {
    let decision = NewDecision {
        at: context.now(),
        salt: context.host.random()?,
        reason,
        by: by.as_str(),
    };
    store.revoke(&kept.id, &decision).map_err(|why| match why {
        crate::store::RevokeError::Store(error) => error.into(),
        why => Failure::refused(why),
    })?;
    context.print(format!("Certificate {} is revoked.", kept.id))?;
    context.print(
        "Elsewhere that is known once people have the new list: tutela certificate status-list",
    )
}

/// Issues a certificate anew, with the name the records hold now or the one that is given.
pub fn correct(
    context: &mut Context<'_>,
    store: &mut Store,
    kept: &Certificate,
    text: &str,
    name: Option<Name>,
    (reason, by): (&str, &Name),
) -> Result<(), Failure> {
    let document = read(text)?;
    let claim = document.certificate();
    if !kept.stands() {
        return Err(Failure::refused(format!(
            "certificate {} was superseded or revoked; only one that stands is corrected",
            kept.id
        )));
    }
    let Some(mut learner) = store.learner(kept.learner)? else {
        return Err(Failure::refused("its learner was erased"));
    };
    let Some(key) = signing::key(context, store, Ask::Here)? else {
        return Err(signing::locked());
    };
    let renamed = name.filter(|name| *name != learner.name);
    if let Some(name) = &renamed {
        learner.name = name.clone();
    }
    let holder: Holder = make::holder(&learner);
    if holder == claim.learner && document.key() == Some(IssuerKey::of(&key)) {
        return Err(Failure::refused(format!(
            "certificate {} says already what the records say: {}",
            kept.id, claim.learner.name
        ))
        .hint("give the right name with --name"));
    }
    if let Some(name) = &renamed {
        let now = context.now();
        store.rename_learner(learner.id, name, now)?;
    }
    let why = NewDecision {
        at: context.now(),
        salt: context.host.random()?,
        reason,
        by: by.as_str(),
    };
    let id = make::correct(context, store, kept, claim, &learner, &why, &key)?;
    context.print(format!(
        "Certificate {id} for {} takes the place of {}; its dates are the same.",
        learner.name, kept.id
    ))
}
