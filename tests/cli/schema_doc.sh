# schema_doc.sh - the statements of docs/schema.md run, its views have the columns it
# names, and every table of the schema is mentioned.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"
command -v sqlite3 >/dev/null || skip "no sqlite3 shell"
[ -x "$build/dateline-ingest" ] || skip "dateline-ingest is not built"
doc=$source/docs/schema.md

expect_exit 0 dateline-ingest -q --no-progress --db n.db "$source/seeds/articles"

# every ```sql block is a file of its own
awk '/^```sql$/ { n++; on = 1; next } /^```$/ { on = 0 } on { print > ("q" n ".sql") }' "$doc"
answered=0
for q in q*.sql; do
    expect_exit 0 sqlite3 -readonly n.db ".read $q"
    [ ! -s err ] || fail "$q: $(cat err)"
    [ -s out ] || continue
    answered=$((answered + 1))
    expect_exit 0 dateline-query --db n.db sql "$(cat "$q")" # within its limits, too
done
[ "$answered" -ge 8 ] || fail "only $answered of the statements found anything"

# the columns of a view are those its paragraph names
for view in timeline talk_rounds statements positions replies threads actor_profile evidence dyads conflicts; do
    awk -v view="$view" '$0 ~ "^`" view "` - " { on = 1 } /^$/ { on = 0 } on' "$doc" >said
    run sqlite3 -readonly n.db "SELECT name FROM pragma_table_info('$view')"
    while read -r column; do
        grep -q "\`$column\`" said || fail "view $view: column $column is not described"
    done <out
done

run sqlite3 -readonly n.db "SELECT name FROM sqlite_schema WHERE type = 'table'
    AND name NOT LIKE '%\_fts\_%' ESCAPE '\' AND name NOT LIKE 'sqlite%'"
while read -r table; do
    grep -q "\`$table\`" "$doc" || fail "table $table is not mentioned"
done <out
done_testing
