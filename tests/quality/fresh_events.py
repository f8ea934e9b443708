#!/usr/bin/env python3
"""fresh_events.py - articles whose events were marked by readers who had not seen the program.

usage: fresh_events.py CORPORA HALF FOLDER

In:  CORPORA (what DATELINE_CORPORA names: time/timebank, time/aquaint, news/reuters21578.jsonl.gz,
     names/news_names.jsonl and the texts of events/rounds are read); HALF: "read" (errors of
     the program were read there while rules were mended) or "counted" (only counts were ever
     taken); fresh_events.jsonl beside this file: marks as offsets into those texts, in the
     manner of events/GUIDE.md.
Out: FOLDER with NAME.txt and NAME.json for score_events.py, which docs/quality.md shows.

SPDX-License-Identifier: MIT
"""
import gzip
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def texts(corpora, wanted):
    """the text of each wanted article, as it was marked"""
    folders = [os.path.join(corpora, "time", part) for part in ("timebank", "aquaint")]
    script = os.path.join(HERE, "event_times.py")
    out = subprocess.run([sys.executable, script, *folders, "--export"],
                         stdout=subprocess.PIPE, check=True).stdout.decode()
    lines = out.splitlines()
    with gzip.open(os.path.join(corpora, "news", "reuters21578.jsonl.gz"), "rt") as reuters:
        lines += [line for line in reuters if line.split('"', 4)[3] in wanted]
    found = {}
    for line in lines:
        article = json.loads(line)
        if article["id"] in wanted:
            text = article["text"].strip() + "\n"
            found[article["id"]] = text.replace("``", '"').replace("''", '"')
    return found | plain_texts(corpora, wanted)


def plain_texts(corpora, wanted):
    """of these the texts that were marked as they stand in events/rounds and names"""
    found = {}
    for name in wanted:
        if name.startswith("events/rounds/"):
            with open(os.path.join(corpora, name + ".txt"), encoding="utf-8", newline="") as text:
                found[name] = text.read()
    with open(os.path.join(corpora, "names", "news_names.jsonl"), encoding="utf-8") as names:
        for line in names:
            article = json.loads(line)
            if "names/" + article["id"] in wanted:
                found["names/" + article["id"]] = article["text"].strip() + "\n"
    return found


def main():
    if len(sys.argv) != 4 or sys.argv[2] not in ("read", "counted"):
        sys.exit(__doc__)
    corpora, half, folder = sys.argv[1:]
    with open(os.path.join(HERE, "fresh_events.jsonl"), encoding="utf-8") as marks:
        articles = [json.loads(line) for line in marks]
    articles = [a for a in articles if a["half"] == half]
    text_of = texts(corpora, {a["id"] for a in articles})
    os.makedirs(folder, exist_ok=True)
    for article in articles:
        if article["id"] not in text_of:
            sys.exit("%s: not in %s" % (article["id"], corpora))
        text = text_of[article["id"]]
        for event in article["events"]:
            event.setdefault("actors", {})
            event["trigger"] = text[event["start"]:event["start"] + event.pop("n")]
        name = os.path.join(folder, article["name"])
        with open(name + ".txt", "w", encoding="utf-8", newline="") as out:
            out.write(text)
        with open(name + ".json", "w", encoding="utf-8") as out:
            json.dump({"article": article["name"], "published": article["published"],
                       "events": article["events"]}, out)


if __name__ == "__main__":
    main()
