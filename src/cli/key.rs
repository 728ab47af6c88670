//! `tutela key`: this computer's issuer key, from its making to its end.

mod change;
mod show;

use std::path::PathBuf;

use jiff::civil::Date;

use super::attempt::reason;
use super::{Context, Failure};
use crate::store::{Name, Store};

/// Show, hand out, replace or protect the key that signs here.
///
/// Examples:
///   tutela key show
///   tutela key export > harbor-house.key.json
///   tutela key export --as pem > harbor-house.pem
///   tutela key rotate
///   tutela key protect
///   tutela key lost --since 2026-11-20 --reason "Laptop stolen" --by "Ines Ruiz"
///
/// The key is made on this computer. It proves that a certificate came from here
/// and was not changed since; it does not prove who you are. Whoever verifies
/// trusts it because you gave them the key file yourself.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    #[command(subcommand)]
    what: What,
    /// Read the passphrase from this file descriptor, as `3< passphrase.txt` gives it.
    #[arg(long, global = true, value_name = "N")]
    passphrase_fd: Option<u32>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// The key, where it lies, and those before it; nothing secret.
    Show {
        /// As JSON (`tutela.keys/1`).
        #[arg(long)]
        json: bool,
    },
    /// Print the public key file for those who verify; it is made now if there is none.
    Export {
        /// In our own form, which tells of earlier keys too, or in one that other programs read.
        #[arg(long = "as", value_name = "FORM", value_enum, default_value_t = Form::Tutela)]
        form: Form,
        /// Write the secret key instead, to carry it to another computer.
        #[arg(long, value_name = "FILE")]
        secret: Option<PathBuf>,
    },
    /// Make a new key. The old one is destroyed; what it signed stays good.
    Rotate {
        /// Put a passphrase on the new key.
        #[arg(long)]
        protect: bool,
    },
    /// Sign with the key in this file from now on.
    Import {
        /// A secret key, as `tutela key export --secret` writes it, or an Ed25519 key as PEM (PKCS #8) or JWK;
        /// - for standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Put a passphrase on the key, or another one; it is asked for wherever a certificate is made.
    Protect {
        /// Take it away.
        #[arg(long)]
        remove: bool,
    },
    /// Say that the key may be in other hands: from now on it signs nothing and vouches for nothing but what these
    /// records hold.
    Lost {
        /// The beginning of its fingerprint, as `tutela key show` prints it; the present key where left out.
        #[arg(value_name = "KEY")]
        key: Option<String>,
        /// Since when, as 2026-11-22; today where left out.
        #[arg(long, value_name = "DATE")]
        since: Option<Date>,
        /// What happened; kept in the register.
        #[arg(long, value_name = "TEXT", value_parser = reason)]
        reason: String,
        /// Who says so; kept in the register.
        #[arg(long, value_name = "NAME")]
        by: Name,
    },
}

/// How a key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// As this program keeps and reads it.
    Tutela,
    /// As OpenSSL has it (PKCS #8, SubjectPublicKeyInfo).
    Pem,
    /// As JSON web key (RFC 8037).
    Jwk,
}

/// Prints the public key file.
///
/// # Errors
/// As [`run`].
pub fn export(context: &mut Context<'_>, store: &mut Store) -> Result<(), Failure> {
    show::export(context, store, Form::Tutela)
}

/// Runs the command.
///
/// # Errors
/// The key, its file or the records cannot be read or written; a passphrase is another one.
pub fn run(args: Args, context: &mut Context<'_>) -> Result<(), Failure> {
    context.passphrase_fd = args.passphrase_fd;
    let mut store: Store = context.store()?;
    match args.what {
        What::Show { json } => show::run(context, &store, json),
        What::Export { secret: None, form } => show::export(context, &mut store, form),
        What::Export {
            secret: Some(to),
            form,
        } => change::export(context, &store, &to, form),
        What::Rotate { protect } => change::rotate(context, &mut store, protect),
        What::Import { file } => change::import(context, &mut store, &file),
        What::Protect { remove } => change::protect(context, &store, remove),
        What::Lost {
            key,
            since,
            reason,
            by,
        } => change::lost(context, &mut store, key.as_deref(), since, &reason, &by),
    }
}
