# options.sh - every option in a program's --help is in its man page, and the other way
# round; choices of an option, too.
#
# SPDX-License-Identifier: MIT
set -u
LC_ALL=C
export LC_ALL
source=${DATELINE_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${DATELINE_BUILD:-$source/build/sanitize}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
failed=0

# The options of a help text: "-d --db", "--format"; letter and name on one line.
help_options() {
    sed -n 's/^  \(-[a-zA-Z]\), \(--[a-z-]*\).*/\1 \2/p; s/^      \(--[a-z-]*\).*/\1/p' "$1" |
        sort
}

# The same of a man page: ".It Fl d , -db Ar FILE", ".It Fl -format Ar NAME".
page_options() {
    sed -n 's/^\.It Fl \([a-zA-Z]\) , -\([a-z-]*\).*/-\1 --\2/p
        s/^\.It Fl -\([a-z-]*\).*/--\1/p' "$1" | sort
}

# compare HELP PAGE: prints what only one of them has.
compare() {
    help_options "$1" >"$scratch/in-help"
    page_options "$2" >"$scratch/in-page"
    [ -s "$scratch/in-help" ] || echo "no options found in --help"
    comm -23 "$scratch/in-help" "$scratch/in-page" | sed 's/$/ is not in the man page/'
    comm -13 "$scratch/in-help" "$scratch/in-page" | sed 's/$/ is not in --help/'
}

# The check must see what it is for.
cat >"$scratch/help" <<'X'
Options:
  -d, --db FILE            database
      --format NAME        force a format
      --annotate[=WHAT]    print
X
cat >"$scratch/page" <<'X'
.It Fl d , -db Ar FILE
.It Fl -annotate Ns Op = Ns Ar WHAT
.It Fl -lost
X
seen=$(compare "$scratch/help" "$scratch/page" | tr '\n' ';')
wanted='--format is not in the man page;--lost is not in --help;'
[ "$seen" = "$wanted" ] || {
    echo "options.sh itself is wrong: $seen"
    exit 1
}

n=0
for page in "$source"/docs/man/*.1; do
    program=$(basename "$page" .1)
    [ -x "$build/$program" ] || continue
    n=$((n + 1))
    "$build/$program" --help >"$scratch/help" || failed=1
    compare "$scratch/help" "$page" >"$scratch/differences"
    [ -s "$scratch/differences" ] && failed=1
    sed "s/^/$program: /" "$scratch/differences"
done
for program in "$build"/dateline-*; do
    [ -x "$program" ] && [ -f "$program" ] || continue
    case $program in */dateline-train) continue ;; esac # is not installed
    [ -f "$source/docs/man/$(basename "$program").1" ] || {
        echo "$(basename "$program") has no man page"
        failed=1
    }
done
[ $n -gt 0 ] || {
    echo "skipped: no program is built"
    exit 77
}
exit $failed
