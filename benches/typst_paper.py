"""Certificates by the PyPI `typst` binding: the words of our page, the same file attached, PDF/UA-1, one file each.

`python3 typst_paper.py FOLDER CREDENTIAL COUNT`: for every line on its input it makes COUNT more and prints the seconds of processor time.
The square code is left out: typst draws none without a package.
"""

import pathlib
import sys
import time

import typst

folder, credential, count = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
fonts = pathlib.Path(__file__).parent.parent / "src/print/fonts"
here = folder / "page.typ"
facts = "".join(
    f"table.cell([{a}]), [{b}],"
    for a, b in [("Completed", "22 November 2026, 21:05 (America/Chicago, UTC−06:00)"), ("Holds until", "22 November 2027"),
                 ("Course", "Control, not looks, version 1.0.0"), ("Provider", "Harbor House Shelter"),
                 ("Identity", "The name is the learner's own statement; nobody checked it"),
                 ("Exam", "17.5 of 20 points (87.5 percent)"), ("Pass mark", "80 percent; not set by a panel"),
                 ("Active time", "24 minutes, time away not counted"), ("Conditions", "Unsupervised, materials at hand"),
                 ("Language", "English"), ("Statement", "Signed by the learner on 22 November 2026")])
records = "".join(
    f"[{a}], [{b}],"
    for a, b in [("Certificate", "8f14e45f-ceea-467f-9a3b-0d2e6f7a1c58"), ("Attempt", "3c59dc04-8e88-4024-b3a1-5c7e12aa90f1"),
                 ("Instant (UTC)", "2026-11-23T03:05:09Z"), ("Rules", "draw 1, scoring 1, active time 1"),
                 ("Course content, SHA-256", "c0" * 32), ("Exam form, SHA-256", "f0" * 32), ("Statement, SHA-256", "a7" * 32),
                 ("Head of the attempt's chain", "e1" * 32), ("Head of the register's chain", "b2" * 32)])
here.write_text(f"""
#set document(title: "Certificate of completion: " + sys.inputs.name, date: datetime(year: 2026, month: 11, day: 22))
#set page(paper: "a4", flipped: true, margin: 20mm)
#set text(lang: "en", font: "Tutela Sans", size: 9.5pt)
#pdf.attach("{credential.name}", relationship: "data", mime-type: "application/json", description: "The signed certificate")
#rect(width: 100%, height: 100%, stroke: 3pt, inset: 5pt)[#rect(width: 100%, height: 100%, stroke: 0.7pt)[
#align(center)[
Harbor House Shelter
= #text(font: "Tutela Serif", size: 37pt, weight: "regular")[Certificate of completion]
#text(font: "Tutela Serif", style: "italic", size: 15pt)[This is to say that]

#text(font: "Tutela Serif", size: 38pt)[#sys.inputs.name]

#text(font: "Tutela Serif", style: "italic", size: 15pt)[completed the course]

#text(font: "Tutela Serif", size: 23pt)[Control, not looks]

#text(font: "Tutela Serif", style: "italic", size: 15pt)[on 22 November 2026]
]
#grid(columns: 4, column-gutter: 40pt, [Holds until \\ 22 November 2027], [Active time \\ 24 minutes], [Exam \\ 87.5 percent], [Pass mark \\ 80 percent])
The holder is not certified to investigate or to interview anyone. It is not a continuing education credit (CE or CME).
Certificate 8f14e45f-ceea-467f-9a3b-0d2e6f7a1c58
]]
#pagebreak()
== Details
#table(columns: 2, stroke: none, {facts})
== What this certificate does not say
- The holder is not certified to investigate or to interview anyone.
- It is not a continuing education credit (CE or CME).
== How to check it
Anyone can copy or change a printed page. The signed file that belongs to this one cannot be changed unnoticed. Ask for the file, and
for the provider's key file, and run: \\ tutela verify 8f14e45f-ceea-467f-9a3b-0d2e6f7a1c58.json --issuer KEY.json
== In the records
#set text(size: 7.5pt)
#table(columns: 2, stroke: none, {records})
""")
compiler = typst.Compiler(str(here), font_paths=[str(fonts)])
made = 0


def make():
    global made
    made += 1
    pdf = compiler.compile(sys_inputs={"name": f"Dana Reyes Ochoa {made}"}, pdf_standards="ua-1")
    (folder / f"typst-{made}.pdf").write_bytes(pdf)


for _ in sys.stdin:
    start = time.process_time()
    for _ in range(count):
        make()
    print(time.process_time() - start, flush=True)
