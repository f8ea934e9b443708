# founding.sh - the two articles that the project began with: what must come out of them.
#
# They are not ours to give away, so the test is skipped where they are absent. What is
# expected is taken from the articles' own words where it is long.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

corpora=${DATELINE_CORPORA:-$source/../shared/corpora}
articles=$corpora/../seeds
first=$articles/000_3198b54adeecb96d.txt
second=$articles/003_1b2f12c785d16f70.txt
[ -r "$first" ] && [ -r "$second" ] ||
    skip "the founding articles are not in $articles (DATELINE_CORPORA names the folder beside)"

db=$scratch/founding.db
ask() { expect_exit 0 dateline-query --db "$db" "$@"; }
rows() { # rows N WHAT: so many lines after the header of CSV
    n_checks=$((n_checks + 1))
    [ "$(($(wc -l <out) - 1))" -eq "$1" ] || {
        fail "$2: $(($(wc -l <out) - 1)) rows instead of $1"
        sed -n '1,15s/^/  out: /p' out
    }
}

expect_exit 0 dateline-ingest -q --db "$db" --published 2019-08-26 "$first"
expect_exit 0 dateline-ingest -q --db "$db" --published 2019-09-03 "$second"

# one series, one round, told by both
ask --format csv --columns series,round,state,venue,articles,parties talks
rows 1 'rounds of talks'
expect_out '(United States.*Taliban|Taliban.*United States)'
expect_out ',9,ended,Doha,2,'
ask sql 'SELECT count(*) AS n FROM series'
expect_out '^1$'

# what Khalilzad said, whole
ask --format csv --columns medium,content,article statements by:Khalilzad
cp out said
tweet=$(grep -o '“[^”]*” Khalilzad tweeted' "$first" | sed 's/ Khalilzad tweeted//')
[ -n "$tweet" ] || fail "the first article has changed: no tweet in it"
grep -qF -e "$tweet" said || fail "not whole: $tweet"
grep -F -e "$tweet" said | grep -q '^tweet,' || fail "not as a tweet: $tweet"
threshold=$(grep -o '"[^"]*" Khalilzad said in a tweet' "$second" |
    sed 's/ Khalilzad said in a tweet//; s/"//g')
[ -n "$threshold" ] || fail "the second article has changed: no tweet in it"
grep -qF -e "$threshold" said || fail "not whole: $threshold"
grep -F -e "$threshold" said | grep -q '^tweet,' || fail "not as a tweet: $threshold"
grep -q 'intimidated' said || fail "the remark about propaganda is missing"
grep -q 'close to concluding' said || fail "the remark of the US envoy is missing"
[ "$(cut -d, -f1 said | grep -c tweet)" -ge 2 ] || fail "fewer than two tweets"

# the quote of two sentences, in the article of the first date, whole
graham=$(grep -o '“The number is gonna[^”]*”' "$first")
ask --format csv --columns content statements by:Graham
grep -qF -e "$graham" out || fail "not whole: $graham"

# one spokesman in two spellings
ask --format csv --columns key,names actor "Suhai Shaheen"
rows 1 'actors called Suhai Shaheen'
cp out one
expect_out 'Suhail Shahin'
ask --format csv --columns key,names actor "Suhail Shahin"
cmp -s one out || fail "the two spellings are two actors"
ask actor "Suhail Shahin"
expect_out '[Ss]pokesman'
expect_out 'Taliban'

# the timeline
ask --format csv --columns begins,ends,status,type,place,title timeline
cp out timeline
grep -qE '^2019-08-25T[0-9:]*,2019-08-2[56]T[0-9:]*,occurred,(meeting|talk_round),' timeline ||
    fail "the discussions of Sunday 25 August 2019 are missing"
grep -qE '^2019-08-01T00:00,2019-09-01T00:00,occurred,(meeting|talk_round),Doha' \
    timeline || fail "the meeting of Afghan parties in Doha in August 2019 is missing"
grep -qE '^2019-09-28T00:00,2019-09-29T00:00,planned,election,' timeline ||
    fail "the election of 28 September 2019, planned, is missing"
ask timeline --type election
expect_out '^planned Sat 28 Sep 2019'

# what is no sentence of an article tells nothing
ask --format csv sql "SELECT count(*) AS n FROM evidence WHERE text LIKE '%READ MORE%'
    OR text LIKE '%Clear negligence%' OR text LIKE '%US Navy prepares%'"
expect_out '^0,1.$'

# without a publication date nothing is invented, and the words stay
db=$scratch/undated.db
expect_exit 0 dateline-ingest -q --db "$db" "$first" "$second"
ask --format csv sql "SELECT count(*) AS n FROM event
    WHERE begins IS NOT NULL AND basis IN ('published', 'assumed')"
expect_out '^0,1.$'
expect_exit 0 dateline-query --db "$db" timeline
expect_out '^Monday \(undated article\)|^.*Monday.*\(undated article\)'
expect_no_out '^reported '
expect_exit 0 dateline-ingest --annotate=time "$first"
expect_out '"text": ?"Monday".*"value": ?null'
expect_exit 0 dateline-ingest --annotate=event "$first"
expect_no_out '"date": ?"2019-08-2'

# a date given later resolves them, without reading again
before=$(dateline-query --db "$db" --format csv sql 'SELECT count(*), max(id) FROM report')
expect_exit 0 dateline-curate --db "$db" date "${first##*/}" 2019-08-26
after=$(dateline-query --db "$db" --format csv sql 'SELECT count(*), max(id) FROM report')
[ "$before" = "$after" ] || fail "the article was read again"
ask --format csv --columns begins,type timeline
expect_out '^2019-08-25T'
expect_exit 0 dateline-query --db "$db" timeline date:2019-08-26

done_testing
