//! The site file `tutela.toml`: what an organisation sets once for a computer or a folder. Found here or in a parent.

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
    /// Language to speak.
    pub language: Option<Lang>,
    /// A seed for every draw; makes every exam a rehearsal.
    pub seed: Option<Seed>,
    /// Who trains.
    #[serde(default)]
    pub organisation: Organisation,
}

/// Who trains, and whom a learner can talk to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name, as it stands on certificates.
    pub name: Option<String>,
    /// The person to talk to, after the last attempt for one.
    pub contact: Option<String>,
}

const NAME: &str = "tutela.toml";

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
            let place = e.span().map(|span| crate::core::diagnostic::line_and_column(&text, span.start));
            let place = place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
            Failure::world(format!("the site file {shown}{place}: {}", e.message().lines().next().unwrap_or("")))
                .hint("its keys are library, store, language, seed, and [organisation] with name and contact")
        })?;
        // Paths are meant from where the file stands, wherever the program is started.
        let home = path.parent().unwrap_or(Path::new("."));
        site.library = site.library.map(|library| home.join(library));
        site.store = site.store.map(|store| match store.split_once(':') {
            Some(("sqlite", file)) => home.join(file).display().to_string(),
            Some((scheme, _)) if scheme.len() > 1 => store,
            Some(_) | None => home.join(&store).display().to_string(),
        });
        Ok(site)
    }
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
