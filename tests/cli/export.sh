# export.sh - dateline-query export: every format over the sample articles, the same bytes
# each time, read by other programs where there are any; usage and exit codes.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

db=$scratch/e.db
expect_exit 0 dateline-ingest --quiet --db "$db" "$source/seeds/articles"

export_to() { # export_to N ARGUMENT...: exit code N
    wanted=$1
    shift
    expect_exit "$wanted" dateline-query --db "$db" export "$@"
}

expect_exit 0 dateline-query --help
formats=$(sed -n '/^Exports/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' out)
[ "$(echo "$formats" | wc -w)" -ge 9 ] || fail "--help lists too few exports: $formats"
for format in $formats; do
    export_to 0 "$format"
    mv out "first.$format"
    export_to 0 "$format"
    expect_same "first.$format"
    if grep -q "$(printf '\033')" out; then fail "$format has escape sequences"; fi
    export_to 1 "$format" place:Nowhere # nothing found is a whole document all the same
done

# narrowed like every command
export_to 0 csv type:talk_round date:2019
expect_out '^[^,]*,.*talk_round'
expect_no_out ',statement-'
export_to 0 csv --limit 1
expect_err 'there is more'
export_to 0 csv --columns key,when
expect_out '^key,when,version'
export_to 0 jsonl
cp out lines
expect_exit 0 dateline-query --db "$db" --format jsonl timeline
expect_same lines

# what cannot be said in a format is counted
export_to 0 ics
expect_err 'events without a date are left out'
expect_out '^BEGIN:VCALENDAR'

case $formats in
*html*)
    export_to 0 html type:talk_round --actor Taliban
    expect_out '<title>Timeline: type:talk_round actor:Taliban</title>'
    ;;
esac

# what articles hold steers no terminal, in any form of any command: escape sequences, the
# same in one character, marks of direction
{
    printf '{"id":"h","title":"Red \\u001b[31m \\u202e","date_publish":"2020-05-04",'
    printf '"source":"Evil\\u001b[2J","text":"Karin Vold said that \\u001b]0;x\\u0007the '
    printf 'talks\\u202e ended \\u009b31m on Monday. Norway demanded \\u007f aid. '
    printf 'Norway and Sudan met in Oslo on Monday."}\n'
} >hostile.jsonl
expect_exit 0 dateline-ingest --quiet --db h.db hostile.jsonl
for form in table text csv tsv md; do
    for command in timeline statements positions articles stats "actor Vold" "search talks"; do
        # shellcheck disable=SC2086
        expect_exit 0 dateline-query --db h.db --format $form $command
        steering=$(LC_ALL=C tr -d '\011\012\015\040-\176\200-\377' <out | wc -c)
        [ "$steering" -eq 0 ] || fail "$form of $command has control characters"
        for mark in '\302\233' '\342\200\256'; do
            if grep -q "$(printf "$mark")" out; then fail "$form of $command has $mark"; fi
        done
    done
done

# usage
export_to 2
expect_err 'timelinejs.*plover'
export_to 2 powerpoint
expect_err '"powerpoint".*timelinejs'
export_to 2 ics --columns key
expect_err 'columns of its own'
expect_exit 2 dateline-query --db "$db" --format csv export ics
expect_err 'first word'

# read by another program
if command -v sqlite3 >/dev/null; then
    for format in timelinejs geojson; do
        expect_exit 0 sqlite3 :memory: "SELECT json_valid(readfile('first.$format'))"
        expect_out '^1$'
    done
    tr -d '\r' <first.csv >lines.csv
    expect_exit 0 sqlite3 :memory: '.mode csv' '.import lines.csv t' \
        'SELECT count(*), min(version), max(version) FROM t'
    expect_out "^$(wc -l <first.jsonl),1,1"
fi
done_testing
