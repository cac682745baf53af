"""How an address becomes a queryset; the same filters serve page, files and API."""
