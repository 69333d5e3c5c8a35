"""Documents as people have them, with what is right written into each line: a file a kind, `=== name | facts` each.

A line begins with what it is, and its text follows behind a space. `{b …}`, `{d …}`, `{c …}` and `{m …}` within it are
a byline, a dateline, a credit, and ink of no field.

    k h s a l x    kicker, headline, subhead, byline, standfirst, crosshead
    p u            a paragraph, and the first of a brief without a headline
    c q            a caption; a credit on a line of its own
    S              a section; nothing behind it ends one
    -              what belongs to no story, but perhaps the byline of the first
    > a            the story `a` of stories.txt

Rules are mended by the errors of those in `open/`. Those in `kept/` were written apart from the rules, and nobody looks
at their errors: they measure what the rules are worth for documents that were never seen.

    python -m tests.parsing.documents.measure [KIND…] [--show]
"""
