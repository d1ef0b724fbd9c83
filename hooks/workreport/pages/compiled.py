"""Compiled templates, kept from one build to the next; a damaged one is as if it were not there."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

HEAD = 32
"""Bytes of the digest at the head of a file."""


class CompiledTemplates(jinja2.BytecodeCache):
    """Jinja's bytecode in a folder, each file with a digest: Jinja's own cache trusts what it finds, and Python's reader may crash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket, where what is kept is whole."""
        try:
            data = (self.folder / bucket.key).read_bytes()
        except OSError:
            return
        if hashlib.sha256(data[HEAD:]).digest() == data[:HEAD]:
            bucket.bytecode_from_string(data[HEAD:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the bucket; all of it is there, or nothing, whatever interrupts."""
        self.folder.mkdir(parents=True, exist_ok=True)
        content = bucket.bytecode_to_string()
        handle, part = tempfile.mkstemp(prefix=".part-", dir=self.folder)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(part).replace(self.folder / bucket.key)
