# docs.sh - the examples of README and docs do what the text says, and what they link to
# is there.
#
# Blocks that open with "```sh run" are run, those of one document after each other in one
# empty folder, with the programs on the path and seeds/ beside them. A command that fails
# or prints nothing fails the test. Where a block "```text output" follows, it is what the
# commands print. Write such blocks anew with: sh tests/cli/docs.sh --accept
#
# SPDX-License-Identifier: MIT
set -u
LC_ALL=C.UTF-8
export LC_ALL
source=${DATELINE_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${DATELINE_BUILD:-$source/build/sanitize}
accept=${1:-}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
PATH=$build:$PATH
XDG_STATE_HOME=$scratch/state
unset DATELINE_DB
export PATH XDG_STATE_HOME

# blocks DOCUMENT FOLDER: writes 1.sh, 1.text ... and the line where each begins
blocks() {
    awk -v folder="$2" '
        /^```/ && open { open = 0; next }
        /^```sh run$/ { n++; open = 1; file = folder "/" n ".sh"; print NR > (folder "/" n ".line"); fresh = 1; next }
        /^```text output$/ && fresh { open = 1; file = folder "/" n ".text"; printf "" > file; fresh = 0; next }
        /^```/ { open = 1; file = ""; next }
        open && file != "" { print > file }
    ' "$1"
}

# run_block N: each line is a command; the output goes to N.out
run_block() {
    [ -e "$work/seeds" ] || ln -s "$source/seeds" "$work/seeds"
    : >"$parts/$1.out"
    while IFS= read -r line; do
        case $line in '' | '#'*) continue ;; esac
        printf '%s\n' "$line" >"$parts/line.sh"
        (cd "$work" && sh "$parts/line.sh") </dev/null >"$parts/line.out" 2>"$parts/line.err"
        rc=$?
        if [ $rc -ne 0 ]; then
            echo "$document:$(cat "$parts/$1.line"): exit $rc: $line"
            cat "$parts/line.err"
            return 1
        fi
        if [ ! -s "$parts/line.out" ] && [ ! -s "$parts/line.err" ]; then
            echo "$document:$(cat "$parts/$1.line"): prints nothing: $line"
            return 1
        fi
        cat "$parts/line.out" >>"$parts/$1.out"
    done <"$parts/$1.sh"
}

# rewrite DOCUMENT: its output blocks replaced by what was printed
rewrite() {
    awk -v folder="$parts" '
        skip { if (/^```$/) { skip = 0; print } ; next }
        { print }
        /^```sh run$/ { n++ }
        /^```text output$/ {
            while ((getline line < (folder "/" n ".out")) > 0) print line
            skip = 1
        }
    ' "$1" >"$scratch/new.md" && cat "$scratch/new.md" >"$1"
}

check_document() { # check_document FILE
    document=$1
    parts=$(mktemp -d "$scratch/parts.XXXXXX")
    work=$(mktemp -d "$scratch/work.XXXXXX")
    blocks "$document" "$parts"
    n=1
    while [ -f "$parts/$n.sh" ]; do
        n_blocks=$((n_blocks + 1))
        run_block $n || return 1
        if [ -f "$parts/$n.text" ] && [ -z "$accept" ] &&
            ! diff -u "$parts/$n.text" "$parts/$n.out" >"$parts/diff"; then
            echo "$document:$(cat "$parts/$n.line"): prints something else than the text says;
    if it is right: sh tests/cli/docs.sh --accept"
            cat "$parts/diff"
            return 1
        fi
        n=$((n + 1))
    done
    [ -z "$accept" ] || rewrite "$document"
}

# anchors DOCUMENT: what its headings are called in links
anchors() {
    sed -n 's/^##* //p' "$1" | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9 _-]//g; s/ /-/g'
}

# links DOCUMENT: links to files and headings that are not there
links() {
    grep -o '](\([^)]*\))' "$1" | sed 's/^](//; s/)$//' | while read -r link; do
        case $link in http*: | http* | mailto:* | '') continue ;; esac
        file=${link%%#*}
        target=${file:+$(dirname "$1")/$file}
        target=${target:-$1}
        [ -e "$target" ] || { echo "$1: no such file: $link"; continue; }
        case $link in *'#'*) ;; *) continue ;; esac
        anchors "$target" | grep -qxF "${link#*#}" || echo "$1: no such heading: $link"
    done
}

# The test can fail: documents that must not pass.
n_blocks=0
printf '```sh run\nfalse\n```\n' >"$scratch/bad1.md"
printf '```sh run\necho a\n```\n\n```text output\nb\n```\n' >"$scratch/bad2.md"
printf '```sh run\ntrue\n```\n' >"$scratch/bad3.md"
printf 'see [this](nowhere.md)\n' >"$scratch/bad4.md"
for bad in 1 2 3; do
    if (accept= && check_document "$scratch/bad$bad.md") >/dev/null; then
        echo "bad document $bad is not seen"
        exit 1
    fi
done
printf '# One thing\n\nsee [it](#one-thing), [that](bad5.md#another)\n' >"$scratch/bad5.md"
[ -n "$(links "$scratch/bad4.md")" ] || { echo "a dead link is not seen"; exit 1; }
[ "$(links "$scratch/bad5.md" | grep -c .)" -eq 1 ] || { echo "a dead anchor is not seen"; exit 1; }

failed=0
for document in "$source"/*.md "$source"/docs/*.md "$source"/docs/decisions/*.md; do
    [ -f "$document" ] || continue
    check_document "$document" || failed=1
    dead=$(links "$document")
    [ -z "$dead" ] || { echo "$dead"; failed=1; }
done
[ $n_blocks -gt 0 ] || { echo "no example found to run"; failed=1; }
echo "$n_blocks examples run"
exit $failed
