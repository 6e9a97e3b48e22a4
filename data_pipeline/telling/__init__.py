"""What answers say: sentences that are findings, the five ways of having no number, colours; for screens and files."""
