# crash.sh - an ingest that is killed leaves a file that opens and answers, and the next
# run finishes what it left undone.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"
[ -x "$build/dateline-ingest" ] || skip "dateline-ingest is not built"

awk 'BEGIN {
    for (i = 1; i <= 6500; i++)
        printf "{\"id\": \"a%d\", \"text\": \"Norway met Sudan in Geneva on 3 May 2011, the paper of day %d said.\"}\n", i, i
}' >many.jsonl
dateline-ingest -q --no-progress --db n.db many.jsonl >out 2>err </dev/null &
pid=$!
# wait for the first committed batch: the WAL has grown and the file has articles
n=0 tries=0
while [ "$n" -eq 0 ] && kill -0 $pid 2>/dev/null && [ $tries -lt 3000 ]; do
    n=$(dateline-query --db n.db sql "SELECT count(*) FROM article" --format csv 2>/dev/null | sed -n '2s/,.*//p')
    case $n in '' | *[!0-9]*) n=0 ;; esac
    tries=$((tries + 1))
    sleep 0.02
done
kill -9 $pid 2>/dev/null
wait $pid 2>/dev/null
echo "killed after $n articles"

expect_exit 0 dateline-query --db n.db sql "SELECT count(*) AS n FROM article" --format csv
run dateline-query --db n.db timeline
[ "$rc" -le 1 ] || fail "the timeline of a broken run: exit code $rc"
expect_exit 0 dateline-ingest -q --no-progress --db n.db many.jsonl
expect_exit 0 dateline-query --db n.db sql "SELECT count(*) AS n FROM article" --format csv
expect_out '^6500,'
expect_exit 0 dateline-query --db n.db sql "SELECT value FROM meta WHERE name = 'linked'" --format csv
expect_out '^1,'
[ ! -e n.db-wal ] || fail "the WAL is still there"
[ ! -e n.db-ingest ] || fail "the lock is still there"
done_testing
