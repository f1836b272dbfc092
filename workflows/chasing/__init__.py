"""From a deadline to a reminder to an escalation."""
