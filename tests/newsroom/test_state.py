from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.state import kept_secret, private_folder

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_state_folder_is_for_its_user_alone(tmp_path: Path):
    assert mode(private_folder(tmp_path / "var")) == 0o700


@posix
def test_state_folder_that_is_open_to_others_is_closed(tmp_path: Path):
    tmp_path.chmod(0o755)
    assert mode(private_folder(tmp_path)) == 0o700


@posix
def test_folder_that_all_users_share_is_refused_and_left_alone(tmp_path: Path):
    tmp_path.chmod(0o1777)
    with pytest.raises(ImproperlyConfigured, match="share"):
        private_folder(tmp_path)
    assert mode(tmp_path) == 0o1777


def test_state_folder_that_is_there_stays(tmp_path: Path):
    (tmp_path / "kept").touch()
    assert [file.name for file in private_folder(tmp_path).iterdir()] == ["kept"]


def test_state_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="file"):
        private_folder(tmp_path / "file" / "var")


def test_secret_is_made_once(tmp_path: Path):
    secret = kept_secret(tmp_path / "key")
    assert len(secret) >= 50
    assert kept_secret(tmp_path / "key") == secret


@posix
def test_secret_is_for_its_user_alone(tmp_path: Path):
    kept_secret(tmp_path / "key")
    assert mode(tmp_path / "key") == 0o600


def test_two_folders_have_two_secrets(tmp_path: Path):
    assert kept_secret(tmp_path / "a") != kept_secret(tmp_path / "b")


def test_secret_that_cannot_be_kept_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="key"):
        kept_secret(tmp_path / "file" / "key")


def test_secret_leaves_no_draft(tmp_path: Path):
    kept_secret(tmp_path / "key")
    assert [file.name for file in tmp_path.iterdir()] == ["key"]
