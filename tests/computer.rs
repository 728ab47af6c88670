//! A computer that has never met Tutela: a home of its own, a cleared environment, the real program. For all tests.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A computer with an empty home.
pub struct Computer {
    home: tempfile::TempDir,
}

/// What a command left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Computer {
    pub fn new() -> Computer {
        Computer {
            home: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Where records are kept when nobody says where.
    pub fn records(&self) -> PathBuf {
        self.path(".local/share/tutela/records.sqlite")
    }

    /// The program, started in the home with nothing in its environment but that.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tutela"));
        command
            .args(args)
            .env_clear()
            .env("HOME", self.home.path())
            .current_dir(self.home.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs a command to its end. The home is called HOME in what it says.
    pub fn run(&self, args: &[&str]) -> Done {
        let output = self.command(args).output().expect("the program starts");
        self.done(&output)
    }

    /// Runs a command that must succeed; what it printed.
    pub fn out(&self, args: &[&str]) -> String {
        let done = self.run(args);
        assert_eq!(done.code, Some(0), "{args:?}: {}", done.err);
        done.out
    }

    pub fn done(&self, output: &Output) -> Done {
        let text = |bytes: &[u8]| {
            let text = String::from_utf8(bytes.to_vec()).expect("we write UTF-8");
            text.replace(&path(self.home.path()), "HOME")
        };
        Done {
            code: output.status.code(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }
}

impl Done {
    /// Everything in one text, for a snapshot: result, talk, exit code.
    pub fn shown(&self) -> String {
        let code = self.code.map_or("a signal".to_owned(), |c| c.to_string());
        format!("{}{}exit: {code}\n", self.out, self.err)
    }
}

pub fn path(path: &Path) -> String {
    path.display().to_string()
}
