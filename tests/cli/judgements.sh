# judgements.sh - what people say: one, two, wrong, right, added, named, labelled, removed; each
# is applied at once, survives another reading and a rebuild, is logged and taken back; a
# dump restores all of it onto a database made anew.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"
[ -x "$build/dateline-ingest" ] || skip "dateline-ingest is not built"

cat >a.txt <<'X'
Title: Envoys meet
Date: 2019-08-20
Source: Harbour Gazette

Norway and Sudan met in Geneva on 19 August 2019. Norway attacked Sudan on 18 August 2019, killing three people.
"We are close," said Ada Berg, the Norwegian envoy. Berg demanded that Sudan withdraw its ships.
X
cat >b.txt <<'X'
Title: Envoys have met
Date: 2019-08-21
Source: Evening Mail

Norway and Sudan met in Geneva on 19 August 2019. Norway attacked Sudan on 18 August 2019, killing five people.
Bo Larsen, a Sudanese minister, said that the talks had been good. Ada Bergsen said that she would travel.
X
expect_exit 0 dateline-ingest -q --no-progress --db n.db a.txt b.txt

say() { # say N ARGUMENT...: exit code N
    wanted=$1
    shift
    expect_exit "$wanted" dateline-curate --db n.db --today 2019-09-01 --by Ada --why looked "$@"
}
query() {
    wanted=$1
    shift
    expect_exit "$wanted" dateline-query --db n.db "$@"
}
key_of() { # of the first event that the query finds
    dateline-query --db n.db --format csv --columns key timeline "$@" | sed -n '2s/,.*//p'
}
meeting=$(key_of type:meeting place:Geneva)
attack=$(key_of type:attack)
demand=$(key_of type:demand)
[ -n "$meeting" ] && [ -n "$attack" ] && [ -n "$demand" ] || fail "the articles are read otherwise"

# ---- events: two, one, wrong, right, other values -------------------------------------------

query 0 timeline type:meeting --format csv --columns articles
expect_out '^2,'
query 0 sql "SELECT 'because ' || reason FROM report WHERE type = 'meeting'"
expect_out 'because type, time, actors'
say 0 split "$meeting"
query 0 timeline type:meeting --format csv --columns articles
expect_out '^1,'
expect_no_out '^2,'
query 0 sql "SELECT 'because ' || reason FROM report WHERE type = 'meeting'"
expect_no_out 'because type' # what stands alone was joined for no reason
other=$(dateline-query --db n.db --format csv --columns key timeline type:meeting | sed -n '3s/,.*//p')
say 0 same "$meeting" "$other"
query 0 timeline type:meeting --format csv --columns articles
expect_out '^2,'
query 0 show "$meeting"
expect_out 'same +by Ada +2019-09-01T00:00 +\(looked\)'
say 0 undo
say 0 undo
query 0 timeline type:meeting --format csv --columns articles
expect_out '^2,'
say 0 split "$meeting" b.txt
expect_out "^$meeting: apart from now on: article-"
query 0 timeline type:meeting --format csv --columns articles
expect_no_out '^2,'
say 0 undo

say 0 reject "$attack"
query 1 timeline type:attack
say 0 undo
query 0 timeline type:attack

say 0 confirm "$demand"
query 0 timeline type:demand confidence:1
say 0 set "$attack" killed 5
say 0 set "$attack" place "Port Sudan"
say 0 set "$attack" date "17 August 2019"
query 0 timeline type:attack --format jsonl
expect_out '"killed":5'
expect_out '"place":"Port Sudan"'
expect_out '"begins":"2019-08-17T00:00".*"basis":"judged"'
query 0 timeline date:2019-08-17
say 0 set "$demand" status denied
say 0 set "$demand" proposer Norway
query 0 positions by:Norway status:denied
query 1 timeline type:demand by:Berg

say 0 add visit 2019-08-22 "agent=Ole Dahl" agent=Norway host=Sudan place=Oslo
added=$(sed -n 's/^added //p' out)
query 0 timeline type:visit
expect_out 'Thu 22 Aug 2019 .*Ole Dahl .*0  visit-'
query 0 actor "Ole Dahl"
query 0 show "$added"
expect_out 'Judgements'
query 0 timeline as-of:2030
expect_no_out visit

# ---- actors ---------------------------------------------------------------------------------

berg=person/ada-berg
query 0 actors Bergsen
say 0 same "Ada Berg" "Ada Bergsen"
query 0 actor "Ada Bergsen"
expect_out "^key +$berg"
expect_out 'names seen .*Ada Bergsen'
query 1 sql "SELECT 1 FROM report WHERE reason = 'judgement'" # it joins no tellings
say 0 split "$berg" person/ada-bergsen
query 0 actor "Ada Bergsen"
expect_out 'person/ada-bergsen'
say 0 undo
say 0 rename "$berg" "Ada Marie Berg"
query 0 timeline by:Berg
expect_out 'Ada Marie Berg said'
say 0 kind person/ole-dahl organisation
query 0 actors Dahl
expect_out organisation
say 0 role "$berg" "chief negotiator"
query 0 actor "$berg"
expect_out 'chief negotiator'
query 0 --format csv sql "SELECT roles FROM actor_profile WHERE key = '$berg'"
expect_out 'chief negotiator'

# ---- labels and remarks -----------------------------------------------------------------------

say 0 tag "$attack" doubtful
say 0 tag a.txt read
say 0 note "$attack" "Ask the harbour master; see <b>\"log\"</b>."
query 0 timeline tag:doubtful
expect_out attack
query 1 timeline tag:nothing
expect_err 'no tag "nothing" here; there are doubtful'
query 1 timeline tag:doubtfull
expect_err 'no tag "doubtfull" here; near: doubtful'
query 1 statements act:sings
expect_err 'no act "sings" here; there are .*say'
query 1 statements medium:fax
expect_err 'no medium "fax" here'
query 0 timeline -tag:doubtful
expect_no_out ' attack-'
query 0 show "$attack"
expect_out 'note +Ask the harbour master'
query 0 --format csv sql 'SELECT tag, who FROM tag ORDER BY tag'
expect_out '^doubtful,Ada,'

# ---- another reading, another order, a database made anew ---------------------------------------

export_all() {
    dateline-query --db "$1" --format jsonl timeline
    dateline-query --db "$1" --format jsonl actors
    dateline-query --db "$1" --format csv sql \
        'SELECT target, tag, who FROM tag UNION ALL SELECT target, text, who FROM note ORDER BY 1, 2'
}
export_all n.db >before
expect_exit 0 dateline-ingest -q --no-progress --db n.db --force a.txt b.txt
export_all n.db >after
cmp -s before after || fail "reading the articles again changes what people said: $(diff before after | head -n 5)"
expect_exit 0 dateline-curate --db n.db dump
cp out judgements.txt
expect_out '^dateline judgements 1$'
expect_exit 0 dateline-ingest -q --no-progress --db m.db b.txt a.txt
expect_exit 0 dateline-curate --db m.db restore judgements.txt
expect_out '^[0-9]+ judgements restored, 0 there already$'
export_all m.db | sed 's/"id":[0-9]*//' >after
cmp -s before after || fail "a restored database differs: $(diff before after | head -n 5)"
expect_exit 0 dateline-curate --db m.db restore judgements.txt
expect_out '^0 judgements restored, [0-9]+ there already$'
# before the articles are there, judgements wait for them
cat >c.txt <<'X'
Title: Somewhere else

The harbour of Vik is open.
X
expect_exit 0 dateline-ingest -q --no-progress --db w.db c.txt
expect_exit 0 dateline-curate --db w.db restore judgements.txt
expect_exit 0 dateline-ingest -q --no-progress --db w.db a.txt b.txt
expect_exit 0 dateline-query --db w.db timeline type:attack --format jsonl
expect_out '"killed":5'
expect_exit 0 dateline-curate --db m.db dump
expect_same judgements.txt

# ---- removed for good --------------------------------------------------------------------------

query 0 search travel
say 0 remove b.txt
expect_out 'is deleted'
query 1 search travel
query 0 articles
expect_no_out 'Envoys have met'
if grep -q 'she would travel' n.db; then fail "the text is still in the file"; fi
expect_exit 0 dateline-ingest --no-progress --db n.db b.txt
expect_out '1 removed by a judgement, left out'
query 1 search travel
say 0 undo
expect_out 'comes back when it is read again'
expect_exit 0 dateline-ingest -q --no-progress --db n.db b.txt
query 0 search travel
say 0 log
expect_out '^[0-9]+  2019-09-01T00:00  remove article-[0-9a-f]{12}  .*\[taken back\]$'

# ---- what cannot be -----------------------------------------------------------------------------

say 2 same "$meeting" "$attack"
expect_err 'events of two types'
say 2 same "$meeting" "$meeting"
expect_err 'is one already'
say 2 same "$berg" "$meeting"
say 2 split "$demand"
expect_err 'one article tells it'
say 2 set "$attack" killed many
expect_err 'expected a number'
say 2 set "$attack" status gone
expect_err 'expected occurred'
say 2 set "$attack" colour red
expect_err 'attack has no "colour"; there are status, date, place, agent, target'
say 2 set "$attack" date sometime
say 2 add dance 2019-08-22
expect_err 'no event type "dance"'
say 2 add visit 2019-08-22 Oslo
expect_err 'expected NAME=VALUE'
say 2 kind "$berg" ship
say 2 tag "$attack" 'two words'
say 2 reject nothing-0000
expect_err 'no event has the key "nothing-0000"'
say 2 rename Nobody Somebody
say 2 remove nothing.txt
say 2 set "$attack"
expect_err 'usage: dateline-curate set EVENT NAME VALUE'
printf 'something else\n' >bad.txt
say 2 restore bad.txt
expect_err 'dump:1: expected "dateline judgements 1"'
printf 'dateline judgements 1\n\nverb: explode\n\n' >bad.txt
say 2 restore bad.txt
expect_err 'dump:4: this block has no verb that is known'

done_testing
