"""How checks of suppliers, and what follows from them, are kept."""
