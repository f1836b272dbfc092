"""Tests of the directory: publishing, finding, confirming."""
