"""``engines.yml``: the engines a site may ask, by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport import library
from workreport.messages import _, listed
from workreport.problems import Place, Problem, ProblemsError
from workreport.yamlfile import unknown_key

if TYPE_CHECKING:
    from pathlib import Path

    from workreport.yamlfile import Value

FILE = "engines.yml"
KINDS = ("command", "chat")
KNOWN = ("kind", "run", "url", "model", "key", "timeout", "per-minute")


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine as the site describes it."""

    name: str
    kind: str
    """``command``: a program that reads and writes JSON lines; ``chat``: a server of chat completions in OpenAI's form."""
    run: tuple[str, ...] = ()
    """Of a command, the program and its arguments, started in the project's folder."""
    url: str = ""
    """Of a server, the address before ``/chat/completions``."""
    model: str = ""
    key: str = ""
    """The name of the environment variable that holds the server's key; no key is ever written in a file."""
    timeout: float = 60
    """Seconds that an answer may take."""
    per_minute: float = 60
    """Requests that are sent in a minute at most."""

    @property
    def origin(self) -> str:
        """What its drafts say of where they come from."""
        return f"{self.name} ({self.model})" if self.model else self.name


def engine(root: Path, name: str) -> Engine:
    """The engine of that name.

    ``file = (NAME ":" "kind:" "command" | "chat" ["run:" LIST] ["url:" URL] ["model:" NAME] ["key:" VARIABLE] ["timeout:" SECONDS]
    ["per-minute:" NUMBER])*``

    Raises ProblemsError where there is none, or where its description lacks something.
    """
    problems: list[Problem] = []
    value = library.yaml_at(root, root / FILE) if (root / FILE).is_file() else None
    described = value.fields(problems, _("the file")) if value else {}
    if name not in described:
        known = listed(described) or _("none is described yet")
        what = _("there is no engine “{name}”").format(name=name)
        raise ProblemsError([Problem(Place(FILE), what, _("describe it there; known: {known}").format(known=known))])
    made = _engine(name, described[name], problems)
    if problems:
        raise ProblemsError(problems)
    return made


def _engine(name: str, value: Value, problems: list[Problem]) -> Engine:
    fields = value.fields(problems, name)
    for key, child in fields.items():
        if key not in KNOWN:
            problems.append(unknown_key(child, key, KNOWN))
    given = {key: fields[key].text(problems, key) if key in fields else "" for key in KNOWN if key != "run"}
    run = tuple(item.text(problems, "run") for item in fields["run"].items(problems, "run")) if "run" in fields else ()
    if given["kind"] not in KINDS:
        what = _("the kind of {name} is “{kind}”").format(name=name, kind=given["kind"])
        problems.append(Problem(value.place, what, _("use {known}").format(known=listed(KINDS))))
    if given["kind"] == "command" and not run:
        problems.append(Problem(value.place, _("{name} has no program to run").format(name=name), _("write “run: [program, argument]”")))
    if given["kind"] == "chat" and not (given["url"].startswith(("http://", "https://")) and given["model"]):
        problems.append(Problem(value.place, _("{name} has no url or no model").format(name=name), _("write both")))
    numbers = {}
    for key in ("timeout", "per-minute"):
        try:
            numbers[key] = float(given[key] or 60)
        except ValueError:
            numbers[key] = 0
        if numbers[key] <= 0:
            problems.append(Problem(value.place, _("{key} is “{value}”").format(key=key, value=given[key]), _("write a number above 0")))
    return Engine(
        name, given["kind"], run, given["url"].rstrip("/"), given["model"], given["key"], numbers["timeout"], numbers["per-minute"]
    )
