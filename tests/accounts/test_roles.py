from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from accounts.roles import ROLES, create_roles
from tests import factories

pytestmark = pytest.mark.django_db


def member(role: str) -> User:
    create_roles()
    user = factories.user(is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def may(role: str, *codenames: str) -> list[bool]:
    return [member(role).has_perm(f"articles.{codename}") for codename in codenames]


def test_the_archivist_reads_and_exports_only():
    assert may("资料员", "view_story", "export_story") == [True, True]
    assert may("资料员", "change_story", "add_story", "delete_story", "change_tag") == [False] * 4


def test_the_editor_corrects_and_does_not_bin():
    assert may("编辑", "view_story", "change_story", "add_story", "export_story") == [True] * 4
    assert may("编辑", "delete_story", "change_tag", "add_publication") == [False] * 3


def test_the_chief_editor_keeps_bin_and_vocabulary():
    assert may("主编", "delete_story", "add_tag", "delete_publication", "import_story") == [True] * 4


def test_every_permission_of_a_role_exists():
    create_roles()
    held = {name: Group.objects.get(name=name).permissions.count() for name in ROLES}
    assert held == {name: len(codenames) for name, codenames in ROLES.items()}


def test_roles_made_twice_are_the_same_roles():
    create_roles()
    create_roles()
    assert Group.objects.count() == len(ROLES)


def test_what_a_newsroom_gave_a_role_besides_stays():
    create_roles()
    archivist = Group.objects.get(name="资料员")
    archivist.permissions.add(Group.objects.get(name="主编").permissions.get(codename="delete_story"))
    create_roles()
    assert archivist.permissions.filter(codename="delete_story").exists()


def test_the_command_names_the_roles(capsys):
    call_command("create_roles")
    said = capsys.readouterr().out
    assert [name for name in ROLES if name in said] == list(ROLES)
