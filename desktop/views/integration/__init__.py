"""The chain of civic integration: of one newcomer, and of all whose day comes or has passed. It follows and decides
nothing."""
