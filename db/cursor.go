package db

import (
	"encoding/base64"
	"encoding/json"

	"backchannel/timeline"
)

// A cursor is the sort key of the last item of a page, with the name of the
// list, in a form that invites nobody to write one.

func encodeCursor(list string, key ...any) (string, error) {
	b, err := json.Marshal(append([]any{list}, key...))
	return base64.RawURLEncoding.EncodeToString(b), err
}

// decodeCursor reads what encodeCursor wrote for the same list into the
// pointers of key. Anything else is an InvalidError.
func decodeCursor(list, cursor string, key ...any) error {
	invalid := &timeline.InvalidError{Field: "cursor", Value: cursor, Want: "a cursor that an earlier page of this list gave"}
	b, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil {
		return invalid
	}
	var parts []json.RawMessage
	if json.Unmarshal(b, &parts) != nil || len(parts) != len(key)+1 {
		return invalid
	}
	for i, into := range append([]any{new(string)}, key...) {
		if string(parts[i]) == "null" || json.Unmarshal(parts[i], into) != nil {
			return invalid
		}
		if text, ok := into.(*string); ok && (i == 0 && *text != list || storable("cursor", *text) != nil) {
			return invalid
		}
	}
	return nil
}

// checkPage returns an InvalidError unless the request asks for something.
func checkPage(page timeline.PageRequest) error {
	if page.Limit < 1 {
		return &timeline.InvalidError{Field: "limit", Value: "", Want: "a number of items of 1 or more"}
	}
	if page.Skip < 0 {
		return &timeline.InvalidError{Field: "skip", Value: "", Want: "a number of items of 0 or more"}
	}
	return nil
}

// cut makes a page of at most limit items of a list that was asked for one
// more, and takes the cursor of the last from key.
func cut[T any](items []T, limit int, key func(T) (string, error)) (timeline.Page[T], error) {
	if len(items) <= limit {
		return timeline.Page[T]{Items: items}, nil
	}
	next, err := key(items[limit-1])
	return timeline.Page[T]{Items: items[:limit], Next: next}, err
}
