"""Recurring duties come round."""
