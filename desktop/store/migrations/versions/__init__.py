"""One file for each version of a vault after the first, which was laid out before there were steps."""
