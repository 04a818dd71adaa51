"""What waits for somebody, over all dossiers: lists, filters, a table to tick off. Knows nothing of SQL or letters."""
