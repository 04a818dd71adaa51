"""Who is due for which conversation: a list, a year, invitations, exceptions. It asks the plan, and computes none."""
