package authority_test

import (
	"io/fs"
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

var _ fs.FS = seeds.Authority

func TestHolders(t *testing.T) {
	a := mustOpen(t)
	for _, c := range []struct{ role, of, on, want string }{
		{"Ambassador to Cuba", "USSR", "1962-10-27", "Aleksandr Alekseev"},
		{"Foreign Minister", "Soviet", "1962-10-27", "Andrei Gromyko"},
		{"Premier", "China", "1962-11-15", "Zhou Enlai"},
		{"Ambassador", "Soviet Embassy in Havana", "1962-10-27", "Aleksandr Alekseev"},
		{"Ambassador to the United States", "USSR", "1962-10-27", "Anatoly Dobrynin"},
		{"UN Secretary General", "United Nations", "1962-10-27", "U Thant"},
	} {
		if got := names(a.Holders(c.role, c.of, date(t, c.on))); got != c.want {
			t.Errorf("Holders(%q, %q, %s) = %q, want %q", c.role, c.of, c.on, got, c.want)
		}
	}
}
