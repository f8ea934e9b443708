# query.sh - dateline-query over the sample articles: commands, forms, exit codes, errors.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

db=$scratch/q.db
expect_exit 0 dateline-ingest --quiet --db "$db" "$source/seeds/articles"

ask() { # ask N ARGUMENT...: exit code N
    wanted=$1
    shift
    expect_exit "$wanted" dateline-query --db "$db" "$@"
}

# every command that --help lists works
ask 0 --help
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p' out)
[ -n "$commands" ] || fail "--help lists no commands"
for command in $commands; do
    case $command in
    actor) ask 0 actor Taliban ;;
    show) ask 1 show no-such-key ;;
    search) ask 0 search talks ;;
    ask) ask 0 ask "Who met the Taliban?" ;;
    sql) ask 0 sql 'SELECT 1' ;;
    export) ask 0 export csv ;;
    conflicts) ask 1 conflicts ;; # the sample articles agree
    between) ask 0 between Taliban "United States" ;;
    *) ask 0 "$command" ;;
    esac
done
for form in table text json jsonl csv tsv md; do
    ask 0 --format $form sql 'SELECT key, 7 AS "a{b}" FROM timeline LIMIT 3'
    expect_out 7
done
ask 0 --completion bash
expect_out timeline
ask 0 --version
expect_out '^dateline-query [0-9]'

# every form, twice the same, and plain where it is not a terminal
for form in table text json jsonl csv tsv md; do
    ask 0 --format $form timeline
    cp out first
    ask 0 --format $form timeline
    cmp -s first out || fail "$form differs from run to run"
    if grep -q "$(printf '\033')" out; then fail "$form has escape sequences"; fi
done
ask 0 --format json timeline
expect_out '^\{"version":1,"command":"timeline","records":\['
ask 0 --format jsonl timeline
expect_out '^\{"version":1,"key":"'
expect_no_out '^[^{]'
ask 0 --format csv timeline
expect_out ',version.$'
ask 0 --format csv --columns key,title timeline
expect_out '^key,title,version.$'

# the language
ask 0 timeline type:talk_round
ask 0 timeline --type talk_round
cp out first
ask 0 timeline type:talk_round
cmp -s first out || fail "--type and type: differ"
ask 0 timeline actor:Taliban
ask 0 --format csv --columns key timeline
cp out all
ask 0 --format csv --columns key timeline -type:statement
expect_no_out '^statement-'
ask 0 --format csv --columns key timeline type:statement
expect_no_out '^(talk_round|meeting|demand)-'
ask 0 timeline --limit 1
expect_err 'there is more'
[ "$(wc -l <out)" -eq 2 ] || fail "--limit 1 prints $(wc -l <out) lines"
ask 0 timeline --since 2019-08 --until 2019-09
ask 0 timeline --since 'August 2019'
ask 0 --today 2020-05-01 timeline 'date:last year'

# the words of a report are those of the article
key=$(sed -n 's/^\(talk_round-[^,]*\),.*/\1/p' all | head -n 1)
ask 0 --format json show "$key"
expect_out '"reports":\[\{"article":"article-'
ask 0 show "$key"
expect_out '\[\[.*\]\]'
ask 0 --format csv sql 'SELECT min(length(text)) AS n, count(*) AS c FROM evidence'
expect_no_out '^0,'

# nothing found
ask 1 timeline xyzzyplugh
expect_err 'nothing found'
ask 1 timeline actor:Talibn
expect_err 'near: Taliban'
ask 1 actor Nobodyatall
expect_err 'no actor "Nobodyatall"'
ask 1 timeline date:1800
ask 1 --format json timeline xyzzyplugh
expect_out '"records":\[\]'

# usage
ask 2
expect_err 'expected a command'
ask 2 timelin
expect_err 'did you mean timeline'
ask 2 betwen A B
expect_err 'unknown command "betwen"; did you mean between'
ask 2 timeline type:meting
expect_err 'query:1:6: unknown event type "meting"; did you mean meeting'
expect_err '^       \^$'
ask 2 timeline --type meting
expect_err '^dateline-query: --type:1:1: unknown event type'
ask 2 timeline 'actor:"open'
expect_err 'query:1:7: this quotation mark is never closed'
ask 2 timeline --format xml
ask 2 timeline --sort colour
ask 2 timeline --columns colour
ask 2 actor
ask 2 show
expect_err 'round:9'
ask 0 show round:9 actor:Taliban
expect_out '^ *round: 9'
ask 0 show --limit 1 type:talk_round
expect_err 'there is more'
ask 1 show round:77
ask 2 timeline since:2019
expect_err 'it is called date:A\.\. or --since'
ask 2 show tipe:x
expect_err 'type'
ask 2 search
ask 2 actor Taliban --type meeting
expect_err 'takes no filter'

# ad-hoc SQL reads, and nothing else
ask 0 --format csv sql 'SELECT count(*) AS n FROM timeline'
expect_out '^[1-9][0-9]*,1.$'
for statement in 'DELETE FROM event' 'DROP TABLE article' "ATTACH 'x.db' AS x" \
    'PRAGMA journal_mode = WAL' "VACUUM INTO 'x.db'" 'SELECT 1; SELECT 2' 'CREATE TABLE t (a)'; do
    ask 2 sql "$statement"
done
[ ! -e x.db ] || fail "sql wrote a file"
ask 3 --seconds 1 sql \
    'WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT max(i) FROM r'
expect_err 'stopped after 1 second'

# could not run
expect_exit 3 dateline-query --db "$scratch/missing.db" timeline
expect_err 'missing.db'
echo 'no database' >text.db
expect_exit 3 dateline-query --db text.db timeline
if [ -e /dev/full ]; then
    dateline-query --db "$db" timeline >/dev/full 2>err </dev/null
    rc=$?
    [ $rc -eq 3 ] || fail "a full disk gives exit code $rc"
fi

# nobody reads on
dateline-query --db "$db" --format jsonl timeline 2>err | head -n 1 >out
[ -s err ] && fail "an early end of reading is a complaint: $(cat err)"

# on a terminal: fitted, emphasised, paged
if command -v script >/dev/null 2>&1 && script -qec true /dev/null >/dev/null 2>&1; then
    on_terminal() {
        script -qec "stty cols 72 2>/dev/null; $1" /dev/null </dev/null 2>&1 | tr -d '\r' >out
    }
    export TERM=xterm PAGER=cat
    on_terminal "dateline-query --db $db timeline"
    expect_out "$(printf '\033')"
    sed "s/$(printf '\033')\[[0-9;]*m//g" out >plain
    widest=$(wc -L <plain 2>/dev/null || echo 0) # columns; GNU's alone knows
    [ "$widest" -le 72 ] || fail "$widest columns on a terminal of 72"
    on_terminal "NO_COLOR=1 dateline-query --db $db timeline"
    if grep -q "$(printf '\033')" out; then fail "colour in spite of NO_COLOR"; fi
    on_terminal "PAGER='sed s/^/paged:/' dateline-query --db $db timeline"
    expect_out '^paged:'
    on_terminal "PAGER='sed s/^/paged:/' dateline-query --db $db --no-pager timeline"
    expect_no_out '^paged:'
    on_terminal "PAGER='sed s/^/paged:/' dateline-query --db $db --format jsonl timeline"
    expect_no_out '^paged:'
fi

done_testing
