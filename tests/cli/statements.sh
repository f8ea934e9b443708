# statements.sh - through what and to whom something is said, against 200 sentences marked
# by hand.
#
# tests/quality/statements.tsv: article, start and end of the sentence, medium ("-": not
# said), start and end of the words for whom is told or asked ("-": not said). Offsets in
# characters; the words are those of news/ in the folder DATELINE_CORPORA (docs/quality.md).
# Drawn by a fixed seed, half from each corpus, 60 at random among sentences with a verb of
# saying, 70 each among those with words that may name a medium or somebody told; marked
# before the program had read them. A sentence has what the attributions whose cue stands
# in it have.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

corpora=${DATELINE_CORPORA:-$source/../shared/corpora}
[ -d "$corpora/news" ] || skip "no corpora: there is no folder $corpora/news"
marked=$source/tests/quality/statements.tsv

gzip -dc "$corpora"/news/*.jsonl.gz |
    awk -F '"' 'NR == FNR { split($0, f, "\t"); want[f[1]] = 1; next } $4 in want' \
        "$marked" - >articles.jsonl
run dateline-ingest --annotate=attribution --format json articles.jsonl
[ "$rc" -eq 0 ] || fail "exit $rc"
awk '
function string(key,    at, rest) {
    at = index($0, "\"" key "\": \"")
    if (!at) return ""
    rest = substr($0, at + length(key) + 5)
    return substr(rest, 1, index(rest, "\"") - 1)
}
function pair(key, edge,    at, rest) {
    edge[1] = edge[2] = -1
    at = index($0, "\"" key "\": [")
    if (!at) return 0
    rest = substr($0, at + length(key) + 5)
    split(substr(rest, 1, index(rest, "]") - 1), edge, ", ")
    return 1
}
function count(kind, want, got, ok) {
    marked[kind] += want
    found[kind] += got
    right[kind] += ok
    if (ENVIRON["SHOW"] && (want || got) && !(want && got && ok))
        print kind, article[i], start[i], medium[i], told[i], "found", seen[i],
              from[i] >"/dev/stderr"
}
NR == FNR {
    split($0, f, "\t")
    article[++n] = f[1]; start[n] = f[2] + 0; end[n] = f[3] + 0
    medium[n] = f[4]; told[n] = f[5]; told_end[n] = f[6]
    list[f[1]] = list[f[1]] " " n
    next
}
{
    pair("cue", cue)
    m = string("medium")
    k = split(list[string("doc")], at, " ")
    for (j = 1; j <= k; j++) {
        i = at[j]
        if (cue[1] + 0 < start[i] || cue[1] + 0 >= end[i]) continue
        if (m != "" && (seen[i] == "" || m == medium[i])) seen[i] = m
        if (!pair("addressed", to)) continue
        ok = told[i] != "-" && to[1] + 0 < told_end[i] + 0 && told[i] + 0 < to[2] + 0
        if (ok || from[i] == "") { from[i] = to[1]; hit[i] = ok }
    }
}
END {
    for (i = 1; i <= n; i++) {
        count("medium", medium[i] != "-", seen[i] != "", medium[i] == seen[i])
        count("addressee", told[i] != "-", from[i] != "", hit[i])
    }
    for (kind in marked)
        printf "%s: %d of %d found, %d of %d right, F1 %.1f\n", kind, right[kind],
               marked[kind], right[kind], found[kind],
               200 * right[kind] / (marked[kind] + found[kind])
}' "$marked" out | sort >scores
cat scores
at_least() {
    n_checks=$((n_checks + 1))
    awk -v kind="$1:" -v least="$2" '$1 == kind { ok = $10 >= least } END { exit !ok }' \
        scores || fail "$1: under $2"
}
at_least medium 85
at_least addressee 85
done_testing
