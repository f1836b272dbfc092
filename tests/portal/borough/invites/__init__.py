"""Tests of the pages of invitations."""
