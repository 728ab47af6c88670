"""Reads a bank with pydantic, in TOML or JSON, and holds it to what a bank must be: the peer of `tutela check --no-lint`.

peer.py BANK             prints the number of items, or fails
peer.py --peak COMMAND   runs a command and prints the most memory it held, in bytes
"""

import sys
from collections import Counter
from typing import Annotated, Literal, Union

Word = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def models():
    from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

    Id = Annotated[str, StringConstraints(pattern=Word, max_length=64)]
    Dotted = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)*$")]
    Text = Annotated[str, StringConstraints(min_length=1)]

    class Strict(BaseModel):
        model_config = ConfigDict(extra="forbid")

    class Part(Strict):
        id: Id
        text: Text
        key: bool = False
        feedback: str | None = None

    class Common(Strict):
        id: Id
        objective: Dotted
        stem: Text
        rationale: Text
        level: Literal["recall", "apply", "judge"]
        points: int = Field(1, ge=1)
        revision: int = Field(1, ge=1)

    class Choosing(Common):
        options: list[Part] = Field(min_length=2)

        @model_validator(mode="after")
        def parts_differ(self):
            for what in ("id", "text"):
                counts = Counter(getattr(part, what) for part in self.options)
                if max(counts.values()) > 1:
                    raise ValueError(f"two options with one {what}")
            keys = sum(part.key for part in self.options)
            if keys < 1 or (self.type == "choice" and keys > 1):
                raise ValueError(f"{keys} keys")
            return self

    class Choice(Choosing):
        type: Literal["choice"]

    class MultipleResponse(Choosing):
        type: Literal["multiple-response"]

    class TrueFalse(Common):
        type: Literal["true-false"]
        answer: bool

    class Numeric(Common):
        type: Literal["numeric"]
        answer: float
        tolerance: float = Field(0, ge=0)

    class ShortAnswer(Common):
        type: Literal["short-answer"]
        accept: list[Text] = Field(min_length=1)

    Item = Annotated[
        Union[Choice, MultipleResponse, TrueFalse, Numeric, ShortAnswer], Field(discriminator="type")
    ]

    class Bank(Strict):
        title: Text
        item: list[Item]

    return Bank


def read(path):
    raw = open(path, "rb").read()
    if path.endswith(".json"):
        bank = models().model_validate_json(raw)
    else:
        import tomllib

        bank = models().model_validate(tomllib.loads(raw.decode()))
    ids = Counter(item.id for item in bank.item)
    assert not ids or max(ids.values()) == 1, "one id twice"
    print(len(bank.item))


def peak(command):
    import resource
    import subprocess

    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    # Linux counts in KiB, macOS in bytes.
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024))


if __name__ == "__main__":
    peak(sys.argv[2:]) if sys.argv[1] == "--peak" else read(sys.argv[1])
