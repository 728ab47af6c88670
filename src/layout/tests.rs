//! Texts before and after, each a rule of the house way.

use super::{Why, tidy};
use crate::schema::Kind;

#[track_caller]
fn check(kind: &str, before: &str, after: &str) {
    let table = Kind::named(kind).expect("a kind").table();
    let tidied = tidy(before, Some(&table)).expect("good TOML");
    assert_eq!(tidied.text, after);
    assert_eq!(tidied.left, []);
    let again = tidy(after, Some(&table)).expect("good TOML");
    assert_eq!(again.text, after, "a second time nothing is left to do");
}

#[track_caller]
fn left(kind: &str, text: &str) -> (String, Why) {
    let table = Kind::named(kind).expect("a kind").table();
    let tidied = tidy(text, Some(&table)).expect("good TOML");
    assert_eq!(tidied.text, text);
    let mut left = tidied.left.into_iter();
    let first = left.next().expect("something was left");
    assert_eq!(left.next(), None);
    (first.what, first.why)
}

#[test]
fn keys_stand_in_the_order_of_their_rows_and_comments_go_with_them() {
    check(
        "bank",
        "\
title = \"Signs\"

[[item]]
stem = \"What is it?\" # asked once
# raised in March
revision = 2
# two lines
# about the type
type = \"true-false\"
answer = false
id = \"a\"
rationale = \"So.\"
feedback.false = \"Right.\"
feedback.true = \"No.\"
",
        "\
title = \"Signs\"

[[item]]
id = \"a\"
# two lines
# about the type
type = \"true-false\"
# raised in March
revision = 2
stem = \"What is it?\" # asked once
answer = false
feedback.true = \"No.\"
feedback.false = \"Right.\"
rationale = \"So.\"
",
    );
}

#[test]
fn the_type_of_a_thing_decides_and_so_does_the_type_of_a_gap() {
    check(
        "bank",
        "\
[[item]]
rationale = \"So.\"
type = \"cloze\"
text = \"{gap:a}\"
scoring = \"per-part\"

[item.gaps.a]
tolerance = 1
answer = 2
type = \"numeric\"

[[item.gaps.a.anticipated]]
feedback = \"No.\"
value = 3
id = \"x\"
",
        "\
[[item]]
type = \"cloze\"
scoring = \"per-part\"
text = \"{gap:a}\"
rationale = \"So.\"

[item.gaps.a]
type = \"numeric\"
answer = 2
tolerance = 1

[[item.gaps.a.anticipated]]
id = \"x\"
value = 3
feedback = \"No.\"
",
    );
    // Nobody knows the keys of such a type.
    let unknown = "[[item]]\nrationale = \"So.\"\ntype = \"essay\"\nid = \"a\"\n";
    check("bank", unknown, unknown);
}

#[test]
fn keys_without_a_row_stay_behind_what_they_follow() {
    check(
        "bank",
        "[[item]]\nstem = \"?\"\nhint = \"no\"\nid = \"a\"\ntype = \"choice\"\n",
        "[[item]]\nid = \"a\"\ntype = \"choice\"\nstem = \"?\"\nhint = \"no\"\n",
    );
    // The words of a variant are the author's own.
    check(
        "bank",
        "[[item]]\ntype = \"choice\"\n\n[[item.variants]]\nz = 1\na = 2\nid = \"x\"\n",
        "[[item]]\ntype = \"choice\"\n\n[[item.variants]]\nid = \"x\"\nz = 1\na = 2\n",
    );
}

#[test]
fn one_space_where_spaces_go_and_one_blank_line_between_tables() {
    check(
        "course",
        "

title=\"x\"   # why
  summary   =   'y'
audience = [ \"a\",\"b\" ,]
builds_on = [ ]
[ exam ]

cut_score = \"80 %\"


wait = \"1 h\"
# whole cases
[[ exam . section ]]
where={case=\"none\",objective=[ \"a\" ]}
",
        "\
title = \"x\" # why
summary = 'y'
audience = [\"a\", \"b\"]
builds_on = []

[exam]
cut_score = \"80 %\"

wait = \"1 h\"

# whole cases
[[exam.section]]
where = { case = \"none\", objective = [\"a\"] }
",
    );
}

#[test]
fn a_list_over_several_lines_has_one_member_a_line_and_keeps_its_comments() {
    check(
        "library",
        "\
help_lines = [ # first
    \"a\", \"b\" # of b
  # before c

  , \"c\"
  # at the end
]
",
        "\
help_lines = [ # first
  \"a\",
  \"b\", # of b
  # before c
  \"c\",
  # at the end
]
",
    );
}

#[test]
fn a_text_stays_as_it_is_written_whatever_it_looks_like() {
    let text = "\
[[case]]
id = \"a\"
text = \"\"\"
[not.a.header]
# not a comment


  id = \"b\" \\
  ''' \"\"\"
";
    check("bank", text, text);
}

#[test]
fn line_ends_stay_what_they_are() {
    check(
        "bank",
        "[[item]]\r\nlevel=\"apply\"\r\ntype = \"choice\"\r\n\r\n\r\n# c\r\n[[item.options]]\r\nid = \"\"\"a\r\nb\"\"\"",
        "[[item]]\r\ntype = \"choice\"\r\nlevel = \"apply\"\r\n\r\n# c\r\n[[item.options]]\r\nid = \"\"\"a\r\nb\"\"\"\r\n",
    );
}

#[test]
fn a_comment_that_stands_alone_keeps_its_table_in_order() {
    let text = "\
[[item]]
stem = \"?\"

# about what?

id = \"a\"
type = \"choice\"
";
    let at = text.find('#').expect("there");
    assert_eq!(left("bank", text), ("item `a`".to_owned(), Why::Alone(at)));
    // One at the end, below a blank line, is about what follows.
    check(
        "bank",
        "[[case]]\ntext = \"t\"\nid = \"a\"\n\n# Part two\n\n[[case]]\nid = \"b\"\n",
        "[[case]]\nid = \"a\"\ntext = \"t\"\n\n# Part two\n\n[[case]]\nid = \"b\"\n",
    );
    let below = "[[case]]\ntext = \"t\"\nid = \"a\"\n# of which?\n\n[[case]]\n";
    let at = below.find('#').expect("there");
    assert_eq!(left("bank", below), ("case `a`".to_owned(), Why::Alone(at)));
    // Where the order is right it harms nobody.
    let text = "[[item]]\nid = \"a\"\n\n# about what?\n\ntype = \"choice\"\n";
    check("bank", text, text);
}

#[test]
fn the_comment_at_the_top_is_the_files_and_stays_there() {
    check(
        "card",
        "# One page.\n\ntitle = \"x\"\nrole = \"y\"\n",
        "# One page.\n\nrole = \"y\"\ntitle = \"x\"\n",
    );
    // A line for an editor closes it; what stands below is the key's.
    check(
        "card",
        "# One page.\n#:schema ../schema/card.json\n# short\ntitle = \"x\"\nrole = \"y\"\n",
        "# One page.\n#:schema ../schema/card.json\nrole = \"y\"\n# short\ntitle = \"x\"\n",
    );
    let touching = "# One page, or this title?\ntitle = \"x\"\nrole = \"y\"\n";
    assert_eq!(left("card", touching), ("the card".to_owned(), Why::Head));
    check(
        "card",
        "# One page.\nrole = \"y\"\nsummary = \"z\"\ntitle = \"x\"\n",
        "# One page.\nrole = \"y\"\ntitle = \"x\"\nsummary = \"z\"\n",
    );
}

#[test]
fn without_a_kind_keys_keep_their_order_and_what_is_no_toml_is_not_touched() {
    let tidied = tidy("b=1\na=2\n", None).expect("good TOML");
    assert_eq!(tidied.text, "b = 1\na = 2\n");
    assert_eq!(tidy("a = = 1\n", None), None);
    assert_eq!(tidy("a = 1\na = 2\n", None), None);
    assert_eq!(
        tidy("", None).map(|tidied| tidied.text).as_deref(),
        Some("")
    );
}
