#!/bin/sh
# run.sh - runs every fuzz target for some seconds, or some targets for long.
#
#   tests/fuzz/run.sh SECONDS [TARGET...]
#
# Builds the preset "fuzz" (clang with libFuzzer and the sanitizers). What libFuzzer finds
# out grows in build/fuzz/corpus/TARGET, never in the corpus of the source; an input that
# crashes is left in build/fuzz/crashes/. Exit 1 if there is one.
#
# SPDX-License-Identifier: MIT
set -eu
cd "$(dirname "$0")/../.."
[ $# -ge 1 ] || {
    sed -n 's/^#   //p' "$0" >&2
    exit 2
}
seconds=$1
shift
cmake --preset fuzz >/dev/null
cmake --build build/fuzz -j "$(nproc 2>/dev/null || echo 2)" >build/fuzz/build.log 2>&1 || {
    tail -n 30 build/fuzz/build.log >&2
    exit 3
}
if [ $# -eq 0 ]; then
    for source in tests/fuzz/fuzz_*.c; do
        name=${source##*/}
        name=${name%.c}
        if [ ! -x build/fuzz/tests/"$name" ]; then
            echo "$source: in no layer's LAYER_FUZZ" >&2
            exit 3
        fi
        set -- "$@" "$name"
    done
fi
mkdir -p build/fuzz/crashes
rc=0
for target in "$@"; do
    found=build/fuzz/corpus/$target
    mkdir -p "$found"
    if build/fuzz/tests/"$target" -max_total_time="$seconds" -max_len=65536 -timeout=20 \
        -rss_limit_mb=2048 -artifact_prefix=build/fuzz/crashes/"$target"- -print_final_stats=1 \
        "$found" tests/fuzz/corpus/"$target" >build/fuzz/"$target".log 2>&1; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' build/fuzz/"$target".log)
        echo "$target: ${runs:-?} runs, nothing found"
    else
        rc=1
        echo "$target: FAILED, see build/fuzz/$target.log"
        grep -E 'ERROR|SUMMARY|Test unit written' build/fuzz/"$target".log || :
    fi
done
exit $rc
