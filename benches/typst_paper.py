"""Certificates a second by the PyPI `typst` binding: a page like ours, PDF/UA-1, one file each. Prints the number."""

import pathlib
import sys
import time

import typst

folder = pathlib.Path(sys.argv[1])
fonts = pathlib.Path(__file__).parent.parent / "src/print/fonts"
here = folder / "page.typ"
facts = "".join(
    f'table.cell([{a}]), [{b}],'
    for a, b in [("Completed", "22 November 2026, 21:05 (America/Chicago, UTC-06:00)"), ("Holds until", "22 November 2027"),
                 ("Course", "Control, not looks, version 1.0.0"), ("Provider", "Harbor House Shelter"),
                 ("Identity", "The name is the learner's own statement; nobody checked it"), ("Exam", "17.5 of 20 points"),
                 ("Pass mark", "80 percent; not set by a panel"), ("Active time", "24 minutes"), ("Conditions", "Unsupervised"),
                 ("Language", "English"), ("Statement", "Signed by the learner on 22 November 2026"), ("Issued", "22 November 2026")])
records = "".join(f"[Record {n}], [{'c0' * 32}]," for n in range(10))
here.write_text(f"""
#set document(title: "Certificate of completion: " + sys.inputs.name, date: datetime(year: 2026, month: 11, day: 22))
#set page(paper: "a4", flipped: true, margin: 20mm)
#set text(lang: "en", font: "Tutela Sans", size: 9.5pt)
#rect(width: 100%, height: 100%, stroke: 3pt)[
#align(center)[
Harbor House Shelter
= #text(font: "Tutela Serif", size: 37pt, weight: "regular")[Certificate of completion]
#text(font: "Tutela Serif", style: "italic", size: 15pt)[This is to say that]

#text(font: "Tutela Serif", size: 38pt)[#sys.inputs.name]

#text(font: "Tutela Serif", style: "italic", size: 15pt)[completed the course]

#text(font: "Tutela Serif", size: 23pt)[Control, not looks]

#text(font: "Tutela Serif", style: "italic", size: 15pt)[on 22 November 2026]
]
#grid(columns: 4, column-gutter: 40pt, [Holds until \\ 22 November 2027], [Contact hours \\ 0.75], [Exam \\ 87.5 percent], [Pass mark \\ 80 percent])
The holder is not certified to investigate or to interview anyone.
]
#pagebreak()
== Details
#table(columns: 2, stroke: none, {facts})
== What this certificate does not say
- The holder is not certified to investigate or to interview anyone.
- It is not a continuing education credit (CE or CME).
== How to check it
Anyone can copy or change a printed page. The signed file that belongs to this one cannot be changed unnoticed.
== In the records
#set text(size: 7.5pt)
#table(columns: 2, stroke: none, {records})
""")
compiler = typst.Compiler(str(here), font_paths=[str(fonts)])
count, best = 60, 1e9


def make(n):
    pdf = typst.compile(str(here), font_paths=[str(fonts)], sys_inputs={"name": f"Dana Reyes Ochoa {n}"}, pdf_standards="ua-1") if ONCE else \
        compiler.compile(sys_inputs={"name": f"Dana Reyes Ochoa {n}"}, pdf_standards="ua-1")
    (folder / f"typst-{n}.pdf").write_bytes(pdf)


ONCE = False
try:
    make(0)
except TypeError:
    # A binding whose compiler takes no inputs later: one compiler a certificate.
    ONCE = True
    make(0)
for _ in range(3):
    start = time.perf_counter()
    for n in range(count):
        make(n + 1)
    best = min(best, time.perf_counter() - start)
print(count / best)
