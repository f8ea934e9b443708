# draw.sh - tests/quality/draw.py draws the same events again, others for another seed, and
# shows each in its own words.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

command -v python3 >/dev/null || skip "no python3"
cp -R "$source/seeds/articles" articles
draw() {
    run python3 "$source/tests/quality/draw.py" --program "$build/dateline-ingest" "$@"
    [ "$rc" -eq 0 ] || fail "exit $rc"
}

draw 5 articles
cp out first
[ "$(grep -c '^[1-5]\. ' out)" -eq 5 ] || fail "not five events"
[ "$(grep -c '\[\[..*\]\]' out)" -eq 5 ] || fail "not every event with its trigger"
expect_out '^5 of [0-9]+ events of 8 articles$'
draw 5 articles
expect_same first
draw --seed other 5 articles
cmp -s first out && fail "another seed draws the same"

# what another version finds elsewhere moves nothing: the types left out leave the order
draw --type meeting 3 articles
grep '^   meeting, ' out >some
[ "$(grep -c . some)" -eq 3 ] || fail "not three meetings"
draw 1000 articles
grep '^   meeting, ' out | head -n 3 >all
cmp -s some all || fail "the order of meetings depends on other events"
draw --not statement 1000 articles
expect_no_out '^   statement, '

draw --per-article 1 1000 articles
[ "$(sed -n 's/^[0-9]*\. \(.*\) (.*/\1/p' out | sort | uniq -d | grep -c .)" -eq 0 ] ||
    fail "two events of one article"
draw --articles 2 1000 articles
[ "$(sed -n 's/^[0-9]*\. \(.*\) (.*/\1/p' out | sort -u | grep -c .)" -eq 2 ] ||
    fail "not of two articles"

# offsets are characters, not bytes, and the words stay in their paragraph
printf 'Lima \342\200\224 caf\303\251s.\n\n"\303\211l," said Ana Ruiz, who visited Oslo on Monday.\n\nThe end.\n' >one.txt
draw --type visit 1 one.txt
expect_out '^   ".l," said Ana Ruiz, who \[\[visited\]\] Oslo on Monday\.$'

: >articles/empty.txt
draw 1 articles # an article that is refused spoils no draw
run python3 "$source/tests/quality/draw.py" --program "$build/dateline-ingest" 1 nowhere
[ "$rc" -ne 0 ] || fail "no complaint of a folder that is not there"
done_testing
