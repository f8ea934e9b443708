# hostile.sh - input and surroundings that nobody wishes for: each gives a clear line and
# an exit code, none a crash, a hang or a half-written database.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

good=$source/seeds/articles/02-six-days-in-doha.txt

# Nothing here may take longer.
in_time() {
    timeout 60 "$@"
}

ingest() { # ingest N FILE...: exit code N, and the database is a sound one afterwards
    wanted=$1
    shift
    rm -f t.db t.db-*
    expect_exit "$wanted" in_time dateline-ingest --db t.db "$@"
}

sound() {
    cp err err.kept
    expect_exit 0 dateline-query --db t.db articles
    if command -v sqlite3 >/dev/null; then
        expect_exit 0 sqlite3 t.db 'PRAGMA integrity_check; PRAGMA foreign_key_check'
        printf 'ok\n' >ok
        expect_same ok
    fi
    cp err.kept err
}

count_articles() {
    dateline-query --db t.db sql 'SELECT count(*) FROM article' --format csv |
        sed -n '2s/,.*//p'
}

test_empty() {
    : >empty.txt
    ingest 1 empty.txt "$good"
    expect_err 'empty\.txt'
    sound
    printf ' \n\n\t\n' >blank.txt
    ingest 1 blank.txt
    expect_err 'blank\.txt'
}

test_binary() {
    head -c 20000 "$build/dateline-ingest" >program.txt
    ingest 1 program.txt "$good"
    expect_err 'program\.txt'
    sound
    printf 'A minister said on Monday\000that talks would resume.\n' >nul.txt
    ingest 1 nul.txt
    expect_err 'nul\.txt'
}

test_encodings() {
    printf 'Ren\351 Pr\351val met the envoy in Bogot\341 on May 3, 2011.\n' >latin.txt
    ingest 0 latin.txt
    printf 'An article \201\215\217\220 on \300\257 talks \377\n' >broken.txt
    run in_time dateline-ingest --db t.db broken.txt
    [ "$rc" -le 1 ] || fail "bytes in no encoding: exit $rc"
    printf '\357\273\277The talks ended on May 3, 2011.\n' >mark.txt
    ingest 0 mark.txt
    printf '\377\376T\000h\000e\000 \000t\000a\000l\000k\000s\000.\000\n\000' >wide.txt
    ingest 0 wide.txt
    printf '\377\376T\000h\000e' >half.txt
    run in_time dateline-ingest --db t.db half.txt
    [ "$rc" -le 1 ] || fail "half a character: exit $rc"
}

test_huge() {
    awk 'BEGIN { for (i = 0; i < 1000000; i++) printf "The envoy met the minister on Monday at nine. " }' \
        >line.txt
    [ "$(wc -c <line.txt)" -gt 40000000 ] || fail "the long line is not long"
    ingest 1 line.txt "$good"
    expect_err 'line\.txt.*(limit|large|long)'
    sound
    awk 'BEGIN { for (i = 0; i < 300000; i++) printf "%s", "((((\"\"" }' >brackets.txt
    run in_time dateline-ingest --db t.db brackets.txt
    [ "$rc" -le 1 ] || fail "brackets without end: exit $rc"
    rm -f line.txt brackets.txt
}

test_json() {
    {
        printf '{"id":"one","date_publish":"2019-08-26","text":"The talks ended on Monday."}\n'
        printf '{"id":"two","text": "no end\n'
        printf '{"id":"three","date_publish":"2019-08-27","text":"The talks began on Tuesday."}\n'
    } >wire.jsonl
    ingest 1 wire.jsonl
    expect_err 'wire\.jsonl:2'
    expect_exit 0 dateline-query --db t.db articles --format csv
    expect_out wire
    n=$(count_articles)
    [ "$n" = 2 ] || fail "the good lines around a bad one: $n articles instead of 2"
    awk 'BEGIN { for (i = 0; i < 100000; i++) printf "["; print "" }' >deep.json
    ingest 1 deep.json
    expect_err 'deep\.json'
    printf '{"text": 5}\n{"text": null}\n{}\n[]\n"a"\n' >odd.jsonl
    ingest 1 odd.jsonl
    expect_err 'odd\.jsonl:1'
}

test_paths() {
    ingest 1 nowhere.txt "$good"
    expect_err 'nowhere\.txt'
    sound
    mkdir -p loop/deeper
    cp "$good" loop/deeper/
    ln -s .. loop/deeper/up
    ln -s nowhere loop/dangling
    run in_time dateline-ingest --db t.db loop
    [ "$rc" -le 1 ] || fail "a folder that leads into itself: exit $rc"
    if mkfifo loop/pipe 2>/dev/null; then
        run timeout 20 dateline-ingest --db t.db loop
        [ "$rc" -le 1 ] || fail "a pipe in a folder: exit $rc"
    fi
    mkdir -p "odd names" && cp "$good" "odd names/a b'c\"d
e.txt"
    ingest 0 "odd names"
    if [ "$(id -u)" -ne 0 ]; then
        cp "$good" locked.txt && chmod 000 locked.txt
        ingest 1 locked.txt
        expect_err 'locked\.txt'
    fi
}

test_databases() {
    expect_exit 3 dateline-ingest --db nowhere/t.db "$good"
    expect_err 'nowhere/t\.db'
    expect_exit 3 dateline-query --db missing.db timeline
    expect_err 'missing\.db'
    [ ! -e missing.db ] || fail "a query made a database"
    cp "$good" text.db
    expect_exit 3 dateline-query --db text.db timeline
    expect_err 'text\.db'
    expect_exit 3 dateline-ingest --db text.db "$good"
    cmp -s "$good" text.db || fail "a file that is no database was written to"
    ingest 0 "$good"
    head -c 5000 t.db >cut.db
    run dateline-query --db cut.db timeline
    [ "$rc" -eq 3 ] || fail "a database cut short: exit $rc instead of 3"
}

test_full_disk() {
    # /dev/full refuses every byte; results that could not be written are no success.
    ingest 0 "$good"
    if [ -c /dev/full ]; then
        dateline-query --db t.db articles >/dev/full 2>err
        [ $? -eq 3 ] || fail "query: results that cannot be written are not noticed"
        dateline-ingest --annotate "$good" >/dev/full 2>err
        [ $? -eq 3 ] || fail "ingest: annotations that cannot be written are not noticed"
    fi
    # A limit on the size of files stands for a disk that fills up while articles go in.
    awk 'BEGIN { for (i = 0; i < 2000; i++)
        printf "{\"id\":\"a%d\",\"text\":\"The envoy met minister number %d on Monday.\"}\n", i, i }' \
        >many.jsonl
    (
        trap '' XFSZ
        ulimit -f 400
        dateline-ingest --db t.db many.jsonl
    ) >out 2>err
    rc=$?
    said='dateline-ingest with files of 200 kB at most'
    [ "$rc" -eq 3 ] || fail "a full disk: exit $rc instead of 3"
    expect_err 't\.db'
    sound
    n=$(count_articles)
    [ "${n:-0}" -ge 1 ] || fail "what was there before the disk filled up is gone"
    rm -f t.db t.db-*
    expect_exit 0 dateline-ingest --db t.db many.jsonl
}

test_closed_pipe() {
    ingest 0 "$source/seeds/articles"
    { dateline-ingest --annotate "$source/seeds/articles" 2>err; echo $? >status; } | head -n 1 >out
    if grep -qiE 'sanitizer|runtime error' err; then fail "a reader that goes away: $(cat err)"; fi
}

test_empty
test_binary
test_encodings
test_huge
test_json
test_paths
test_databases
test_full_disk
test_closed_pipe
done_testing
