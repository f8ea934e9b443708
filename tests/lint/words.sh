# words.sh - what no file may say: paths of somebody's machine, unfinished work, numbers of
# a tracker that a reader of the source does not have.
#
# The brackets keep the patterns from matching this file.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

paths='(^|[^A-Za-z0-9._-])/(wor[k]|far[m]|hom[e]/[a-z]+|User[s]/[A-Za-z]+|tm[p]/wt)(/|[^a-z]|$)'
unfinished='(^|[^A-Za-z])(TOD[O]|FIXM[E]|XX[X]|HAC[K])([^A-Za-z0-9_]|$)'
tracker='([Ii]ssu[e]|[Pp]ul[l] request) #[0-9]'

tree() { # the files of a tree: text of our own, not what is built
    find . \( -name .git -o -path ./build \) -prune -o -type f ! -path '*/fuzz/corpus/*' \
        -print 2>/dev/null | sort
}

check() (
    cd "$1" || exit
    tree | tr '\n' '\0' | xargs -0 grep -nIE "$paths|$tracker" /dev/null 2>/dev/null
    tree | grep -E '\.([ch]|sh|sql|cmake|txt)$' | grep -v '^\./seeds/' | tr '\n' '\0' |
        xargs -0 grep -nIE "$unfinished" /dev/null 2>/dev/null
)

bad docs/a.md <<X
Run it in /$(printf work)/main first.
X
bad src/base/a.c <<X
/* $(printf TOD; echo O): write this */
X
bad CHANGELOG.md <<X
Closes issu$(printf e) #12
X
bad seeds/words/a.words <<X
# from /$(printf home)/someone/list
X
fine docs/b.md <<'X'
Work in /tmp or at home/away; the issue 3 days ago; a framework/main thing.
X
lint
