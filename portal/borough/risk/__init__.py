"""The pages on which the risk of suppliers and of sectors is judged."""
