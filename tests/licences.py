"""Prints every package that the site is made with, its version and its licence: ``make licences``."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """One line a package of ``requirements.lock`` that is installed here."""
    names = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    for package in sorted(set(names)):
        try:
            facts = metadata(package)
        except PackageNotFoundError:
            continue  # Locked for another platform.
        classifiers = [line.rpartition(" :: ")[2] for line in facts.get_all("Classifier", []) if line.startswith("License ::")]
        stated = [line for name in ("License-Expression", "License") for line in facts.get_all(name, [])]
        text = ", ".join(classifiers) or (stated or ["not said"])[0].splitlines()[0]
        print(f"{package:28} {facts['Version']:18} {text}")


if __name__ == "__main__":
    main()
