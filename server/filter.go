package server

import (
	"strings"

	"backchannel/timeline"
)

// The parameters have been held to the contract when they come here; what is
// left is what one parameter says of another.

// window reads from and to; nil where neither is given.
func window(from, to *string) (*timeline.Window, error) {
	return bounds("from", from, "to", to)
}

// bounds reads the first and last day of a window from two parameters; nil
// where neither is given.
func bounds(firstName string, first *string, lastName string, last *string) (*timeline.Window, error) {
	if first == nil && last == nil {
		return nil, nil
	}
	w := timeline.Everything
	for _, bound := range []struct {
		name string
		text *string
		day  *timeline.Day
	}{{firstName, first, &w.First}, {lastName, last, &w.Last}} {
		if bound.text == nil {
			continue
		}
		day, err := timeline.ParseDay(*bound.text)
		if err != nil {
			return nil, invalidParameter(bound.name, *bound.text, "a day written YYYY-MM-DD")
		}
		*bound.day = day
	}
	if w.First > w.Last {
		return nil, invalidParameter(lastName, *last, "a day that is not before "+firstName+", "+*first)
	}
	return &w, nil
}

// filterParams are those that most operations share.
type filterParams struct {
	from, to          *string
	actors            *[]Id
	sender, recipient *Id
	kinds             *[]EntryKind
	q                 *string
}

// filter reads them. An actor that no store can have is not found.
func (p filterParams) filter() (timeline.Filter, error) {
	var f timeline.Filter
	var err error
	if f.Window, err = window(p.from, p.to); err != nil {
		return f, err
	}
	if p.actors != nil {
		if f.Actors, err = parseIDs(*p.actors); err != nil {
			return f, err
		}
	}
	if p.sender != nil {
		if f.Sender, err = parseID(*p.sender); err != nil {
			return f, err
		}
	}
	if p.recipient != nil {
		if f.Recipient, err = parseID(*p.recipient); err != nil {
			return f, err
		}
	}
	if p.kinds != nil {
		for _, k := range *p.kinds {
			f.Kinds = append(f.Kinds, timeline.Kind(k))
		}
	}
	if p.q != nil {
		f.Text = strings.TrimSpace(*p.q)
	}
	return f, nil
}

func parseIDs(ids []Id) ([]int64, error) {
	out := make([]int64, len(ids))
	for i, id := range ids {
		var err error
		if out[i], err = parseID(id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// defaultLimit is the contract's default of limit.
const defaultLimit = 50

func pageRequest(cursor *string, limit *int) timeline.PageRequest {
	return timeline.PageRequest{After: or(cursor, ""), Limit: or(limit, defaultLimit)}
}

// or is what p points to, or v where it points to nothing.
func or[T any](p *T, v T) T {
	if p == nil {
		return v
	}
	return *p
}
