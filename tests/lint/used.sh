# used.sh - every function that is not static is called from another file, a test at least:
# what only its own file calls is static, what nobody calls is gone.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

check() (
    cd "$1" || exit
    find src tests -name '*.c' -o -name '*.h' -o -name '*.def' 2>/dev/null | sort |
        xargs awk '
            FNR == 1 { comment = 0 }
            {
                line = $0
                if (comment && !sub(/^.*\*\//, "", line)) next
                gsub(/\/\*([^*]|\*[^\/])*\*\//, "", line)
                comment = sub(/\/\*.*$/, "", line)
                header = FILENAME ~ /\.h$/ && FILENAME ~ /^src/
                inside = line ~ /^ / # of a function that a header defines
                defines = FILENAME ~ /^src.*\.c$/ && line ~ /^[a-z][a-z0-9_ *]*\(/ &&
                          line !~ /^(static|typedef|extern)[^a-z_]/ && line !~ /;$/
                while (match(line, /[A-Za-z_][A-Za-z0-9_]*/)) {
                    name = substr(line, RSTART, RLENGTH)
                    line = substr(line, RSTART + RLENGTH)
                    if (defines && line ~ /^\(/) {
                        where[name] = FILENAME
                        defines = 0
                    } else if ((!header || (inside && line ~ /^\(/)) &&
                               !((name, FILENAME) in seen)) {
                        seen[name, FILENAME] = 1
                        n[name]++
                    }
                }
            }
            END {
                for (name in where)
                    if (name != "main" && n[name] - ((name, where[name]) in seen) == 0)
                        print where[name] ": " name "() is called by no other file"
            }' | sort
)

bad src/base/a.c <<'X'
int dl_alone(int a) {
    return a;
}
X
bad src/base/b.c <<'X'
/* dl_own() is its own */
int dl_own(int a,
           int b) {
    return a ? dl_own(b, a) : 0;
}
X
fine src/base/c.c <<'X'
static int own(int a) {
    return a;
}
int main(void) {
    return own(0);
}
X
lint
