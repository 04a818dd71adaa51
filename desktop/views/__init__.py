"""The windows around the questions. They arrange and forward; what is computed is computed on a lower floor."""
