package server

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"backchannel/timeline"
)

// known is what a request's middleware read of the collections that it is
// about: one, or all. Handlers take it from the context, so that tag and
// answer speak of the same revision and the database is asked once.
type known struct{ collections []timeline.Collection }

type knownKey struct{}

func withKnown(ctx context.Context, k known) context.Context {
	return context.WithValue(ctx, knownKey{}, k)
}

// knownOf reads the collections that an answer of op depends on.
func (a *api) knownOf(ctx context.Context, op operation, collection string) (known, error) {
	switch {
	case slices.ContainsFunc(op.parameters, func(p parameter) bool { return p.In == "path" && p.Name == "collection" }):
		id, err := parseID(collection)
		if err != nil {
			return known{}, err
		}
		c, err := a.store.Collection(ctx, id)
		return known{[]timeline.Collection{c}}, err
	case op.id == "listCollections":
		cs, err := a.store.Collections(ctx)
		return known{cs}, err
	}
	return known{}, nil
}

// collection returns the collection of the request that ctx belongs to.
func (a *api) collection(ctx context.Context, id Id) (timeline.Collection, error) {
	if k, ok := ctx.Value(knownKey{}).(known); ok && len(k.collections) == 1 {
		return k.collections[0], nil
	}
	n, err := parseID(id)
	if err != nil {
		return timeline.Collection{}, err
	}
	return a.store.Collection(ctx, n)
}

// tag is the entity tag of the answer to r. It is weak, because the answer may
// travel compressed or not.
func (k known) tag(build string, r *http.Request) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%s\x00", build, r.URL.Path, r.URL.RawQuery)
	for _, c := range k.collections {
		fmt.Fprintf(h, "%d\x00%d\x00%s\x00", c.ID, c.Revision, c.Name)
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:15]) + `"`
}

// tagMatches reports whether an If-None-Match header names the tag.
func tagMatches(header, tag string) bool {
	opaque := strings.TrimPrefix(tag, "W/")
	for _, candidate := range strings.Split(header, ",") {
		candidate = strings.TrimSpace(candidate)
		if candidate == "*" || strings.TrimPrefix(candidate, "W/") == opaque {
			return true
		}
	}
	return false
}
