#!/usr/bin/env python3
"""event_times.py - are events dated as people linked events to times in TimeML corpora?

usage: event_times.py FOLDER... --export > articles.jsonl
       dateline-ingest --annotate=event --format json articles.jsonl > events.jsonl
       event_times.py FOLDER... events.jsonl [--through]

In:  folders of .tml files (TimeBank, AQUAINT) with EVENT, TIMEX3, MAKEINSTANCE and TLINK;
     what the program prints for their texts.
Out: by basis of the date, for deeds whose trigger is a marked event that TLINKs put into a
     time (IS_INCLUDED, SIMULTANEOUS, DURING, BEGUN_BY): right (one of the two contains the
     other), wrong, without a date. Links to the day of the article itself are left out;
     with --through they count, and so do links through up to three other events ("the
     blast", which is the bombing, which was on Friday).

SPDX-License-Identifier: MIT
"""
import collections
import glob
import html
import json
import os
import re
import sys

INSIDE = {"IS_INCLUDED", "SIMULTANEOUS", "DURING", "IDENTITY", "BEGUN_BY"}
INVERSE = {"INCLUDES": "IS_INCLUDED", "BEGINS": "BEGUN_BY"}
SAME = {"SIMULTANEOUS", "DURING", "IDENTITY"}
STEPS = 4  # links from an event to a time


def attributes(tag):
    return dict(re.findall(r'(\w+)="([^"]*)"', tag))


def chains(links, event_of, times):
    """of each event the finest time, by days or months, that links put it into"""
    above = collections.defaultdict(set)
    for link in links:
        a = event_of.get(link.get("eventInstanceID")) or link.get("timeID")
        b = event_of.get(link.get("relatedToEventInstance")) or link.get("relatedToTime")
        kind = link["relType"]
        if kind in SAME or kind == "IS_INCLUDED":
            above[a].add(b)
        if kind in SAME or kind == "INCLUDES":
            above[b].add(a)
    found = {}
    for event in set(event_of.values()):
        seen, front, values = {event}, [event], []
        for _ in range(STEPS):
            front = [b for a in front for b in above[a] if not (b in seen or seen.add(b))]
            values += [re.sub("T.*", "", times[b].get("value", "")) for b in front if b in times]
        values = [v for v in values if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", v)]
        if values:
            found[event] = [max(values, key=len)]
    return found


def read(path, through):
    """the day of the article, its text, and (first, end, days) of each linked event"""
    source = open(path, encoding="utf-8", errors="replace").read()
    tags = {name: [attributes(t) for t in re.findall("<%s ([^>]*)>" % name, source)]
            for name in ("TIMEX3", "MAKEINSTANCE", "TLINK")}
    times = {t["tid"]: t for t in tags["TIMEX3"]}
    made = [t for t in times.values()
            if t.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")]
    if not made:
        return None
    event_of = {t["eiid"]: t["eventID"] for t in tags["MAKEINSTANCE"]}
    inside = collections.defaultdict(list)
    for link in tags["TLINK"]:
        if "eventInstanceID" in link and "relatedToTime" in link:
            event, kind, tid = link["eventInstanceID"], link["relType"], link["relatedToTime"]
        elif "timeID" in link and "relatedToEventInstance" in link:
            event, tid = link["relatedToEventInstance"], link["timeID"]
            kind = INVERSE.get(link["relType"], link["relType"])
        else:
            continue
        value = re.sub("T.*", "", times[tid].get("value", ""))
        if kind in INSIDE and tid != made[0]["tid"] and re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
            inside[event_of[event]].append(value)
    if through:
        inside = chains(tags["TLINK"], event_of, times)
    body = re.search("<TEXT>(.*?)</TEXT>", source, re.S) or \
        re.search("<TimeML[^>]*>(.*)</TimeML>", source, re.S)
    text, events, opened = "", [], []
    for part in re.split("(<[^>]+>)", body.group(1)):
        if part.startswith("<EVENT"):
            opened.append((attributes(part)["eid"], len(text)))
        elif part.startswith("</EVENT"):
            event, first = opened.pop()
            events.append((first, len(text), inside.get(event)))
        elif not part.startswith("<"):
            text += html.unescape(part)
    return made[0]["value"][:10], text, events


def span(first, last=None):
    last = last or first
    return ((first + "-01-01")[:10] if len(first) == 4 else (first + "-01")[:10],
            last + "-12-31" if len(last) == 4 else last + "-31" if len(last) == 7 else last)


def contains(a, b):
    return a[0] <= b[0] and b[1] <= a[1]


def score(articles, events):
    counts = collections.defaultdict(collections.Counter)
    for line in open(events, encoding="utf-8"):
        e = json.loads(line)
        if e.get("kind") != "event" or e["type"] == "statement" or e["doc"] not in articles:
            continue
        for first, end, days in articles[e["doc"]][2]:
            if not days or not (first < e["end"] and e["start"] < end):
                continue
            if not e["date"]:
                counts["no date"]["without"] += 1
            else:
                found = span(e["date"], e["date_end"])
                right = any(contains(span(d), found) or contains(found, span(d)) for d in days)
                counts[e["basis"]]["right" if right else "wrong"] += 1
            break
    total = sum(counts.values(), collections.Counter())
    for basis, n in sorted(counts.items()) + [("all", total)]:
        print("%-10s" % basis, " ".join("%s %d" % pair for pair in sorted(n.items())))


def main():
    folders = [a for a in sys.argv[1:] if os.path.isdir(a)]
    files = [a for a in sys.argv[1:] if os.path.isfile(a)]
    if not folders or ("--export" in sys.argv) == bool(files):
        sys.exit(__doc__)
    articles = {}
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "*.tml"))):
            article = read(path, "--through" in sys.argv)
            if article:
                articles[os.path.basename(path)[:-4]] = article
    if files:
        score(articles, files[0])
        return
    for name, (day, text, _) in articles.items():
        print(json.dumps({"id": name, "date": day, "text": text}))


if __name__ == "__main__":
    main()
