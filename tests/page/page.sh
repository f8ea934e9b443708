# page.sh - the timeline page in a browser: made of the sample articles, of articles that
# want to be more than text, and of five thousand events; tried by harness.js.
#
# In:  DATELINE_BUILD with the programs; a headless Chromium. Out: a line for each check;
#      pages, and with KEEP=FOLDER pictures of them there.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/../cli/lib.sh"

for name in chromium-headless-shell chromium google-chrome; do
    command -v $name >/dev/null && browser=$name && break
done
[ -n "${browser:-}" ] || skip "there is no Chromium"
dateline-query --help | grep -q '^  html ' || skip "this build has no export html"
root=
[ "$(id -u)" -ne 0 ] || root=--no-sandbox
options="--headless $root --disable-gpu --hide-scrollbars --no-first-run --no-proxy-server
    --user-data-dir=$scratch/profile --allow-file-access-from-files --window-size=1440,960"

# No network: what a page asks for would be a console error.
browse() { # browse ADDRESS OPTION...: out is what the browser prints
    address=$1
    shift
    # shellcheck disable=SC2086
    timeout 120 $browser $options --host-resolver-rules='MAP * ~NOTFOUND' \
        --enable-logging=stderr "$@" "$address" >out 2>log </dev/null
    rc=$?
    n_checks=$((n_checks + 1))
    [ $rc -eq 0 ] || fail "the browser ends with $rc"
    if grep -a 'CONSOLE' log; then fail "console messages"; fi
}

make_page() { # make_page NAME DATABASE
    expect_exit 0 dateline-query --db "$2" export html
    mv out "$1.html"
    if grep -qE '(src|href)="?(https?:)?//' "$1.html" &&
        grep -oE '<(script|link|img)[^>]*(src|href)=[^>]*' "$1.html"; then
        fail "$1.html loads something"
    fi
}

try_page() { # try_page NAME: every line of the harness is a check
    browse "file://$scratch/harness.html?$1" --dump-dom
    sed -n '/id="result"/,/<\/pre>/p' out | sed 's/<[^>]*>//g' >lines
    grep -q "end of $1" lines || fail "$1: not all checks were made: $(head -n 3 lines)"
    while read -r verdict text; do
        case $verdict in
        ok) n_checks=$((n_checks + 1)) ;;
        FAILED) n_checks=$((n_checks + 1)) && fail "$1: $text" ;;
        esac
    done <lines
    sed -n "s/^ok \(.* ms\)$/  $1: \1/p" lines
}

picture() { # picture NAME SIZE FILE
    [ -n "${KEEP:-}" ] || return 0
    browse "file://$scratch/$1.html" --window-size="$2" --screenshot="$scratch/shot.png" \
        --virtual-time-budget=2000
    cp shot.png "$KEEP/$3.png"
}

cp "$source/tests/page/harness.html" "$source/tests/page/harness.js" .

# the sample articles
expect_exit 0 dateline-ingest --quiet --db s.db "$source/seeds/articles"
make_page sample s.db
cp sample.html again.html
n=$(dateline-query --db s.db --format csv --columns key timeline | sed 1d | wc -l)
[ "$(grep -c '^<tr id=' sample.html)" -eq "$n" ] ||
    fail "without a script not every event is in the table"
try_page sample

# articles that would be markup
cat >hostile.jsonl <<'X'
{"title": "<img src=x onerror='window.hacked=1'>", "source": "\"><script>window.hacked=1</script>", "url": "javascript:window.hacked=1", "date": "2019-08-26", "text": "Norway and Chile met in Oslo on Monday. The foreign minister of Norway said on Monday that \"</script><script>window.hacked=1</script> <!-- <b onclick='window.hacked=1'>x\" was the answer."}
{"title": "\u202eeltit &lt;script&gt; {{data}}", "source": "A & B ']]>", "url": "https://news.example/\"onmouseover=\"window.hacked=1", "date": "2019-08-27", "text": "Chile rejected the proposal of Norway: \u202e\u2066\"<svg onload=window.hacked=1>\"\u2069 it said on Tuesday. Peru and Chile met in Lima on Tuesday <iframe src='javascript:window.hacked=1'></iframe> and agreed."}
X
expect_exit 0 dateline-ingest --quiet --db h.db hostile.jsonl
make_page hostile h.db
grep -q '<svg onload\|<iframe\|<img\|<b onclick' hostile.html && fail "markup of an article is in the page"
try_page hostile

# five thousand events
awk 'BEGIN {
    n = split("Norway Chile Kenya Japan Peru Ghana Nepal Spain Egypt Cuba", land)
    m = split("Oslo Lima Geneva Doha Cairo Vienna Madrid Tokyo", town)
    for (i = 0; i < 1800; i++) {
        a = land[i % n + 1]; b = land[(i * 7 + 3) % n + 1]; if (a == b) b = "Brazil"
        t = town[(i * 5) % m + 1]
        d = sprintf("%d-%02d-%02d", 2001 + i % 18, 1 + (i * 5) % 12, 1 + (i * 11) % 28)
        printf "{\"id\":\"a%d\",\"source\":\"Paper %d\",\"date\":\"%s\",\"text\":\"", i, i % 9, d
        printf "The foreign minister of %s met the president of %s in %s on %s. ", a, b, t, d
        printf "%s demanded on %s that %s withdraw its troops. ", a, d, b
        printf "The foreign minister of %s said on %s that bridge %d would be built.\"}\n", b, d, i
    }
}' >large.jsonl
expect_exit 0 dateline-ingest --quiet --db l.db large.jsonl
make_page large l.db
try_page large

picture sample 1400,900 page-1400x900
picture sample 800,600 page-800x600
picture large 1400,900 page-large
done_testing
