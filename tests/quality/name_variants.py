#!/usr/bin/env python3
"""Share of other spellings of people's names that count as alike.

usage: name_variants.py BENCH_NAMES NAME_VARIANTS.jsonl

BENCH_NAMES is build/release/tests/bench_names. The lines of the file have "type", "name" and
"aliases"; family names may stand first, before a comma. An alias is a variant of spelling when
each part of the shorter name is like a part of the longer (difflib ratio 0.7 or more): the
others are other names of the same man, which no comparison of letters can find. Random pairs
of different people say what a lower bar would cost.
"""
import difflib, json, random, subprocess, sys, unicodedata

ALIKE, SAME = 80, 88  # joined with more evidence; by the name alone
RATIO, PAIRS = 0.7, 20000


def natural(name):
    parts = [p.strip() for p in name.split(",")]
    return " ".join((" ".join(reversed(parts)) if len(parts) == 2 else name).split()).title()


def words(name):
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in plain if c.isalpha() or c == " ").split()


def is_variant(pair):
    few, many = sorted(map(words, pair), key=len)
    like = lambda x: max(difflib.SequenceMatcher(None, x, y).ratio() for y in many)
    return bool(few) and all(like(x) >= RATIO for x in few)


def similarities(bench, pairs):
    text = "".join("%s\t%s\n" % p for p in pairs)
    out = subprocess.run([bench], input=text, capture_output=True, text=True, check=True)
    return [int(x) for x in out.stdout.split()]


def share(values, bar):
    return 100 * sum(v >= bar for v in values) / len(values)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    random.seed(5)
    names, pairs = [], []
    for line in open(sys.argv[2], encoding="utf-8"):
        entry = json.loads(line)
        if entry.get("type") != "individual":
            continue
        name = natural(entry["name"])
        names.append(name)
        for alias in map(natural, entry["aliases"]):
            if len(alias.split()) > 1 and "\t" not in name + alias:
                pairs.append((name, alias))
    spellings = [p for p in pairs if is_variant(p)]
    strangers = [(random.choice(names), random.choice(names)) for _ in range(PAIRS)]
    strangers = [p for p in strangers if p[0] != p[1]]
    for what, some in (("all aliases", pairs), ("variants of spelling", spellings),
                       ("two random people", strangers)):
        found = similarities(sys.argv[1], some)
        print("%-21s %6d  alike (>= %d) %.2f %%, the same (>= %d) %.2f %%"
              % (what, len(some), ALIKE, share(found, ALIKE), SAME, share(found, SAME)))


main()
