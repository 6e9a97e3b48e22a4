"""A partner's own workbook with its wrong cells marked: its XML is changed where a mark stands, and nowhere else.

No library that reads and writes workbooks keeps all that partners put into them (drop-downs of the newer kind,
drawings, form fields), so every part stays as it is, byte for byte, but for the pieces spliced in here.
"""
