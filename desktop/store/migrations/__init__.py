"""The steps from each released version of a vault to the next, as Alembic runs them; see `desktop.store.migration`.

A step is a file `versions/version_N.py` whose `revision` is the version it leads to. It writes out what it changes
and never imports `desktop.store.tables`, which follow the records of today. Foreign keys stay on: a step that builds
a table anew must move the rows that belong to it first, or they are deleted with the old one.
"""
