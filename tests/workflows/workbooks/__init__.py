"""How lists are taken out as workbooks."""
