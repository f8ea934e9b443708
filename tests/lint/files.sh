# files.sh - how files look from outside: unique names, at most 500 lines, an opening
# comment that begins with the file's own name, a licence line, a newline at the end; and
# nothing that a compiler made lies outside build/.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

max_lines=500

c_files() {
    find src include tests -name '*.[ch]' 2>/dev/null | sort
}

check() (
    cd "$1" || exit
    find *.[oa] src include schema seeds docs tests -name '*.[oa]' 2>/dev/null |
        sed 's|$|: made by a build|'
    find src include -name '*.[ch]' 2>/dev/null | sed 's|.*/||' | sort | uniq -d |
        sed 's|$|: two files have this name|'
    c_files | while read -r file; do
        n=$(wc -l <"$file")
        [ "$n" -le "$max_lines" ] || echo "$file: $n lines, at most $max_lines"
        [ -z "$(tail -c 1 "$file")" ] || echo "$file: no newline at the end"
        case $(head -n 1 "$file") in
        "/* ${file##*/} - "*) ;;
        *) echo "$file:1: does not open with \"/* ${file##*/} - what it does\"" ;;
        esac
        # clang-format leaves comments as long as they are
        awk -v file="$file" 'length > 100 && /^ *(\/\*|\*) / {
            print file ":" FNR ": a comment of " length " columns, at most 100" }' "$file"
    done
    { c_files; find tests bootstrap.sh .ci/run -name '*.sh' -o -path '.ci/run' -type f; } \
        2>/dev/null | while read -r file; do
        head -n 40 "$file" | grep -q 'SPDX-License-Identifier: MIT' ||
            echo "$file: no line \"SPDX-License-Identifier: MIT\" near the top"
    done
    find bootstrap.sh .ci/run tests -name '*.sh' -o -path '.ci/run' -type f 2>/dev/null |
        while read -r file; do sh -n "$file" 2>&1; done
)

bad src/base/long.c <<X
/* long.c - too long
 * SPDX-License-Identifier: MIT */
$(awk 'BEGIN { for (i = 0; i < 600; i++) print "int x" i ";" }')
X
bad src/base/wide.c <<X
/* wide.c - $(awk 'BEGIN { for (i = 0; i < 30; i++) printf "word " }')
 * SPDX-License-Identifier: MIT */
X
bad src/base/unnamed.c <<'X'
/* SPDX-License-Identifier: MIT */
X
bad src/base/free.c <<'X'
/* free.c - belongs to nobody */
X
bad tests/cli/broken.sh <<'X'
# SPDX-License-Identifier: MIT
if true; then
X
bad tests/cli/free.sh <<'X'
true
X
one_file src/base/cut.c <<'X'
/* cut.c - ends early
 * SPDX-License-Identifier: MIT */
X
printf 'int x;' >>"$scratch/tree/src/base/cut.c"
[ -n "$(check "$scratch/tree")" ] || { echo "a missing newline is not seen"; exit 1; }
one_file src/base/one.c <<'X'
/* one.c - first
 * SPDX-License-Identifier: MIT */
X
mkdir -p "$scratch/tree/src/text"
cp "$scratch/tree/src/base/one.c" "$scratch/tree/src/text/one.c"
[ -n "$(check "$scratch/tree")" ] || { echo "two files of one name are not seen"; exit 1; }
bad data.o <<'X'
X
fine src/base/good.c <<'X'
/* good.c - does little
 *
 * SPDX-License-Identifier: MIT */
int x;
X
lint
