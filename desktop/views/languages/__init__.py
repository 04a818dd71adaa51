"""Translations as people see them: reviewed by an interpreter, passed on as a taalpakket; models. Knows no dossier."""
