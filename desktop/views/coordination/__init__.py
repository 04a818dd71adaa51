"""The coordination meeting: who sits at the table, which stalled cases may lie on it, and what is decided."""
