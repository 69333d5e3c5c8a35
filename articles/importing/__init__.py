"""From a path or an upload to records, in the order of the work.

files ─► import_list ─► worker_pool ─► accession ─► batches ─► imports; uploads and preview are the same in a browser.
"""
