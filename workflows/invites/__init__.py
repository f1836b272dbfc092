"""Calendar invitations to meetings, which update and cancel what they sent before."""
