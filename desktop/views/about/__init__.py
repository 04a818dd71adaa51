"""What this program is: version, licence, where files are, and the parts of others. Knows of no newcomer."""
