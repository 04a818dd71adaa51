"""Questions drawn: one file a field type, two languages side by side, autosave. Knows no database and no letters."""
