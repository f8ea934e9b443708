# train.sh - dateline-train: a tiny treebank and a few marked articles, the same model
# every time, its scores, and what is neither.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

# FORM TAG HEAD LABEL ... as CoNLL-U
sentence() {
    n=0
    while [ $# -gt 0 ]; do
        n=$((n + 1))
        printf '%d\t%s\t_\t%s\t_\t_\t%d\t%s\t_\t_\n' $n "$1" "$2" "$3" "$4"
        shift 4
    done
    echo
}
{
    echo '# text = ...'
    sentence The DET 2 det envoys NOUN 3 nsubj met VERB 0 root . PUNCT 3 punct
    sentence They PRON 2 nsubj signed VERB 0 root the DET 4 det treaty NOUN 2 obj . PUNCT 2 punct
    sentence "Peace" NOUN 0 root , PUNCT 3 punct they PRON 1 parataxis
    sentence The DET 2 det king NOUN 3 nsubj signed VERB 0 root . PUNCT 3 punct
} >bank.conllu
printf 'envoys 0.5 -0.25 1\nking 0.5 -0.5 0.75\ntreaty -1 0.1 0\n' >vectors.txt
small='--dim 16 --hidden 16 --layers 1 --epochs 30 --words 2'

expect_exit 0 dateline-train grammar --train bank.conllu,bank.conllu --dev bank.conllu \
    --vectors vectors.txt $small --out a.model
expect_out '^dev: UPOS '
expect_exit 0 dateline-train grammar --train bank.conllu,bank.conllu --vectors vectors.txt \
    $small --out b.model
cmp -s a.model b.model || fail "two trainings of one seed differ"
expect_exit 0 dateline-train grammar --train bank.conllu,bank.conllu --vectors vectors.txt \
    $small --seed 8 --out c.model
cmp -s a.model c.model && fail "the seed makes no difference"
expect_exit 0 dateline-train eval a.model bank.conllu
expect_out '^bank\.conllu: UPOS [0-9.]+ UAS [0-9.]+ LAS [0-9.]+ of 16 tokens$'
expect_out '^gold tokens +100\.00 +100\.00 +100\.00 '
expect_out '^own tokens '

# running text: a multi-word token, a paragraph, two genres; lemmas and own tokens
{
    printf '# newdoc id = wire-1\n# newpar id = wire-1-p1\n# sent_id = wire-1-1\n'
    printf '1\tThe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n'
    printf '2\tkings\tking\tNOUN\t_\t_\t5\tnsubj\t_\t_\n'
    printf "3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    printf '3\tdid\tdo\tAUX\t_\t_\t5\taux\t_\t_\n'
    printf "4\tn't\tnot\tPART\t_\t_\t5\tadvmod\t_\t_\n"
    printf '5\tsign\tsign\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n'
    printf '5.1\tanything\t_\t_\t_\t_\t_\t_\t_\t_\n'
    printf '6\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_\n\n'
    printf '# newdoc id = mail-1\n# sent_id = mail-1-1\n'
    printf '1\tVienna/Prague\tVienna/Prague\tPROPN\t_\t_\t0\troot\t_\t_\n\n'
} >text.conllu
expect_exit 0 dateline-train eval a.model text.conllu
expect_out '^lemmas of the treebank.s tags: 100\.00$'
expect_out '^gold tokens +100\.00 +100\.00 +100\.00 '
expect_out '^  wire +100\.00 +100\.00 +100\.00 '
expect_out '^  mail +0\.00 +100\.00 +0\.00 +0\.00 +0\.00 +0\.00 +0\.00$'
expect_out '^own tokens +71\.43 +100\.00 +75\.00 '

# models that parse raw articles together, and their trees as silver
printf 'The envoys met the king. They signed the treaty.\n\n' >raw.txt
printf 'The envoys met the king.\n\nTreaty 3 nil 10,010\n' >>raw.txt
printf 'The king met them too.\n' >raw2.txt
expect_exit 0 dateline-train parse --models a.model,c.model --beam 4 raw.txt
cp out silver.conllu
[ "$(grep -c '^1	' silver.conllu)" -eq 2 ] || fail "not two sentences: $(cat silver.conllu)"
expect_out '^2	envoys	_	[A-Z]+	_	_	[0-9]	[a-z]+	_	_$'
expect_exit 0 dateline-train parse --models a.model --most 1 raw.txt
[ "$(grep -c '^1	' out)" -eq 1 ] || fail "one sentence was asked for"
expect_exit 0 dateline-train parse --models a.model raw.txt raw2.txt
[ "$(grep -c '^1	' out)" -eq 3 ] || fail "three sentences were to be read"
expect_exit 0 dateline-train parse --models a.model --every 2 raw.txt raw2.txt
[ "$(grep -c '^1	' out)" -eq 2 ] || fail "only the first article was to be read"
expect_exit 0 dateline-train grammar --train bank.conllu --silver silver.conllu \
    --vectors vectors.txt $small --last 2 --out s.model
expect_exit 0 dateline-train eval --beam 2 a.model,c.model bank.conllu
expect_out '^bank\.conllu: UPOS '
expect_exit 2 dateline-train grammar --train bank.conllu $small --last 31 --out d.model
expect_exit 3 dateline-train parse --models a.model,bank.conllu raw.txt
expect_exit 2 dateline-train parse raw.txt
expect_exit 2 dateline-train parse --models a.model
expect_exit 2 dateline-train parse --models a.model --beam 65 raw.txt
sentence Yes INTJ 0 discourse >other.conllu
expect_exit 3 dateline-train grammar --train bank.conllu --silver other.conllu $small --out d.model
expect_err 'other.conllu: label discourse is not in bank.conllu'
expect_exit 0 dateline-train grammar --train other.conllu,bank.conllu $small --out o.model
expect_exit 3 dateline-train eval a.model,o.model bank.conllu
expect_err 'o.model: has other labels'

# what it can't read
expect_exit 3 dateline-train eval bank.conllu bank.conllu
expect_err 'not a grammar model'
head -c 3000 a.model >short.model
expect_exit 3 dateline-train eval short.model bank.conllu
expect_err 'grammar model of 3000 bytes'
sentence The DET 9 det >far.conllu
expect_exit 3 dateline-train eval a.model far.conllu
expect_err 'far.conllu:2: a head is no token'
printf '1\tThe\t_\tDETT\n' >tag.conllu
expect_exit 3 dateline-train eval a.model tag.conllu
expect_err 'tag.conllu:1: not a line of CoNLL-U'
expect_exit 3 dateline-train eval a.model nowhere.conllu
expect_exit 3 dateline-train grammar --train /dev/null $small --out d.model
expect_err 'has no sentence'
printf 'king 0.5\nqueen 0.5 1\n' >odd.txt
expect_exit 3 dateline-train grammar --train bank.conllu --vectors odd.txt $small --out d.model
expect_err 'odd.txt:2: not a word and its vector'
expect_exit 2 dateline-train grammar --train bank.conllu --dim 20 --out d.model
expect_exit 2 dateline-train grammar --train bank.conllu
expect_exit 2 dateline-train
expect_exit 2 dateline-train eval a.model
[ ! -e d.model ] || fail "a failed training left a model"

# the published form of the vectors
printf '{"precision":8,"words":["king","\\""],"vectors":{"king":[0.5,-0.25' >two.json
for i in 3 4 5 6 7 8 9 10; do
    printf ',0,0,0,0,0,0,0,0,0,0,0,0' >>two.json
done
printf ',1.25,1.5,9,9],"\\"":[1' >>two.json
for i in 1 2 3 4 5 6 7 8 9 10 11; do printf ',1,2,3,4,5,6,7,8,9' >>two.json; done
printf ']},"unk":[]}' >>two.json
expect_exit 0 dateline-train vectors two.json two.txt
[ "$(wc -l <two.txt)" -eq 2 ] || fail "two vectors, not $(wc -l <two.txt)"
[ "$(cut -d' ' -f1-3,99-101 two.txt | head -n1)" = "king 0.5000 -0.2500 0.0000 1.2500 1.5000" ] ||
    fail "$(cut -d' ' -f1-3,99-101 two.txt)"
expect_exit 0 dateline-train vectors --words 1 two.json one.txt
[ "$(wc -l <one.txt)" -eq 1 ] || fail "one vector was asked for"
expect_exit 3 dateline-train vectors bank.conllu none.txt
# the attribution network: two articles marked beside the text, the same file every time
mkdir -p marked/text marked/attributions
printf 'Minister Ana Ruiz said the bridge was closed.\n\nIt is long.\n' >marked/text/one.txt
printf 'T1\tSource 0 17\tMinister Ana Ruiz\nT2\tCue 18 22\tsaid\n' >marked/attributions/one.ann
printf 'T3\tContent 23 44\tthe bridge was closed\n' >>marked/attributions/one.ann
printf 'E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n' >>marked/attributions/one.ann
printf '\342\200\234So are we,\342\200\235 Spain replied.\n' >marked/text/two.txt
printf 'T1\tContent 0 12\tx\nT2\tSource 13 18\tx\nT3\tCue 19 26\tx\n' >marked/attributions/two_ann.ann
printf 'E1\tCue:T3 Content:T1 Source:T2\n' >>marked/attributions/two_ann.ann
cp marked/attributions/two_ann.ann marked/attributions/two_bob.ann
attribution='dateline-train attribution --train marked --epochs 2'
expect_exit 0 $attribution --dev marked --vectors vectors.txt --words 2 --out a.attribution
expect_out '^22 tokens in 3 paragraphs, 2 attributions, 0 more'
expect_out '^dev: F1 of cues '
expect_exit 0 $attribution --vectors vectors.txt --words 2 --out b.attribution
cmp -s a.attribution b.attribution || fail "two trainings of one seed differ"
expect_exit 0 $attribution --vectors vectors.txt --words 2 --seed 8 --out c.attribution
cmp -s a.attribution c.attribution && fail "the seed makes no difference"
expect_exit 2 dateline-train attribution --train marked
mkdir -p empty/attributions
expect_exit 3 dateline-train attribution --train empty --out d.attribution
expect_err 'has no article with attributions'
printf 'T1\tCue 18 2200\tsaid\n' >marked/attributions/one.ann
expect_exit 3 $attribution --out d.attribution
expect_err 'one.ann:1: no such place'
rm marked/text/one.txt
expect_exit 3 $attribution --out d.attribution
expect_err 'one.ann: has no text beside it'
[ ! -e d.attribution ] || fail "a failed training left a model"

done_testing
