"""Questions that a supplier answers by an invitation link, without an account."""
