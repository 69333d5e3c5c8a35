"""The pages of the search: beside those of the admin, and behind its login."""

from __future__ import annotations

from django.contrib import admin
from django.urls import path

from .saved_searches import delete_search, edit_search, save_search
from .search_page import search_page
from .self_test import self_test_page
from .similar_page import similar_page

urlpatterns = [
    path("", admin.site.admin_view(search_page), name="search"),
    path("proof/", admin.site.admin_view(self_test_page), name="search-self-test"),
    path("save/", admin.site.admin_view(save_search), name="save-search"),
    path("<int:search_id>/", admin.site.admin_view(edit_search), name="edit-search"),
    path("<int:search_id>/delete/", admin.site.admin_view(delete_search), name="delete-search"),
    path("like/<int:story_id>/", admin.site.admin_view(similar_page), name="similar-stories"),
]
