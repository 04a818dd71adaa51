"""All that happened to one newcomer, and his steps of civic integration. It follows and decides nothing."""
