"""What is agreed: proposals with their reason, actions, referrals and consent."""
