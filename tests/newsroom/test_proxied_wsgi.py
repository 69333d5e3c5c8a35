from __future__ import annotations

import os
import subprocess

import pytest
from django.conf import settings

from newsroom import proxied_wsgi


@pytest.fixture
def seen(monkeypatch):
    """What reaches the application."""
    environs: list[dict] = []
    monkeypatch.setattr(proxied_wsgi, "unproxied", lambda environ, start: environs.append(environ) or [])
    return environs


def test_the_proxy_on_this_machine_says_which_client_asks(seen):
    proxied_wsgi.application({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 10.0.0.7"}, None)
    assert (seen[0]["REMOTE_ADDR"], seen[0]["wsgi.url_scheme"]) == ("10.0.0.7", "https")


def test_nobody_else_is_believed(seen):
    proxied_wsgi.application({"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": "10.0.0.7"}, None)
    assert seen[0]["REMOTE_ADDR"] == "10.0.0.9"


@pytest.mark.skipif(os.name == "nt", reason="a service of Linux")
@pytest.mark.parametrize(
    ("https", "module"),
    [("1", "proxied_wsgi"), ("True", "proxied_wsgi"), ("on", "proxied_wsgi"), ("0", "wsgi"), ("", "wsgi")],
)
def test_the_service_takes_it_however_https_is_written(tmp_path, https, module):
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$@"\n')
    python.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "HTTPS": https}
    started = subprocess.run(
        ["sh", settings.BASE_DIR / "deploy/serve"], env=environment, capture_output=True, text=True, check=True
    )
    assert started.stdout.split()[-1] == f"newsroom.{module}:application"
