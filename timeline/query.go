package timeline

// This file holds what is asked of a store of readings, and what it answers.
// Ids are a store's own numbers, unique over all its collections.

// Collection is a set of entries that is imported, read and exported as one.
type Collection struct {
	ID            int64
	Name          string // unique, as its user typed it
	Revision      int64  // raised by one at every change of the collection's data
	Entries       int
	Undated       int // of Entries, those without a date
	People        int
	Organisations int
	Interactions  int
	First, Last   Day // of the dated entries; both 0 where Entries == Undated
}

// Filter chooses entries. Its fields restrict together; a zero field does not
// restrict, and so Window is a pointer.
type Filter struct {
	Window    *Window
	Actors    []int64 // entries that name every one of these
	Sender    int64   // entries that state a message from this actor, to Recipient where both are given
	Recipient int64   // entries that state a message to this actor
	Kinds     []Kind  // of any of these kinds
	Text      string  // all words of it stand in title or abstract; "…" is a phrase, -word excludes
}

// DayCount says what a collection holds for one day, or for one vaguer date:
// a month, a year, an interval.
type DayCount struct {
	Date   Date         // the day, or the vague date; zero for undated entries
	Kinds  map[Kind]int // entries dated so, by kind; kinds without an entry are absent
	Told   int          // interactions of this day that entries of other dates tell of
	People int          // distinct people named in those entries
}

// Appearance is an entry where it stands in the chronology: at its own date,
// or at the day of an interaction that it tells of.
type Appearance struct {
	Date  Date
	Told  bool // shown at Date for an interaction, not for the entry's own date
	Entry StoredEntry
}

// Page is a part of a list in a fixed order. Next is the cursor of the part
// after it, "" at the end.
type Page[T any] struct {
	Items []T
	Next  string
}

// PageRequest asks for a part of a list: at most Limit items behind After, a
// cursor that an earlier Page gave, "" for the beginning. A cursor that is not
// one is an InvalidError of field "cursor". A part of the chronology may be
// asked for out of its turn instead: from the date Start on, without that
// date's first Skip items. After goes before Start.
type PageRequest struct {
	After string
	Start *Date
	Skip  int
	Limit int
}

// StoredEntry is an entry with what was read out of it.
type StoredEntry struct {
	ID           int64
	Entry        Entry
	Kind         Kind
	Mentions     []StoredMention     // in order of field (title first) and start
	Interactions []StoredInteraction // in the order of the reading
}

// StoredMention is a Mention whose actor is an id.
type StoredMention struct {
	Mention // Mention.Actor is the key
	Actor   int64
}

// StoredInteraction is an Interaction whose parties are ids.
type StoredInteraction struct {
	ID          int64
	EntryID     int64
	Interaction // From, To and With are keys; the ids stand below, in the same order
	FromIDs     []int64
	ToIDs       []int64
	WithIDs     []int64
}

// StoredActor is an actor with its numbers in its collection.
type StoredActor struct {
	ID int64
	Actor
	ParentID     int64 // 0 none
	Mentions     int   // places that name it
	Entries      int   // entries that name it
	Interactions int   // that it is a party of
	First, Last  Day   // of the dated entries that name it; both 0 where none does
}

// ActorFilter chooses actors. Name matches any name or alias by its beginning
// or by likeness, whatever the case, diacritics or transliteration; best
// first. An empty Name lists all, most often mentioned first.
type ActorFilter struct {
	Name  string
	Class Class // "" both
}

// Comention says that entries name both of two actors, which is no interaction.
type Comention struct {
	A, B    int64 // A is the lower
	Entries int   // that name both
}

// ImportReport counts what an import did.
type ImportReport struct {
	New, Changed, Unchanged int
	Collection              int64 // its id; 0 where nothing was imported and there was none
	Revision                int64 // after it
}
