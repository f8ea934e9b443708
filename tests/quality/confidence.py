#!/usr/bin/env python3
"""How often events of each confidence are right: confidence.py EVAL GOLD EVENTS.jsonl

EVAL is the folder of score_events.py, whose matching is used; GOLD its folder of marked
articles; EVENTS.jsonl what `dateline-ingest --annotate=event` printed of them. An event is
right when a marked one of its type stands there and has its status.

SPDX-License-Identifier: MIT
"""
import collections, json, os, sys

sys.path.insert(0, sys.argv[1])
import score_events as score

found = collections.defaultdict(list)
for line in open(sys.argv[3], encoding="utf-8"):
    event = json.loads(line)
    if event.get("kind") == "event" and event["type"] in score.ROLES:
        found[event["doc"]].append(event)


def kin(a, b):
    return a == b or (a in score.TALKS and b in score.TALKS)


def right_ones(name):
    """Whether each event of the article is right, best matches first."""
    gold = json.load(open(f"{sys.argv[2]}/{name}.json", encoding="utf-8"))["events"]
    text = open(f"{sys.argv[2]}/{name}.txt", encoding="utf-8", newline="").read()
    ends = [b for _, b in score.sentences(text)]
    sentence = lambda at: next(i for i, b in enumerate(ends) if at < b or b == ends[-1])
    pairs = []
    for g, mark in enumerate(gold):
        start, end = mark["start"], mark["start"] + len(mark["trigger"])
        for p, event in enumerate(found[name]):
            over = min(end, event["end"]) > max(start, event["start"])
            if kin(event["type"], mark["type"]) and (
                over or sentence(start) == sentence(event["start"])
            ):
                actors = sum(
                    score.pair(names, score.names(event["actors"].get(role, [])))
                    for role, names in mark["actors"].items()
                )
                near = 4 * over + (event["type"] == mark["type"]) + actors
                pairs.append((abs(start - event["start"]) / 1e5 - near, g, p))
    of, taken = {}, set()
    for _, g, p in sorted(pairs):
        if p not in of and g not in taken:
            of[p] = g
            taken.add(g)
    for p, event in enumerate(found[name]):
        yield event, p in of and gold[of[p]]["status"] == event["status"]


bins = collections.defaultdict(lambda: [0, 0, 0.0])
for name in sorted(f[:-5] for f in os.listdir(sys.argv[2]) if f.endswith(".json")):
    if os.path.exists(f"{sys.argv[2]}/{name}.txt"):
        for event, right in right_ones(name):
            row = bins[int(event["confidence"] * 10 + 1e-6)]
            row[0] += 1
            row[1] += right
            row[2] += event["confidence"]
print("said   events   right")
for _, (n, right, said) in sorted(bins.items()):
    print("%.2f   %6d   %.2f" % (said / n, n, right / n))
