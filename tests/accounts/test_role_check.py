from __future__ import annotations

import pytest
from django.db import DatabaseError

from accounts import role_check
from accounts.role_check import check_roles
from accounts.roles import create_roles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def roles() -> None:
    create_roles()


def test_a_role_that_is_not_there_is_named_with_those_that_are(settings):
    settings.SECOND_FACTOR_ROLES = ["主编", "管理人员"]
    (warning,) = check_roles()
    assert "“管理人员”" in warning.msg and "“主编”" not in warning.msg
    assert "资料员、编辑、主编、管理员" in warning.msg


@pytest.mark.parametrize("named", [[], ["管理员", "主编"]])
def test_those_that_are_there_are_passed_over(settings, named):
    settings.SECOND_FACTOR_ROLES = named
    assert check_roles() == []


def test_a_database_that_cannot_be_asked_is_the_matter_of_others(settings, monkeypatch):
    def ask() -> str:
        raise DatabaseError

    monkeypatch.setattr(role_check, "unknown_roles_warning", ask)
    assert check_roles() == []
