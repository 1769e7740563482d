package timeline_test

import (
	"errors"
	"testing"
	"time"

	"backchannel/timeline"
)

func TestParseDay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   string
		want timeline.Day
	}{
		{"1970-01-01", 0},
		{"1969-12-31", -1},
		{"1962-10-27", -2623},
		{"2000-02-29", 11016},
		{"0001-01-01", -719162},
		{"9999-12-31", 2932896},
	} {
		got, err := timeline.ParseDay(tt.in)
		if err != nil || got != tt.want {
			t.Errorf("ParseDay(%q) = %d, %v, want %d", tt.in, int(got), err, int(tt.want))
		}
		if got.String() != tt.in {
			t.Errorf("ParseDay(%q) prints as %q", tt.in, got)
		}
	}
}

func TestParseDayRejects(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"", "..", "1962", "1962-10", "1962-02-29", "1962-10-32", "62-10-27", "1962-1-2", "0000-01-01", "1962-10-27 ", "27.10.1962"} {
		d, err := timeline.ParseDay(in)
		if invalid := (*timeline.InvalidError)(nil); !errors.As(err, &invalid) || invalid.Value != in {
			t.Errorf("ParseDay(%q) = %v, %v, want an InvalidError that names it", in, d, err)
		}
	}
}

// TestDayRoundTrip goes through four centuries day by day.
func TestDayRoundTrip(t *testing.T) {
	t.Parallel()
	last := timeline.NewDay(2001, time.January, 1)
	for d := timeline.NewDay(1599, time.December, 31); d <= last; d++ {
		got, err := timeline.ParseDay(d.String())
		if err != nil || got != d {
			t.Fatalf("day %d prints as %q and parses as %d, %v", int(d), d, int(got), err)
		}
		y, m, day := d.Time().Date()
		if timeline.NewDay(y, m, day) != d {
			t.Fatalf("day %d is %d-%d-%d, which is day %d", int(d), y, m, day, int(timeline.NewDay(y, m, day)))
		}
	}
}

func TestNewDayNormalises(t *testing.T) {
	t.Parallel()
	if got, want := timeline.NewDay(1962, time.April, 31), timeline.NewDay(1962, time.May, 1); got != want {
		t.Errorf("31 April 1962 = %v, want %v", got, want)
	}
}

func TestDayBounds(t *testing.T) {
	t.Parallel()
	for _, d := range []timeline.Day{timeline.DistantPast, timeline.DistantFuture} {
		if d.String() != ".." {
			t.Errorf("day %d prints as %q, want ..", int(d), d)
		}
	}
	if timeline.DistantPast >= timeline.NewDay(1, time.January, 1) || timeline.DistantFuture <= timeline.NewDay(9999, time.December, 31) {
		t.Error("a real day lies outside the bounds")
	}
}

func TestWindowTouches(t *testing.T) {
	t.Parallel()
	day := func(s string) timeline.Day {
		d, err := timeline.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	crisis := timeline.Window{First: day("1962-10-16"), Last: day("1962-10-28")}
	for _, tt := range []struct {
		name, date string
		window     timeline.Window
		want       bool
	}{
		{"the first day", "1962-10-16", crisis, true},
		{"the last day", "1962-10-28", crisis, true},
		{"the day before", "1962-10-15", crisis, false},
		{"the day after", "1962-10-29", crisis, false},
		{"a month that holds it", "1962-10", crisis, true},
		{"a month beside it", "1962-11", crisis, false},
		{"an interval into it", "1962-10-01/1962-10-16", crisis, true},
		{"an open end before it", "1961/..", crisis, true},
		{"an open beginning before it", "../1961", crisis, false},
		{"no date in a window", "", crisis, false},
		{"no date in everything", "", timeline.Everything, true},
		{"any date in everything", "1962", timeline.Everything, true},
		{"a window without an end", "1991", timeline.Window{First: crisis.First, Last: timeline.DistantFuture}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d, err := timeline.ParseDate(tt.date)
			if err != nil {
				t.Fatal(err)
			}
			if got := tt.window.Touches(d); got != tt.want {
				t.Errorf("Touches(%q) = %v, want %v", tt.date, got, tt.want)
			}
		})
	}
}
