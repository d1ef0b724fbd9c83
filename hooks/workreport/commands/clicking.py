"""What click says itself, with the marks of the language chosen; its words are translated as ours are."""

from __future__ import annotations

import re

import click

from workreport.messages import _, chosen

CHINESE_MARKS = (
    (r"(?<![A-Za-z])'([^'\n]*)'", r"“\1”"),
    (r"(?<=[一-鿿]) (?=“)", ""),
    (r"(?<=”),\s*(?=“)|(?<=\w),\n\s*", "、"),
    (r"：\s+", "："),
    (r"(?<=”)\.(?!\S)", "。"),
    (r"(?<=。)\s+", ""),
)
"""Marks that click sets around what it names, whatever the language, and those of Chinese."""


class Formatter(click.HelpFormatter):
    """Help whose headings end in the colon of the language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says how a command is typed."""
        super().write_usage(prog, args, prefix or _("Usage: "))

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        colon = "：" if chosen() == "zh" else ":"
        self.write(f"{'':>{self.current_indent}}{heading}{colon}\n")


def show(error: click.ClickException) -> None:
    """Prints what is wrong with what was typed, and how the command is used."""
    if chosen() != "zh" or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    words = error.format_message()
    for mark, chinese in CHINESE_MARKS:
        words = re.sub(mark, chinese, words)
    (click.UsageError(words, error.ctx) if isinstance(error, click.UsageError) else click.ClickException(words)).show()
