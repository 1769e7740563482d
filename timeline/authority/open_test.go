package authority_test

import (
	"strings"
	"sync"
	"testing"

	"backchannel/seeds"
	"backchannel/timeline"
	"backchannel/timeline/authority"
)

var embedded = sync.OnceValues(func() (*authority.Authority, error) {
	return authority.LoadFS(seeds.Authority, "authority")
})

func mustOpen(tb testing.TB) *authority.Authority {
	tb.Helper()
	a, err := embedded()
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func date(tb testing.TB, s string) timeline.Date {
	tb.Helper()
	d, err := timeline.ParseDate(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func names(actors []*timeline.Actor) string {
	var list []string
	for _, a := range actors {
		list = append(list, a.Name)
	}
	return strings.Join(list, ", ")
}
