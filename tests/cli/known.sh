# known.sh - what was known when: as-of, changes since the last look, reports that disagree,
# and everything between two.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"
[ -x "$build/dateline-ingest" ] || skip "dateline-ingest is not built"

cat >first.txt <<'X'
Title: Envoys to meet
Date: 2019-08-20
Source: Harbour Gazette

The ninth round of talks between Norway and Sudan will begin in Geneva on 30 August 2019.
Norway attacked Sudan on 19 August 2019, killing three people.
X
cat >second.txt <<'X'
Title: Envoys have met
Date: 2019-09-02
Source: Evening Mail

The ninth round of talks between Norway and Sudan ended in Geneva on 31 August 2019.
Sudan rejected the proposal of Norway. Sudan demanded that Norway withdraw its ships.
X
cat >undated.txt <<'X'
Title: Harbour reopens

France and Norway met in Oslo on 5 May 2019.
X
query() { # query N ARGUMENT...: exit code N
    wanted=$1
    shift
    expect_exit "$wanted" dateline-query --db n.db "$@"
}
ingest() { expect_exit 0 dateline-ingest -q --no-progress --db n.db "$@"; }

# ---- as-of ---------------------------------------------------------------------------------

ingest first.txt second.txt
query 0 timeline round:9 --format csv --columns status,begins,articles
expect_out '^occurred,2019-08-31T00:00,2,'
query 0 timeline round:9 as-of:2019-08-25 --format csv --columns status,begins,articles,title
expect_out '^planned,2019-08-30T00:00,1,.*\(planned\)'
expect_no_out '^occurred'
query 0 --as-of 2019-08-25 timeline round:9 --format json
expect_out '"source":"Harbour Gazette"'
expect_no_out 'Evening Mail'
query 1 timeline as-of:2019-08-19
query 0 talks as-of:2019-08-25
expect_out 'planned'
# terms are asked of what was known, not of what is known now
query 0 timeline status:planned round:9 as-of:2019-08-25
query 1 timeline status:occurred round:9 as-of:2019-08-25
query 0 timeline date:2019-08-30 round:9 as-of:2019-08-25
query 1 timeline date:2019-08-31 round:9 as-of:2019-08-25
query 1 timeline source:Mail round:9 as-of:2019-08-25
query 0 timeline source:Gazette round:9 as-of:2019-08-25
query 1 timeline ended as-of:2019-08-25
query 0 timeline ended as-of:2019-09-02
query 1 timeline reported:2019-09 round:9 as-of:2019-08-25
query 0 timeline actor:Norway type:talk_round as-of:2019-08-25
query 1 timeline -actor:Norway type:talk_round as-of:2019-08-25
query 0 articles as-of:2019-08-25 --format csv --columns title
expect_out 'Envoys to meet'
expect_no_out 'Envoys have met'
# a day when all had been told is the timeline as it is
query 0 timeline --format jsonl
cp out now
query 0 timeline as-of:2030 --format jsonl
expect_same now
# nobody can say when an undated article was there
ingest undated.txt
query 0 timeline as-of:2030
expect_err '1 article without a publication date left out'
expect_no_out 'Oslo'
query 2 timeline -as-of:2019
expect_err 'query:1:1: as-of: expected a day'
query 2 timeline as-of:2019..
query 2 timeline as-of:soon
expect_err 'query:1:7: expected a date'

# ---- changes -------------------------------------------------------------------------------

rm n.db
ingest first.txt
query 0 changes
expect_out '^new '
expect_no_out '^(changed|told again) '
query 1 changes
ingest second.txt
query 0 changes
expect_out '^changed .*ninth round.* when: planned Fri 30 Aug 2019'
expect_out '^new .*rejected'
expect_no_out 'attack'
query 1 changes
query 0 changes 2000-01-01 type:rejection
expect_out '^new .*rejected'
query 0 changes 2000-01-01 --format json
expect_out '"change":"new"'
query 1 changes 2999-01-01
# the database itself is not written to, and another state folder knows nothing of it
[ "$(find . -name 'n.db*' | wc -l)" -eq 1 ] || fail "a look left files beside the database"
[ -s state/dateline/looks ] || fail "the look is not remembered in the state folder"
expect_exit 0 env XDG_STATE_HOME="$scratch/other" dateline-query --db n.db changes round:9
expect_exit 1 env XDG_STATE_HOME="$scratch/other" dateline-query --db n.db changes
expect_exit 0 env -u XDG_STATE_HOME -u HOME dateline-query --db n.db changes

# ---- conflicts -----------------------------------------------------------------------------

cat >third.txt <<'X'
Title: More dead in port
Date: 2019-08-21
Source: Evening Mail

Norway attacked Sudan on 19 August 2019, killing five people.
X
ingest third.txt
query 0 conflicts type:attack --format json
expect_out '"what":"number","field":"killed"'
expect_out '"value":"3"'
expect_out '"value":"5"'
query 0 conflicts round:9
expect_out 'Fri 30 Aug 2019 \(Harbour Gazette, Tue 20 Aug 2019\); Sat 31 Aug 2019 \(shown; Evening Mail'
query 0 --format csv sql "SELECT what, value, shown FROM conflicts WHERE type = 'talk_round'"
expect_out '^date,2019-08-30T00:00/2019-08-31T00:00,0,'
expect_out '^date,2019-08-31T00:00/2019-09-01T00:00,1,'
query 1 conflicts type:demand
query 1 conflicts round:9 as-of:2019-08-25

# ---- between -------------------------------------------------------------------------------

query 0 between Norway Sudan
expect_out 'Norway – Sudan +Norway and Sudan: ninth round'
expect_out 'Norway ← Sudan +Sudan demanded'
query 0 between Sudan Norway type:demand
expect_out 'Sudan → Norway'
query 0 between Sudan Norway --format jsonl
expect_out '"direction":"first to second"'
query 1 between Norway France
query 1 between Norway Nosuchland
expect_err 'no actor "Nosuchland"'
query 2 between Norway
expect_err 'the names of two actors'

# ---- stats of a part, help of sql ----------------------------------------------------------

query 0 stats actor:Sudan --format csv
expect_out '^events by type,1,talk_round,'
expect_out '^events by source,2,Harbour Gazette,'
expect_out '^events by type,1,attack,'
expect_no_out 'meeting'
query 1 stats actor:France
query 0 sql --schema
expect_out '^timeline \(view\)'
expect_out '^judgement \(table\)'
query 0 sql --schema conflicts --format jsonl
expect_out '"name":"conflicts","kind":"view","column":"value"'
query 1 sql --schema nothing
expect_err 'no table or view "nothing"'
# every column of every view is in it
if command -v sqlite3 >/dev/null; then
    for view in timeline talk_rounds statements positions actor_profile evidence dyads conflicts; do
        query 0 sql --schema $view --format csv --columns column
        sed 's/,.*//; 1d' out | tr -d '\r"' >said
        sqlite3 -readonly n.db "SELECT name FROM pragma_table_info('$view')" >there
        cmp -s said there || fail "sql --schema $view names other columns"
    done
fi

done_testing
