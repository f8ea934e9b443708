# conflicts.sh - tellings of one event that differ in toll or day are joined and shown; two
# events that look alike stay two.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

article() { # FILE DATE SOURCE TEXT
    printf 'Date: %s\nSource: %s\n\n%s\n' "$2" "$3" "$4" >"$1"
}
article a1.txt 2021-05-11 "Harbour Gazette" "OSLO - A car bomb killed 12 people in Khartoum on Monday, police said."
article a2.txt 2021-05-11 "Coast Daily" "At least 15 people were killed when a car bomb exploded in Khartoum on Monday."
article a3.txt 2021-05-12 "Evening Mail" "Gunmen shot dead three policemen in Port Sudan on Monday."
article a4.txt 2021-05-12 "Northern Courier" "A suicide bomber killed nine soldiers in Port Sudan on Monday."
article a5.txt 2021-05-12 "Northern Courier" "The Red Brigades attacked an army post near Kassala on Monday, killing four soldiers."
article a6.txt 2021-05-13 "Evening Mail" "The Red Brigades killed six soldiers in an attack on an army post near Kassala on Monday."
article a7.txt 2021-05-30 "Harbour Gazette" "The fourth round of talks between Norway and Sudan ended in Oslo on Friday without a deal."
article a8.txt 2021-05-31 "Coast Daily" "Norway and Sudan ended the fourth round of talks in Oslo on Saturday."
# a paper that tells of two blasts there does not say which one is meant
article b1.txt 2021-06-08 "Harbour Gazette" "A bomb killed five people at a market in Omdurman on Monday. A second bomb on Monday killed two guards in Omdurman at the gate of a bank."
article b2.txt 2021-06-08 "Coast Daily" "A bomb killed three people in Omdurman on Monday."
expect_exit 0 dateline-ingest -q -d c.db a?.txt b?.txt
query() {
    code=$1
    shift
    expect_exit "$code" dateline-query -d c.db --format csv "$@"
}

query 0 sql "SELECT e.place, e.articles FROM event e WHERE type = 'attack' AND articles > 1 ORDER BY 1"
expect_out '^Kassala,2,'
expect_out '^Khartoum,2,'
[ "$(wc -l <out)" = 3 ] || fail "others joined: $(cat out)"
query 0 sql "SELECT DISTINCT field, value, source FROM conflicts ORDER BY 1, 2"
expect_out '^killed,12,Harbour Gazette,'
expect_out '^killed,15,Coast Daily,'
expect_out '^killed,4,Northern Courier,'
expect_out '^killed,6,Evening Mail,'
expect_out '^date,2021-05-28.*,Harbour Gazette,'
expect_out '^date,2021-05-29.*,Coast Daily,'
query 0 conflicts place:Khartoum
expect_out '12 \(.*Harbour Gazette.*15 \(.*Coast Daily'
query 0 conflicts type:talk_round
expect_out 'Fri 28 May 2021 .*Sat 29 May 2021'
query 1 conflicts place:"Port Sudan"
query 1 conflicts place:Omdurman
done_testing
