#!/bin/sh
# golden.sh - compares what every stage prints for the golden articles with what was
# accepted before, byte for byte.
#
#   tests/golden.sh [NAME...]            compare (all of them)
#   tests/golden.sh --accept NAME...     write the expectations anew, show what changed
#
# A golden article is a folder tests/golden/NAME with input.SUFFIX and perhaps a file
# "options" (one line, as --published 2019-08-26). dump.expect holds what --dump prints for
# each stage, annotate.expect what --annotate=all prints, without what serves --load alone
# (rows, and the fingerprint of the rules, which any change of a word list changes).
#
# In:  DATELINE_BUILD (default build/sanitize). Exit 1 when something differs.
#
# SPDX-License-Identifier: MIT
set -u
LC_ALL=C.UTF-8
export LC_ALL
source=${DATELINE_SOURCE:-$(cd "$(dirname "$0")/.." && pwd)}
build=${DATELINE_BUILD:-$source/build/sanitize}
case $build in /*) ;; *) build=$PWD/$build ;; esac
golden=${DATELINE_GOLDEN:-$source/tests/golden}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

accept=
if [ "${1:-}" = --accept ]; then
    accept=1
    shift
    [ $# -gt 0 ] || {
        echo "golden.sh: --accept wants the names of articles" >&2
        exit 2
    }
fi

program=$build/dateline-ingest
[ -x "$program" ] || {
    echo "golden.sh: $program is not there" >&2
    exit 3
}
cd "$golden" || exit 3

# produce NAME: writes dump and annotate into the scratch folder
produce() {
    input=
    for file in "$1"/input.*; do input=$file; done
    [ -f "$input" ] || {
        echo "$1: no input.*"
        return 1
    }
    options=$(cat "$1/options" 2>/dev/null)
    # shellcheck disable=SC2086
    "$program" --dump all $options "$input" >"$scratch/dump" 2>"$scratch/err" &&
        "$program" --annotate=all $options "$input" >"$scratch/all" 2>>"$scratch/err" || {
        echo "$1: exit $?"
        cat "$scratch/err"
        return 1
    }
    sed -e '/"kind": "row"/d' -e 's/, "uri": .*, "rows": [0-9]*, "text": /, "text": /' \
        "$scratch/all" >"$scratch/annotate"
    for form in dump annotate; do
        [ -s "$scratch/$form" ] && continue
        echo "$1: --$form prints nothing"
        return 1
    done
}

compare() { # compare NAME
    produce "$1" || return 1
    rc=0
    for form in dump annotate; do
        cmp -s "$1/$form.expect" "$scratch/$form" && continue
        rc=1
        [ -n "$accept" ] || echo "$1: $form differs; if it is right: tests/golden.sh --accept $1"
        diff -u "$1/$form.expect" "$scratch/$form" 2>/dev/null | sed -n '3,60p'
        [ -z "$accept" ] || cp "$scratch/$form" "$1/$form.expect"
    done
    [ -n "$accept" ] || return $rc
}

[ $# -gt 0 ] || set -- $(find . -mindepth 1 -maxdepth 1 -type d | sed 's|^\./||' | sort)
[ $# -gt 0 ] || {
    echo "golden.sh: no golden articles in $golden"
    exit 1
}
failed=0
for name in "$@"; do
    compare "$name" || failed=1
done
exit $failed
