# ingest.sh - dateline-ingest: options, formats, bad input of every kind, order, copies.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"
[ -x "$build/dateline-ingest" ] || skip "dateline-ingest is not built"

cat >one.txt <<'X'
VIENNA (Agency) - Envoys of Norland and Sudmark held talks in Vienna on Monday.

"We are content," said Anna Berg, the foreign minister of Norland. She urged both sides to
keep the ceasefire.
X
cat >two.jsonl <<'X'
{"id": "a", "title": "Talks end", "date": "2019-08-27", "source": "Gazette", "text": "The second round of talks ended in Vienna on Tuesday."}
{"id": "b", "text": "The president of Norland said on 3 May 2018 that he had met the rebels."}
X
mkdir -p folder/sub folder/.hidden
cp one.txt folder/b.txt
cp two.jsonl folder/sub/c.jsonl
printf 'Title: A\nDate: 2019-08-28\n\nThe envoys met again in Bern.\n' >folder/a.txt
echo 'not to be read' >folder/.hidden/x.txt

# ---- usage -------------------------------------------------------------------------------
expect_exit 0 dateline-ingest --help
expect_out '^Usage: dateline-ingest \[OPTIONS\] PATH\.\.\.$'
expect_exit 0 dateline-ingest --version
expect_out '^dateline-ingest [0-9]+\.[0-9]+'
expect_exit 2 dateline-ingest
expect_err '^dateline-ingest: error: no PATH given'
expect_exit 2 dateline-ingest --db none.db
expect_exit 0 dateline-ingest --quiet --db renewed.db one.txt
expect_exit 0 dateline-ingest --db renewed.db # without PATH: only brought up to date
expect_out '^0 new'
expect_exit 2 dateline-ingest --dbb x one.txt
expect_err "unknown option '--dbb', did you mean '--db'"
expect_exit 2 dateline-ingest --format jsno one.txt
expect_err "did you mean 'json'"
expect_exit 2 dateline-ingest --dump nothing one.txt
expect_exit 2 dateline-ingest --jobs 100000 one.txt
expect_exit 2 dateline-ingest --annotate --dry-run one.txt
expect_exit 2 dateline-ingest --annotate=tme one.txt
expect_err "unknown kind of annotation 'tme'"
expect_exit 0 dateline-ingest --annotate=clause one.txt
expect_out '"kind": "clause", "start": [0-9]+, "end": [0-9]+, "text": "[a-z]+", "lemma"'
expect_exit 2 dateline-ingest --annotate=conllu,time one.txt
expect_err 'stands alone'
expect_exit 2 dateline-ingest --published nonsense one.txt
expect_err "^dateline-ingest: error: --published: 'nonsense' is no date"
expect_exit 2 dateline-ingest --published 2019 one.txt
[ ! -e dateline.db ] || fail "wrong usage made a database"
for shell in bash zsh fish; do
    expect_exit 0 dateline-ingest --completion $shell
    expect_out annotate
done
expect_exit 3 dateline-ingest --seeds nowhere --annotate one.txt
expect_err nowhere

# ---- annotations -------------------------------------------------------------------------
expect_exit 0 dateline-ingest --annotate=document one.txt
expect_out '"doc": "one.txt", "kind": "document", "title": null, "published": null'
expect_exit 0 dateline-ingest --annotate=document --published 2019-08-26 --source Agency one.txt
expect_out '"published": "2019-08-26", "source": "Agency"'
expect_exit 0 dateline-ingest --annotate=document --published '26 August 2019' one.txt
expect_out '"published": "2019-08-26"'
expect_exit 0 dateline-ingest --annotate=document --published 2019-08-26 two.jsonl
expect_out '"doc": "a".*"published": "2019-08-27", "source": "Gazette"'
expect_out '"doc": "b".*"published": "2019-08-26"'
expect_exit 0 dateline-ingest --annotate=time --published 2019-08-28 one.txt
expect_out '"kind": "time", "start": 72, "end": 78, "text": "Monday", "type": "DATE", "value": "2019-08-26", "mod": null'
expect_exit 0 dateline-ingest --annotate=time one.txt
expect_out '"text": "Monday", "type": "DATE", "value": null'
expect_exit 0 dateline-ingest --annotate one.txt
expect_no_out '"kind": "document"'
expect_out '"kind": "actor"'
[ ! -e dateline.db ] || fail "--annotate made a database"

# offsets are characters, whatever stands before them; the text is the file's own
printf '\357\273\277Caf\303\251 \360\237\230\200: the envoys met in Vienna on 3 May 2018.\n' >utf8.txt
expect_exit 0 dateline-ingest --annotate=document,time utf8.txt
expect_out '"text": "Café 😀: the envoys met in Vienna on 3 May 2018\.\\n"'
expect_out '"start": 36, "end": 46, "text": "3 May 2018"'

# trees: the same places; the stage runs only when it is asked for
expect_exit 0 dateline-ingest --annotate=conllu utf8.txt
expect_out '^# newdoc id = utf8\.txt$'
expect_out '^# sent_id = utf8\.txt-1$'
expect_out '^# text = Café 😀: the envoys met in Vienna'
expect_out '^5	envoys	envoy	NOUN	_	_	[0-9]+	[a-z:]+	_	start_char=12\|end_char=18$'
expect_out '^6	met	meet	VERB	_	_	[0-9]+	[a-z]+	_	start_char=19\|end_char=22$'
expect_out '^8	Vienna	Vienna	PROPN	_	_	6	obl	_	'
# a prefix depends on its word, which stands in the tree for both
printf 'Talks ended in mid-July.\n' >prefix.txt
expect_exit 0 dateline-ingest --annotate=conllu prefix.txt
expect_out '^4	mid	mid	X	_	_	6	compound	'
expect_out '^5	-	-	PUNCT	_	_	6	punct	'
expect_out '^6	July	July	PROPN	_	_	2	obl	'
expect_exit 0 dateline-ingest --dump grammar utf8.txt
expect_out '^node 4 NOUN [a-z:]+ [0-9]+ envoys$'
expect_exit 0 dateline-ingest --accurate --dump grammar utf8.txt
expect_out '^node 4 NOUN [a-z:]+ [0-9]+ envoys$'
printf 'The envoys met the rebels in Vienna.\n' >plain.txt
expect_exit 0 dateline-ingest --dump clauses plain.txt
expect_out '^clause 2 meet \[past\] \| subj=envoys \| obj=rebels \| in=Vienna$'

# any number of workers gives the same bytes, in input order
run dateline-ingest --annotate=all -j1 --published 2019-08-28 folder one.txt
cp out all.jsonl
run dateline-ingest --annotate=all -j4 --published 2019-08-28 folder one.txt
expect_same all.jsonl
sed -n 's/^{"doc": "\([^"]*\)", "kind": "document".*/\1/p' all.jsonl | tr '\n' ' ' >order
[ "$(cat order)" = "folder/a.txt folder/b.txt a b one.txt " ] || fail "order: $(cat order)"

# standard input
dateline-ingest --annotate=document - <one.txt >out 2>err
expect_out '"doc": "-"'

# ---- dumps and reasons -------------------------------------------------------------------
expect_exit 0 dateline-ingest --dump tokens one.txt
expect_out '^# one.txt$'
expect_exit 0 dateline-ingest --dump all one.txt
expect_out '^## sentences$'
expect_exit 0 dateline-ingest --explain --published 2019-08-28 one.txt
expect_exit 0 dateline-ingest --stats --annotate one.txt
expect_err '^tokens '
run dateline-ingest --check-seeds # whether they all hold is a test of its own
expect_out '^[1-9][0-9]* examples, [0-9]+ failed$'
expect_exit 2 dateline-ingest --check-seeds one.txt
expect_err 'reads no PATH'
mkdir -p wrong/rules
{ cat "$source/seeds/rules/when.rules"; echo '  + the day of joy'; } >wrong/rules/when.rules
expect_exit 1 dateline-ingest --check-seeds --seeds wrong
expect_out "when.rules:$(wc -l <wrong/rules/when.rules): .*the day of joy"
printf 'rule when.wrong\n  %%nothing\n' >wrong/rules/when.rules
expect_exit 3 dateline-ingest --check-seeds --seeds wrong
expect_err 'when.rules:2:'

# ---- the database ------------------------------------------------------------------------
expect_exit 0 dateline-ingest -n folder
expect_out '^new +folder/a.txt, text, 2019-08-28, "A", [0-9]+ event.*; without source, author'
expect_out '^would be: 4 new, 0 unchanged, 0 updated, 0 failed$'
[ ! -e dateline.db ] || fail "--dry-run made a database"
expect_exit 0 dateline-ingest folder
expect_out '^4 new, 0 unchanged, 0 updated, 0 failed$'
[ -e dateline.db ] || fail "no dateline.db"
expect_exit 0 dateline-ingest folder one.txt
expect_out '^0 new, 5 unchanged, 0 updated, 0 failed'
expect_exit 0 dateline-ingest -n folder
expect_out '^would be: 0 new, 4 unchanged'
expect_exit 0 dateline-ingest --force folder
expect_out '^0 new, 0 unchanged, 4 updated, 0 failed'
DATELINE_DB=other.db dateline-ingest -q one.txt >out 2>err || fail "DATELINE_DB"
[ -e other.db ] && [ ! -s out ] && [ ! -s err ] || fail "-q printed something"
# a database inside the folder that is read is passed over
mkdir inside
cp one.txt inside
(cd inside && dateline-ingest -d third.db . --no-progress) >out 2>err || fail "exit $?"
expect_out '^1 new, 0 unchanged, 0 updated, 0 failed$'
(cd inside && dateline-ingest -d third.db .) >out 2>err || fail "exit $?"
expect_out '^0 new, 1 unchanged, 0 updated, 0 failed$'

# ---- bad input ---------------------------------------------------------------------------
printf '\000\001\002\003' >nul.txt
: >empty.txt
printf '{"text": "A fine text of talks."}\n{"text": "broken\n{"title": "none"}\n{"text": "B: more talks."}\n' >bad.jsonl
printf '\037\213\010' >packed.gz
expect_exit 1 dateline-ingest -d bad.db nul.txt empty.txt bad.jsonl missing.txt packed.gz one.txt
expect_out '^3 new, 0 unchanged, 0 updated, 6 failed$'
expect_err '^dateline-ingest: error: nul.txt: binary data: NUL at byte 0$'
expect_err '^dateline-ingest: error: empty.txt: the file is empty$'
expect_err '^dateline-ingest: error: bad.jsonl:2: bad JSON: a string that is never closed$'
expect_err '^dateline-ingest: error: bad.jsonl:3: no text in it'
expect_err '^dateline-ingest: error: missing.txt: No such file or directory$'
expect_err '^dateline-ingest: error: packed.gz: cannot be unpacked'
expect_exit 1 dateline-ingest --annotate=document -j1 bad.jsonl
cp out j1.out
cp err j1.err
expect_exit 1 dateline-ingest --annotate=document -j4 bad.jsonl
expect_same j1.out
cmp -s err j1.err || fail "messages depend on the number of workers"
printf 'Title: A\nDate: soon\n\nTalks were held.\n' >soon.txt
expect_exit 0 dateline-ingest --annotate=document soon.txt
expect_err '^dateline-ingest: warning: soon.txt: date not understood, left out: soon$'

# a closing quotation mark whose opening one lies in another sentence
printf '“He lost v.\nNorland,” quote.\n' >quote.txt
expect_exit 0 dateline-ingest --annotate quote.txt

# ended by a signal between two articles: what was read is there, and the rest follows
i=0
while [ $i -lt 3000 ]; do
    i=$((i + 1))
    echo "{\"id\": \"$i\", \"text\": \"Envoy number $i met the rebels of Sudmark in Vienna on 3 May 2018.\"}"
done >many.jsonl
dateline-ingest -d many.db -j1 many.jsonl >out 2>err &
process=$!
i=0
while [ ! -e many.db ] && [ $i -lt 200 ]; do
    i=$((i + 1))
    sleep 0.05
done
sleep 0.2
kill -TERM $process 2>/dev/null
wait $process
rc=$?
said="the interrupted run"
[ $rc -eq 3 ] || [ $rc -eq 0 ] || fail "exit code $rc after an interruption"
[ $rc -eq 0 ] || expect_err 'interrupted: finishing what has been read'
expect_exit 0 dateline-ingest -d many.db many.jsonl
expect_exit 0 dateline-ingest -d many.db many.jsonl
expect_out '^0 new, 3000 unchanged, 0 updated, 0 failed$'

# an unusable database: said, exit 3
echo 'no database' >text.db
expect_exit 3 dateline-ingest -d text.db one.txt
expect_exit 3 dateline-ingest -d nowhere/x.db one.txt
if [ -w /dev/full ]; then
    dateline-ingest --annotate one.txt >/dev/full 2>err
    rc=$?
    [ $rc -eq 3 ] || fail "a full disk gave exit $rc"
    expect_err 'standard output: No space left on device'
fi

done_testing
