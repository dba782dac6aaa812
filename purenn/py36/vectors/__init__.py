"""Test vectors: inputs, results correctly rounded from 50 digits or more, and how far from them a program may be.

A file for each kind of formula says what is asked (`cases`) and how purenn's own formula answers, for every kind of
number (`results`).  exact.py runs it on Decimals for the results and on intervals for the tolerances.
"""
