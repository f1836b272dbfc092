"""The secretariat's pages of partner organisations: who they are, and whose staff may sign in."""
