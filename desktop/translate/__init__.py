"""What stands in the newcomer's language: checked texts from catalogs. Knows no person and no window."""
