"""How an engine is reached: a program by its standard input and output, a server by HTTP."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

from workreport.messages import _
from workreport.problems import Place, Problem, ProblemsError, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from workreport.engines.configuration import Engine
    from workreport.engines.requests import Request

LARGEST = 1024 * 1024
"""Bytes; no sentence is longer."""


@contextmanager
def connected(engine: Engine, root: Path) -> Iterator[Callable[[Request], str]]:
    """What sends a request and returns the answer, for as long as the context lasts.

    Raises ProblemsError, there and where it is called, for an engine that cannot be reached, is too slow or answers in another form.
    """
    if engine.kind == "chat":
        yield lambda request: _chat(engine, request)
        return
    with _program(engine, root) as ask:
        yield ask


def failed(engine: Engine, what: str) -> ProblemsError:
    """The problem of an engine that gave no answer."""
    remedy = _("what it drafted is kept; run the command again to go on")
    return ProblemsError([Problem(Place(engine.name), what, remedy)])


# --- programs --------------------------------------------------------------------------------------------------------


@contextmanager
def _program(engine: Engine, root: Path) -> Iterator[Callable[[Request], str]]:
    """One program for all requests: a JSON object a line in, ``{"id": …, "text": …}`` a line out, in the same order."""
    try:
        process = subprocess.Popen(  # noqa: S603  # the very program that an editor named
            engine.run, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        raise failed(engine, _("the program cannot be started ({reason})").format(reason=reason(error))) from None
    assert process.stdin
    assert process.stdout
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_read, args=(process.stdout, lines), daemon=True).start()

    def ask(request: Request) -> str:
        assert process.stdin
        try:
            process.stdin.write(json.dumps(request.as_json(), ensure_ascii=False) + "\n")
            process.stdin.flush()
            line = lines.get(timeout=engine.timeout)
        except OSError:
            line = ""
        except queue.Empty:
            raise failed(engine, _("no answer within {seconds:g} seconds").format(seconds=engine.timeout)) from None
        if not line:
            raise failed(engine, _("the program has ended"))
        return _answer(engine, line, request.id)

    try:
        yield ask
    finally:
        process.kill()
        process.wait()
        with suppress(OSError):  # What was not yet written cannot be any more.
            process.stdin.close()


def _read(stream: IO[str], lines: queue.Queue[str]) -> None:
    for line in stream:
        lines.put(line)
    lines.put("")
    stream.close()


def _answer(engine: Engine, line: str, wanted: str) -> str:
    try:
        answer = json.loads(line)
        text = answer["text"]
    except (ValueError, TypeError, KeyError):
        text = None
    if not isinstance(text, str) or answer.get("id") != wanted:
        raise failed(engine, _('the answer is not {{"id": “{id}”, "text": …}}').format(id=wanted))
    return text


# --- servers ---------------------------------------------------------------------------------------------------------


def _chat(engine: Engine, request: Request) -> str:
    key = os.environ.get(engine.key, "") if engine.key else ""
    if engine.key and not key:
        raise failed(engine, _("the environment variable {name} is empty").format(name=engine.key))
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
    body = json.dumps({"model": engine.model, "temperature": 0, "messages": messages(request)}, ensure_ascii=False)
    asked = urllib.request.Request(f"{engine.url}/chat/completions", body.encode(), headers)  # noqa: S310  # http or https, as configured
    try:
        with urllib.request.urlopen(asked, timeout=engine.timeout) as answer:  # noqa: S310
            told: Any = json.loads(answer.read(LARGEST))
        text = told["choices"][0]["message"]["content"]
    except TimeoutError:
        raise failed(engine, _("no answer within {seconds:g} seconds").format(seconds=engine.timeout)) from None
    except urllib.error.HTTPError as error:
        raise failed(engine, _("the server refuses ({reason})").format(reason=f"{error.code} {error.reason}")) from None
    except (OSError, ValueError, LookupError, TypeError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise failed(engine, _("no answer within {seconds:g} seconds").format(seconds=engine.timeout)) from None
        raise failed(engine, _("the server gave no answer ({reason})").format(reason=type(error).__name__)) from None
    if not isinstance(text, str):
        raise failed(engine, _("the server gave no answer ({reason})").format(reason="content"))
    return text


def messages(request: Request) -> list[dict[str, str]]:
    """A request as a conversation: the rules, what helps, the sentence; on a second time the first answer and what is wrong with it."""
    told = []
    if request.terms:
        told.append("Terms:\n" + "\n".join(f"{zh} = {en}" for zh, en in request.terms.items()))
    if request.like:
        told.append("Like sentences:\n" + "\n".join(f"{like.zh}\n{like.text}" for like in request.like))
    if request.before or request.after:
        told.append("Context, not to be translated:\n" + "\n".join([*request.before, "[the sentence]", *request.after]))
    told.append(f"The sentence:\n{request.zh}")
    found = [{"role": "system", "content": request.style}, {"role": "user", "content": "\n\n".join(told)}]
    if request.previous:
        wrong = "\n".join(f"- {problem}" for problem in request.problems)
        found += [
            {"role": "assistant", "content": request.previous},
            {"role": "user", "content": f"Checks found this wrong:\n{wrong}\nWrite the translation again, whole."},
        ]
    return found
