# layers.sh - includes point left only, and each library is named in its own layers.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

# The layer line of docs/architecture.md. Beside it stand two tools: embed sees base, train
# all up to extract.
layers='base document text rules grammar when actor speech resolve event extract store
    query export cli'
# Headers that are not named after a layer, with the layer they belong to.
headers='banned=base seeds=base annotate=export clause=grammar json=document'
# What may name a library.
libraries='sqlite3.h=store,query jansson.h=document,export libxml/=document
    archive.h=document archive_entry.h=document csv.h=document
    utf8proc.h=base sha2.h=base sql.h=store,query'

# Every include of every file: FILE:LINE LAYER NAME
includes() {
    (cd "$1" && find src include/dateline -name '*.[ch]' 2>/dev/null | sort) |
    while read -r file; do
        case $file in
        src/*/*) layer=${file#src/} layer=${layer%%/*} ;;
        *) layer=${file##*/} layer=${layer%.h} ;;
        esac
        sed -n "s|^ *# *include *[<\"]\([^>\"]*\).*|$layer \1|p" "$1/$file" |
            sed "s|^|$file |"
    done
}

check() {
    includes "$1" | awk -v layers="$layers" -v headers="$headers" -v libs="$libraries" '
        BEGIN {
            n = split(layers, a); for (i = 1; i <= n; i++) place[a[i]] = i
            place["embed"] = 1
            place["train"] = place["extract"]
            n = split(headers, a)
            for (i = 1; i <= n; i++) { split(a[i], b, "="); belongs[b[1]] = b[2] }
            n_libs = split(libs, a)
            for (i = 1; i <= n_libs; i++) { split(a[i], b, "="); lib[i] = b[1]; may[i] = b[2] }
        }
        {
            from = $2 in belongs ? belongs[$2] : $2
            if (!(from in place)) { print $1 ": " from " is not a layer"; next }
            if ($3 ~ /^dateline\//) {
                to = substr($3, 10); sub(/\.h$/, "", to)
                if (to in belongs) to = belongs[to]
                if (!(to in place)) print $1 ": " $3 " belongs to no layer"
                else if (place[to] > place[from])
                    print $1 ": " from " includes " $3 ", which stands right of it"
            } else if ($3 ~ /\//  && $3 ~ /^\./) print $1 ": " $3 " reaches into another folder"
            for (i = 1; i <= n_libs; i++)
                if (index($3, lib[i]) == 1 && index("," may[i] ",", "," from ",") == 0)
                    print $1 ": " $3 " is only for " may[i]
        }'
}

bad src/text/tokenize.c <<'X'
#include "dateline/actor.h"
X
bad include/dateline/text.h <<'X'
#include "dateline/when.h"
X
bad src/event/frame.c <<'X'
#include <sqlite3.h>
X
bad src/text/words.c <<'X'
# include <libxml/HTMLparser.h>
X
bad src/query/timeline.c <<'X'
#include "../store/store_private.h"
X
bad src/misc/misc.c <<'X'
#include <stdio.h>
X
bad src/embed/embed.c <<'X'
#include "dateline/text.h"
X
bad src/train/main.c <<'X'
#include "dateline/store.h"
X
fine src/train/main.c <<'X'
#include "dateline/grammar.h"
#include "opt.h"
X
fine src/store/store.c <<'X'
#include "dateline/store.h"
#include "dateline/base.h"
#include "dateline/seeds.h"
#include <sqlite3.h>
#include "sql.h"
X
lint
