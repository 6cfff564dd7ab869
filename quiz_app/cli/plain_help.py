"""What `:?` tells in a plain session."""

HELP = """\
Answers: text for a typed card, a number to pick or several as in 1 3, an empty line to reveal or for "don't know".
Several names stand on one line with ; between them; t and f say true and false.
Grades after revealing: 1 again, 2 hard, 3 good, 4 easy; an empty line is good.
:u undo   :r redo   :h hint   :o override the last verdict (:o 1 to :o 4 gives a grade)   :i card info
:s the passage that the last answer rests on, its evidence between « and »
:e edit the question of the last answer
:a accept your last answer as right from now on
:o 2 3 gives answer number 2 of the card's info grade 3   :x 1 takes back the first accepted answer there
:* flag   :- bury until tomorrow   :@ suspend   :q leave   :? this help
A line that begins with :: is an answer that begins with one colon."""
