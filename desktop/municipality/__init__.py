"""How one municipality works: its organisations, rounds, rules, letterhead and roles. Names no municipality."""
