# format.sh - clang-format would change nothing.
#
# Other releases of clang-format lay out a few things otherwise, so only the one that the
# project is formatted with decides; without it the test is skipped.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

wanted=14
format=
for name in clang-format-$wanted clang-format; do
    case $("$name" --version 2>/dev/null) in
    *"version $wanted."*) format=$name; break ;;
    esac
done
if [ -z "$format" ]; then
    echo "skipped: clang-format $wanted is not installed"
    exit 77
fi

check() (
    cd "$1" || exit
    cp "$source/.clang-format" "$scratch/.clang-format"
    find src include tests -name '*.[ch]' 2>/dev/null | sort | tr '\n' '\0' |
        xargs -0 "$format" --dry-run -Werror 2>&1 |
        sed -n 's/^\([^:]*\):\([0-9]*\):.* error:.*/\1:\2: lay it out with: clang-format -i \1/p'
)

bad src/base/a.c <<'X'
int   main( void ){
  return 0; }
X
fine src/base/b.c <<'X'
int b(void) {
    return 0;
}
X
lint
