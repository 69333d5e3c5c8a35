from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from articles.admin.searching.saved_searches import delete_search, save_search
from articles.admin.searching.search_page import search_page
from articles.admin.searching.self_test import proof_page
from articles.admin.searching.similar_page import similar_page

handler500 = "newsroom.views.server_error"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("admin/search/", admin.site.admin_view(search_page), name="search"),
    path("admin/search/proof/", admin.site.admin_view(proof_page), name="search-proof"),
    path("admin/search/save/", admin.site.admin_view(save_search), name="save-search"),
    path("admin/search/<int:search_id>/delete/", admin.site.admin_view(delete_search), name="delete-search"),
    path("admin/search/like/<int:story_id>/", admin.site.admin_view(similar_page), name="similar-stories"),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
]

handler400 = "newsroom.limits.refused"
