//! Lists over several lines, as translations write them, with the slips of a hand: each is one error in its own line, and the
//! rest of the file is read.

use std::fs;
use std::path::Path;

use crate::new::{snapshot, tutela, words};

const BANK: &str = "es/night-desk/banks/control.toml";
const FACTS: &str = "facts/statistics.toml";

// The example library, with the texts of one question written one under the other.
fn library() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let from = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/example-library"
    );
    copy(Path::new(from), dir.path());
    let bank = dir.path().join(BANK);
    let text = fs::read_to_string(&bank).expect("copied");
    let list = text
        .lines()
        .find(|line| line.starts_with("accept = [\"tráfico"))
        .expect("it is there");
    let below = list
        .replace("[\"", "[\n  \"")
        .replace(", ", ",\n  ")
        .replace("\"]", "\",\n]");
    fs::write(&bank, text.replacen(list, &below, 1)).expect("written");
    dir
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).expect("copied")),
        }
    }
}

#[test]
fn a_slip_in_a_list_over_several_lines_is_one_error_in_its_line() {
    let dir = library();
    let mut said = String::new();
    for (file, find, write) in [
        (BANK, "la línea\", feed", "la línea, feed"),
        (BANK, "\"contacts\",", "\"contacts,"),
        (BANK, "habitantes.\" }", "habitantes. }"),
        (BANK, "habitantes.\" }", "habitantes.\" "),
        (BANK, "denuncia.\" },", "denuncia.\""),
        (BANK, "riesgo.\" },", "riesgo.\","),
        (BANK, "denuncia.\" },", "denuncia.\" }"),
        (BANK, "denuncia.\" },", "denuncia.\" ],"),
        (BANK, "\"crimes\", text =", "\"crimes\", text"),
        (BANK, "\"crimes\", text =", "\"crimes\", text:"),
        (BANK, "\"crimes\", text =", "\"crimes\" text ="),
        (BANK, "options = [", "options ="),
        (BANK, "options = [", "options ["),
        (BANK, "options = [", "options"),
        (BANK, "{ id = \"contacts\"", "id = \"contacts\""),
        (BANK, "{ id = \"risk\"", "id = \"risk\""),
        (BANK, "riesgo.\" },\n]", "riesgo.\" },\n"),
        (BANK, "riesgo.\" },\n]", "riesgo.\" },\n}"),
        (
            BANK,
            "Delitos de trata que",
            "Los \"delitos\", de trata, que",
        ),
        (BANK, "\"Delitos de trata", "Delitos, de trata"),
        (
            BANK,
            "\"Delitos de trata que ocurrieron\"",
            "“Delitos de trata que ocurrieron”",
        ),
        (BANK, "que ocurrieron\"", "que ocurrieron”"),
        (BANK, "que ocurrieron\"", "que\nocurrieron\""),
        (
            BANK,
            "  { id = \"crimes\"",
            "  // lo demás\n  { id = \"crimes\"",
        ),
        (FACTS, "\"unodc-2024\",", "\"unodc-2024,"),
        (FACTS, "and sex\" }", "and sex\""),
        (FACTS, "sources = [", "sources ="),
        (FACTS, "and sex\" },\n]", "and sex\" },"),
        (BANK, "de migrantes\",\n", "de migrantes,\n"),
        (BANK, "  \"tráfico\",\n", "  tráfico\",\n"),
        (BANK, "  \"tráfico\",\n]", "  \"tráfico\n]"),
        (BANK, "  \"tráfico\",\n]", "  \"tráfico\",\n"),
        (BANK, "accept = [\n", "accept =\n"),
        (BANK, "ilícito", "\"ilícito\""),
        (BANK, "[\"fin\", \"prop", "[\"fin, \"prop"),
        (BANK, "[\"fin\", \"prop", "[\"fin\", {\"prop"),
        (BANK, "[\"fin\", \"prop", "\"fin\", \"prop"),
        (BANK, "]]\nid = \"papers\"", "]]id = \"papers\""),
        (BANK, "text = \"\"\"\nLa ley", "text = \"\"\nLa ley"),
    ] {
        let path = dir.path().join(file);
        let text = fs::read_to_string(&path).expect("copied");
        assert!(text.contains(find), "{find}");
        let torn = text.replacen(find, write, 1);
        for ends in ["\r\n", "\n"] {
            fs::write(&path, torn.replace('\n', ends)).expect("written");
            let (code, out, _) = tutela(dir.path(), &words("check --no-lint"));
            assert_eq!(
                (code, out.matches("error[").count()),
                (1, 1),
                "{write}: {out}"
            );
            if ends == "\n" {
                let first = out.lines().take(2);
                let first = first.map(|line| line.replace(&format!("{file}:"), ""));
                said.push_str(&format!("# {find} -> {write}\n"));
                said.extend(first.map(|line| line + "\n"));
            }
        }
        fs::write(&path, text).expect("written");
    }
    snapshot("torn-lists", &said);
}

#[test]
fn two_slips_in_two_lines_of_a_list_are_two_errors() {
    let dir = library();
    let bank = dir.path().join(BANK);
    let text = fs::read_to_string(&bank).expect("copied");
    let torn = text
        .replacen("la línea\", feed", "la línea, feed", 1)
        .replacen("\"crimes\", text =", "\"crimes\", text", 1)
        .replacen("riesgo.\" },", "riesgo.\",", 1)
        .replacen(
            "of_revision = 1\nstem = \"¿Cuáles",
            "of_revision: 1\nstem = \"¿Cuáles",
            1,
        );
    fs::write(&bank, torn).expect("written");
    let (_, out, _) = tutela(dir.path(), &words("check --no-lint"));
    snapshot("torn-lists-four", &out);
}

#[test]
fn a_paragraph_without_its_marks_is_one_error_and_a_name_that_nobody_can_read_hides_what_needs_it()
{
    let dir = library();
    let bank = dir.path().join(BANK);
    let text = fs::read_to_string(&bank).expect("copied");
    let note = "Ana lo mira.\n\n- primero esto\n- después lo otro\n\n[[item]]\nid = \"in-control\"";
    fs::write(
        &bank,
        text.replacen("[[item]]\nid = \"in-control\"", note, 1),
    )
    .expect("written");
    let facts = dir.path().join(FACTS);
    let text = fs::read_to_string(&facts).expect("copied");
    let torn = text.replacen("\"ms-hotline-rate\"", "\"ms-hotline-rate\\\"", 1);
    fs::write(&facts, torn).expect("written");
    let (_, out, _) = tutela(dir.path(), &words("check --no-lint"));
    snapshot("torn-paragraph", &out);
}
