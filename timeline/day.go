package timeline

import (
	"math"
	"time"
)

// Day is a civil day of the proleptic Gregorian calendar, counted from
// 1 January 1970 (day 0). It has no time of day and no time zone: an archive
// dates a document by the calendar on the wall where it was written.
type Day int32

// DistantPast and DistantFuture bound the open side of an interval. They sort
// before and after every real day.
const (
	DistantPast   Day = math.MinInt32
	DistantFuture Day = math.MaxInt32
)

// NewDay returns the day of year, month and day. It does not check that the
// day exists: 31 April is 1 May, as with time.Date.
func NewDay(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDay reads a day written YYYY-MM-DD; nothing else is accepted.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() == 0 {
		return 0, &InvalidError{Field: "day", Value: s, Want: "a day written YYYY-MM-DD, such as 1962-10-27"}
	}
	return NewDay(t.Year(), t.Month(), t.Day()), nil
}

// Time returns midnight UTC of the day. It is meaningless for DistantPast and
// DistantFuture.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String prints the day as YYYY-MM-DD, and ".." where it is DistantPast or
// DistantFuture.
func (d Day) String() string {
	if d == DistantPast || d == DistantFuture {
		return ".."
	}
	return d.Time().Format(time.DateOnly)
}

// Window is a closed span of days, as a reader chooses it. The zero Window is
// the single day 1 January 1970; Everything is the window without bounds.
type Window struct{ First, Last Day }

// Everything is the window that holds every day.
var Everything = Window{First: DistantPast, Last: DistantFuture}

// Touches reports whether some day that d can mean lies in the window. A date
// that is unknown touches only Everything.
func (w Window) Touches(d Date) bool {
	if !d.Known() {
		return w == Everything
	}
	return d.First() <= w.Last && d.Last() >= w.First
}
