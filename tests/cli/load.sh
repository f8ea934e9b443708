# load.sh - annotations become the database that a direct ingest makes; damaged ones are
# named and the rest is stored.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"
[ -x "$build/dateline-ingest" ] || skip "dateline-ingest is not built"
SOURCE_DATE_EPOCH=1600000000
export SOURCE_DATE_EPOCH

# same ARTICLES...: what both ways make of them is the same
same() {
    rm -f direct.db loaded.db
    expect_exit 0 dateline-ingest -q --no-progress -d direct.db "$@"
    expect_exit 0 dateline-ingest --no-progress --annotate=all "$@"
    cp out all.jsonl
    expect_exit 0 dateline-ingest -q --no-progress -d loaded.db --load all.jsonl
    expect_exit 0 dateline-query -d direct.db export jsonl
    [ -s out ] || fail "nothing to compare"
    cp out direct.jsonl
    expect_exit 0 dateline-query -d loaded.db export jsonl
    expect_same direct.jsonl
    expect_exit 0 dateline-query -d direct.db articles --format jsonl
    cp out direct.jsonl
    expect_exit 0 dateline-query -d loaded.db articles --format jsonl
    expect_same direct.jsonl
}

same "$source/seeds/articles"

# no date, no publisher, letters beyond ASCII, quotation marks, control characters, copies
cat >odd.jsonl <<'END'
{"id": "a", "title": "Zürich: \"talks\"", "url": "https://a.example/ü?x=1&y=\"2\"", "text": "Norland\u2019s envoy said on Tuesday: \u201cWe are ready\u201d.\r\n\r\n\tEgypt rejected the offer on 3 May 2019.\u200e\n"}
{"id": "b", "date": "2019-05-04T10:30:00+02:00", "source": "Cour\\ier", "author": "A, B", "text": "Egypt and Sudan met in Cairo on Friday. \ud83d\ude00 The talks ended without a deal, the foreign minister of Egypt said yesterday, and the next round will be held in Khartoum in June, after the feast; experts of both sides stay in Cairo to go on with their work on the maps."}
{"id": "c", "date": "2019-05-05", "source": "Post", "text": "CAIRO (Wire) - Egypt and Sudan met in Cairo on Friday. \ud83d\ude00 The talks ended without a deal, the foreign minister of Egypt said yesterday, and the next round will be held in Khartoum in June, after the feast; experts of both sides stay in Cairo to go on with their work on the maps."}
{"id": "d", "text": "Nothing is told here."}
END
same odd.jsonl

reuters=$source/../shared/corpora/news/reuters21578.jsonl.gz
if [ -r "$reuters" ]; then
    gzip -dc "$reuters" | head -n 200 >reuters.jsonl
    same reuters.jsonl
fi

# again, and beside what is there
same odd.jsonl
expect_exit 0 dateline-ingest --no-progress -d loaded.db --load all.jsonl
expect_out '^0 new, 4 unchanged, 0 updated, 0 failed'
expect_exit 0 dateline-ingest --no-progress -d loaded.db --load --force all.jsonl
expect_out '^0 new, 0 unchanged, 4 updated, 0 failed'
run sh -c 'dateline-ingest --no-progress -d piped.db --load - <all.jsonl'
expect_out '^4 new'
run sh -c 'dateline-ingest --no-progress -d loaded.db odd.jsonl'
expect_out '^0 new, 4 unchanged'

# lines N M FILE: what is left when the row lines of article b are changed
b=$(grep -n '"doc": "b", "kind": "document"' all.jsonl | cut -d: -f1)
row=$(grep -n '"doc": "b", "kind": "row", "table": "report",' all.jsonl | head -n 1 | cut -d: -f1)

damage() { # PATTERN OF THE MESSAGE, then a sed command
    sed "$2" all.jsonl >bad.jsonl
    rm -f bad.db
    expect_exit 1 dateline-ingest --no-progress -d bad.db --load bad.jsonl
    expect_err "$1"
    expect_out '^3 new, 0 unchanged, 0 updated, [12] failed'
    run dateline-query -d bad.db articles --format csv --columns key
    [ "$(wc -l <out)" -eq 4 ] || fail "not three articles: $(cat out)"
}
damage "bad.jsonl:$row: no annotation: " "${row}s/.\$//"
damage "bad.jsonl:$row: no annotation: " "${row}s/.*/not JSON/"
damage "bad.jsonl:$b: left out: [0-9]* of its [0-9]* rows are there" "${row}d"
damage "bad.jsonl:$row: report: no such status" "${row}s/\"status\": \"[a-z]*\"/\"status\": \"x\"/"
damage "bad.jsonl:$row: report: no such type" "${row}s/\"type\": \"[a-z_]*\"/\"type\": \"x\"/"
damage "bad.jsonl:$row: report: its place is outside" "${row}s/\"off\": [0-9]*/\"off\": 99999/"
damage "bad.jsonl:$row: report: \"id\" is missing" "${row}s/\"id\": [0-9]*/\"id\": 70000/"
damage "bad.jsonl:$row: report: \"rule\" is missing" "${row}s/\"rule\": \"[^\"]*\"/\"rule\": {}/"
damage "bad.jsonl:$row: report: the row does not fit" "${row}s/\"rule\": \"[^\"]*\"/\"rule\": null/"
damage "bad.jsonl:$row: no such table" "${row}s/\"table\": \"report\"/\"table\": \"article\"/"
damage "bad.jsonl:$b: not all of the annotations" "${b}s/\"rows\"/\"row\"/"
damage "bad.jsonl:$b: annotated by other rules" "${b}s/\"rules\": \"..../\"rules\": \"0000/"
damage "bad.jsonl:$b: no annotation: " "${b}s/^.//"

# cut off in the last line; behind it
lines=$(wc -l <all.jsonl)
head -c "$(($(wc -c <all.jsonl) - 9))" all.jsonl >cut.jsonl
rm -f bad.db
expect_exit 1 dateline-ingest --no-progress -d bad.db --load cut.jsonl
expect_err "cut.jsonl:$lines: no annotation: "
b=$(grep -n '"doc": "c", "kind": "row"' all.jsonl | tail -n 1 | cut -d: -f1)
head -n "$((b - 1))" all.jsonl >cut.jsonl
rm -f bad.db
expect_exit 1 dateline-ingest --no-progress -d bad.db --load cut.jsonl missing.jsonl
expect_err 'cut.jsonl:[0-9]*: left out: '
expect_err 'missing.jsonl: No such file'
expect_out '^2 new'

expect_exit 1 dateline-ingest --no-progress -d bad.db --load odd.jsonl "$build/dateline-ingest"
expect_exit 2 dateline-ingest --load --annotate all.jsonl
done_testing
