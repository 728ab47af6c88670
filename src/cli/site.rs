//! The site file `tutela.toml`: what an organisation sets once for a computer or a folder. Found here or in a parent.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Failure;
use crate::core::seed::Seed;
use crate::core::text::Lang;

/// What a site sets; every key may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Folder of courses.
    pub library: Option<PathBuf>,
    /// Where records are kept.
    pub store: Option<String>,
    /// Folder of the secret key, where it is not beside the records.
    pub keys: Option<PathBuf>,
    /// Folder of fonts to look in first for letters that the program's own fonts lack.
    pub fonts: Option<PathBuf>,
    /// Language to speak.
    pub language: Option<Lang>,
    /// A seed for every draw; makes every exam a rehearsal.
    pub seed: Option<Seed>,
    /// Who trains.
    #[serde(default)]
    pub organisation: Organisation,
    /// How certificates look.
    #[serde(default)]
    pub certificate: Look,
}

/// Who trains, and whom a learner can talk to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name, as it stands on certificates.
    pub name: Option<String>,
    /// The person to talk to, after the last attempt for one.
    pub contact: Option<String>,
    /// Its address, where it wants one on certificates. A shelter leaves it out.
    pub address: Option<String>,
    /// Its domain, under which it publishes its keys: `example.org`.
    pub domain: Option<String>,
    /// Who answers for the training.
    #[serde(default)]
    pub signatories: Vec<Signatory>,
    /// Who accredits the training; without it certificates say that they are no CE/CME credit.
    pub accreditation: Option<Accreditation>,
}

/// Who answers for the training.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The name.
    pub name: String,
    /// The office held.
    pub role: Option<String>,
    /// A picture of the signature, PNG or JPEG.
    pub signature: Option<PathBuf>,
}

/// Who accredits the training.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accreditation {
    /// Who accredits.
    pub by: String,
    /// The organisation's number there.
    pub number: Option<String>,
    /// The sentence that the accreditor asks for.
    pub statement: Option<String>,
}

/// How certificates look. None of it is claimed by them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// `classic` or `modern`.
    pub design: Option<String>,
    /// `a4` or `letter`.
    pub paper: Option<String>,
    /// The colour of frames and headings, `#0f4c5c`.
    pub colour: Option<String>,
    /// A picture of the logo, PNG or JPEG.
    pub logo: Option<PathBuf>,
    /// Words of the sentence, by language.
    #[serde(default)]
    pub wording: BTreeMap<Lang, Wording>,
    /// Lines added under the sentence, by language.
    #[serde(default)]
    pub lines: BTreeMap<Lang, Vec<String>>,
}

/// The organisation's own words for the sentence.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// For "Certificate of completion".
    pub title: Option<String>,
    /// For "This is to say that".
    pub lead: Option<String>,
    /// For "completed the course".
    pub link: Option<String>,
}

const NAME: &str = "tutela.toml";

const KEYS: &str = "its keys are library, store, keys, fonts, language, seed; \
    [organisation] with name, contact, address, domain, accreditation (by, number, statement); \
    [[organisation.signatories]] with name, role, signature; \
    [certificate] with design, paper, colour, logo, lines (by language); \
    [certificate.wording.en] with title, lead, link";

impl Site {
    /// The site file in `folder` or the nearest parent that has one; an empty site where there is none.
    ///
    /// # Errors
    /// The file cannot be read or has a mistake.
    pub fn find(folder: &Path) -> Result<Site, Failure> {
        let Some(path) = folder
            .ancestors()
            .map(|at| at.join(NAME))
            .find(|path| path.is_file())
        else {
            return Ok(Site::default());
        };
        let shown = path.display();
        let text = std::fs::read_to_string(&path)
            .map_err(|e| Failure::world(format!("the site file {shown} cannot be read: {e}")))?;
        let mut site: Site = toml::from_str(&text).map_err(|e| {
            let place = e
                .span()
                .map(|span| crate::core::diagnostic::line_and_column(&text, span.start));
            let place =
                place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
            Failure::world(format!(
                "the site file {shown}{place}: {}",
                e.message().lines().next().unwrap_or("")
            ))
            .hint(KEYS)
        })?;
        if let Some(domain) = site
            .organisation
            .domain
            .as_deref()
            .filter(|d| !is_domain(d))
        {
            return Err(
                Failure::world(format!("the site file {shown}: `{domain}` is no domain"))
                    .hint("write it bare, like domain = \"example.org\""),
            );
        }
        // Paths are meant from where the file stands, wherever the program is started.
        let home = path.parent().unwrap_or(Path::new("."));
        let from_here = |path: &mut Option<PathBuf>| {
            if let Some(path) = path {
                *path = home.join(&path);
            }
        };
        from_here(&mut site.library);
        from_here(&mut site.keys);
        from_here(&mut site.fonts);
        from_here(&mut site.certificate.logo);
        for signatory in &mut site.organisation.signatories {
            from_here(&mut signatory.signature);
        }
        site.store = site.store.map(|store| match store.split_once(':') {
            Some(("sqlite", file)) => home.join(file).display().to_string(),
            Some((scheme, _)) if scheme.len() > 1 => store,
            Some(_) | None => home.join(&store).display().to_string(),
        });
        Ok(site)
    }
}

// A name that a `did:web` can be made of: labels between points, and a port at most.
fn is_domain(text: &str) -> bool {
    let (name, port) = text.split_once(':').unwrap_or((text, "0"));
    let label = |label: &str| {
        let letters = label
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
        letters && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    text.len() <= 253 && name.split('.').all(label) && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_file_is_found_in_a_parent_and_its_paths_start_there() {
        let home = tempfile::tempdir().expect("a folder");
        let deep = home.path().join("a/b");
        std::fs::create_dir_all(&deep).expect("folders");
        std::fs::write(
            home.path().join(NAME),
            "store = \"r.sqlite\"\n[organisation]\nname = \"Inn\"\n",
        )
        .expect("a file");
        let site = Site::find(&deep).expect("a sound file");
        assert_eq!(
            site.store,
            Some(home.path().join("r.sqlite").display().to_string())
        );
        assert_eq!(site.organisation.name.as_deref(), Some("Inn"));
    }

    #[test]
    fn a_domain_is_written_bare() {
        for good in ["inn.example", "a-b.example:8080", "localhost"] {
            assert!(is_domain(good), "{good}");
        }
        for bad in [
            "",
            "https://inn.example",
            "inn.example/",
            "a b",
            "-a",
            "a..b",
            "a:b",
            "á.mx",
        ] {
            assert!(!is_domain(bad), "{bad}");
        }
    }

    #[test]
    fn everything_about_certificates_can_be_set() {
        let home = tempfile::tempdir().expect("a folder");
        let text = r##"
            fonts = "fonts"
            [organisation]
            name = "Inn"
            address = "1 Quay"
            domain = "inn.example"
            accreditation = { by = "The Board", number = "7", statement = "One hour." }
            [[organisation.signatories]]
            name = "Ines Ruiz"
            role = "Coordinator"
            signature = "ruiz.png"
            [certificate]
            design = "modern"
            paper = "letter"
            colour = "#0f4c5c"
            logo = "logo.png"
            lines.es = ["Una línea"]
            [certificate.wording.en]
            title = "Record of training"
        "##;
        std::fs::write(home.path().join(NAME), text).expect("a file");
        let site = Site::find(home.path()).expect("a sound file");
        assert_eq!(site.certificate.logo, Some(home.path().join("logo.png")));
        let signatory = &site.organisation.signatories[0];
        assert_eq!(signatory.signature, Some(home.path().join("ruiz.png")));
        assert_eq!(site.certificate.lines[&Lang::ES], ["Una línea"]);
    }

    #[test]
    fn a_mistake_is_said_with_its_place() {
        let home = tempfile::tempdir().expect("a folder");
        std::fs::write(home.path().join(NAME), "\nstor = 1\n").expect("a file");
        let failure = Site::find(home.path()).expect_err("an unknown key");
        assert!(
            failure.message.contains("tutela.toml:2:1"),
            "{}",
            failure.message
        );
    }
}
