"""Before the dossiers: opening, making and recovering a vault."""
