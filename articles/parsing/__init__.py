"""From the text of one source to its stories: lines, what each is on its page, stories in order and mended, fields.

Pure: no settings, clock, files or database. What it depends on beside the text is in the context. It begins with
`parser.parse`. Nothing is imported here, for models need the values alone and load no rules.
"""
