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

The ninth round of talks between Norway and Sudan will be held in Geneva on 30 August 2019.
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
    for view in timeline talk_rounds statements positions replies threads actor_profile evidence dyads conflicts; do
        query 0 sql --schema $view --format csv --columns column
        sed 's/,.*//; 1d' out | tr -d '\r"' >said
        sqlite3 -readonly n.db "SELECT name FROM pragma_table_info('$view')" >there
        cmp -s said there || fail "sql --schema $view names other columns"
    done
fi

# ---- ways of looking -----------------------------------------------------------------------

query 0 timeline --group month
expect_out '^August 2019$'
expect_out '^September 2019$'
query 0 timeline --group day
expect_out '^Mon 19 Aug 2019$'
query 0 timeline --group day --format csv
expect_no_out '^group,'
query 2 timeline --group year
query 2 talks --group day
expect_err 'are for timeline'
query 0 timeline --top 1 --format csv --columns key
expect_out '^talk_round-'
[ "$(wc -l <out)" -eq 2 ] || fail "--top 1 prints $(wc -l <out) lines"
attack=$(dateline-query --db n.db --format csv --columns key timeline type:attack | sed -n '2s/,.*//p')
query 0 timeline "key:$attack"
expect_out attack
query 0 timeline "key:$attack" --context 2d
expect_out '» Norway attacked'
expect_no_out 'ninth round'
query 0 timeline "key:$attack" --context 2w --format jsonl
expect_out '"found":true'
expect_out 'talk_round.*"found":false'
query 2 timeline --context soon
expect_err 'expected 3d, 12h or 2w'
query 0 show "$attack" --explain
expect_out 'because: .*the text gives the date'

# numbers of rounds that nobody tells of
cat >sixth.txt <<'X'
Date: 2019-05-02
Source: Evening Mail

The sixth round of talks between Norway and Sudan ended in Geneva on 1 May 2019.
X
ingest sixth.txt
query 0 talks
expect_out '^ +1-5  not told of'
expect_out '^ +7-8  not told of'
query 0 talks --format jsonl
expect_out '"round":9,.*"missing":\[7,8\]'
query 0 talks round:9
expect_no_out 'not told of'

# an event of which the parts say little is told in the article's words
cat >little.txt <<'X'
Date: 2019-05-03

Norway and Sudan signed an agreement, and the harbour was opened again.
X
ingest little.txt
query 0 timeline type:agreement
expect_out 'signed an agreement: “Norway and Sudan signed an agreement, and the harbour was opened again\.”'

# ---- hostile texts in every form --------------------------------------------------------------

{
    printf '{"id":"x","date":"2019-06-01","source":"E<b>vil</b>\\u001b[31m","title":"T\\u202e|*`",'
    printf '"text":"Norway and Sudan signed an \\"agreement\\" <script>alert(1)</script>\\u001b[2J\\u202e '
    printf 'in Oslo. Sudan, =cmd, rejected \\u2066the plan\\u2069 | of Norway."}\n'
} >evil.jsonl
ingest evil.jsonl
for form in table text json jsonl csv tsv md; do
    for command in timeline "timeline --group day" positions changes conflicts "between Norway Sudan" \
        "stats actor:Norway" talks articles; do
        # shellcheck disable=SC2086
        expect_exit 0 env XDG_STATE_HOME="$scratch/new$form" dateline-query --db n.db --format $form $command
        if LC_ALL=C grep -q "$(printf '\033')" out; then fail "$form $command: an escape sequence"; fi
        if LC_ALL=C grep -q "$(printf '\342\200\256')" out; then
            fail "$form $command: a mark of direction"
        fi
    done
done

done_testing
