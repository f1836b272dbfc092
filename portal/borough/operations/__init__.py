"""Pages of joint operations, visits and outreach."""
