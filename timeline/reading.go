package timeline

import (
	"fmt"
	"unicode/utf8"
)

// Field names a text of an entry.
type Field string

// The texts of an entry that evidence can point into.
const (
	FieldTitle    Field = "title"
	FieldAbstract Field = "abstract"
)

// Span is a stretch of an entry's text, [Start, Stop) in Unicode code points.
type Span struct {
	Field Field
	Start int
	Stop  int
}

// Mention is one place where an entry names an actor.
type Mention struct {
	Span
	Actor     string // Actor.Key
	Surface   string // the words at Span, without titles such as "Cde."
	Office    string // the office printed with the name ("Soviet Foreign Minister"), "" none
	Certainty Certainty
	Rule      string // the rule that found it, for the curator
}

// InteractionKind says how two parties communicated.
type InteractionKind string

const (
	// Message goes one way, from senders to recipients.
	Message InteractionKind = "message"
	// Conversation is a talk or meeting of all its parties.
	Conversation InteractionKind = "conversation"
	// Exchange is correspondence both ways: "Khrushchev-Kennedy exchange of letters".
	Exchange InteractionKind = "exchange"
)

// InteractionKinds lists every InteractionKind in the order of display.
var InteractionKinds = []InteractionKind{Message, Conversation, Exchange}

// DateBasis says why an interaction bears the date it bears.
type DateBasis string

const (
	// DateStated is printed in the text: "on 1 November 1962 conversation".
	DateStated DateBasis = "stated"
	// DateDocument is the entry's own date, for the act that the document is.
	DateDocument DateBasis = "document"
	// DateUnknown marks an interaction that is recalled without a date; its Date is zero.
	DateUnknown DateBasis = "unknown"
)

// Interaction is one act of communication that an entry states. A message has
// at least one of From and To, and no With; a conversation or exchange has at
// least one With and nothing else. Members are actor keys, in the order of the
// text, without repeats.
type Interaction struct {
	Kind      InteractionKind
	From      []string
	To        []string
	With      []string
	Date      Date
	DateBasis DateBasis
	Field     Field  // the text that states it
	Evidence  []Span // the words that prove it, at least one, in order
	Certainty Certainty
	Rule      string
}

// Reading is what was read out of one entry. Actors holds every actor that
// Mentions and Interactions name, once each.
type Reading struct {
	Entry        Entry
	Kind         Kind
	Actors       []Actor
	Mentions     []Mention
	Interactions []Interaction
}

// Validate returns an error if the reading breaks a promise of its types:
// every span lies within its text, every interaction has evidence, well-formed
// parties and known actors. Nothing that fails here may be stored.
func (r Reading) Validate() error {
	length := map[Field]int{
		FieldTitle:    utf8.RuneCountInString(r.Entry.Title),
		FieldAbstract: utf8.RuneCountInString(r.Entry.Abstract),
	}
	known := make(map[string]bool, len(r.Actors))
	for _, a := range r.Actors {
		if a.Key == "" || a.Name == "" {
			return fmt.Errorf("actor %q has no key or no name", a.Name)
		}
		if known[a.Key] {
			return fmt.Errorf("actor %s stands twice", a.Key)
		}
		known[a.Key] = true
	}
	check := func(s Span) error {
		n, ok := length[s.Field]
		if !ok || s.Start < 0 || s.Stop <= s.Start || s.Stop > n {
			return fmt.Errorf("span %s %d-%d lies outside its text of %d characters", s.Field, s.Start, s.Stop, n)
		}
		return nil
	}
	for _, m := range r.Mentions {
		if err := check(m.Span); err != nil {
			return fmt.Errorf("mention %q: %w", m.Surface, err)
		}
		if !known[m.Actor] {
			return fmt.Errorf("mention %q names no actor of the reading: %q", m.Surface, m.Actor)
		}
	}
	for i, x := range r.Interactions {
		if err := x.validate(known, check); err != nil {
			return fmt.Errorf("interaction %d (%s): %w", i, x.Rule, err)
		}
	}
	return nil
}

func (x Interaction) validate(known map[string]bool, check func(Span) error) error {
	switch x.Kind {
	case Message:
		if len(x.From)+len(x.To) == 0 || len(x.With) > 0 {
			return fmt.Errorf("a message has senders or recipients and nobody else")
		}
	case Conversation, Exchange:
		if len(x.With) == 0 || len(x.From)+len(x.To) > 0 {
			return fmt.Errorf("a %s has parties and no sender or recipient", x.Kind)
		}
	default:
		return fmt.Errorf("unknown kind %q", x.Kind)
	}
	for _, part := range [][]string{x.From, x.To, x.With} {
		seen := map[string]bool{}
		for _, key := range part {
			if !known[key] {
				return fmt.Errorf("names no actor of the reading: %q", key)
			}
			if seen[key] {
				return fmt.Errorf("names %q twice in one part", key)
			}
			seen[key] = true
		}
	}
	if len(x.Evidence) == 0 {
		return fmt.Errorf("has no evidence")
	}
	for _, s := range x.Evidence {
		if err := check(s); err != nil {
			return err
		}
	}
	if (x.DateBasis == DateUnknown) == x.Date.Known() {
		return fmt.Errorf("date %q does not agree with its basis %q", x.Date, x.DateBasis)
	}
	return nil
}
