# pages.sh - a folder of web pages as people save them: good, damaged, hostile.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

one='The delegations of Varland and Sund met in the town hall of Norby on Monday.'
two='Minister Ada Lund of Varland called on Sund to withdraw its troops from the strait.'
three='A spokesman of Sund said that the talks were useful, and declined to say more.'
body="<p>$one</p><p>$two</p><p>$three</p>"

page() { # page HEAD BODY
    printf '<!DOCTYPE html><html lang="en"><head>%s</head><body>%s</body></html>\n' "$1" "$2"
}

mkdir pages
page '<meta property="og:title" content="Talks in Norby"><meta property="og:site_name"
    content="Gazette"><meta property="article:published_time"
    content="2019-08-27T09:00:00+02:00"><meta name="author" content="Mira Holt">
    <link rel="canonical" href="https://gazette.example/talks">' \
    "<nav><a href=/>Home</a></nav><h1>Talks in Norby</h1>$body<aside><p>$three</p></aside>
    <div class='cookie-banner'><p>We store cookies on your device, as our policy says.</p></div>" \
    >pages/a-good.html
page '<meta charset="iso-8859-2">' "<h1>$(printf 'Rozmowy w \266rod\352')</h1>$body" \
    >pages/b-latin2.html
page '' "<h1>Wide</h1>$body" | iconv -f UTF-8 -t UTF-16LE >pages/c-wide.html
page '' "<h1>Damaged</h1>$body" | sed 's/withdraw/with@draw/' | tr @ '\000' >pages/d-nul.html
page '' '<div id="app"></div>' >pages/e-empty.html
page '<meta property="article:published_time" content="2019-08-27T12:00:00Z">' \
    "<div class=liveblog><h1>Norby, live updates</h1><ol><li id=e3><b>11:05</b><p>$three</p></li>
    <li id=e2><b>10:40</b><p>$two</p></li><li id=e1><b>9:15</b><p>$one</p></li></ol></div>" \
    >pages/f-live.html
: >pages/g-nothing.html
page '' "<h1>Many attributes</h1>$body<p $(awk 'BEGIN { for (i = 0; i < 20000; i++)
    printf "a%d ", i }')>x</p>" >pages/h-attributes.html
page '' "<h1>Deep</h1>$body$(awk 'BEGIN { for (i = 0; i < 20000; i++) printf "<div>" }')" \
    >pages/i-deep.html
{
    printf '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    awk 'BEGIN { for (i = 0; i < 20; i++) printf "<!ENTITY a%d \"&a;&a;&a;&a;\">", i }'
    printf '<!ENTITY f SYSTEM "/etc/hostname">]><html><body>%s<p>&a9; &f;</p></body></html>' "$body"
} >pages/j-bomb.html

expect_exit 1 dateline-ingest --dry-run pages
expect_out '^new +pages/a-good.html, html, 2019-08-27, "Talks in Norby", [1-9]'
expect_out '^new +pages/b-latin2.html, html, no date, "Rozmowy w środę"'
expect_out '^new +pages/c-wide.html, html, no date, "Wide", [1-9]'
expect_out '^new +pages/d-nul.html, html, no date, "Damaged", [1-9]'
expect_out '^new +pages/f-live.html, html, 2019-08-27, "Norby, live updates"'
expect_out '^new +pages/f-live.html#3, html, 2019-08-27'
expect_out '^new +pages/h-attributes.html, html, no date, "Many attributes"'
expect_out '^new +pages/i-deep.html, html, no date, "Deep"'
expect_out '^new +pages/j-bomb.html, html, no date'
expect_err 'e-empty.html:1: no article on the page'
expect_err 'g-nothing.html: the file is empty'
expect_err 'h-attributes.html.*the end of the page is left out: an element has too many attr'
expect_err 'i-deep.html.*the end of the page is left out: its elements are nested too deep'

expect_exit 0 dateline-ingest --annotate=document pages/a-good.html
expect_out '"published": "2019-08-27T09:00"'
expect_out '"source": "Gazette"'
expect_out '"author": "Mira Holt"'
expect_out '"url": "https://gazette.example/talks"'
expect_out "\"text\": \"$one\\\\n\\\\n$two\\\\n\\\\n$three\"}"

expect_exit 0 dateline-ingest --annotate=document pages/d-nul.html
expect_out 'to withdraw its troops'

expect_exit 0 dateline-ingest --annotate=document pages/f-live.html
expect_out '"published": "2019-08-27T11:05"'
expect_out '"published": "2019-08-27T09:15"'

# the same text, entity by entity: nothing of the machine, nothing expanded
expect_exit 0 dateline-ingest --annotate=document pages/j-bomb.html
expect_no_out 'aaaaaaaaaa'
n_checks=$((n_checks + 1))
if [ -s /etc/hostname ] && grep -qF "$(cat /etc/hostname)" out; then fail "a file was read"; fi

# stored once, as the same text came several times, and found again
expect_exit 1 dateline-ingest --db pages.db -q pages
expect_exit 0 dateline-query --db pages.db articles --format csv --columns title,source,published
expect_out ',Gazette,2019-08-27T09:00,'
expect_exit 0 dateline-query --db pages.db timeline type:demand
expect_out 'withdraw'

done_testing
