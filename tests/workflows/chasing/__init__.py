"""The chase: from a deadline to a reminder to an escalation."""
