"""The house: each floor imports from lower floors only, and rooms side by side do not know each
other (tests/test_architecture.py holds this).

6  urls                                                             where to find it
5  views  admin  management  templatetags  middleware               the doors
4  tables  filters  charts  exports  search  |  dataset             how it is shown | kept as files
3  settling                                                         what follows from a change
2  rules                                                            what we conclude
1  models  (each with its own QuerySet)                             what we know
0  choices  partial_dates  quantities  countries  folding  punctuation  the words we use
"""
