"""The directory (sociale kaart): finding who offers what, keeping the cards up to date, and what is missing."""
