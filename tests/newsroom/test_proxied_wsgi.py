from __future__ import annotations

import pytest

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
