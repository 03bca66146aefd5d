"""Official documents as Word files, in the layout of GB/T 9704-2012.

`content.Official` says what a document holds, `word.write` makes the file. Nothing here knows
the records a document is made from, so a page, a command or a job can write one from anything.
"""
