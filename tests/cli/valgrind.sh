# valgrind.sh - reading and asking, under valgrind: no bad access, nothing lost.
#
# For the release build; sanitizer builds cannot run there and see the same by themselves.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

command -v valgrind >/dev/null || skip "valgrind is not installed"
if grep -q '^DATELINE_SANITIZE:BOOL=ON' "$build/CMakeCache.txt" 2>/dev/null; then
    skip "this build has sanitizers"
fi

check() {
    run valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=all \
        --show-leak-kinds=all --child-silent-after-fork=yes "$@"
    n_checks=$((n_checks + 1))
    if [ "$rc" -eq 99 ] || grep -q '^==[0-9]*==' err; then
        fail "valgrind reports"
        sed -n '1,40p' err
    elif [ "$rc" -gt 1 ]; then
        fail "exit $rc"
    fi
}

articles=$source/seeds/articles
check dateline-ingest --db t.db "$articles"
check dateline-ingest --db t.db --force "$articles"
check dateline-ingest --annotate=all "$articles"
check dateline-ingest --explain "$articles"/04*.txt
for command in timeline talks statements actors articles; do
    check dateline-query --db t.db $command
    check dateline-query --db t.db $command --format json
done
check dateline-query --db t.db actor Khalilzad
check dateline-query --db t.db search ceasefire
check dateline-query --db t.db sql 'SELECT count(*) FROM article'

# It can fail: valgrind itself sees what it should in a program that reads freed memory.
if command -v cc >/dev/null; then
    printf '%s\n' '#include <stdlib.h>' \
        'int main(void) { int *p = calloc(1, 4); free(p); return p[0] ? 2 : 0; }' >bad.c
    cc -O0 -o bad bad.c 2>/dev/null
    valgrind -q --error-exitcode=99 ./bad 2>/dev/null
    [ $? -eq 99 ] || fail "valgrind does not see a read of freed memory"
fi
done_testing
