package extract

import "backchannel/timeline"

// Mention is a stretch of text that names, or by an office points to, a party.
type Mention struct {
	timeline.Span
	Surface string // the words at Span
	Class   timeline.Class
	Rule    string

	// Key and Name are those of an organisation that the words name; Key is ""
	// where the authority does not hold it. Key of a person is always "": whom
	// a name means is for package resolve to say.
	Key  string
	Name string

	Office string // the office printed with a person ("Soviet Foreign Minister"), "" none
	Role   string // its head and what belongs to it, without countries: "Foreign Minister"
	Side   string // the country printed with the office, or that sends an embassy; "" none
	Post   string // the country or organisation the office is held at or sent to; "" none
	Place  string // where an embassy stands; "" elsewhere
	Organ  string // which organ it is, where the words do not say whose: see authority.Organ

	// Unnamed marks an office printed without the name of who holds it.
	Unnamed bool
	// Bare marks such an office with no country or body either: "the President".
	Bare bool
	// Sender marks a name printed in parentheses behind the office it signs for.
	Sender bool
	// Weak marks a name that nothing but its form says to be one: capitals,
	// and words that are not English.
	Weak bool
	// Alias is the index of the mention whose other name this is ("Filippov
	// [Stalin]"), -1 none.
	Alias int
	// Owner is the index of the mention of whom the words say that the
	// organisation is a part ("the Society's General Secretariat"), -1 none.
	Owner int
}

// Act is an act of communication that the words state. Parties are indices
// into Candidates.Mentions.
type Act struct {
	Kind     timeline.InteractionKind
	From     []int
	To       []int
	With     []int
	Date     timeline.Date
	Basis    timeline.DateBasis
	Field    timeline.Field
	Evidence []timeline.Span
	Rule     string
}

// Candidates is what the words of one entry say by themselves.
type Candidates struct {
	Kind     timeline.Kind
	Mentions []Mention // in order of field (title first) and start, none overlapping
	Acts     []Act     // in order of the text
	Authors  []int     // the mentions that the title names as writer or sender
}
