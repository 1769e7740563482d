package timeline

import (
	"strconv"
	"strings"
	"time"
)

// Date is a date as a source prints it: an EDTF expression (ISO 8601-2) of
// level 0 (day, month, year, interval) or of the common part of level 1 (open
// and unknown ends, and the qualifiers ? uncertain, ~ approximate, % both).
// The zero Date is unknown. Dates are comparable with ==.
type Date struct {
	from, to point
	interval bool
}

// point is one end of a Date.
type point struct {
	year      int16 // 1-9999; 0 where there is no date: see open
	month     uint8 // 0 where only the year is known
	day       uint8 // 0 where only the month is known
	qualifier byte  // 0, '?', '~' or '%'
	open      bool  // ".." of an interval; else year 0 is unknown
}

// DayDate returns the Date of one day. d must be a day of the years 1-9999.
func DayDate(d Day) Date {
	y, m, day := d.Time().Date()
	return single(point{year: int16(y), month: uint8(m), day: uint8(day)})
}

// MonthDate returns the Date of a whole month.
func MonthDate(year int, month time.Month) Date {
	return single(point{year: int16(year), month: uint8(month)})
}

// YearDate returns the Date of a whole year.
func YearDate(year int) Date { return single(point{year: int16(year)}) }

// Interval returns the interval from the first day of a to the last of b. An
// unknown a or b makes that end unknown; one end must be a date. Where a or b
// is an interval itself, its outer end is taken.
func Interval(a, b Date) (Date, error) {
	d := Date{from: a.from, to: b.to, interval: true}
	if d.from.year == 0 && d.to.year == 0 {
		return Date{}, &InvalidError{Field: "date", Value: d.String(), Want: "an interval with at least one end"}
	}
	if d.First() > d.Last() {
		return Date{}, &InvalidError{Field: "date", Value: d.String(), Want: "an interval that does not end before it begins"}
	}
	return d, nil
}

func single(p point) Date { return Date{from: p, to: p} }

const wantDate = "an EDTF date, such as 1962-10-27, 1962-10, 1962, 1962-10?, 1962~, 1962-10-22/1962-10-28 or 1962-10-22/.."

// ParseDate reads an EDTF expression. "" is the unknown date. Parsing what
// String printed gives the same Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	invalid := &InvalidError{Field: "date", Value: s, Want: wantDate}
	left, right, interval := strings.Cut(s, "/")
	from, ok := parsePoint(left, interval)
	if !ok {
		return Date{}, invalid
	}
	if !interval {
		return single(from), nil
	}
	to, ok := parsePoint(right, true)
	if !ok || from.year == 0 && to.year == 0 {
		return Date{}, invalid
	}
	d := Date{from: from, to: to, interval: true}
	if d.First() > d.Last() {
		invalid.Want = "an interval that does not end before it begins"
		return Date{}, invalid
	}
	return d, nil
}

// parsePoint reads one end. An interval's end may be "" (unknown) or ".." (open).
func parsePoint(s string, interval bool) (point, bool) {
	if interval && s == "" {
		return point{}, true
	}
	if interval && s == ".." {
		return point{open: true}, true
	}
	var p point
	if n := len(s); n > 0 && strings.IndexByte("?~%", s[n-1]) >= 0 {
		p.qualifier = s[n-1]
		s = s[:n-1]
	}
	for i := 0; i < len(s); i++ {
		if digit := s[i] >= '0' && s[i] <= '9'; digit == (i == 4 || i == 7) || !digit && s[i] != '-' {
			return point{}, false
		}
	}
	switch len(s) {
	case 10:
		n, _ := strconv.Atoi(s[8:10])
		p.day = uint8(n)
		fallthrough
	case 7:
		n, _ := strconv.Atoi(s[5:7])
		p.month = uint8(n)
		fallthrough
	case 4:
		n, _ := strconv.Atoi(s[0:4])
		p.year = int16(n)
	default:
		return point{}, false
	}
	if p.year == 0 || len(s) > 4 && (p.month < 1 || p.month > 12) {
		return point{}, false
	}
	if len(s) == 10 && (p.day < 1 || p.day > daysIn(p.year, p.month)) {
		return point{}, false
	}
	return p, true
}

func daysIn(year int16, month uint8) uint8 {
	return uint8(time.Date(int(year), time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day())
}

// String prints the date as EDTF; "" where it is unknown.
func (d Date) String() string {
	if !d.interval {
		return d.from.String()
	}
	return d.from.String() + "/" + d.to.String()
}

func (p point) String() string {
	switch {
	case p.open:
		return ".."
	case p.year == 0:
		return ""
	}
	// By hand: an answer or an export prints them by the thousand.
	b := make([]byte, 0, len("1962-10-27?"))
	b = append(b, '0'+byte(p.year/1000), '0'+byte(p.year/100%10), '0'+byte(p.year/10%10), '0'+byte(p.year%10))
	if p.month != 0 {
		b = append(b, '-', '0'+p.month/10, '0'+p.month%10)
	}
	if p.day != 0 {
		b = append(b, '-', '0'+p.day/10, '0'+p.day%10)
	}
	if p.qualifier != 0 {
		b = append(b, p.qualifier)
	}
	return string(b)
}

// Known reports whether anything at all is known of the date.
func (d Date) Known() bool { return d != Date{} }

// First returns the earliest day the date can mean; DistantPast where it is
// unknown or begins open.
func (d Date) First() Day {
	p := d.from
	if p.year == 0 {
		return DistantPast
	}
	return NewDay(int(p.year), time.Month(max(p.month, 1)), int(max(p.day, 1)))
}

// Last returns the latest day the date can mean; DistantFuture where it is
// unknown or ends open.
func (d Date) Last() Day {
	p := d.to
	switch {
	case p.year == 0:
		return DistantFuture
	case p.month == 0:
		return NewDay(int(p.year), time.December, 31)
	case p.day == 0:
		return NewDay(int(p.year), time.Month(p.month)+1, 0)
	}
	return NewDay(int(p.year), time.Month(p.month), int(p.day))
}

// Exact reports whether the date is one single day, without a qualifier.
func (d Date) Exact() bool {
	return !d.interval && d.from.day != 0 && d.from.qualifier == 0
}

// MarshalText prints the date as EDTF.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads EDTF.
func (d *Date) UnmarshalText(b []byte) error {
	var err error
	*d, err = ParseDate(string(b))
	return err
}
