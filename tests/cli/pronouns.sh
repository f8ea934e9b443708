# pronouns.sh - whom he, she, it and they mean, against 199 pronouns marked by hand.
#
# tests/quality/pronouns.tsv: article, start and end of the pronoun, and START-END of each
# name or noun that it stands for, "-" where it stands for no actor ("it is clear that",
# "the road ... it"). Offsets in characters; the words are those of news/ in the folder
# DATELINE_CORPORA (docs/quality.md). Drawn by a fixed seed, one an article, and marked
# before the program had read them. A pronoun is right when it has the actor, or the
# antecedent, of what was marked; one that stands for no actor when it has neither.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

corpora=${DATELINE_CORPORA:-$source/../shared/corpora}
[ -d "$corpora/news" ] || skip "no corpora: there is no folder $corpora/news"
marked=$source/tests/quality/pronouns.tsv

gzip -dc "$corpora"/news/*.jsonl.gz |
    awk -F '"' 'NR == FNR { split($0, f, "\t"); want[f[1]] = 1; next } $4 in want' \
        "$marked" - >articles.jsonl
run dateline-ingest --annotate=actor --format json articles.jsonl
[ "$rc" -eq 0 ] || fail "exit $rc"
awk '
function number(key,    at) {
    at = index($0, "\"" key "\": ")
    return at ? substr($0, at + length(key) + 4) + 0 : -1
}
function string(key,    at, rest) {
    at = index($0, "\"" key "\": \"")
    if (!at) return ""
    rest = substr($0, at + length(key) + 5)
    return substr(rest, 1, index(rest, "\"") - 1)
}
function overlaps(a, b, spans,    n, i, list, edge) {
    n = split(spans, list, ",")
    for (i = 1; i <= n; i++) {
        split(list[i], edge, "-")
        if (a < edge[2] && edge[1] < b) return 1
    }
    return 0
}
function check(i,    doc, kind, ok, a, j) {
    doc = article[i]
    a = doc SUBSEP start[i]
    kind = word[a] ~ /^[Ii]t/ ? "it" : word[a] ~ /^[Tt]he/ ? "they" : "he/she"
    if (spans[i] == "-")
        ok = key[a] == "" && from[a] == ""
    else {
        ok = from[a] != "" && overlaps(from[a], to[a], spans[i])
        for (j = 1; j <= n[doc] && !ok && key[a] != ""; j++)
            ok = begin[doc, j] != start[i] && keys[doc, j] == key[a] &&
                 overlaps(begin[doc, j], end[doc, j], spans[i])
    }
    right[kind] += ok
    all[kind]++
}
NR == FNR {
    split($0, f, "\t")
    article[++marks] = f[1]; start[marks] = f[2]; spans[marks] = f[4]
    next
}
{
    doc = string("doc"); i = ++n[doc]
    begin[doc, i] = number("start"); end[doc, i] = number("end")
    keys[doc, i] = string("key")
    if (string("form") != "pronoun") next
    at = doc SUBSEP begin[doc, i]
    word[at] = string("text"); key[at] = keys[doc, i]
    if (!match($0, /"antecedent": \[[0-9]+, [0-9]+\]/)) next
    split(substr($0, RSTART + 15, RLENGTH - 16), pair, ", ")
    from[at] = pair[1]; to[at] = pair[2]
}
END {
    for (i = 1; i <= marks; i++) check(i)
    for (kind in all) {
        printf "%s: %d of %d right, %.1f %%\n", kind, right[kind], all[kind],
               100 * right[kind] / all[kind]
        r += right[kind]; t += all[kind]
    }
    printf "all: %d of %d right, %.1f %%\n", r, t, 100 * r / t
}' "$marked" out | sort >scores
cat scores
# at least "KIND" PERCENT
at_least() {
    n_checks=$((n_checks + 1))
    awk -v kind="$1:" -v least="$2" '$1 == kind { ok = $6 >= least } END { exit !ok }' \
        scores || fail "$1: under $2 %"
}
at_least he/she 85
at_least all 75
done_testing
