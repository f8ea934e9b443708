# curate.sh - a publication date given later resolves an article's words of time, is
# logged, and can be taken back.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"
[ -x "$build/dateline-ingest" ] || skip "dateline-ingest is not built"

cat >undated.txt <<'X'
Title: Envoys meet on the island

Norway and Sudan held talks in Geneva on Monday. The envoys will meet again in October.
X
cat >other.txt <<'X'
Title: Harbour reopens on the island

The harbour reopened on Tuesday, France said.
X
expect_exit 0 dateline-ingest -q --no-progress --db n.db undated.txt other.txt
meetings() { run dateline-query --db n.db timeline type:meeting --format jsonl --today 2019-09-10; }
meetings
expect_no_out '"begins": *"2019'

expect_exit 0 dateline-curate --db n.db --today 2019-09-01 --by Ada --why masthead \
    date undated.txt 2019-08-28
expect_out '^2019-08-28: "Envoys meet on the island"; [1-9][0-9]* reports? got another time$'
meetings
expect_out '2019-08-26'

expect_exit 0 dateline-curate --db n.db log
expect_out '^1  2019-09-01T00:00  date article-[0-9a-f]{12} 2019-08-28  "Envoys meet on the island"  by Ada  \(masthead\)$'

# reading it again, still without a date, forgets nothing
expect_exit 0 dateline-ingest -q --no-progress --db n.db --force undated.txt
meetings
expect_out '2019-08-26'

# an unknown article, two that fit, a month, a word: usage, nothing done
expect_exit 2 dateline-curate --db n.db date balloon.txt 2019-08-28
expect_err 'no article has'
expect_exit 2 dateline-curate --db n.db date "on the island" 2019-08-28
expect_err 'several articles: "Envoys meet on the island" \(article-[0-9a-f]{12}\)'
expect_exit 2 dateline-curate --db n.db date undated.txt 2019-08
expect_err 'more than a day'
expect_exit 2 dateline-curate --db n.db date undated.txt soon
expect_err 'not a date'
expect_exit 2 dateline-curate --db n.db date undated.txt
expect_err 'usage: dateline-curate date ARTICLE DATE'
expect_exit 2 dateline-curate --db n.db dat
expect_err 'did you mean date'
expect_exit 2 dateline-curate --db n.db sme a b
expect_err 'no command "sme" \(did you mean same\?\)'
expect_exit 2 dateline-curate --db n.db
expect_exit 3 dateline-curate --db none.db log
expect_err 'no such database'

expect_exit 0 dateline-curate --db n.db undo
expect_out '^taken back: judgement 1: date 2019-08-28 of "Envoys meet on the island"$'
meetings
expect_no_out '2019-08-26'
expect_exit 2 dateline-curate --db n.db undo
expect_err 'no judgement to take back'
expect_exit 0 dateline-curate --db n.db log
expect_out 'taken back'
# what speaks for a date is shown with its reason, and applied by nobody
cat >with_dateline.txt <<'X'
DOHA, Nov. 23 (Agency) - The two sides met on Tuesday. They had met on 5 March 2019.
X
cat >without.txt <<'X'
The ninth round of talks between the United States and the Taliban ended on Sunday.
X
cat >dated.json <<'X'
{"id": "d", "date": "2019-09-02", "text": "The ninth round of talks between the United States and the Taliban ended in Doha on Sunday, an envoy said."}
X
expect_exit 0 dateline-ingest --no-progress --dry-run --db s.db with_dateline.txt
expect_out 'no date.*perhaps of 2019-11-23: its dateline says Nov. 23'
expect_exit 0 dateline-ingest -q --no-progress --db s.db with_dateline.txt without.txt dated.json
expect_exit 0 dateline-query --db s.db --format jsonl articles
expect_out '"uri":"with_dateline.txt","published":null,"suggested":"2019-11-23","suggested_why":"its dateline'
expect_out '"uri":"without.txt","published":null,"suggested":"2019-09-02","suggested_why":"articles of that day tell 1 of'
expect_out '"uri":"dated.json#d","published":"2019-09-02T00:00","suggested":null,"suggested_why":null'

done_testing
