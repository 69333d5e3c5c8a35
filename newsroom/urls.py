"""The addresses beside those of the admin’s records."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from accounts.second_factor_views import own_second_factor_page
from accounts.sign_in_views import code_page
from articles.admin.manual import keys_page, manual_page

from .views import health

admin.autodiscover()

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("health/", health, name="health"),
    path("admin/search/", include("articles.admin.searching.urls")),
    path("admin/manual/", admin.site.admin_view(manual_page), name="manual"),
    path("admin/manual/keys/", admin.site.admin_view(keys_page), name="keys"),
    path("admin/login/code/", code_page, name="sign-in-code"),
    path("admin/second-factor/", admin.site.admin_view(own_second_factor_page), name="second-factor"),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
]

handler400 = "newsroom.limits.refused"
handler403 = "newsroom.views.permission_denied"
handler500 = "newsroom.views.server_error"
