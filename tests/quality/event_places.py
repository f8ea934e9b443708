#!/usr/bin/env python3
"""event_places.py - have events the places that people gave them?

usage: event_places.py EVAL GOLD EVENTS.jsonl

In:  EVAL, the folder of score_events.py, whose pairing of tellings and comparison of names
     are used; GOLD, articles with their events as it wants them; what dateline-ingest
     --annotate=event --format json prints for the articles.
Out: of the tellings found: how many have a place, in the text and here, and in how many it
     is the same.

SPDX-License-Identifier: MIT
"""
import collections
import json
import os
import sys


def sentence_of(sentences, at):
    return next(i for i, (first, end) in enumerate(sentences)
                if first <= at < end or i == len(sentences) - 1)


def pairs(score, gold, text, found):
    """tellings of one type whose triggers overlap or share a sentence, one to one"""
    sentences, all_pairs = score.sentences(text), []
    for g, event in enumerate(gold):
        first, end = event["start"], event["start"] + len(event["trigger"])
        for p, other in enumerate(found):
            same = event["type"] == other["type"] or \
                {event["type"], other["type"]} <= score.TALKS
            over = first < other["end"] and other["start"] < end
            near = sentence_of(sentences, first) == sentence_of(sentences, other["start"])
            if same and (over or near):
                all_pairs.append((not over, abs(first - other["start"]), g, p))
    left, right = set(), set()
    for _, _, g, p in sorted(all_pairs):
        if g not in left and p not in right:
            left.add(g)
            right.add(p)
            yield gold[g], found[p]


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.path.insert(0, sys.argv[1])
    import score_events as score
    events = collections.defaultdict(list)
    for line in open(sys.argv[3], encoding="utf-8"):
        event = json.loads(line)
        if event.get("kind") == "event" and event["type"] in score.ROLES:
            events[event["doc"]].append(event)
    told = given = right = 0
    for name in sorted(os.listdir(sys.argv[2])):
        path = os.path.join(sys.argv[2], name)
        if not name.endswith(".json") or not os.path.exists(path[:-5] + ".txt"):
            continue
        gold = json.load(open(path, encoding="utf-8"))["events"]
        text = open(path[:-5] + ".txt", encoding="utf-8", newline="").read()
        for event, other in pairs(score, gold, text, events[name[:-5]]):
            told += bool(event.get("place"))
            given += bool(other["place"])
            right += bool(event.get("place") and other["place"] and
                          score.same(event["place"], other["place"]))
    print("places: people %d, here %d, the same %d; precision %.1f, recall %.1f" % (
        told, given, right, 100 * right / max(given, 1), 100 * right / max(told, 1)))


if __name__ == "__main__":
    main()
