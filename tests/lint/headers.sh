# headers.sh - every header compiles alone, as strict C11.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

cc=$(sed -n 's/^CMAKE_C_COMPILER:[A-Z]*=//p' "$build/CMakeCache.txt" 2>/dev/null)
cc=${cc:-cc}

check() {
    (cd "$1" && find include src -name '*.h' 2>/dev/null | sort) | while read -r header; do
        echo "#include \"$1/$header\"" | "$cc" -std=c11 \
            -D_POSIX_C_SOURCE=200809L -fsyntax-only -Wall -Wextra -Wpedantic \
            -Wstrict-prototypes -Werror -I"$1/include" -I"$source/include" \
            -I"$build/generated" -I"$source/src/grammar" -I"$source/src/speech" -x c - 2>&1 | sed "s|$1/||"
    done
}

bad include/dateline/alone.h <<'X'
size_t dl_alone(void);
X
bad src/cli/old.h <<'X'
int dl_old();
X
fine include/dateline/good.h <<'X'
#include <stddef.h>
#include "dateline/base.h"
size_t dl_good(void);
X
lint
