package extract

import (
	"strings"
	"time"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// months maps the folded names and abbreviations to their number.
var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
	"oct": 10, "nov": 11, "dec": 12,
}

// dateAt reads the date that begins at tokens[i]; stop is i where there is
// none. It knows, with ranges of days:
//
//	1 November 1962, 13 May, 3-5 August 1960, 16-17 of January 1963
//	November 15, 1962, March 23-24, 1989, Dec. 19, May 24th 1972
//	November 1962, October, 1955
//
// A year alone is no date here: too many numbers look like one. A day without
// a year takes the year that brings it nearest before the entry's date, for
// an archive's document tells what has been.
func dateAt(t *text, i int, entry timeline.Date) (d timeline.Date, stop int) {
	k := t.tokens
	day, last, j := 0, 0, i
	if n, ok := dayNumber(t, j); ok {
		day, last = n, n
		j++
		if j+1 < len(k) && k[j].shape == punct && (isDash(k[j].r) || k[j].r == '/') {
			if n, ok := dayNumber(t, j+1); ok {
				last = n
				j += 2
			}
		}
		if j < len(k) && k[j].shape == lower && t.word(j) == "of" {
			j++
		}
		m, n := monthAt(t, j)
		if m == 0 {
			return timeline.Date{}, i
		}
		j = n
		year, n := yearAt(t, j)
		if year == 0 && !entry.Known() {
			return timeline.Date{}, i
		}
		return makeDate(year, m, day, last, entry), max(n, j)
	}
	m, j := monthAt(t, j)
	if m == 0 {
		return timeline.Date{}, i
	}
	if n, ok := dayNumber(t, j); ok {
		day, last = n, n
		j++
		if j+1 < len(k) && k[j].shape == punct && isDash(k[j].r) {
			if n, ok := dayNumber(t, j+1); ok {
				last = n
				j += 2
			}
		}
		year, n := yearAt(t, j)
		if year == 0 && !entry.Known() {
			return timeline.Date{}, i
		}
		return makeDate(year, m, day, last, entry), max(n, j)
	}
	if year, n := yearAt(t, j); year != 0 {
		return timeline.MonthDate(year, m), n
	}
	return timeline.Date{}, i
}

// word returns the token as printed.
func (t *text) word(i int) string { return t.src[t.tokens[i].from:t.tokens[i].to] }

// dayNumber reads a day of the month: 1, 17, 24th.
func dayNumber(t *text, i int) (int, bool) {
	if i >= len(t.tokens) || t.tokens[i].shape != number {
		return 0, false
	}
	s := t.word(i)
	if len(s) > 2 && !isDigit(rune(s[len(s)-1])) {
		s = s[:len(s)-2]
	}
	n := 0
	for _, c := range s {
		if !isDigit(c) || n > 31 {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, n >= 1 && n <= 31
}

// monthAt reads the name of a month, with the dot of its abbreviation.
func monthAt(t *text, i int) (time.Month, int) {
	if i >= len(t.tokens) || !t.tokens[i].is(month) || !t.tokens[i].capitalised() {
		return 0, i
	}
	var fold [16]byte
	m := months[string(authority.AppendFold(fold[:0], t.word(i)))]
	if m == 0 {
		return 0, i
	}
	i++
	if i < len(t.tokens) && t.tokens[i].r == '.' && len(t.word(i-1)) <= 4 {
		i++
	}
	return m, i
}

// yearAt reads a year of four digits, with a comma before it or not.
func yearAt(t *text, i int) (int, int) {
	j := i
	if j < len(t.tokens) && t.tokens[j].r == ',' {
		j++
	}
	if j >= len(t.tokens) || t.tokens[j].shape != number {
		return 0, i
	}
	s := t.word(j)
	if len(s) != 4 || s < "1500" || s > "2099" || strings.ContainsFunc(s, func(r rune) bool { return !isDigit(r) }) {
		return 0, i
	}
	return int(s[0]-'0')*1000 + int(s[1]-'0')*100 + int(s[2]-'0')*10 + int(s[3]-'0'), j + 1
}

// makeDate builds the date of a day or of days of one month. Year 0 is
// completed; a day that does not exist gives the unknown date.
func makeDate(year int, m time.Month, day, last int, entry timeline.Date) timeline.Date {
	if year == 0 {
		end := entry.Last().Time()
		year = end.Year()
		if entry.Last() == timeline.DistantFuture {
			return timeline.Date{}
		}
		if timeline.NewDay(year, m, day) > entry.Last() {
			year--
		}
	}
	if exists := time.Date(year, m, last, 0, 0, 0, 0, time.UTC); exists.Month() != m || year < 1 {
		return timeline.Date{}
	}
	from := timeline.DayDate(timeline.NewDay(year, m, day))
	if last <= day {
		return from
	}
	d, err := timeline.Interval(from, timeline.DayDate(timeline.NewDay(year, m, last)))
	if err != nil {
		return timeline.Date{}
	}
	return d
}
