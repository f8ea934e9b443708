# sentences.sh - dateline-train sentences: trees of the grammar of the news are trees, the
# same every time; small grammars expand to what they say; what is no grammar.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

news=$source/src/train/news.grammar

# What is no tree: lines of CoNLL-U in, complaints out. LABELS: a file of labels, one a line.
check_trees() {
    awk -v labels="$2" '
        BEGIN { while ((getline line < labels) > 0) known[line] = 1 }
        function check(  i, k, low, high, roots) {
            for (i = 1; i <= n; i++) {
                roots += head[i] == 0
                if (head[i] < 0 || head[i] > n || head[i] == i) print at ": head of " i
                if ((head[i] == 0) != (label[i] == "root")) print at ": root at " i
                if (!(label[i] in known)) print at ": label " label[i]
                low = i < head[i] ? i : head[i]
                high = i < head[i] ? head[i] : i
                for (k = low + 1; head[i] && k < high; k++)
                    if (head[k] < low || head[k] > high) print at ": arcs cross at " k
            }
            if (roots != 1) print at ": " roots " roots"
            if (n < 3 || n > 40) print at ": " n " tokens"
            n = 0
        }
        /^# sent_id/ { at = $4; sentences++; next }
        /^$/ { check(); next }
        { n++; split($0, f, "\t"); head[n] = f[7]; label[n] = f[8]
          if (f[1] != n || f[2] == "" || f[2] ~ / /) print at ": form " n }
        END { if (sentences != 2000) print sentences " sentences" }' "$1"
}

# the labels of the model that is built in, as far as the grammar uses them
for label in root cc:preconj nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked nmod nmod:poss nmod:desc \
    nmod:unmarked nummod amod advmod advcl acl acl:relcl appos aux aux:pass case cc ccomp \
    compound compound:prt conj cop det expl fixed flat mark parataxis punct xcomp; do
    echo $label
done >labels

expect_exit 0 dateline-train sentences "$news" --n 2000 --seed 5
mv out a
check_trees a labels >faults
[ ! -s faults ] || fail "$(head -n 5 faults)"
n_checks=$((n_checks + 1))
[ "$(cut -f8 a | sort -u | grep -c .)" -ge "$(wc -l <labels)" ] || fail "labels that never come"
expect_exit 0 dateline-train sentences "$news" --n 2000 --seed 5
expect_same a
expect_exit 0 dateline-train sentences "$news" --n 2000 --seed 6
! cmp -s out a || fail "another seed, the same sentences"

# every sign of the language: variables, forms, labels, chances, rules without a head
cat >small.grammar <<'END'
$n sg pl
word dog NOUN noun : army man:men
word see VERB verb : carry stop:stopped:stopped:stopping take:took:taken
word the DET : the
word have.sg AUX : has
word have.pl AUX : have
word . PUNCT : .
made town PROPN
  Ar / - / ia
rule SENTENCE
  1 dog.$n/nsubj HAVE.$n/+ see.part IN/obl ./punct
rule HAVE.$n
  1 have.$n/aux also=ADV/advmod
rule IN
  1 in=ADP/case town
END
expect_exit 0 dateline-train sentences small.grammar --n 50
expect_out '^1	(Army|Man|Armies|Men)	_	NOUN	_	_	4	nsubj	_	_$'
expect_out '^2	(has|have)	_	AUX	_	_	4	aux	_	_$'
expect_out '^3	also	_	ADV	_	_	4	advmod	_	_$'
expect_out '^4	(carried|stopped|taken)	_	VERB	_	_	0	root	_	_$'
expect_out '^5	in	_	ADP	_	_	6	case	_	_$'
expect_out '^6	Aria	_	PROPN	_	_	4	obl	_	_$'
grep -A1 '	\(Army\|Man\)	' out | grep -q '	have	' && fail "a singular with have"
grep -A1 '	\(Armies\|Men\)	' out | grep -q '	has	' && fail "a plural with has"

printf 'rule SENTENCE\n  1 a=DET/det old=ADJ/amod?50 man=NOUN fell=VERB/acl\n' >chance.grammar
expect_exit 0 dateline-train sentences chance.grammar --n 100
n_checks=$((n_checks + 1))
n=$(grep -c '^2	old	' out)
[ "$n" -gt 25 ] && [ "$n" -lt 75 ] || fail "$n of 100 have what half should"
expect_out '^1	An	' # before old
expect_out '^1	A	'  # before man
expect_out '^2	man	_	NOUN	_	_	0	root	_	_$'

# what is wrong is named with its line
wrong() {
    printf "$1" >bad.grammar
    expect_exit 3 dateline-train sentences bad.grammar
    expect_err "$2"
}
wrong 'rule SENTENCE\n  1 a=DET b/x\n' 'bad.grammar:1: is not defined: b|bad.grammar:2: is not defined: b'
wrong 'rule SENTENCE\n  1 a=DET b=DET\n' 'bad.grammar:2: one part is the head'
wrong 'rule SENTENCE\n  1 a=THING\n' 'bad.grammar:2: no part of speech: THING'
wrong 'rule SENTENCE\n  0 a=DET\n' 'bad.grammar:2: not a weight'
wrong 'rule SENTENCE\n  1 a=DET/x?0 b=DET\n' 'bad.grammar:2: not a chance'
wrong 'rule SENTENCE\n  1 a=DET\n  1 a=DET/det\n' 'bad.grammar:3: all alternatives have a head, or none'
wrong 'rule SENTENCE\n  1 SENTENCE\n' 'bad.grammar:[12]: never ends'
wrong 'word a DET thing : b\n' 'bad.grammar:1: noun, verb or nothing'
wrong 'rule SENTENCE\n  1 a=DET B/det\nrule B\n  1 a=DET/det\n' 'bad.grammar:2: /[+] is for rules without a head'
wrong 'made x NOUN\n  a / b / c / d\n' 'bad.grammar:2: a fourth list'
wrong '  1 a=DET\n' 'bad.grammar:1: belongs to nothing'
wrong 'sentence\n' 'bad.grammar:1: word, made or rule'
wrong 'rule SENTENCE\n  1 a=DET/det\n' 'has no head: SENTENCE'
wrong 'rule OTHER\n  1 a=DET\n' 'bad.grammar:[0-9]+: is not defined: SENTENCE'
wrong 'rule SENTENCE\n  1 a=DET\n' 'no sentence of 3 to 40 tokens'
expect_exit 3 dateline-train sentences nowhere.grammar
expect_exit 2 dateline-train sentences "$news" --n 2000000
expect_exit 2 dateline-train sentences "$news" --n 0
expect_exit 2 dateline-train sentences
done_testing
