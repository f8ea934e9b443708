# ask.sh - questions in plain English to the sample articles: answers, what is remarked,
# exit codes, hostile questions.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

db=$scratch/q.db
cat >round.txt <<'END'
Title: Third round ends
Date: 2014-02-17
Source: Fjord Herald

GENEVA - The third round of talks between Norway and Sudan ended in Geneva on Friday.
END
cat >days.txt <<'END'
Title: Fifth round ends
Date: 2014-02-24
Source: Fjord Herald

GENEVA - The fifth round of talks between Norway and Sudan, which began on Monday and ended on Saturday, brought no deal.
END
cat >phases.txt <<'END'
Title: Sixth round ends
Date: 2014-04-01
Source: Fjord Herald

GENEVA - The sixth round of talks between Norway and Sudan began on Monday. Few details are known.

The sixth round of talks ended on Saturday. The twentieth round of talks between Norway and Sudan will begin on Friday.
END
expect_exit 0 dateline-ingest --quiet --db "$db" "$source/seeds/articles" round.txt days.txt \
    phases.txt

ask() { # ask N QUESTION: exit code N, as text
    expect_exit "$1" dateline-query --db "$db" --format text ask "$2"
}

# each kind of question
ask 0 "When did the third round end?"
expect_out '^Fri 14 Feb 2014'
expect_err 'read as: dateline-query timeline type:talk_round round:3'
ask 0 "When did the fifth round begin?"
expect_out '^Mon 17 Feb 2014'
ask 0 "When did the fifth round end?"
expect_out '^Sat 22 Feb 2014'
ask 0 "When did the sixth round begin?"
expect_out '^Mon 24 Mar 2014'
ask 0 "When did the sixth round end?"
expect_out '^Sat 29 Mar 2014'
ask 1 "When did the twentieth round end?"
ask 0 "Where was the third round held?"
expect_out '^Geneva'
ask 0 "Who met the Taliban in Doha?"
expect_out 'Khalilzad|United States'
ask 0 "What did Ghani say?"
ask 0 "Who rejected the offer?"
expect_out 'Taliban'
ask 0 "How many rounds of talks have there been?"
expect_out '^[0-9]+ in all'
ask 0 "Did Khalilzad visit Kabul?"
expect_out '^yes'
ask 0 "Who is Suhail Shahin?"
expect_out 'Taliban'
expect_err 'read as'
ask 0 "List the statements of Mujahid."
expect_out 'Mujahid'

# names as people type them: small letters, without the apostrophe, with a slip
ask 0 "what did khalilzad say"
expect_err 'by:Khalilzad'
ask 0 "what did Khalizad say"
expect_err '"Khalizad" is read as .*Khalilzad'
ask 0 "who met the taliban in doha"
expect_err 'actor:Taliban place:Doha'
ask 0 "what became of ghanis offer"
expect_err 'by:Ghani'

# offices
ask 0 "who is the envoy of the united states"
expect_out '^Zalmay Khalilzad: .*envoy'
expect_err 'is called "envoy"'
ask 1 "Who is the archbishop of Norway?"

# what came after; the latest first; who told it
ask 0 "What happened after the third round?"
expect_err '^dateline-query: after talk_round-.*Fri 14 Feb 2014'
expect_err 'date:2014-02-15.. actor:"Norway","Sudan"'
expect_no_out '^[^ ].*third round'
ask 0 "What is the latest on the Taliban?"
expect_err 'read as: dateline-query timeline actor:Taliban'
ask 0 "Which newspaper reported the third round?"
expect_out '^Fjord Herald'

# all are counted, however few are shown; and those shown are the first of more
for question in "How many statements were made?" "What did the Taliban say?" \
    "When did the Taliban first meet Khalilzad?"; do
    expect_exit 0 dateline-query --db "$db" --format tsv --limit 500 ask "$question"
    sed -n 2,3p out >"$scratch/all"
    for n in 1 2; do
        expect_exit 0 dateline-query --db "$db" --format tsv --limit $n ask "$question"
        sed -n "2,$((n + 1))p" out >"$scratch/some"
        head -n $n "$scratch/all" | cmp -s - "$scratch/some" ||
            fail "$question: -n $n shows other answers"
    done
done

# what is left out is said, and a name never is
ask 1 "who met napoleon in paris"
expect_no_out '.'
ask 1 "Where did Norway and Sudan attack?"
# another year answers "when", but not "did"
ask 0 "When did Khalilzad visit Kabul in 2012?"
expect_out 'flew to Kabul'
ask 1 "Did Khalilzad visit Kabul in 2012?"
expect_no_out '.'
ask 0 "Which agreements did the Taliban sign?"
expect_err 'status:occurred,ongoing'

# no column says the same twice
expect_exit 0 dateline-query --db "$db" --format tsv --columns answer,on,what ask \
    "When did the third round end?"
expect_out "^Fri 14 Feb 2014$(printf '\t\t')"

# where to look instead
ask 2 "Why did the talks fail?"
expect_err 'reasons are not recorded'
ask 2 "Do the articles disagree?"
expect_err 'dateline-query conflicts'
ask 2 "Is the Taliban wicked?"
expect_err 'or see: dateline-query timeline actor:Taliban'

# the query that is remarked finds the same
ask 0 "What did Mujahid say in January 2019?"
query=$(sed -n 's/.*read as: dateline-query //p' err)
[ -n "$query" ] || fail "no query is remarked"
eval "expect_exit 0 dateline-query --db \"\$db\" $query"

# records carry the question's kind and query
expect_exit 0 dateline-query --db "$db" --format jsonl ask "Where was the third round held?"
expect_out '"kind": ?"where"'
expect_out '"query": ?"type:talk_round round:3"'
expect_out '"evidence": ?"'

# as people type: small letters for months, slips, no apostrophes, offices, capitals
ask 0 "what did pompeo say in march 2020"
expect_err 'date:2020-03-01\.\.2020-03-31'
ask 0 "what hapened in kabul in sept 2019"
expect_err '"hapened" is read as "happened"'
expect_err 'place:Kabul date:2019-09-01\.\.2019-09-30'
ask 0 "whats the latest on the talks"
ask 0 "what did the taliban spokesman say in september 2019"
expect_err 'is read as .*Suhail Shaheen'
ask 0 "What did Washington agree on?"
expect_err '"Washington" is read as United States'
ask 0 "What did Santos say about the ceasefire?"
expect_out '^that the bilateral cease-fire'
ask 0 "Did the Taliban promise anything about al-Qaeda?"
expect_out '^yes'
ask 0 "When was the last round of talks?"
expect_out '^Sat 29 Mar 2014|^Sun 1 Sep 2019' # not one without a date
ask 0 "What was known on 2 September 2019 about the agreement?"
expect_err 'as-of:2019-09-02'
grep -q '2020' out && fail "as-of: tells what came later"
ask 0 "what did ban ki-moon urge"
expect_err 'by:"Ban Ki-Moon"'
ask 0 "What did Pompeo say in march?" # of the last article's year, not of this one
expect_err 'reckoned from the last article, Sun 1 Mar 2020'
expect_exit 0 dateline-query --db "$db" --today 2020-06-01 ask "What did Pompeo say in march?"
expect_err 'date:2020-03-01\.\.2020-03-31'
ask 2 "why did Trump cancel the talks"
expect_err 'dateline-query search trump talks'
ask 2 "Where do articles disagree about the ninth round?"
expect_err 'dateline-query conflicts round:9'

# who only said something did not deny it
ask 1 "What did Pompeo deny?"
expect_err 'nothing here says so; all there is of the names: dateline-query search Pompeo'

ask 1 "Who juggles the Taliban in the talks?"

# nothing found, nothing readable, nothing asked
ask 1 "How many rounds were held in Moscow?"
expect_err '^0: none is told of here'
ask 1 "What did Napoleon say?"
expect_err 'nothing here says so'
ask 2 "What is the weather?"
expect_err 'nearest one is "'
ask 2 ""
ask 2 "colourless green ideas"

# what no article dates, and how it gets a date; who is only called "they" is nobody
cat >undated.txt <<'END'
OSLO - The second round of talks between Norway and Sudan ended in Oslo on Friday.
END
cat >they.txt <<'END'
Date: 2014-05-06

In the end they rejected the plan.
END
expect_exit 0 dateline-ingest --quiet --db bare.db undated.txt they.txt
whole=$db db=bare.db
ask 0 "When did the second round end?"
expect_err '^an article without a date dates nothing; to give it one: dateline-curate date article-'
again=$(sed -n 's/.*to give it one: \(.*\) DATE$/\1 2014-01-20/p' err)
ask 0 "Who attended the second round in January 2014?"
expect_err 'to give it one: dateline-curate date article-'
eval "expect_exit 0 ${again:-false} --db bare.db"
ask 0 "When did the second round end?"
expect_out '^Fri 17 Jan 2014'
expect_no_out 'dateline-curate'
grep -q 'dateline-curate' err && fail "a dated article is to get a date"
rm -f bare.db*
expect_exit 0 dateline-ingest --quiet --db bare.db undated.txt they.txt
ask 1 "What happened in March 2012?"
expect_err '^1 article without a date'
expect_exit 0 dateline-query --db bare.db timeline type:rejection
ask 1 "Who rejected the plan?"
db=$whole

# hostile questions
ask 1 '"; DROP TABLE event; --'
expect_exit 0 dateline-query --db "$db" ask "$(printf 'who \001 \033[31m met')"
if grep -q "$(printf '\033')" out err; then fail "an escape sequence comes back"; fi
long=$(printf 'When did the %0900d round end?' 9)
expect_exit 0 dateline-query --db "$db" ask "$long"
expect_exit 2 dateline-query --db "$db" ask "$(printf 'Who met \377?')"
done_testing
