package server

import (
	"context"
	"iter"

	"backchannel/timeline"
)

// Store is what the server needs of a database. Every method returns
// timeline.ErrNotFound for a collection, entry or actor that does not exist in
// it, and a *timeline.InvalidError for a cursor or filter that cannot be.
type Store interface {
	// Ping reports whether the database answers.
	Ping(ctx context.Context) error
	// Collections returns all of them in order of name.
	Collections(ctx context.Context) ([]timeline.Collection, error)
	// Collection returns one by its id.
	Collection(ctx context.Context, collection int64) (timeline.Collection, error)

	// Timeline returns a count for each date that the filter's entries bear or
	// tell of, in order of first day, longer spans first, undated last.
	Timeline(ctx context.Context, collection int64, f timeline.Filter) ([]timeline.DayCount, error)
	// Counts is Timeline without the people.
	Counts(ctx context.Context, collection int64, f timeline.Filter) ([]timeline.DayCount, error)
	// Entries returns the filter's entries in the order of Timeline, an entry
	// once more at each other day that it tells of where told is set.
	Entries(ctx context.Context, collection int64, f timeline.Filter, told bool, page timeline.PageRequest) (timeline.Page[timeline.Appearance], error)
	// EntriesByID returns the entries of these ids, in the order of ids; ids
	// that do not exist are left out.
	EntriesByID(ctx context.Context, collection int64, ids []int64) ([]timeline.StoredEntry, error)
	// TitlesByID is EntriesByID of the ID, and of Entry of the Date, Title and
	// URL only, in any order: what stands under a tie in an export.
	TitlesByID(ctx context.Context, collection int64, ids []int64) ([]timeline.StoredEntry, error)
	// EntryIDs returns the ids that the filter chooses, ascending.
	EntryIDs(ctx context.Context, collection int64, f timeline.Filter) ([]int64, error)

	// Actors returns actors by name, best first.
	Actors(ctx context.Context, collection int64, f timeline.ActorFilter, page timeline.PageRequest) (timeline.Page[timeline.StoredActor], error)
	// ActorsByID returns the actors of these ids in the order of ids; ids that
	// do not exist are left out.
	ActorsByID(ctx context.Context, collection int64, ids []int64) ([]timeline.StoredActor, error)
	// Tie returns the interactions that both a and b are parties of (for a
	// message: one from the other), in order of first day, undated last.
	Tie(ctx context.Context, collection, a, b int64, w *timeline.Window, page timeline.PageRequest) (timeline.Page[timeline.StoredInteraction], error)

	// Comentions counts the filter's entries that name both of two actors, for
	// every two of among that any entry names: the limit most frequent pairs,
	// ids deciding among equals.
	Comentions(ctx context.Context, collection int64, f timeline.Filter, among []int64, limit int) ([]timeline.Comention, error)

	// AllActors and AllInteractions read the collection as of one moment for a
	// network, in order of id. Of an interaction only ID, EntryID, Kind, Date,
	// Certainty and the ids of its parties are filled.
	AllActors(ctx context.Context, collection int64) iter.Seq2[timeline.StoredActor, error]
	AllInteractions(ctx context.Context, collection int64) iter.Seq2[timeline.StoredInteraction, error]
}
