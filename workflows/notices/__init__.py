"""Outgoing mail, through an outbox."""
