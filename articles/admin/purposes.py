"""What each list is for, and how its first record comes: said where a list is empty."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

STORIES = _(
    "Stories that were printed, as articles and briefs. They come with the files of issues that you "
    "import; one alone can be typed in."
)

PURPOSES = {
    "story": STORIES,
    "article": STORIES,
    "brief": STORIES,
    "publication": _(
        "Papers, accounts and sites, of which issues are and in which stories are used. Those that imported "
        "files name come by themselves; others are added one by one, or as a list."
    ),
    "issue": _(
        "Numbers of a publication, with their sources and stories. They come with the files that you import; "
        "one can be added beforehand."
    ),
    "source": _(
        "The files, pages and posts as they came, with the text that was read of them. They come by importing."
    ),
    "importrun": _("What was imported, when and by whom, file by file. Begin with “Import”."),
    "tag": _(
        "The words by which stories are tagged and found, in groups. The first come with the installation; "
        "chief editors add others."
    ),
    "place": _(
        "Provinces, cities and counties after GB/T 2260, to which stories belong. They come with the installation."
    ),
    "wrongform": _(
        "Words that are often written wrongly, with the right form. Texts are looked through for them, and "
        "never changed by themselves. Add them one by one, or as a list."
    ),
    "unit": _(
        "Unions and enterprises that contribute stories: suggested by the names in print, counted in "
        "statistics and notices. Enter your list, or add them one by one."
    ),
    "unitgroup": _(
        "Units of one group are ranked among themselves, such as districts and industries. Add the groups, "
        "then choose one for each unit."
    ),
    "use": _(
        "Which medium used which story, and when: what notices count. Note a use on the page of its story, or"
        " enter a list."
    ),
    "submission": _(
        "Pieces that units sent in, used or not: rates of use are reckoned by them. Enter a list, or add them"
        " one by one."
    ),
    "scoringrule": _(
        "How many points a use is worth, by which notices rank units. Add three examples to begin with, and adapt one."
    ),
    "pointadjustment": _(
        "Bonuses and deductions of units beside their uses, each with its reason. Add them one by one; "
        "notices count them."
    ),
    "notice": _(
        "Notices of uses as they were sent; they never change. Prepare one for a month or a quarter, look at "
        "its figures, and keep it."
    ),
    "objection": _("What units say against a notice, and what was answered. Note one on the page of the notice."),
    "digest": _(
        "Selections of stories for an account, shortened and in order. Pick stories in a list, in the search "
        "or on their pages: they go into the draft."
    ),
    "digeststyle": _(
        "What digests of a series look like: what stands over, between and under the stories. Add one for each series."
    ),
    "department": _(
        "Who may change what: a department keeps publications and has members. Without departments, everybody"
        " may change what their role allows."
    ),
    "job": _(
        "What takes longer than a page waits: imports, readings anew, large exports and undos. A job is here "
        "as soon as somebody begins one."
    ),
    "change": _("Everything that was written, by whom and when, and the way back. It begins with the first import."),
}
"""By the name of the model."""
