"""Tests of calendar invitations."""
