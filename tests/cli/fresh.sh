# fresh.sh - the marks of tests/quality/fresh_events.jsonl still fit the texts they were made on.
#
# Marks are offsets into articles of the corpora (docs/quality.md). The halves give 44 and 43
# articles; the triggers of some, read off the texts, are the words that were marked.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

command -v python3 >/dev/null || skip "no python3"
corpora=${DATELINE_CORPORA:-$source/../shared/corpora}
[ -d "$corpora/news" ] || skip "no corpora: there is no folder $corpora/news"

for half in read counted; do
    n=44
    [ "$half" = read ] || n=43
    run python3 "$source/tests/quality/fresh_events.py" "$corpora" "$half" "$half"
    [ "$rc" -eq 0 ] || fail "$half: exit $rc"
    [ "$(ls "$half"/*.txt | wc -l)" -eq "$n" ] || fail "$half: not $n articles"
    [ "$(ls "$half"/*.json | wc -l)" -eq "$n" ] || fail "$half: not $n files of marks"
done
grep -q '"start": 67, "trigger": "condemned"' read/a01.json || fail "a01 has moved"
grep -qE '"trigger": "( |")' read/*.json counted/*.json && fail "a mark that begins with no word"
run python3 "$source/tests/quality/fresh_events.py" "$corpora" half half
[ "$rc" -ne 0 ] || fail "a half that there is not"
