"""Judges the badges that tests/judged.rs wrote with openbadgeslib: `python badge.py WRITTEN`.

Exit 0: the credential is found in both good pictures and its signature holds, and every tampered one is refused.
"""

import json
import sys
from pathlib import Path

from openbadgeslib.ob3.verifier import OB3Verifier

written = Path(sys.argv[1])


def extract(path):
    take = {
        ".png": OB3Verifier.extract_token_from_png,
        ".svg": OB3Verifier.extract_token_from_svg,
    }[path.suffix]
    return take(path.read_bytes())


token = (written / "good.jwt").read_text().strip()
issuer = json.loads((written / "good.json").read_text())["issuer"]["id"]
verifier = OB3Verifier.for_issuer_did(issuer)
wrong, refused = 0, 0
for kind in ("png", "svg"):
    found = extract(written / f"good.{kind}")
    if found != token:
        wrong += 1
        print(f"good.{kind}: another token than good.jwt", file=sys.stderr)
    verifier.verify(found)
    for path in sorted(written.glob(f"bad-*.{kind}")):
        try:
            verifier.verify(extract(path))
        except Exception:
            refused += 1
        else:
            wrong += 1
            print(f"{path.name}: accepted", file=sys.stderr)
print(f"openbadgeslib: 2 accepted, {refused} tampered with, {wrong} judged wrongly", file=sys.stderr)
sys.exit(1 if wrong or refused < 40 else 0)
