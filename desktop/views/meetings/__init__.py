"""Meetings for newcomers: planned or noted, whom to invite and why, invitations, and who came."""
