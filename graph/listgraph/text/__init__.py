"""What text is made of, whoever wrote it: Chinese in one script, names in one form, verbs in theirs.

In: any text. Out: ``script`` folds traditional characters in place, ``writing`` gives the form in which
names are compared, ``inflection`` the forms of a verb, ``printable`` what a terminal may show. All rooms
may import it; it imports none.
"""
