# symbols.sh - no two object files of a program define one symbol. A linker takes members
# of an archive only as it needs them, and says nothing of a second definition.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

cached() { # cached NAME: what the build's cache has under it
    sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt" 2>/dev/null
}
nm=$(cached CMAKE_NM)
cc=$(cached CMAKE_C_COMPILER)
ar=$(cached CMAKE_AR)
nm=${nm:-nm} cc=${cc:-cc} ar=${ar:-ar}

objects() { # objects TREE PROGRAM: the archives that it is linked from, and its own objects
    find "$1" -maxdepth 1 -name 'lib*.a' -print0
    find "$1/CMakeFiles/$2.dir" -name '*.o' -print0
}

programs=dateline-query
check() { # check TREE: the tree of a build
    for program in $programs; do
        objects "$1" "$program" | xargs -0 "$nm" -P -A -g >"$scratch/symbols" ||
            echo "$program: its symbols cannot be read"
        awk '$3 != "U" { sub(/.*\//, "", $1); sub(/:$/, "", $1); print $2, $1 }' \
            "$scratch/symbols" | sort | awk -v program="$program" '
                $1 == last { print program ": " $1 " is in " where " and in " $2 }
                { last = $1; where = $2 }'
    done
}

# tree: a build of a program that is one.c and of a library that is two.c and three.c
tree() {
    rm -rf "$scratch/tree"
    own=$scratch/tree/CMakeFiles/dateline-query.dir
    mkdir -p "$own"
    "$cc" -c "$scratch/one.c" -o "$own/one.c.o" &&
        "$cc" -c "$scratch/two.c" -o "$scratch/two.c.o" &&
        "$cc" -c "$scratch/three.c" -o "$scratch/three.c.o" &&
        "$ar" qc "$scratch/tree/libdateline.a" "$scratch/two.c.o" "$scratch/three.c.o"
}
seen() { # seen WHAT: the tree of now must be blamed
    n_bad=$((n_bad + 1))
    tree || exit 1
    check "$scratch/tree" | grep -q 'dl_twice is in' || {
        echo "$0: $1 is not seen"
        exit 1
    }
}

echo 'int dl_two(void); int main(void) { return dl_two(); }' >"$scratch/one.c"
echo 'static int same(void) { return 2; } int dl_two(void) { return same(); }' >"$scratch/two.c"
echo 'static int same(void) { return 3; } int dl_three(void) { return same(); }' \
    >"$scratch/three.c"
tree || exit 1
found=$(check "$scratch/tree")
[ -z "$found" ] || { echo "$0: blames a good example: $found"; exit 1; }

echo 'int dl_twice(void) { return 2; }' >>"$scratch/two.c"
echo 'int dl_twice(void) { return 3; }' >>"$scratch/three.c"
seen "a function in two files of the library"
echo 'int dl_two(void) { return 2; } const int dl_twice = 2;' >"$scratch/two.c"
echo 'int dl_three(void) { return 3; }' >"$scratch/three.c"
echo 'const int dl_twice = 1;' >>"$scratch/one.c"
seen "a table of a program that the library has too"
: >"$scratch/tree/CMakeFiles/dateline-query.dir/one.c.o"
[ -n "$(check "$scratch/tree" 2>/dev/null)" ] || { echo "$0: no object is seen"; exit 1; }

programs='dateline-ingest dateline-query dateline-curate dateline-train'
source=$build
lint
