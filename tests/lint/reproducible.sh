# reproducible.sh - no program of a release build carries the path of its source or the
# time of its build: the same source gives the same bytes anywhere.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

if ! grep -q '^CMAKE_BUILD_TYPE:[A-Z]*=Release' "$build/CMakeCache.txt" 2>/dev/null; then
    echo "skipped: only for a release build; others carry paths for the debugger"
    exit 77
fi
programs='dateline-ingest dateline-query dateline-curate'

check() { # check ROOT: the source is looked at for macros, the build for paths
    (cd "$1" && grep -nrE '__(DATE|TIME|TIMESTAMP)__' src include 2>/dev/null)
    for program in $programs; do
        [ -f "$build/$program" ] || continue
        ! grep -qaF "$source/" "$build/$program" || echo "$program: has the path $source in it"
    done
}

bad src/base/a.c <<'X'
const char *built = __DATE__;
X
kept=$build
build=$scratch/build
mkdir "$build"
printf 'x%s/src/base/err.c' "$source" >"$build/dateline-query"
[ -n "$(check "$scratch/build")" ] || { echo "a path in a program is not seen"; exit 1; }
build=$kept
lint
