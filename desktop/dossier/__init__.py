"""One newcomer's dossier: conversations, actions, referrals, consents, and what follows from them. Pure."""
