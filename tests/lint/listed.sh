# listed.sh - every C file is built: it is named in its layer's sources.cmake. A test that
# nobody lists never runs, and nobody notices.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

check() (
    cd "$1" || exit
    lists=$(find . -name build -prune -o \( -name sources.cmake -o -name CMakeLists.txt \
        -o -name tests.cmake \) -print)
    find src tests/unit tests/fuzz tests/bench -name '*.c' 2>/dev/null | sort |
        while read -r file; do
            name=${file##*/}
            case $file in
            src/*) listed=$name ;;
            *) listed=${name%.c} ;;
            esac
            # shellcheck disable=SC2086
            [ -n "$lists" ] && cat $lists | tr -s ' ()/' '\n' | grep -qxF "$listed" && continue
            [ -n "$lists" ] && cat $lists | tr -s ' ()/' '\n' | grep -qxF "$name" && continue
            echo "$file: in no sources.cmake"
        done
    for target in tests/fuzz/fuzz_*.c; do
        [ -f "$target" ] || continue
        name=${target##*/}
        [ -n "$(ls "tests/fuzz/corpus/${name%.c}" 2>/dev/null)" ] ||
            echo "$target: no corpus in tests/fuzz/corpus/${name%.c}"
    done
)

bad src/base/lost.c <<'X'
int x;
X
bad tests/unit/test_lost.c <<'X'
int x;
X
bad tests/fuzz/fuzz_lost.c <<'X'
int x;
X
fine src/base/sources.cmake <<'X'
set(LAYER_SOURCES
  arena.c
)
X
lint
