"""The pages of contracts: the list, one contract, and the clauses that contracts have to hold."""
