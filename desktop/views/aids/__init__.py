"""What stands ready beside a conversation, one aid at a time. Knows no vault and no dossier: it is handed texts."""
