"""Boards, groups, panels and forums: who sits on them, whom they report to, and how long they live."""
