# corpora.sh - thousands of real articles run through: no crash, every failure counted and
# named, the same lines for any number of workers.
#
# Reads the folder DATELINE_CORPORA (docs/quality.md says what is in it). A release build
# reads all of it, a sanitizer build the first articles of each file.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

corpora=${DATELINE_CORPORA:-$source/../shared/corpora}
[ -d "$corpora/news" ] || skip "no corpora: there is no folder $corpora/news"
articles=150
if grep -q '^DATELINE_SANITIZE:BOOL=OFF' "$build/CMakeCache.txt"; then articles=1000000; fi

for packed in "$corpora"/news/*.jsonl.gz; do
    name=$(basename "$packed" .gz)
    gzip -dc "$packed" 2>/dev/null | head -n $articles >"$name"
    n=$(wc -l <"$name")
    [ "$n" -gt 100 ] || fail "$name has only $n articles"

    run dateline-ingest --db "$name.db" --no-progress "$name"
    n_checks=$((n_checks + 1))
    [ "$rc" -le 1 ] || fail "$name: exit $rc"
    named=$(grep -c "$name:[0-9]" err)
    stored=$(dateline-query --db "$name.db" --format csv sql 'SELECT count(*) FROM article' |
        sed -n '2s/,.*//p')
    # "8 new, 0 unchanged, 0 updated, 0 failed": every article is one of these
    end=$(cat out err | grep -oE '[0-9]+ new, .* failed' | tail -n 1)
    total=$(echo "$end" | tr -c '0-9\n' ' ' | awk '{ for (i = 1; i <= NF; i++) n += $i; print n }')
    new=$(echo "$end" | sed 's/.*[^0-9]\([0-9]* new\).*/\1/; s/ new.*//')
    failed=$(echo "$end" | sed 's/.* \([0-9]*\) failed.*/\1/')
    echo "$name: $n articles: $end; $stored in the database"
    [ "$total" = "$n" ] || fail "$name: \"$end\" is not $n articles"
    [ "$stored" = "$new" ] || fail "$name: $new new, but $stored in the database"
    [ "$named" = "$failed" ] || fail "$name: $failed failed, but $named named"
    rm -f "$name.db"

    head -n 150 "$name" >few.jsonl
    run dateline-ingest --annotate -j 1 few.jsonl
    mv out one
    run dateline-ingest --annotate -j 4 few.jsonl
    expect_same one
done
done_testing
