# golden.sh - the golden articles, through tests/golden.sh; first, that it can fail.
#
# SPDX-License-Identifier: MIT
set -u
source=${DATELINE_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

mkdir "$scratch/wrong"
echo 'The talks ended in Doha on May 3, 2011.' >"$scratch/wrong/input.txt"
DATELINE_GOLDEN=$scratch sh "$source/tests/golden.sh" --accept wrong >/dev/null
DATELINE_GOLDEN=$scratch sh "$source/tests/golden.sh" >/dev/null || {
    echo "what was just accepted differs"
    exit 1
}
for form in dump annotate; do
    cp "$scratch/wrong/$form.expect" "$scratch/kept"
    echo 'one line more' >>"$scratch/wrong/$form.expect"
    if DATELINE_GOLDEN=$scratch sh "$source/tests/golden.sh" >/dev/null; then
        echo "a wrong $form.expect is not seen"
        exit 1
    fi
    cp "$scratch/kept" "$scratch/wrong/$form.expect"
done

sh "$source/tests/golden.sh"
