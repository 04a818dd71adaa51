"""Around the conversations: the way to the directory, meetings, buddies, coordination meetings and terms."""
