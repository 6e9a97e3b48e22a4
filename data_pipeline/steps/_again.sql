-- One line per submission of $submissions in none of these tables: it is read again. The step `headings` does the same for its own.

delete from submissions where list_contains($submissions, submission);
delete from left_out where list_contains($submissions, submission);
delete from written where list_contains($submissions, submission);
delete from mended_cells where list_contains($submissions, submission);
