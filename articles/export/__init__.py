"""Stories as tables for others: what an editor filters or selects, as XLSX, CSV or JSON."""
