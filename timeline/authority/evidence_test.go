package authority_test

import (
	"strings"
	"testing"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

func TestClusterSightings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		sightings string // name; countries; first day; last day
		want      string
	}{
		{"an initial, with another country", "Karel Novak; Czechoslovakia|K. Novak; Austria", "ab"},
		{"an initial, with the same country", "Karel Novak; Czechoslovakia|K. Novak; Czechoslovakia|Novak", "aaa"},
		{"an initial, with no country", "Karel Novak; Czechoslovakia|K. Novak", "aa"},
		{"the whole name, with two countries that print it", "Karel Novak; Czechoslovakia|Karel A. Novak; Austria", "aa"},
		{"a surname alone, with a second bearer's country", "Karel Novak; Czechoslovakia|Jan Novak; Austria|Novak; Austria", "abb"},
		{"grandfather and grandson", "Karel Novak; ; 1880-01-01; 1890-01-01|K. A. Novak; ; 1975-01-01; 1976-01-01", "ab"},
		{"about the same days", "Pál Kovács; ; 1962-10-20; 1962-10-20|Imre Kovács; ; 1971-03-01; 1971-03-09|Kovács; ; 1962-10-25; 1962-10-25", "aba"},
		{"before and after", "Pál Kovács; ; 1962-10-20; 1962-10-20|Imre Kovács; ; 1971-03-01; 1971-03-09|Kovács; ; 1966-10-25; 1966-10-25", "abc"},
		{"on some unknown day", "Pál Kovács; ; 1962-10-20; 1962-10-20|Imre Kovács|Kovács; ; 1962-10-25; 1962-10-25", "abc"},
		{"a day that is not known", "Pál Kovács; ; 1962-10-20; 1962-10-20|Imre Kovács; ; 1971-03-01; 1971-03-09|Kovács", "abc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var sightings []authority.Sighting
			for text := range strings.SplitSeq(c.sightings, "|") {
				parts := append(strings.Split(text, "; "), "", "", "")
				s := authority.Sighting{Name: parts[0], Count: 1, Days: timeline.Everything}
				if parts[1] != "" {
					s.Sides = strings.Split(parts[1], ", ")
				}
				if parts[2] != "" {
					s.Days = timeline.Window{First: date(t, parts[2]).First(), Last: date(t, parts[3]).Last()}
				}
				sightings = append(sightings, s)
			}
			if got := letters(authority.ClusterSightings(sightings)); got != c.want {
				t.Errorf("ClusterSightings(%q) = %s, want %s", c.sightings, got, c.want)
			}
		})
	}
}
