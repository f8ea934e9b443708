# formats.sh - a folder that holds every format at once, broken files among them: what can
# be read is read, each broken file is named with a line that says why.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

corpus=$source/tests/fuzz/corpus
mkdir -p mix/deep
said='The envoys of the two sides met in the old town on Monday and agreed to meet again.'

# ---- whole files -------------------------------------------------------------------------
printf 'Title: Plain\nDate: 2019-08-26\n\n%s\n' "$said" >mix/a.txt
printf '<html><head><title>Page</title></head><body><h1>Page</h1><p>%s</p><p>%s</p></body></html>' \
    "$said" "They spoke for hours, said a host of theirs." >mix/b.html
printf '{"articles": [{"title": "Listed", "date": "2019-08-27", "content": "%s"}]}\n' "$said" >mix/c.json
printf 'title;text;published\nRow;"%s";2019-08-28\nRow two;"%s";2019-08-29\n' "$said" "$said" >mix/d.csv
printf '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Feed</title><item><title>Caf\351</title><pubDate>Mon, 26 Aug 2019 10:15:00 +0200</pubDate><description>%s &nbsp;</description></item></channel></rss>' \
    "$said" >mix/e.xml
printf '<nitf><body><body.head><hedline><hl1>Wire</hl1></hedline></body.head><body.content><p>%s</p></body.content></body></nitf>' \
    "$said" >mix/f.xml
printf 'From: The Gazette <a@g.example>\r\nSubject: Mail\r\nDate: Mon, 26 Aug 2019 10:15:00 +0200\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlIGVudm95cyBtZXQu\r\n' >mix/g.eml
cp "$corpus/fuzz_read_nexis/older" mix/h.txt
cp "$corpus/fuzz_read_factiva/coded" mix/i.txt
cp "$corpus/fuzz_docx/plain" mix/j.docx
cp "$corpus/fuzz_container/nested" mix/deep/k.zip
printf '{"title": "Packed", "date": "2019-08-30", "text": "%s"}\n' "$said" | gzip >mix/l.jsonl.gz
(cd mix && tar cf - a.txt f.xml | gzip >m.tar.gz)
printf '\377\376T\000a\000l\000k\000s\000.\000\n\000' >mix/n.txt

# ---- broken ones -------------------------------------------------------------------------
printf '{"text": "Good."}\n{"text": \n{"text": "Good too."}\n' >mix/p.jsonl
printf '<rss><channel><item><title>Whole</title><description>%s</description></item><item><ti' "$said" >mix/q.xml
printf '<?xml version="1.0"?><catalogue><book/></catalogue>' >mix/r.xml
printf 'id;price\n1;2\n' >mix/s.csv
: >mix/t.json
printf '\211PNG\r\n\032\n' >mix/u.png
printf 'Talks\000began\000\000\000' >mix/v.txt
gzip -c mix/a.txt | head -c 60 >mix/w.gz
yes 'The talks went on.' | head -c 40000000 | gzip >mix/x.txt.gz
head -c 10240 /dev/zero | gzip >mix/x.tar.gz
printf 'PK\003\004 and nothing behind' >mix/y.zip
{
    printf '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    for i in b:a c:b d:c e:d f:e g:f h:g i:h j:i; do
        n=${i%:*} m=${i#*:}
        printf '<!ENTITY %s "&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;">' "$n" "$m" "$m" "$m" "$m" "$m" "$m" "$m" "$m"
    done
    printf ']><rss><channel><item><title>&j;</title><description>&j;</description></item></channel></rss>'
} >mix/z.xml

expect_exit 1 timeout 120 dateline-ingest --no-progress --db t.db mix
for line in 'mix/p\.jsonl:[23]' 'mix/q\.xml:1: bad XML' 'mix/r\.xml:1: XML of an unknown kind.*catalogue' \
    'mix/s\.csv:1: no column holds the text' 'mix/t\.json: the file is empty' 'mix/u\.png: .*PNG' \
    'mix/v\.txt: .*NUL' 'mix/w\.gz: .*cannot be unpacked' 'mix/x\.txt\.gz: unpacks to far more' \
    'mix/x\.tar\.gz: an archive without any file' 'mix/y\.zip: cannot be unpacked' 'mix/z\.xml:1: ' 'mix/deep/k\.zip!in\.zip!b/c\.jsonl:2'; do
    expect_err "error: $line"
done
n=$(grep -c 'error: ' err)
[ "$n" = 13 ] || fail "$n errors instead of 13"
expect_exit 0 dateline-query --db t.db articles --format csv --limit 100
for title in Plain Page Listed Row 'Row two' Café Wire Mail 'Talks on the strait begin again' \
    'Talks begin' Packed Whole; do
    grep -q ",$title," out || fail "the article '$title' is not there"
done

# ---- what a look before says ---------------------------------------------------------------
expect_exit 0 dateline-ingest -n --db none.db mix/d.csv
expect_out '^new +mix/d\.csv, csv, 2019-08-28, "Row".*; without source, author$'
expect_out '^file +mix/d\.csv: csv, 2 articles of 2019-08-28 to 2019-08-29; without: source 2, author 2$'
expect_exit 1 dateline-ingest -n --db none.db mix/p.jsonl
expect_out '^file +mix/p\.jsonl: json, 2 articles; without: title 2, date 2, source 2, author 2; 1 failed$'

# ---- clocks keep their zone ----------------------------------------------------------------
printf '{"id": "z", "date": "2019-08-26T10:15:00+02:00", "updated": "2019-08-26T12:00:00+02:00", "text": "%s"}' "$said" >zone.json
expect_exit 0 dateline-ingest --annotate=document zone.json
expect_out '"published": "2019-08-26T10:15", "zone": "[+]02:00", "updated": "2019-08-26T12:00"'
expect_exit 0 dateline-ingest --annotate=document mix/a.txt
expect_no_out '"zone"|"updated"'

# ---- columns of other names ----------------------------------------------------------------
printf 'Kopf,Artikel\nBericht,%s\n' "$said" >de.csv
expect_exit 1 dateline-ingest -n --db none.db de.csv
expect_exit 0 dateline-ingest -n --db none.db --map title=Kopf,text=Artikel de.csv
expect_out '^new +de\.csv, csv, no date, "Bericht"'
expect_exit 2 dateline-ingest -n --map txet=Artikel de.csv
expect_err "no field 'txet'"
expect_exit 0 sh -c 'dateline-ingest -n --db none.db - <mix/l.jsonl.gz'
expect_out '"Packed"'
done_testing
