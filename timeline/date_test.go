package timeline_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"backchannel/timeline"
)

func TestParseDate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in, first, last string
		exact                 bool
	}{
		{"a day", "1962-10-27", "1962-10-27", "1962-10-27", true},
		{"a month", "1962-11", "1962-11-01", "1962-11-30", false},
		{"December ends with the year", "1962-12", "1962-12-01", "1962-12-31", false},
		{"February of a leap year", "1960-02", "1960-02-01", "1960-02-29", false},
		{"February of a common year", "1962-02", "1962-02-01", "1962-02-28", false},
		{"February of a century that is none", "1900-02", "1900-02-01", "1900-02-28", false},
		{"February of a century that is", "2000-02", "2000-02-01", "2000-02-29", false},
		{"a leap day", "1960-02-29", "1960-02-29", "1960-02-29", true},
		{"a year", "1962", "1962-01-01", "1962-12-31", false},
		{"the first year", "0001", "0001-01-01", "0001-12-31", false},
		{"the last year", "9999", "9999-01-01", "9999-12-31", false},
		{"an uncertain day", "1962-10-27?", "1962-10-27", "1962-10-27", false},
		{"an approximate year", "1962~", "1962-01-01", "1962-12-31", false},
		{"both", "1962-10%", "1962-10-01", "1962-10-31", false},
		{"an interval of days", "1962-10-22/1962-10-28", "1962-10-22", "1962-10-28", false},
		{"an interval of one day", "1962-10-22/1962-10-22", "1962-10-22", "1962-10-22", false},
		{"an interval of mixed precision", "1961/1962-02", "1961-01-01", "1962-02-28", false},
		{"an interval within one month", "1962-10/1962-10-05", "1962-10-01", "1962-10-05", false},
		{"an open end", "1962-10-22/..", "1962-10-22", "..", false},
		{"an open beginning", "../1962-10", "..", "1962-10-31", false},
		{"an unknown end", "1962-10-22/", "1962-10-22", "..", false},
		{"an unknown beginning", "/1962", "..", "1962-12-31", false},
		{"qualified ends", "1961~/1962-02?", "1961-01-01", "1962-02-28", false},
		{"the unknown date", "", "..", "..", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d, err := timeline.ParseDate(tt.in)
			if err != nil {
				t.Fatalf("ParseDate(%q): %v", tt.in, err)
			}
			if got := d.First().String(); got != tt.first {
				t.Errorf("ParseDate(%q).First() = %s, want %s", tt.in, got, tt.first)
			}
			if got := d.Last().String(); got != tt.last {
				t.Errorf("ParseDate(%q).Last() = %s, want %s", tt.in, got, tt.last)
			}
			if got := d.Exact(); got != tt.exact {
				t.Errorf("ParseDate(%q).Exact() = %v, want %v", tt.in, got, tt.exact)
			}
			if got := d.String(); got != tt.in {
				t.Errorf("ParseDate(%q).String() = %q", tt.in, got)
			}
			if got := d.Known(); got != (tt.in != "") {
				t.Errorf("ParseDate(%q).Known() = %v", tt.in, got)
			}
		})
	}
}

func TestParseDateRejects(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"1962-02-29", "1900-02-29", "1962-04-31", "1962-13", "1962-00", "1962-10-00", "0000", "0000-01",
		"62", "1962-1", "1962-1-1", "1962-10-2", "19621027", "1962/10/27", "1962-10-27T00:00", "+1962", "-1962", "196-10",
		"1962-10-22/1962-10-21", "1963/1962", "/", "../..", "../", "/..", "1962/1963/1964", "..", "1962..",
		"1962??", "?1962", "1962?-10", "?", " 1962", "1962 ", "1962-10-27\n", "１９６２", "October 27, 1962", "1962-2x", "1962-1-27/",
	} {
		d, err := timeline.ParseDate(in)
		invalid := (*timeline.InvalidError)(nil)
		if !errors.As(err, &invalid) {
			t.Errorf("ParseDate(%q) = %q, %v, want an InvalidError", in, d, err)
			continue
		}
		if invalid.Field != "date" || invalid.Value != in || d.Known() {
			t.Errorf("ParseDate(%q) = %q, %+v, want the unknown date and the value named", in, d, invalid)
		}
	}
}

// randomPoint prints one end of a date.
func randomPoint(r *rand.Rand) string {
	day := timeline.NewDay(1+r.IntN(9999), time.January, 1+r.IntN(365))
	s := day.String()[:[]int{4, 7, 10}[r.IntN(3)]]
	return s + []string{"", "", "", "?", "~", "%"}[r.IntN(6)]
}

// TestDateRoundTrip prints and parses random dates: nothing may be lost, and
// the days must agree with how the texts compare.
func TestDateRoundTrip(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1962, 10))
	intervals := 0
	for range 20_000 {
		in := randomPoint(r)
		if r.IntN(2) == 0 {
			a, b := in, randomPoint(r)
			if strings.TrimRight(a, "?~%") > strings.TrimRight(b, "?~%") {
				a, b = b, a
			}
			in = []string{a, a, a, "..", ""}[r.IntN(5)] + "/" + b
			if r.IntN(5) == 0 {
				in = a + []string{"/..", "/"}[r.IntN(2)]
			}
			intervals++
		}
		d, err := timeline.ParseDate(in)
		if err != nil {
			t.Fatalf("ParseDate(%q): %v", in, err)
		}
		again, err := timeline.ParseDate(d.String())
		if err != nil || again != d || d.String() != in {
			t.Fatalf("ParseDate(%q) prints as %q and parses as %v, %v", in, d, again, err)
		}
		if d.First() > d.Last() {
			t.Fatalf("ParseDate(%q) runs from %v to %v", in, d.First(), d.Last())
		}
		text, _ := d.MarshalText()
		var unmarshalled timeline.Date
		if err := unmarshalled.UnmarshalText(text); err != nil || unmarshalled != d {
			t.Fatalf("%q as text is %q, and read back %q, %v", in, text, unmarshalled, err)
		}
	}
	if intervals < 1000 {
		t.Fatalf("only %d intervals were tried", intervals)
	}
}

func TestInterval(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, a, b, want string // want "" is an error
	}{
		{"two days", "1962-10-22", "1962-10-28", "1962-10-22/1962-10-28"},
		{"a month and a year", "1962-10", "1963", "1962-10/1963"},
		{"the same day", "1962-10-22", "1962-10-22", "1962-10-22/1962-10-22"},
		{"an unknown end", "1962-10-22", "", "1962-10-22/"},
		{"an unknown beginning", "", "1962-10-22", "/1962-10-22"},
		{"intervals give their outer ends", "1961/1962", "1963/1964", "1961/1964"},
		{"an open beginning stays open", "../1962", "1963", "../1963"},
		{"an open end stays open", "1962", "1961/..", "1962/.."},
		{"the wrong way round", "1963", "1962", ""},
		{"nothing known", "", "", ""},
		{"both ends open", "../1962", "1961/..", ""},
		{"an open beginning and nothing", "../1962", "", ""},
		{"nothing and an unknown end", "", "1962/", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a, errA := timeline.ParseDate(tt.a)
			b, errB := timeline.ParseDate(tt.b)
			if errA != nil || errB != nil {
				t.Fatal(errA, errB)
			}
			d, err := timeline.Interval(a, b)
			if tt.want == "" {
				if invalid := (*timeline.InvalidError)(nil); !errors.As(err, &invalid) || d.Known() {
					t.Fatalf("Interval(%q, %q) = %q, %v, want an InvalidError", tt.a, tt.b, d, err)
				}
				return
			}
			if err != nil || d.String() != tt.want {
				t.Fatalf("Interval(%q, %q) = %q, %v, want %q", tt.a, tt.b, d, err, tt.want)
			}
			if again, err := timeline.ParseDate(d.String()); err != nil || again != d {
				t.Errorf("ParseDate(%q) = %q, %v, want the interval again", d, again, err)
			}
		})
	}
}

func TestDateConstructors(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		got  timeline.Date
		want string
	}{
		{timeline.DayDate(timeline.NewDay(1962, time.October, 27)), "1962-10-27"},
		{timeline.DayDate(timeline.NewDay(1, time.January, 1)), "0001-01-01"},
		{timeline.MonthDate(1962, time.November), "1962-11"},
		{timeline.YearDate(1962), "1962"},
	} {
		want, err := timeline.ParseDate(tt.want)
		if err != nil || tt.got != want {
			t.Errorf("got %q, want %q (%v)", tt.got, want, err)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "1962", "1962-10-27", "1962-10?", "1962-10-22/..", "/1962~", "1962-02-29", "9999-12-31/9999%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := timeline.ParseDate(s)
		if err != nil {
			if d.Known() {
				t.Fatalf("ParseDate(%q) gives both %q and %v", s, d, err)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("ParseDate(%q) prints as %q", s, d)
		}
		if d.First() > d.Last() {
			t.Fatalf("ParseDate(%q) runs from %v to %v", s, d.First(), d.Last())
		}
		if d.Exact() && d.First() != d.Last() {
			t.Fatalf("ParseDate(%q) is exact and runs from %v to %v", s, d.First(), d.Last())
		}
	})
}
