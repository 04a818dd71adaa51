"""One newcomer's referrals outside any conversation: what the phone tells is recorded in seconds."""
