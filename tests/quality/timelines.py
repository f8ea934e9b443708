#!/usr/bin/env python3
"""timelines.py - timelines of persons and things out of many articles, from raw text.

usage: timelines.py FOLDER [--program dateline-ingest] [--print ENTITY]

In:  the folder of SemEval-2015 task 4 (track A): articles as tokens with sentence numbers
     (Corpus*/*.xml; sentence 1 is the day of publication), and timelines (TimeLines*/*.txt):
     the entity, then lines "position, date, article-sentence-words ...".
Out: precision, recall and F1 of each timeline and over all.

The articles are read by `dateline-ingest --annotate=event`. An entity's timeline is made of
the events that did or do happen and in which it takes part in any role: an actor of the same
name, or of one of which the other is a part ("Steve Jobs" of "Apple CEO Steve Jobs"), or
what is told of in a few words ("announced the iPhone 4").
Events without a date of their own happen on the day of their article when they are
statements; other events without a date have no place in the order.

The measure is that of the task, temporal awareness: a timeline stands for the relations
between its mentions, "before" and "at the same time", and for those between each mention and
its date. P is the share of the relations of the program's reduced timeline (each mention with
the one before it) that follow from the marked one, R the share of the reduced marked one that
follows from the program's. Mentions that have no place in the order (position 0) take no
part. A mention is the same when it stands in the same sentence and shares a word. The sums
over all timelines give the last lines (micro average), once without the dates.

SPDX-License-Identifier: MIT
"""
import argparse
import bisect
import collections
import glob
import html
import json
import os
import re
import subprocess
import sys

FEW_WORDS = 8  # of a content that names the entity
CLOSING = set(".,;:!?%)]}'") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "''"}
OPENING = set("([{$") | {"``"}
HAPPENS = ("occurred", "ongoing", "planned")
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august",
          "september", "october", "november", "december"]


def day_of(words):
    """'June 9 , 2008' as 2008-06-09; None: no date"""
    found = re.match(r"(?:\w+day ?,? )?(\w+) (\d+) ?,? (\d{4})", " ".join(words))
    if not found or found.group(1).lower() not in MONTHS:
        return None
    month = MONTHS.index(found.group(1).lower()) + 1
    return "%s-%02d-%02d" % (found.group(3), month, int(found.group(2)))


def read_article(path):
    """number, day, text, and (first, end, sentence, word) of each token of the text"""
    source = open(path, encoding="utf-8").read()
    number = re.search(r'doc_id="(\d+)', source)
    tokens = [(int(s), html.unescape(w)) for s, w in
              re.findall(r'<token [^>]*sentence="(\d+)"[^>]*>([^<]*)</token>', source)]
    day = day_of([w for s, w in tokens if s == 1])
    text, places, quoted, glued = "", [], False, True
    for sentence, word in tokens:
        if sentence < 2:
            continue
        closes = word in CLOSING or (word == '"' and quoted)
        text += "" if glued or closes else " "
        places.append((len(text), len(text) + len(word), sentence, word))
        text += word
        glued = word in OPENING or (word == '"' and not quoted)
        quoted ^= word == '"'
    number = number.group(1) if number else re.match(r"\d+", os.path.basename(path)).group()
    return number, day, text, places


def read_timeline(path):
    """the entity, and {(article, sentence, words): (position, date)}"""
    lines = open(path, encoding="utf-8").read().strip().split("\n")
    marked = {}
    for line in lines[1:]:
        cells = line.split("\t")
        for mention in cells[2:]:
            article, sentence, words = mention.strip().split("-", 2)
            marked[article, int(sentence), words.lower()] = (int(cells[0]), cells[1])
    return lines[0].strip(), marked


def takes_part(entity, event, text):
    wanted = re.findall(r"\w+", entity.lower())
    for actors in event.get("actors", {}).values():
        for actor in actors:
            name = re.findall(r"\w+", actor["name"].lower())
            if name and (set(wanted) <= set(name) or
                         (len(wanted) > 1 and name == wanted[-1:]) or
                         (len(name) > 1 and set(name) <= set(wanted))):
                return True
    start, end = event.get("content") or (0, 0)
    content = re.findall(r"\w+", text[start:end].lower())
    return len(content) <= FEW_WORDS and any(
        content[i:i + len(wanted)] == wanted for i in range(len(content)))


def timeline_of(entity, events, articles):
    """{(article, sentence, words): (position, date)} of the program"""
    dated = []
    for event in events:
        number, day, text, places = articles[event["doc"]]
        if event["status"] not in HAPPENS or not takes_part(entity, event, text):
            continue
        date = event.get("date") or (day if event["type"] == "statement" else None)
        first = bisect.bisect_left([p[1] for p in places], event["start"] + 1)
        if date and first < len(places):
            _, _, sentence, word = places[first]
            last = [p[3] for p in places[first:] if p[0] < event["end"]]
            dated.append((date[:10], (number, sentence, "_".join(last or [word]).lower())))
    days = {d: i + 1 for i, d in enumerate(sorted({d for d, _ in dated}))}
    return {key: (days[date], date) for date, key in dated}


def aligned(found, marked):
    """the program's mentions under the names of the marked ones"""
    out = {}
    for (article, sentence, words), place in found.items():
        same = [k for k in marked if k[:2] == (article, sentence) and
                set(k[2].split("_")) & set(words.split("_"))]
        out[same[0] if same else (article, sentence, words)] = place
    return out


def relations(timeline, reduced, dates=True):
    """(a, relation, b) of mentions in order, and (mention, 'on', date)"""
    order = sorted((p, k) for k, (p, _) in timeline.items() if p > 0)
    out = set()
    for i, (position, key) in enumerate(order):
        for other, later in order[i + 1:i + 2] if reduced else order[i + 1:]:
            if other == position:
                a, b = sorted((key, later))
                out.add((a, "same", b))
            else:
                out.add((key, "before", later))
    return out | {(k, "on", d.replace("-XX", "")) for k, (p, d) in timeline.items()
                  if dates and p > 0 and not d.startswith("XXX")}


def counts(found, marked, dates):
    p, r = relations(found, True, dates), relations(marked, True, dates)
    return (len(p & relations(marked, False, dates)), len(p),
            len(r & relations(found, False, dates)), len(r))


def share(hit, of):
    return 100.0 * hit / of if of else 0.0


def print_scores(name, hit_p, n_p, hit_r, n_r):
    p, r = share(hit_p, n_p), share(hit_r, n_r)
    print("%-24s P %5.2f  R %5.2f  F1 %5.2f" % (name, p, r, 2 * p * r / (p + r) if p + r else 0))


def main():
    ap = argparse.ArgumentParser(description=__doc__,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder")
    ap.add_argument("--program", default="dateline-ingest")
    ap.add_argument("--print", metavar="ENTITY", dest="shown", help="show this timeline")
    o = ap.parse_args()
    articles = {}
    for path in sorted(glob.glob(os.path.join(o.folder, "Corpus*", "*.xml"))):
        articles[os.path.basename(path)] = read_article(path)
    if not articles:
        sys.exit("timelines.py: no Corpus*/*.xml in %s" % o.folder)
    lines = [json.dumps({"id": name, "date": day, "text": text})
             for name, (_, day, text, _) in articles.items()]
    done = subprocess.run([o.program, "--annotate=event", "--format", "json", "-"],
                          input="\n".join(lines), capture_output=True, text=True, check=True)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    events = [e for e in events if e.get("kind") == "event" and e["doc"] in articles]
    sums = collections.Counter()
    for path in sorted(glob.glob(os.path.join(o.folder, "TimeLines*", "*.txt"))):
        entity, marked = read_timeline(path)
        found = aligned(timeline_of(entity, events, articles), marked)
        if o.shown == entity:
            for key, (position, date) in sorted(found.items(), key=lambda x: x[1]):
                print(position, date, "-".join(map(str, key)), marked.get(key, ""))
        print_scores(entity, *counts(found, marked, True))
        for dates in (True, False):
            for i, n in enumerate(counts(found, marked, dates)):
                sums[dates, i] += n
    print_scores("all", *(sums[True, i] for i in range(4)))
    print_scores("all, order alone", *(sums[False, i] for i in range(4)))


if __name__ == "__main__":
    main()
