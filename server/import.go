package server

import (
	"context"
	"net/http"
	"strings"
	"unicode/utf8"
)

// maxName is the contract's maxLength of a collection's name.
const maxName = 200

// ImportListing imports a pasted listing.
func (a *api) ImportListing(ctx context.Context, r ImportListingRequestObject) (ImportListingResponseObject, error) {
	if a.importer == nil {
		return nil, &problemError{
			status: http.StatusForbidden, kind: kindNoImport, title: "This server does not take imports",
			detail: "Import with the command: backchannel import FILE.",
		}
	}
	name := strings.TrimSpace(r.Body.Collection)
	if n := utf8.RuneCountInString(name); n == 0 || n > maxName || !printable(name) {
		return nil, invalidParameter("collection", r.Body.Collection, "a name of 1 to 200 characters on one line")
	}
	if strings.TrimSpace(r.Body.Text) == "" {
		return nil, invalidParameter("text", r.Body.Text, "a listing: the text of a search page, CSV, TSV, JSON lines or HTML")
	}
	done, err := a.importer.Import(ctx, name, r.Body.Text)
	if err != nil {
		return nil, err
	}
	c, err := a.store.Collection(ctx, done.Collection)
	if err != nil {
		return nil, err
	}
	out := ImportListing200JSONResponse{
		Collection: formatCollection(c), New: done.New, Changed: done.Changed, Unchanged: done.Unchanged,
		RejectedTotal: &done.RejectedTotal,
	}
	out.Rejected = append([]Rejection{}, done.Rejected...)
	out.Notes = append([]Rejection{}, done.Notes...)
	return out, nil
}

// printable reports whether a name is a line that can be read.
func printable(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || r == utf8.RuneError })
}
