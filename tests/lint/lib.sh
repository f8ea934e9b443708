# lib.sh - what the lint tests share.
#
# A lint test defines check ROOT, which prints one line per offence in that tree, then
# shows that it works: bad FILE <<text and fine FILE <<text each make a tree with that
# one file; check must find something in the first and nothing in the second. At the end
# lint runs it over the source.
#
# SPDX-License-Identifier: MIT
set -u
LC_ALL=C
export LC_ALL
source=${DATELINE_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${DATELINE_BUILD:-$source/build/sanitize}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
n_bad=0

# one_file FILE: a fresh tree that holds only FILE, with the text of standard input
one_file() {
    rm -rf "$scratch/tree"
    mkdir -p "$scratch/tree/$(dirname "$1")"
    cat >"$scratch/tree/$1"
}

bad() {
    one_file "$1"
    n_bad=$((n_bad + 1))
    if [ -z "$(check "$scratch/tree")" ]; then
        echo "$0: bad example $n_bad ($1) is not seen:"
        cat "$scratch/tree/$1"
        exit 1
    fi
}

fine() {
    one_file "$1"
    found=$(check "$scratch/tree")
    if [ -n "$found" ]; then
        echo "$0: blames a good example:"
        echo "$found"
        exit 1
    fi
}

lint() {
    if [ "$n_bad" -eq 0 ]; then
        echo "$0: has no bad example, so it may not be able to fail"
        exit 1
    fi
    found=$(check "$source")
    if [ -n "$found" ]; then
        echo "$found"
        exit 1
    fi
}
