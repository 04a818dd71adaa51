"""What newcomers told for who comes after, and the list without names that a professional made of it to read out."""
