"""The list doctor: the lists as read and what they say together in, Problems out. Pure functions.

``lists`` is what a check looks at, ``kinds`` names what there is to find, ``table`` lists the checks (a file
a family), ``check`` runs them on files, ``sarif`` is the report for programs. For ``cli``.
"""
