"""The manual inside the program: F1 opens the page that fits the screen. It knows no vault, and works without one."""
