# sql.sh - SQL statements stand in schema/ and nowhere else.
#
# A string literal of src/ that begins like a statement is one. Help texts may show
# statements inside longer literals. The embed tool reads SQL but holds none.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

upper='(SELECT|INSERT|REPLACE|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|ATTACH|DETACH|BEGIN|'\
'COMMIT|ROLLBACK|SAVEPOINT|RELEASE|VACUUM|ANALYZE|REINDEX|EXPLAIN|WITH)([ ;"]|$)'
lower='(select .* from|insert into|update [a-z_]+ set|delete from|create (table|index|view)|'\
'drop (table|index|view)|pragma [a-z_]+|begin (immediate|exclusive)|rollback to)'

check() {
    (cd "$1" && grep -nrE --include='*.[ch]' "\" *($upper|$lower)" src include 2>/dev/null)
}

bad src/store/store.c <<'X'
    sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
X
bad src/query/timeline.c <<'X'
    const char *text = "SELECT key FROM event";
X
bad src/query/actors.c <<'X'
    dl_buf_puts(&b, " insert into actor values (1)");
X
bad src/store/sql.c <<'X'
    rc = run(db, "COMMIT");
X
fine src/cli/query.c <<'X'
    "  dateline-query sql 'SELECT count(*) FROM timeline'\n"
    dl_fail(err, DL_EUSAGE, "With no query everything is printed");
    { "select", "choose" },
X
lint
