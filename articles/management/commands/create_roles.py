from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from accounts.roles import create_roles


class Command(BaseCommand):
    help = _("Make the groups 资料员, 编辑, 主编 and 管理员, the roles of users, or give them their permissions again.")

    def handle(self, *args: Any, **options: Any) -> None:
        for name in create_roles():
            self.stdout.write(_("Group %s is ready.") % name)
