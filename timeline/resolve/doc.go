// Package resolve decides whom the words of an entry mean, and so turns what
// package extract found into a timeline.Reading: actors, mentions and
// interactions, each with the words that prove it.
//
// # How it decides
//
// Inside an entry, fuller names come first, and a bare surname belongs to the
// one person of the entry who bears it; where two do, to the one whom the title
// names, else to neither. Who that is the authority says, by the name in full,
// the office and country printed with it, the date, and at last by being the
// one whom a surname alone means in that year; where it can mean two, it stays
// as printed. In the light of a collection (Observe all, then Read), a surname
// that the authority leaves open takes the full name that the entries within
// sixty days of it give, if they give one only, and the variants of a name that
// no table has become one actor (authority.Cluster), unless two countries are
// printed with one surname.
//
// An office printed without a name is its holder's on the entry's date, marked
// timeline.Inferred, and so is every interaction that rests on it. Where nobody
// knows the holder, an ambassador, minister or commander who sends, receives or
// talks in a title stands for the embassy, ministry or command.
//
// A statement that only repeats another is not made twice: an abstract that
// tells again of the letter or talk that its title is about adds to its parties
// and dates, not to the number of interactions.
//
// # How well it does
//
// TestFigures measures it, as the annotators do, on 80 entries annotated by
// hand. The seed listing's ten and the odd half of the seventy development
// entries were looked at throughout; of the even half nothing but totals was
// looked at until the grammar stood, and those totals are the measure; its
// errors then showed rules that were missing, and the last column is with them:
//
//	                              seed   odd    even, unseen   even, now
//	people, F1                    1.000  1.000  0.980          1.000
//	canonical name right          1.000  1.000  0.973          0.987
//	organisations, F1             1.000  1.000  0.977          1.000
//	document kind                 1.000  1.000  0.943          1.000
//	interactions in titles, F1    1.000  1.000  0.970          1.000
//	interactions in abstracts, F1 1.000  0.976  0.550          0.980
//	interaction dates             1.000  1.000  0.914          1.000
//
// Both halves have served now, so what entries of other crises will give lies
// between the last two columns.
//
// What it still gets wrong, by kind:
//
//   - acts told in words that are no verbs or nouns of communication: "a
//     breakfast that Zorin, as chairman of the Security Council, gave for its
//     members"; "he pressed on Macmillan the need to include China";
//   - speakers whom only the sense gives: "the latter", "his guest", "both";
//   - a surname of two bearers after one of them was named: in "Dobrynin saw
//     Robert Kennedy, who read out a letter in which Kennedy agreed", Robert;
//   - romanisations of one name that no rule or table ties: Pak Heon-yeong and
//     Park Hun-young;
//   - names of things after people that no word marks as such, and places
//     that neither the authority nor the lists know, at the beginning of a
//     sentence.
package resolve
