"""What the pages share: who looks, the filters in the address, words, tables, drawings."""
