# languages.sh - what is not English is stored, found and counted, and tells no event.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"
[ -x "$build/dateline-ingest" ] || skip "dateline-ingest is not built"

cat >mixed.jsonl <<'END'
{"id": "en", "date": "2019-08-26", "lang": "de", "text": "Egypt rejected the offer of Sudan on Monday, and its foreign minister said that he would not come back to the talks."}
{"id": "de", "date": "2019-08-26", "lang": "en", "text": "Der Minister sagte am Montag: \"Egypt rejected the offer.\" Die Gesandten haben sich in Kairo getroffen und werden nach der Pause auch über die Liste sprechen, die noch nicht fertig ist."}
{"id": "ru", "date": "2019-08-26", "text": "Министры Египта и Судана встретились в Каире."}
{"id": "de2", "date": "2019-08-26", "text": "Die Gespräche sind zu Ende, aber die Minister haben nicht gesagt, wie es nach der Pause weiter geht."}
END
expect_exit 0 dateline-ingest --no-progress -d n.db mixed.jsonl
expect_out '^4 new, 0 unchanged, 0 updated, 0 failed$'
expect_out '^3 not in English, searchable, without events \(de 2, ru 1\)$'
expect_exit 0 dateline-query -d n.db articles --format csv --columns lang,events
[ "$(grep -c '^de,0' out)" -eq 2 ] || fail "German articles: $(cat out)"
[ "$(grep -c '^ru,0' out)" -eq 1 ] || fail "the Russian one: $(cat out)"
grep -q '^en,[1-9]' out || fail "the English one: $(cat out)"
expect_exit 0 dateline-query -d n.db search Gesandten
expect_exit 0 dateline-query -d n.db search Министры

expect_exit 0 dateline-ingest --no-progress -d n.db mixed.jsonl
expect_out '^0 new, 4 unchanged, 0 updated, 0 failed$'
expect_exit 0 dateline-ingest --no-progress --dry-run -d none.db mixed.jsonl
expect_out '^3 not in English'
expect_exit 0 dateline-ingest --no-progress --annotate=time,actor,event mixed.jsonl
expect_no_out '"doc": "(de|ru)'
done_testing
