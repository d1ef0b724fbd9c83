"""Engines: programs and servers that draft where an editor names one; tried with real ones on the loopback."""

from __future__ import annotations

import http.server
import json
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import QuietServer, copy_town
from workreport import library
from workreport.commands.group import group
from workreport.engines.asking import tidied

SOURCE = """政府工作报告
各位代表：
一、工作回顾
（一）养老服务
新建老年食堂12个。
老年食堂开门迎客。
二、工作安排
（一）民生保障
改造旧厂房25间。
"""
ENGLISH = {
    "（一）养老服务": "1. Caring for the elderly",
    "新建老年食堂12个。": "We set up 12 canteens for the elderly.",
    "老年食堂开门迎客。": "The canteens for the elderly opened.",
    "（一）民生保障": "1. Safeguarding people’s wellbeing",
    "改造旧厂房25间。": "We will renovate 25 old factory rooms.",
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented town, translated into English alone, with a new report, of which memory knows nothing."""
    project = copy_town(tmp_path_factory.mktemp("engines") / "town")
    shutil.rmtree(project / "translations/fr")
    (project / "new.txt").write_text(SOURCE, "utf-8")
    done = CliRunner().invoke(group, ["--project", str(project), "new", "2033", str(project / "new.txt")])
    assert done.exit_code == 0, done.output
    return project


@pytest.fixture
def town(begun: Path, tmp_path: Path) -> Path:
    """A copy of it for each test."""
    return shutil.copytree(begun, tmp_path / "town")


def draft(town: Path, *words: str) -> tuple[int, str]:
    """The exit status of ``workreport draft 2033 --engine test``, and what it printed."""
    done = CliRunner().invoke(group, ["--project", str(town), "draft", "2033", "--engine", "test", *words])
    return done.exit_code, done.output


def units(town: Path) -> dict[str, tuple[str, ...]]:
    """Text and origin of every segment, by its Chinese, and what is doubtful in it."""
    pages = library.load(town, "2033").catalogues["en"].values()
    return {unit.zh: (unit.text, unit.origin, *unit.doubts) for page in pages for unit in page.units}


class Server(QuietServer):
    """A server of chat completions; `answer` gives the text for a conversation, or None to break off."""

    daemon_threads = False  # closing it waits for the answers under way: none ends in another test

    def __init__(self, answer: Callable[[list[dict[str, str]]], str | None]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.log: list[tuple[str, dict[str, object]]] = []


class Handler(http.server.BaseHTTPRequestHandler):
    """One request, by OpenAI's form of chat completions."""

    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.path == "/v1/chat/completions"
        server.log.append((self.headers.get("Authorization", ""), body))
        text = server.answer(body["messages"])
        if text is None:
            self.connection.close()
            return
        data = json.dumps({"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


def sentence(messages: list[dict[str, str]]) -> str:
    """The sentence that a conversation asks for."""
    return messages[1]["content"].rpartition("The sentence:\n")[2]


@pytest.fixture
def served(town: Path) -> Iterator[Callable[..., Server]]:
    """Starts a server with an answer, and describes it in engines.yml."""
    servers = []

    def start(answer: Callable[[list[dict[str, str]]], str | None], timeout: float = 20) -> Server:
        server = Server(answer)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        (town / "engines.yml").write_text(
            f"test:\n  kind: chat\n  url: http://127.0.0.1:{server.server_port}/v1\n  model: small\n  key: TEST_ENGINE_KEY\n"
            f"  timeout: {timeout}\n  per-minute: 6000\n",
            "utf-8",
        )
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key, where a key is to be found: in the environment."""
    monkeypatch.setenv("TEST_ENGINE_KEY", "secret")


def test_a_server_that_answers_well(town: Path, served: Callable[..., Server]) -> None:
    """Each empty segment is asked for once, with terms, neighbors and the key; what comes is a draft that names its engine."""
    server = served(lambda messages: f"“{ENGLISH[sentence(messages)]}”")
    status, output = draft(town)
    assert (status, output.splitlines()[-1]) == (0, "test (small): 5 of 5 segments drafted, 0 of them doubtful")
    found = units(town)
    assert {zh: found[zh] for zh in ENGLISH} == {zh: (text, "test (small)") for zh, text in ENGLISH.items()}
    assert [authorization for authorization, _ in server.log] == ["Bearer secret"] * 5
    asked = server.log[1][1]
    assert asked["model"] == "small"
    messages = asked["messages"]
    assert isinstance(messages, list)
    assert "Context, not to be translated:\n（一）养老服务\n[the sentence]\n老年食堂开门迎客。" in messages[1]["content"]
    assert draft(town)[1].splitlines()[-1] == "test (small): 0 of 0 segments drafted, 0 of them doubtful"
    logged = (town / ".cache/engines/2033.en.jsonl").read_text("utf-8").splitlines()
    assert len(logged) == 10
    assert "secret" not in "".join(logged)


def test_a_server_that_drops_figures_is_asked_once_more(town: Path, served: Callable[..., Server]) -> None:
    """The second time with the checks' own words; what is right then is a draft like any, what is not is a doubtful one."""

    def answer(messages: list[dict[str, str]]) -> str:
        zh = sentence(messages)
        if zh == "新建老年食堂12个。" and len(messages) == 2:
            return "We set up canteens for the elderly."
        return "We will renovate old factory rooms." if zh == "改造旧厂房25间。" else ENGLISH[zh]

    server = served(answer)
    assert draft(town)[1].splitlines()[-1] == "test (small): 5 of 5 segments drafted, 1 of them doubtful"
    found = units(town)
    assert found["新建老年食堂12个。"] == (ENGLISH["新建老年食堂12个。"], "test (small)")
    doubt = "25间 (25) has no counterpart in the English"
    assert found["改造旧厂房25间。"] == ("We will renovate old factory rooms.", "test (small)", doubt)
    again = [body["messages"] for _, body in server.log if len(body["messages"]) == 4]  # type: ignore[arg-type]
    assert [sentence(messages) for messages in again] == ["新建老年食堂12个。", "改造旧厂房25间。"]  # type: ignore[arg-type]
    assert "12个 (12) has no counterpart in the English" in again[0][3]["content"]  # type: ignore[index]


def test_a_server_that_stops_in_the_middle(town: Path, served: Callable[..., Server]) -> None:
    """What came is kept, the command says what happened, and the next run asks only for the rest."""
    count = 0

    def answer(messages: list[dict[str, str]]) -> str | None:
        nonlocal count
        count += 1
        return ENGLISH[sentence(messages)] if count <= 2 else None

    served(answer)
    status, output = draft(town)
    assert status == 1
    assert "test: the server gave no answer (" in output
    assert "); what it drafted is kept; run the command again to go on\n" in output
    assert output.endswith("test (small): 2 of 5 segments drafted, 0 of them doubtful\n")
    server = served(lambda messages: ENGLISH[sentence(messages)])
    assert draft(town)[1].splitlines()[-1] == "test (small): 3 of 3 segments drafted, 0 of them doubtful"
    assert len(server.log) == 3
    assert all(units(town)[zh][0] == text for zh, text in ENGLISH.items())


def test_a_server_that_is_slow(town: Path, served: Callable[..., Server]) -> None:
    """No answer within the time that engines.yml allows is a problem and no endless wait."""
    given_up = threading.Event()

    def answer(_messages: list[dict[str, str]]) -> str:
        given_up.wait(60)
        return ""

    served(answer, timeout=0.3)
    begun = time.monotonic()
    status, output = draft(town)
    given_up.set()
    assert status == 1
    assert "test: no answer within 0.3 seconds; what it drafted is kept; run the command again to go on\n" in output
    assert time.monotonic() - begun < 60


def test_what_would_be_sent_is_shown_and_not_sent(town: Path, served: Callable[..., Server]) -> None:
    """A dry run prints a JSON object a segment; the server hears nothing, no file changes."""
    server = served(lambda _messages: "")
    before = units(town)
    status, output = draft(town, "--dry-run", "--most", "2")
    assert status == 0
    shown = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    assert [one["zh"] for one in shown] == list(ENGLISH)[:2]
    assert server.log == []
    assert units(town) == before


def test_nothing_is_sent_unasked(town: Path, served: Callable[..., Server]) -> None:
    """Without --engine a described server hears nothing."""
    server = served(lambda _messages: "")
    assert CliRunner().invoke(group, ["--project", str(town), "draft", "2033"]).exit_code == 0
    assert server.log == []


PROGRAM = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps({"id": asked["id"], "text": ENGLISH[asked["zh"]]}, ensure_ascii=False), flush=True)
"""


def test_a_program(town: Path) -> None:
    """JSON lines in and out; a program that ends or says something else is a problem."""
    (town / "engine.py").write_text(f"ENGLISH = {ENGLISH!r}\n{PROGRAM}", "utf-8")
    (town / "engines.yml").write_text(f"test: {{kind: command, run: [{sys.executable}, engine.py], per-minute: 6000}}\n", "utf-8")
    assert draft(town)[1].splitlines()[-1] == "test: 5 of 5 segments drafted, 0 of them doubtful"
    assert units(town)["老年食堂开门迎客。"] == ("The canteens for the elderly opened.", "test")


@pytest.mark.parametrize(
    ("described", "sentence"),
    [
        ("other: {kind: chat, url: http://127.0.0.1:1/v1, model: m}", "there is no engine “test”; describe it there; known: other"),
        ("test: {kind: chat, url: http://127.0.0.1:1/v1, model: m}", "test: the server gave no answer (URLError)"),
        ("test: {kind: command, run: [no-such-program]}", "test: the program cannot be started (No such file or directory)"),
        ("test: {kind: command, run: ['true']}", "test: the program has ended"),
        ("test: {kind: command, run: [cat]}", 'test: the answer is not {"id": “2033/1-1/title”, "text": …}'),
        ("test: {kind: magic}", "engines.yml:1: the kind of test is “magic”; use command, chat"),
    ],
)
def test_an_engine_that_cannot_be_asked_is_a_problem(town: Path, described: str, sentence: str) -> None:
    """Each is told in a sentence; nothing ends in a traceback."""
    (town / "engines.yml").write_text(described + "\n", "utf-8")
    done = CliRunner().invoke(group, ["--project", str(town), "draft", "2033", "--engine", "test"])
    assert sentence in done.output + str(done.exception)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("“We built it.”\n", "We built it."),
        ("We built the “One Road”", "We built the “One Road”"),
        ("“A” and “B”", "“A” and “B”"),
        ("one\n\ntwo", "one two"),
        ("”", "”"),
        ("", ""),
    ],
)
def test_an_answer_is_tidied(answer: str, text: str) -> None:
    """Quotation marks around the whole are the engine's; those within are the sentence's."""
    assert tidied(answer) == text
