"""Reads `tutela certificate status --ics` with the icalendar package: strict where our own reader would forgive ourselves."""

import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import icalendar

program = pathlib.Path(sys.argv[1]).resolve()
records = pathlib.Path(__file__).parent / "fixtures/records-v1"
with tempfile.TemporaryDirectory() as folder:
    for name in ("records.sqlite", "issuer-key.json"):
        shutil.copy(records / name, folder)
    for lang, ends in (("en", "ends"), ("es", "vence")):
        said = subprocess.run(
            [program, "--store", "records.sqlite", "--lang", lang, "certificate", "status", "--ics"],
            cwd=folder,
            env={"TUTELA_NOW": "2027-09-18T18:00:00Z", "HOME": folder, "PATH": os.environ["PATH"]},
            check=True,
            capture_output=True,
        ).stdout
        assert all(len(line) <= 75 for line in said.split(b"\r\n")), said
        assert b"\n" not in said.replace(b"\r\n", b""), said
        calendar = icalendar.Calendar.from_ical(said)
        assert not calendar.errors, calendar.errors
        assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
        (event,) = calendar.walk("VEVENT")
        assert not event.errors, event.errors
        assert event["DTSTART"].dt == datetime.date(2027, 11, 22), event["DTSTART"].dt
        assert event["DTEND"].dt == datetime.date(2027, 11, 23), event["DTEND"].dt
        assert event["DTSTAMP"].dt.tzinfo is not None
        assert event["UID"].startswith("urn:uuid:")
        assert event["SUMMARY"].startswith("Dana Reyes Ochoa: ") and ends in event["SUMMARY"], event["SUMMARY"]
        before = sorted(-alarm["TRIGGER"].dt.days for alarm in event.walk("VALARM"))
        assert before == [7, 30, 60, 90], before
print("the calendar is read whole")
