"""The pages in the network's house on which releases are drafted, looked at, published and ended."""
