from __future__ import annotations

import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import run

READY = "编辑部：http"
PASSWORD = r"\b(\w{4}-){4}\w{4}\b"


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def environment(**changes: object) -> dict[str, str]:
    """This process's, without what the tests' own settings put into it."""
    own = {"NEWSROOM_VAR", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "HOST", "PORT", "MAKEFLAGS", "MAKELEVEL"}
    kept = {name: value for name, value in os.environ.items() if name not in own}
    return kept | {"PYTHONIOENCODING": "utf-8", **{name: str(value) for name, value in changes.items()}}


def run_py(*arguments: str, folder: Path = run.ROOT, **changes: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "run.py", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(**changes), capture_output=True, text=True, encoding="utf-8", timeout=300
    )


def manage_py(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run manage.py by a Python that has no Django."""
    command = [sys.executable, "-S", "manage.py", *arguments]
    return subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, encoding="utf-8")


def assert_told(outcome: subprocess.CompletedProcess[str], *words: str) -> None:
    assert outcome.returncode == 1
    assert all(word in outcome.stderr for word in words), outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_unknown_command_shows_the_known_ones():
    outcome = run_py("dance")
    assert outcome.returncode == 2
    assert "serve | test | password" in outcome.stderr


def test_key_that_a_command_misses_is_no_unknown_command(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(run.COMMANDS, "dance", lambda arguments: {}["step"])
    with pytest.raises(KeyError, match="step"):
        run.main(["dance"])


@pytest.mark.parametrize("nonsense", ["80x", "0", "65536", "-1", "8000.0", "８０００"])
def test_port_that_is_none_is_told(nonsense: str):
    assert_told(run_py("serve", PORT=nonsense), f"PORT={nonsense!r}", "端口")


def test_port_in_use_is_told_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert_told(run_py("serve", PORT=port), f"端口 {port} 已被占用", f"PORT={port + 1}")


def test_host_that_is_no_address_is_told(port: int):
    assert_told(run_py("serve", HOST="::nowhere::", PORT=port), "HOST='::nowhere::'")


def test_host_of_another_machine_is_told(port: int):
    assert_told(run_py("serve", HOST="192.0.2.1", PORT=port), f"192.0.2.1:{port}")


def test_python_without_venv_is_told_which_package_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(run, "VENV_PYTHON", tmp_path / "python")
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(run.Trouble, match=rf"apt install python3\.{sys.version_info.minor}-venv"):
        run.make_environment()


def test_python_too_old_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(run, "OLDEST_PYTHON", (4, 0))
    monkeypatch.setenv("PATH", "")
    assert run.start() == 1
    assert "3.11" in capsys.readouterr().out


def test_project_folder_that_cannot_be_written_is_told(tmp_path: Path):
    shutil.copy(run.ROOT / "run.py", tmp_path)
    (tmp_path / ".venv").touch()
    assert_told(run_py("password", folder=tmp_path), str(tmp_path / ".venv"))


def test_installation_is_not_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    monkeypatch.setattr(run, "VENV", tmp_path)
    monkeypatch.setattr(run, "VENV_PYTHON", Path(sys.executable))
    run.install(tmp_path / "requirements.txt")
    monkeypatch.setattr(run, "VENV_PYTHON", tmp_path / "gone")
    run.install(tmp_path / "requirements.txt")


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
@pytest.mark.parametrize(("given", "called"), [([], "password "), (["USERNAME=editor"], "password editor")])
def test_password_is_for_the_user_named_on_the_command_line(given: list[str], called: str):
    command = ["make", "--dry-run", "password", *given]
    shown = subprocess.check_output(command, cwd=run.ROOT, env=environment(USERNAME="of the desktop"), text=True)
    assert shown.splitlines()[0].endswith(f"run.py {called}")


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1:80"), ("::1", "[::1]:80")])
def test_server_listens_on_any_kind_of_address(host: str, shown: str):
    assert f"--listen={shown}" in run.server_options(host, 80)


def test_several_processes_are_those_of_gunicorn(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("HTTPS", raising=False)
    assert run.server_command("127.0.0.1", 80, 1)[0] == "waitress"
    several = run.server_command("127.0.0.1", 80, 3)
    assert (several[0], several[-1]) == ("gunicorn", "newsroom.wsgi:application")
    assert {"--workers=3", "--bind=127.0.0.1:80"} <= set(several)
    monkeypatch.setenv("HTTPS", "1")
    assert run.server_command("127.0.0.1", 80, 3)[-1] == "newsroom.proxied_wsgi:application"


@pytest.mark.parametrize("nonsense", ["0", "-1", "two", "1.5"])
def test_number_of_processes_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, nonsense: str):
    monkeypatch.setenv("WEB_PROCESSES", nonsense)
    with pytest.raises(run.Trouble, match="WEB_PROCESSES"):
        run.web_processes()


def test_server_and_worker_end_together(tmp_path: Path):
    """Whatever ends their parent: here, a signal."""
    forever = [sys.executable, "-c", "import sys; open(sys.argv[1], 'w').close(); sys.stdin.read()"]
    server = [sys.executable, "-c", "import sys, time; open(sys.argv[1], 'w').close(); time.sleep(600)"]
    script = "import sys, run; sys.exit(run.run_together({!r}, {!r}))"
    told = tmp_path / "server", tmp_path / "worker"
    script = script.format([*server, str(told[0])], [*forever, str(told[1])])
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=run.ROOT, start_new_session=True)
    while not all(path.exists() for path in told):
        time.sleep(0.05)
    parent.terminate()
    assert parent.wait(30) == 143
    with pytest.raises(ProcessLookupError):
        os.killpg(parent.pid, 0)


def test_server_trusts_nobody_about_the_client_without_https(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTPS", "0")
    assert not [option for option in run.server_options("127.0.0.1", 80) if "proxy" in option]


def test_django_command_before_the_first_start_is_told_what_to_run(tmp_path: Path):
    for name in ("run.py", "manage.py"):
        shutil.copy(run.ROOT / name, tmp_path)
    assert_told(manage_py("import_issues", folder=tmp_path), "make run")


@pytest.mark.install
def test_packages_without_a_network_are_told(tmp_path: Path):
    for name in ("run.py", "requirements.txt"):
        shutil.copy(run.ROOT / name, tmp_path)
    nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": 0}
    nowhere |= {"PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": "", "PIP_NO_CACHE_DIR": 1}
    assert_told(run_py("password", folder=tmp_path, **nowhere), "requirements.txt", "网络")


@pytest.mark.install
def test_fresh_copy_runs_by_one_command_and_again_in_seconds(tmp_path: Path, port: int):
    copy = tmp_path / "a newsroom 编辑部"
    shutil.copytree(
        run.ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "var", "*.mo", "__pycache__", ".*_cache")
    )
    with served(copy, port) as first:
        password = re.search(PASSWORD, first)[0]
        assert log_in(port, password).endswith("/admin/password_change/")
        assert all(seed.name in first for seed in (run.ROOT / "seeds").iterdir())
    began = time.monotonic()
    with served(copy, port) as second:
        assert time.monotonic() - began < 20
        assert not re.search(PASSWORD, second)
        assert "seeds" not in second
    assert re.search(PASSWORD, run_py("password", folder=copy).stdout)
    assert manage_py("check", folder=copy).returncode == 0


@contextmanager
def served(folder: Path, port: int) -> Iterator[str]:
    """Run `make run` in the folder; give what it printed until it was ready, and stop it at the end."""
    server = subprocess.Popen(
        ["make", "run"], cwd=folder, env=environment(PORT=port), stdout=subprocess.PIPE, encoding="utf-8",
        start_new_session=True,
    )  # fmt: skip
    try:
        yield "".join(iter(lambda: _line(server), ""))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=30)


def _line(server: subprocess.Popen[str]) -> str:
    """The next line, or nothing from the moment the server is ready."""
    line = server.stdout.readline()
    assert line, "make run ended before it was ready"
    return "" if READY in line else line


def log_in(port: int, password: str) -> str:
    """Where the user lands."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = _patiently(opener, f"http://127.0.0.1:{port}/admin/login/?next=/admin/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = {"csrfmiddlewaretoken": token, "username": "admin", "password": password}
    login = f"http://127.0.0.1:{port}/admin/login/?next=/admin/"
    with opener.open(login, urllib.parse.urlencode(form).encode()) as answer:
        return answer.geturl()


def _patiently(opener: urllib.request.OpenerDirector, url: str) -> str:
    """The page, once the server listens."""
    for _ in range(100):
        try:
            with opener.open(url) as answer:
                return answer.read().decode()
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError(f"no answer from {url}")
