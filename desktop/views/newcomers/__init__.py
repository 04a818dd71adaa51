"""Finding, registering and overseeing newcomers, and beginning a conversation."""
