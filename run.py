#!/usr/bin/env python3
"""Set up and run Newsroom with nothing but Python itself: python run.py COMMAND.

COMMAND is one of serve | test | password | bench | mutants | lint | messages.

HOST and PORT say where `serve` listens, WEB_PROCESSES how many processes answer. Arguments after `test` go to pytest,
those after `password` and `mutants` to these commands. `bench` measures with SIZE stories, and also on POSTGRES, the
URL of a database that may be emptied.
"""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 14)
THREADS = 8
PAUSE = 1.0  # seconds between two looks at what runs
GRACE = 15.0  # seconds that a process has to end
COLLECT_MESSAGES = (
    "makemessages",
    "--locale=zh_Hans",
    "--no-location",
    "--ignore=.venv",
    "--ignore=var",
    "--ignore=tests",
)
TRUE = {"1", "true", "yes", "on"}


class Trouble(Exception):
    """What stands in the way, in Chinese and in English."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(f"{chinese}\n{english}")


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace", line_buffering=True)  # a Windows console may have no Chinese
    command = COMMANDS.get(arguments[0]) if arguments else serve
    if command is None:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return command(arguments[1:])
    except KeyboardInterrupt:
        return 130
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or ROOT}: {error.strerror or error}", file=sys.stderr)
    return 1


def say(chinese: str, english: str) -> None:
    print(f"{chinese} / {english}")


# The commands


def serve(arguments: list[str]) -> int:
    host, port = address()
    check_address(host, port)
    set_up("requirements.txt")
    if status := manage("prepare"):
        return status
    announce(host, port)
    return run_together(
        (VENV_PYTHON, "-m", *server_command(host, port, web_processes())),
        (VENV_PYTHON, "manage.py", "work", "--with-parent"),
    )


def test(arguments: list[str]) -> int:
    set_up("requirements.txt", "requirements-dev.txt")
    return call(VENV_PYTHON, "-m", "pytest", "--numprocesses=auto", *arguments)


def password(arguments: list[str]) -> int:
    set_up("requirements.txt")
    return manage("one_time_password", *arguments)


def bench(arguments: list[str]) -> int:
    set_up("requirements.txt", "requirements-dev.txt")
    return call(VENV_PYTHON, "-m", "benchmarks.suite")


def mutants(arguments: list[str]) -> int:
    set_up("requirements.txt", "requirements-dev.txt")
    return call(VENV_PYTHON, "-m", "tests.mutants", *arguments)


def lint(arguments: list[str]) -> int:
    set_up("requirements.txt", "requirements-dev.txt")
    templates = sorted(map(str, (ROOT / "templates").rglob("*.html")))
    return max(
        call(VENV_PYTHON, "-m", "ruff", "check"),
        call(VENV_PYTHON, "-m", "ruff", "format", "--check"),
        call(VENV_PYTHON.with_name("djade"), "--target-version", "5.2", "--check", *templates),
    )


def messages(arguments: list[str]) -> int:
    set_up("requirements.txt")
    if shutil.which("xgettext") is None:
        raise Trouble(
            "缺少 gettext 工具，请先安装（Debian：apt install gettext）。", "gettext is missing: install it first."
        )
    return manage(*COLLECT_MESSAGES) or call(VENV_PYTHON, "-m", "newsroom.catalogues")


COMMANDS = {
    "serve": serve,
    "test": test,
    "password": password,
    "bench": bench,
    "mutants": mutants,
    "lint": lint,
    "messages": messages,
}


# What a command needs


def set_up(*requirements: str) -> None:
    """A virtual environment with these files of requirements installed, and the translations compiled."""
    make_environment()
    for name in requirements:
        install(ROOT / name)
    if call(VENV_PYTHON, "-m", "newsroom.catalogues"):
        raise Trouble("译文无法编译。", "The translations cannot be compiled.")


def make_environment() -> None:
    """Make .venv; make it anew where its Python is gone, as after an upgrade of the system."""
    if works(VENV_PYTHON):
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise Trouble(
            f"这个 Python 缺少 venv，请先安装软件包 {package}（例如：sudo apt install {package}）。",
            f"This Python lacks venv: install the package {package} (for example: sudo apt install {package}).",
        )
    say("正在建立虚拟环境 .venv……", "Making the virtual environment .venv …")
    if call(sys.executable, "-m", "venv", "--clear", VENV):
        raise Trouble(f"无法建立虚拟环境：{VENV}", f"Cannot make the virtual environment: {VENV}")


def works(python: Path) -> bool:
    return python.exists() and subprocess.call([python, "-c", ""], stderr=subprocess.DEVNULL) == 0


def install(requirements: Path) -> None:
    """Install the file's packages, checked against its hashes, unless that was done for the file as it is now."""
    stamp = VENV / f"{requirements.name}.sha256"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    say(f"正在安装 {requirements.name} 所列的依赖……", f"Installing the packages of {requirements.name} …")
    pip = (VENV_PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if call(*pip, "--require-hashes", "--requirement", requirements):
        raise Trouble(
            f"依赖安装失败（{requirements.name}），原因见上面 pip 的信息：请检查网络与 pip 的软件源设置，再运行一次。",
            f"Installing {requirements.name} failed, pip says why above: check the network and pip's settings.",
        )
    stamp.write_text(digest)


def manage(*arguments: str) -> int:
    return call(VENV_PYTHON, "manage.py", *arguments)


def call(*command: str | Path) -> int:
    return subprocess.call(command, cwd=ROOT)


def run_together(server: Sequence[str | Path], worker: Sequence[str | Path]) -> int:
    """Run both until the server ends or we are told to; then neither runs. A worker that ends is begun again."""
    signal.signal(signal.SIGTERM, lambda *_signal: sys.exit(143))
    web, working = subprocess.Popen(server, cwd=ROOT), begin_work(worker)
    try:
        while (status := web.poll()) is None:
            time.sleep(PAUSE)
            if working.poll() is not None:
                working = begin_work(worker)
        return status
    finally:
        working.stdin.close()  # by which it knows that it shall end, whatever became of us
        web.terminate()
        for process in (web, working):
            end_in_time(process)


def begin_work(worker: Sequence[str | Path]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(worker, cwd=ROOT, stdin=subprocess.PIPE)


def end_in_time(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


# Where to listen


def address() -> tuple[str, int]:
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise Trouble(
            f"PORT={port!r}：端口应为 1 到 65535 的整数。", f"PORT={port!r}: a port is a number from 1 to 65535."
        )
    return host, int(port)


def check_address(host: str, port: int) -> None:
    """Try the address before the long work of setting up."""
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except socket.gaierror as error:
        raise Trouble(f"HOST={host!r}：没有这个地址。", f"HOST={host!r}: no such address ({error.strerror}).") from None
    except OSError as error:
        raise Trouble(*why_not_listening(host, port, error)) from None


def why_not_listening(host: str, port: int, error: OSError) -> tuple[str, str]:
    if error.errno == errno.EADDRINUSE:
        return (
            f"{host} 的端口 {port} 已被占用：请关闭占用它的程序，或换一个端口，例如 PORT={port + 1} make run。",
            f"Port {port} of {host} is in use: stop the other program, or take another port: PORT={port + 1} make run.",
        )
    return f"无法监听 {host}:{port}:{error.strerror}", f"Cannot listen on {host}:{port}: {error.strerror}"


def web_processes() -> int:
    """As WEB_PROCESSES says; else two, where there are two cores and processes can be forked."""
    can_fork = os.name != "nt"
    given = os.environ.get("WEB_PROCESSES") or str(min(2, os.cpu_count() or 1) if can_fork else 1)
    if not (given.isascii() and given.isdigit() and int(given) > 0):
        raise Trouble(
            f"WEB_PROCESSES={given!r}：应为 1 或更大的整数。",
            f"WEB_PROCESSES={given!r}: a number from 1 on is expected.",
        )
    return int(given) if can_fork else 1


def server_command(host: str, port: int, processes: int) -> list[str]:
    """Waitress is one process, gunicorn several."""
    if processes == 1:
        return ["waitress", *server_options(host, port), "newsroom.wsgi:application"]
    options = [f"--bind={bracketed(host)}:{port}", f"--workers={processes}", f"--threads={THREADS}"]
    application = "newsroom.proxied_wsgi" if is_behind_proxy() else "newsroom.wsgi"
    return ["gunicorn", "--config=python:newsroom.gunicorn_config", *options, f"{application}:application"]


def is_behind_proxy() -> bool:
    return os.environ.get("HTTPS", "").lower() in TRUE


def server_options(host: str, port: int) -> list[str]:
    options = [f"--listen={bracketed(host)}:{port}", f"--threads={THREADS}", "--ident="]
    if is_behind_proxy():
        # A proxy on this machine speaks TLS: it says which client asked, and all it hands on came by https.
        options += ["--trusted-proxy=127.0.0.1", "--trusted-proxy-headers=x-forwarded-for", "--url-scheme=https"]
    return options


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def announce(host: str, port: int) -> None:
    if host in ("0.0.0.0", "::") and not os.environ.get("ALLOWED_HOSTS"):
        say(
            "其他电脑要访问，请在 ALLOWED_HOSTS 中写明浏览器所用的主机名或地址。",
            "For other computers, name in ALLOWED_HOSTS the host or address that browsers use.",
        )
    say(f"编辑部：http://{bracketed(host)}:{port}/ （按 Ctrl+C 停止）", "Newsroom, until you press Ctrl+C")


# The Python that runs all this


def newer_python() -> str | None:
    """The newest Python on this machine that is new enough."""
    names = (f"python3.{minor}" for minor in range(NEWEST_PYTHON[1], OLDEST_PYTHON[1] - 1, -1))
    return next(filter(None, map(shutil.which, names)), None)


def start() -> int:
    if sys.version_info >= OLDEST_PYTHON:
        return main(sys.argv[1:])
    if python := newer_python():
        return subprocess.call([python, __file__, *sys.argv[1:]])
    print(f"需要 Python 3.11 或更新的版本，这里是 {sys.version.split()[0]}。请从系统的软件源或 python.org 安装。")
    print(
        f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}: install it from your system or python.org."
    )
    return 1


if __name__ == "__main__":
    sys.exit(start())
