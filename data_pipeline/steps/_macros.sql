-- One line per rule of reading that several steps share; each is a macro, so that it stands in one place.

-- "Bahr el-Ghazal " -> "bahr el ghazal": how two spellings are compared.
create or replace macro folded(text) as
    trim(regexp_replace(lower(strip_accents(text)), '[^\p{L}\p{N}]+', ' ', 'g'));

-- "1 250" -> "1250": blanks of any kind out of a number.
create or replace macro without_blanks(text) as
    regexp_replace(text, '[\s\x{00a0}\x{202f}]+', '', 'g');

-- A number as people write it; null where it is none. "1.250" could be either and is none; "1.250,5" is clear.
create or replace macro slow_number(text) as
    case
        when regexp_full_match(text, '[+-]?\d{1,3}(,\d{3})+(\.\d+)?') then try_cast(replace(text, ',', '') as double)
        when regexp_full_match(text, '[+-]?\d{1,3}(\.\d{3})+,\d+') then try_cast(replace(replace(text, '.', ''), ',', '.') as double)
        when regexp_full_match(text, '[+-]?\d{1,3}(\.\d{3}){2,}') then try_cast(replace(text, '.', '') as double)
        when regexp_full_match(text, '[+-]?\d+,\d+') then try_cast(replace(text, ',', '.') as double)
        when regexp_full_match(text, '[+-]?\d{1,3}\.\d{3}') then null
        when regexp_full_match(text, '[+-]?\d+(\.\d+)?(e[+-]?\d+)?', 'i') then try_cast(text as double)
    end;

-- The cast alone would round "3.4" to 3 and so change what was written.
create or replace macro plain_integer(text) as
    case when not contains(text, '.') then try_cast(text as integer) end;

create or replace macro as_number(text) as
    coalesce(plain_integer(text)::double, slow_number(without_blanks(text)));

-- Through a list, so that the number is worked out once: a macro writes its argument out wherever it is named.
create or replace macro whole_number(number) as
    list_filter([number], lambda n: n >= 0 and n = floor(n) and n < 2000000000)[1]::integer;

-- A count of people: a whole number from 0; anything else is null and some check says so.
create or replace macro as_count(text) as
    case
        when text is null then null
        when plain_integer(text) >= 0 then plain_integer(text)
        else whole_number(as_number(text))
    end;

-- A date as people write it: ISO, dd/mm/yyyy, dd.mm.yyyy, dd-mm-yyyy, or the day number of a spreadsheet.
create or replace macro as_date(text) as
    coalesce(
        try_strptime(text, ['%Y-%m-%d', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S', '%d/%m/%Y', '%d.%m.%Y', '%d-%m-%Y', '%Y/%m/%d', '%Y-%m'])::date,
        case when plain_integer(text) between 36526 and 73050 then date '1899-12-30' + plain_integer(text) end
    );

-- The key of a row: its submission, sheet and line in one number, so that it is the same after every rebuild.
create or replace macro row_key(submission, sheet, line) as
    (submission::bigint << 36) | (sheet::bigint << 28) | line::bigint;

-- Whether a filter (a list of codes, or nothing) lets a code through.
create or replace macro chosen(codes, code) as
    codes is null or len(codes) = 0 or list_contains(codes, code);

-- A number below the reader's floor is not shown; zero is, for it is the gap that is looked for.
create or replace macro shown(n, floor) as case when n > 0 and n < floor then null else n end;
create or replace macro too_small(n, floor) as coalesce(n > 0 and n < floor, false);
