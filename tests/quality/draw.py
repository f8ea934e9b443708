#!/usr/bin/env python3
"""draw.py - events drawn at random, each beside its words, for a reader to judge.

usage: draw.py [--seed WORD] [--type NAME,...] [--not NAME,...] [--per-article N]
               [--articles N] [--program PATH] N PATH...

In:  N, how many events; PATHs, files or folders of articles in any format that dateline-ingest
     reads. --articles draws that many of them first, --per-article takes at most so many
     events of one, --type and --not keep or leave out types.
Out: of each event its article, type, status, date, place and actors, the rule that found it,
     and the words around its trigger, which stands in [[ ]]; the last line says of how many.

Articles and events stand in the order of a hash of the seed and of where they are, not of
their number: the same seed draws the same ones again, on any machine, and what another
version of the program finds elsewhere moves none of them. Two versions are compared by
drawing with both.

SPDX-License-Identifier: MIT
"""
import argparse
import collections
import hashlib
import json
import subprocess
import sys

BEFORE, BEHIND = 240, 160  # characters of the paragraph around the trigger


def place_in(seed, *what):
    return hashlib.sha256("\0".join([seed, *map(str, what)]).encode()).hexdigest()


def read(program, paths):
    """texts by article, and all events"""
    run = subprocess.run([program, "--annotate=document,event", *paths],
                         stdout=subprocess.PIPE, encoding="utf-8", check=False)
    texts, events = {}, []
    for line in run.stdout.splitlines():
        row = json.loads(line)
        if row["kind"] == "document":
            texts[row["doc"]] = row
        elif row["kind"] == "event":
            events.append(row)
    if run.returncode > 1 or not texts:  # 1: it has named what it could not read
        sys.exit("draw.py: %s ended with %d" % (program, run.returncode))
    return texts, events


def around(text, start, end):
    """the words around a trigger, within its paragraph"""
    first = max(text.rfind("\n\n", 0, start) + 1, start - BEFORE)
    last = text.find("\n\n", end)
    last = min(len(text) if last < 0 else last, end + BEHIND)
    marked = text[first:start] + "[[" + text[start:end] + "]]" + text[end:last]
    return " ".join(marked.split())


def drawn(events, seed, texts, articles, per_article):
    """events in the order of the draw"""
    docs = sorted(texts, key=lambda doc: place_in(seed, doc))
    kept = set(docs[:articles] if articles else docs)
    taken = collections.Counter()
    for event in sorted(events, key=lambda e: place_in(seed, e["doc"], e["start"], e["type"])):
        if event["doc"] not in kept or taken[event["doc"]] == per_article:
            continue
        taken[event["doc"]] += 1
        yield event


def show(number, event, document):
    actors = "; ".join("%s=%s" % (role, ", ".join(a["name"] for a in who))
                       for role, who in event["actors"].items())
    date = event["date"] or "no date"
    if event["date_end"]:
        date += ".." + event["date_end"]
    print("%d. %s (published %s)" % (number, event["doc"], document["published"] or "-"))
    print("   %s, %s, %s, %s" % (event["type"], event["status"], date,
                                 event["place"] or "no place"))
    print("   %s [%s]" % (actors or "nobody", event["rule"] or "attribution"))
    print("   " + around(document["text"], event["start"], event["end"]))
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("n", type=int)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--type", default="")
    parser.add_argument("--not", dest="without", default="")
    parser.add_argument("--articles", type=int, default=0)
    parser.add_argument("--per-article", type=int, default=-1)
    parser.add_argument("--program", default="dateline-ingest")
    args = parser.parse_args()
    texts, events = read(args.program, args.paths)
    only, without = set(args.type.split(",")) - {""}, set(args.without.split(","))
    fit = [e for e in events if (not only or e["type"] in only) and e["type"] not in without]
    order = list(drawn(fit, args.seed, texts, args.articles, args.per_article))
    for i, event in enumerate(order[:args.n]):
        show(i + 1, event, texts[event["doc"]])
    print("%d of %d events of %d articles" % (min(args.n, len(order)), len(fit), len(texts)))


main()
