"""What is asked, when, and which answers fit. Knows no person, no database and no window."""
