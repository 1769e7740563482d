package authority_test

import (
	"testing"

	"backchannel/timeline/authority"
)

func TestCast(t *testing.T) {
	t.Parallel()
	var c authority.Cast
	for _, n := range []struct{ name, on string }{
		{"Erzsébet Görög", "1963-06-23"},
		{"Görög", "1962-10-16"},
		{"E. Gorog", ""},
		{"Pál Kovács", "1962-10-20"},
		{"Imre Kovács", "1971-03-01"},
		{"Kovács", "1962-10-25"},
		{"Siedliecky", "1966-11-10"},
	} {
		c.Note(n.name, date(t, n.on))
	}
	c.Settle()
	for _, q := range []struct{ name, on, want string }{
		{"Görög", "1962-10-16", "Erzsébet Görög"},
		{"E. Gorog", "1970-01-01", "Erzsébet Görög"},
		{"Kovács", "1962-10-25", "Pál Kovács"},
		{"Kovács", "1971-03-04", "Imre Kovács"},
		{"Kovács", "1966-01-01", "Kovács"},
		{"Kovács", "", "Kovács"},
		{"Siedliecky", "1966-11-10", "Siedliecky"},
		{"Nobody", "1962-10-25", "Nobody"},
	} {
		if got := c.Name(q.name, date(t, q.on)); got != q.want {
			t.Errorf("Name(%q, %q) = %q, want %q", q.name, q.on, got, q.want)
		}
	}
	var empty authority.Cast
	if got := empty.Name("Görög", date(t, "1962-10-16")); got != "Görög" {
		t.Errorf("an empty cast names Görög %q", got)
	}
}
