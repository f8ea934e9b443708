# said.sh - one statement told by three articles, and what "statements" answers.
#
# SPDX-License-Identifier: MIT
. "$(dirname "$0")/lib.sh"

cat >whole.txt <<'END'
---
title: Ruiz rejects the ferry plan
date: 2019-08-26
source: Harbour Post
---
Peruvian Foreign Minister Ana Ruiz told reporters on Monday: "We will never accept a ferry line through the northern harbour, because our fishermen live from that water. They have lived from it since the harbour was a beach, and their sons will live from it when nobody remembers who asked for a ferry."

She said in an interview with the BBC that talks with Chile would go on.
END
cat >trimmed.txt <<'END'
---
title: No ferry, says Ruiz
date: 2019-08-27
source: Coast Daily
---
Peruvian Foreign Minister Ana Ruiz said Peru would "never accept a ferry line through the northern harbour".
END
cat >translated.txt <<'END'
---
title: Minister against ferry
date: 2019-08-28
source: Evening Mail
---
"We shall never be accepting a ferry line in the northern harbour, as fishermen live from this water," Foreign Minister Ana Ruiz said on Monday.

Chile denied that it had asked for the ferry. "Ruiz will accept a ferry line through the northern harbour," Chile said.
END
expect_exit 0 dateline-ingest -q -d said.db whole.txt trimmed.txt translated.txt
ask() { expect_exit 0 dateline-query -d said.db --format csv "$@"; }

ask --columns speaker,act,addressee,articles,content statements "fishermen"
expect_out '^Ana Ruiz,say,reporters,3,"""We will never accept .* asked for a ferry\."""'
expect_no_out 'shall never'
ask --columns speaker,articles statements "northern harbour"
expect_out '^Chile,1,' # the contrary, and by somebody else
ask --columns content statements medium:interview
expect_out '^that talks with Chile would go on,'
expect_no_out 'ferry'
ask --columns content statements -medium:interview
expect_no_out 'talks with Chile'
ask --columns content statements act:deny,warn
expect_out '^that it had asked for the ferry,'
expect_no_out 'fishermen'
ask --columns speaker statements to:reporters
expect_out '^Ana Ruiz,'
ask --columns speaker statements by:Chile date:2019-08-28..2019-08-29
expect_no_out 'Ruiz'
ask --columns who,type positions
expect_out '^Peru,rejection,' # "we" is the side she speaks for

# a table cuts what --full prints
expect_exit 0 dateline-query -d said.db statements fishermen
expect_out '^when +speaker +act +what +article$'
expect_no_out 'asked for a ferry'
expect_exit 0 dateline-query -d said.db statements fishermen --full
expect_out 'asked for a ferry'
expect_exit 1 dateline-query -d said.db statements to:nobody
expect_err 'no actor "nobody" here'
# who is polled says it, not who polls
cat >polled.txt <<'END'
Economists polled by Reuters said that the harbour was too small.
END
expect_exit 0 dateline-ingest --annotate=attribution polled.txt
expect_out '"speaker": {"name": "Economists"'

# what a state publishes: its president, and "we" of its own people
cat >harbour.txt <<'END'
---
title: Remarks by President Biden at the New Harbour
date: 2022-05-03
source: The White House
---
THE PRESIDENT:  Good morning. I met President Erik Dahl in Oslo last week, and he thanked me for the ferry.

Q  Will the harbour be opened in June?

THE PRESIDENT:  I told President Dahl that the harbour is open.

MS. RUIZ:  We signed the treaty with Norway on Monday.

Q  When will the Congress vote on it?

MS. RUIZ:  The President asked Congress to hurry.
END
expect_exit 0 dateline-ingest --annotate=event harbour.txt
expect_out '"text": "met".*"participant": .*"name": "Joe Biden".*"name": "Erik Dahl"'
expect_out '"text": "thanked".*"speaker": .."name": "Erik Dahl"'
expect_out '"text": "signed".*"name": "United States".*"name": "Norway"'
expect_out '"text": "asked".*"proposer": .."name": "Joe Biden".*"name": "US Congress"'
done_testing
