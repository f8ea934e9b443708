# lib.sh - what the command-line tests share. Source it first: . "$(dirname "$0")/lib.sh"
#
# In:  DATELINE_BUILD, DATELINE_SOURCE. Out: a scratch folder that is the current one and
# goes away at the end, the programs on the path, a fixed locale and clock zone.
#
#   run COMMAND...            runs it; $rc, files out and err
#   expect_exit N COMMAND...  the same, and the exit code is N
#   expect_out PATTERN        last out has a line that matches (grep -E)
#   expect_no_out PATTERN     it has none
#   expect_err PATTERN        last err has one
#   expect_same FILE          last out is FILE, byte for byte
#   fail TEXT                 this expectation is not met; the test goes on
#   skip TEXT                 the whole test cannot run here, and why
#   done_testing              last line of a test
#
# A test prints what failed and exits 1 in the end; after a sanitizer's report always.
#
# SPDX-License-Identifier: MIT
set -u
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ
source=${DATELINE_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${DATELINE_BUILD:-$source/build/sanitize}
PATH=$build:$PATH
export PATH
unset DATELINE_DB NO_COLOR
scratch=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
XDG_STATE_HOME=$scratch/state
export XDG_STATE_HOME
n_checks=0
n_failed=0
said=

fail() {
    n_failed=$((n_failed + 1))
    echo "FAILED: $*"
    [ -z "$said" ] || echo "  after: $said (exit $rc)"
    if [ -s err ]; then sed -n '1,15s/^/  err: /p' err; fi
}

skip() {
    echo "skipped: $*"
    exit 77
}

run() {
    said=$*
    "$@" >out 2>err </dev/null
    rc=$?
    if grep -qE 'ERROR: (Address|Leak)Sanitizer|runtime error:' err; then
        fail "a sanitizer reports"
        cat err
    elif [ $rc -gt 125 ]; then
        fail "killed by a signal or not found"
    fi
    return 0
}

expect_exit() {
    wanted=$1
    shift
    run "$@"
    n_checks=$((n_checks + 1))
    [ "$rc" -eq "$wanted" ] || fail "exit code $rc instead of $wanted"
}

expect_out() {
    n_checks=$((n_checks + 1))
    grep -qE -e "$1" out || {
        fail "nothing printed matches: $1"
        sed -n '1,15s/^/  out: /p' out
    }
}

expect_no_out() {
    n_checks=$((n_checks + 1))
    ! grep -E -e "$1" out || fail "printed, and should not be: $1"
}

expect_err() {
    n_checks=$((n_checks + 1))
    grep -qE -e "$1" err || fail "no remark matches: $1"
}

expect_same() {
    n_checks=$((n_checks + 1))
    cmp -s "$1" out || {
        fail "differs from $1"
        diff "$1" out | head -n 20
    }
}

done_testing() {
    [ $n_checks -gt 0 ] || fail "no expectation was looked at"
    echo "$n_checks checks, $n_failed failed"
    [ $n_failed -eq 0 ]
    exit
}
