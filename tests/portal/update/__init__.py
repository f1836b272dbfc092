"""Tests of the page that a link in an e-mail opens."""
