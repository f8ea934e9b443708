# replies.sh - what answers what, in one article and across articles, and how it is shown.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

cat >offer.txt <<'X'
Title: Norway offers truce
Date: 2021-03-02
Source: Harbour Gazette

OSLO - Norway on Tuesday proposed a three-month ceasefire to the Sudanese government in the northern valley. Foreign Minister Karin Vold also demanded that Sudan release 40 captured soldiers. The United Nations urged Norway and Sudan to keep talking.
X
cat >answer.txt <<'X'
Title: Sudan turns truce down
Date: 2021-03-04
Source: Coast Daily

The Sudanese government on Thursday rejected Norway's proposal for a three-month ceasefire in the northern valley. A spokesman said Sudan refused to release the captured soldiers. Norway accused Sudan of stalling. Sudan denied that it was stalling.
X
cat >deal.txt <<'X'
Title: Deal
Date: 2021-03-20
Source: Harbour Gazette

Norway and the Sudanese government on Saturday signed an agreement on the northern valley. Sudan agreed to release the captured soldiers. The Umma Party rejected the agreement.

Norway had demanded a border post at the ford, but later dropped the demand. France proposed a conference in Lyon; Portugal rejected the idea of a customs union.
X
expect_exit 0 dateline-ingest -q -d r.db offer.txt answer.txt deal.txt
query() {
    code=$1
    shift
    expect_exit "$code" dateline-query -d r.db "$@"
}
links() {
    expect_exit 0 dateline-query -d "$1" --format csv sql \
        "SELECT relation, target_type, type, key, target_key, score, reason FROM replies ORDER BY 4, 5"
}

# ---- who answers what -------------------------------------------------------------------------

links r.db
expect_out '^rejects,proposal,rejection,'
expect_out '^rejects,demand,rejection,'
expect_out '^accepts,demand,agreement,'
expect_out '^rejects,agreement,rejection,'
expect_out '^withdraws,demand,demand,'
expect_out '^denies,statement,statement,'
[ "$(grep -c '^[a-z]*,' out)" = 7 ] || fail "other links: $(cat out)" # and the header
query 0 --format csv sql "SELECT outcome, positions FROM threads ORDER BY begins"
expect_out '^rejected,'
expect_out '^accepted,3'
expect_out '^withdrawn,2'

# the order in which articles come changes nothing, nor does reading again
links r.db
cp out first
expect_exit 0 dateline-ingest -q -d other.db deal.txt answer.txt offer.txt
links other.db
cmp -s first out || fail "another order, other links: $(cat out)"
expect_exit 0 dateline-ingest -q --force -d r.db offer.txt answer.txt deal.txt
links r.db
cmp -s first out || fail "read again, other links: $(cat out)"
# an article that goes takes its answers with it, and comes back with them
expect_exit 0 dateline-curate -d other.db remove "Sudan turns truce down"
links other.db
expect_no_out '^rejects,proposal'
expect_no_out '^denies'

# ---- how it is shown ----------------------------------------------------------------------------

query 0 positions topic:ceasefire
expect_out '^Tue 2 Mar 2021 .*Norway .*proposal .*rejected '
expect_out '^    rejected by Sudan.*  Thu 4 Mar 2021  Coast Daily  rejection-'
expect_out "^      The Sudanese government on Thursday rejected Norway's proposal"
query 0 --format text positions type:demand by:"Karin Vold"
expect_out 'towards Sudan  accepted$'
expect_out '^    rejected by Sudan  reported Thu 4 Mar 2021  Coast Daily  rejection-'
expect_out '^    accepted by Sudan  c\. Sat 20 Mar 2021  Harbour Gazette  agreement-'
query 0 --format md positions topic:ceasefire
expect_out '^\|.* ↳ rejected by Sudan'
query 0 --format csv --columns outcome,answered positions topic:ceasefire type:proposal
expect_out '^rejected,"rejected by Sudan.*, Thu 4 Mar 2021 \(rejection-'
query 0 --format jsonl positions type:proposal by:France
expect_out '"outcome":"unanswered"'
expect_no_out 'answered_by'
query 0 --format jsonl positions topic:ceasefire type:proposal
expect_out '"answered_by":\[{"key":"rejection-[^]]*"relation":"rejects"'
expect_out '"thread":"thread-proposal-'
key=$(sed 's/.*"answered_by":\[{"key":"\([^"]*\)".*/\1/' out)
offer=$(sed 's/.*"key":"\(proposal-[^"]*\)".*/\1/' out)
query 0 show "$key"
expect_out '^Answers \(1\)$'
expect_out '^  rejects: Norway proposed to Sudan'
query 0 show "$offer" --explain
expect_out '^Answered by \(1\)$'
expect_out '^outcome  *rejected$'
expect_out 'because: .*was asked'
query 0 export md type:proposal
expect_out '^  - ↳ rejected by Sudan'
# what came later was not known then
query 0 --format jsonl positions as-of:2021-03-10 by:"Karin Vold"
expect_out '"outcome":"rejected"'
expect_no_out '"accepts"'
query 0 positions as-of:2021-03-03 topic:ceasefire
expect_out 'unanswered'
expect_no_out 'rejected'

# ---- questions ----------------------------------------------------------------------------------

query 0 ask "What became of the proposal of Norway?"
expect_out '^rejected by Sudan'
expect_err 'answers to dateline-query positions type:proposal by:Norway'
query 0 ask "How did Sudan answer the demand of Karin Vold?"
expect_out '^rejected by Sudan'
expect_out '^accepted by Sudan'
query 0 ask "Who rejected the demand of Karin Vold?"
expect_out '^Sudan '
query 0 ask "What became of the idea of France?"
expect_out '^unanswered: France proposed'
query 0 ask "What became of the demand for a border post?"
expect_out '^withdrawn by Norway'

# ---- what people say -----------------------------------------------------------------------------

curate() {
    code=$1
    shift
    expect_exit "$code" dateline-curate -d r.db "$@"
}
curate 0 set "$key" reply_to none
query 0 positions topic:ceasefire type:proposal
expect_out 'unanswered'
curate 0 undo
query 0 positions topic:ceasefire type:proposal
expect_no_out 'unanswered'
query 0 --format jsonl positions type:proposal by:France
lyon=$(sed 's/.*"key":"\(proposal-[^"]*\)".*/\1/' out)
curate 0 --why "the minutes" set "$key" reply_to "$lyon"
expect_exit 0 dateline-ingest -q --force -d r.db offer.txt answer.txt deal.txt
query 0 --format jsonl positions type:proposal by:France
expect_out '"outcome":"rejected"'
expect_out '"score":1.0,"reason":"judgement"'
curate 0 dump
cp out judgements
rm -f r.db
expect_exit 0 dateline-ingest -q -d r.db deal.txt answer.txt offer.txt
curate 0 restore judgements
query 0 --format jsonl positions type:proposal by:France
expect_out '"reason":"judgement"'
curate 2 set "$key" reply_to "$key"
expect_err 'does not answer itself'
curate 2 set "$key" reply_to proposal-none
done_testing
