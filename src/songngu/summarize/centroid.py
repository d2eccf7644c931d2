"""Rankers that compare each sentence with the whole article."""

from songngu.summarize.sparse import Array
from songngu.summarize.terms import Terms


def score(terms: Terms) -> Array:
    """Score by the cosine to the mean of all sentences; selection by marginal relevance then keeps out repeats.

    Radev et al. 2004, https://doi.org/10.1016/j.ipm.2003.10.006; marginal relevance: Carbonell and Goldstein 1998,
    https://doi.org/10.1145/290941.291025
    """
    return terms.centrality()
