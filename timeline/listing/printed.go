package listing

import (
	"strconv"
	"strings"
	"time"

	"backchannel/timeline"
)

const wantPrinted = "a date such as 1962-10-27, October 27, 1962, 27 October 1962, October 1962, 1962 or 22-28 October 1962"

// ParsePrinted reads a date as listings and tables print it: everything that
// timeline.ParseDate reads, else English words in either order ("October 27,
// 1962", "27 October 1962", "October, 1955", "1977"), spans ("October 22-28,
// 1962", "30 October - 2 November 1962", "1958-1963", "the 1960s"),
// approximations ("ca. 1962", "early October 1962", "1962?"), a timestamp,
// whose time is dropped, and numbers where only one reading is possible
// ("10/27/1962", "27.10.1962"). "", "n.d." and "undated" are the unknown
// date. Anything else is an InvalidError of field "date"; so are numbers of
// which the day and the month cannot be told apart.
func ParsePrinted(s string) (timeline.Date, error) {
	text, _ := clean(s)
	if d, err := timeline.ParseDate(text); err == nil {
		return d, nil
	}
	if isUndated(text) {
		return timeline.Date{}, nil
	}
	invalid := &timeline.InvalidError{Field: "date", Value: s, Want: wantPrinted}
	if len(text) > 80 {
		return timeline.Date{}, invalid
	}
	if len(text) > 10 && (text[10] == 'T' || text[10] == ' ') && isTime(text[11:]) {
		if d, err := timeline.ParseDate(text[:10]); err == nil && d.Exact() {
			return d, nil
		}
	}
	if d, ok, ambiguous := parseNumeric(text); ok {
		return d, nil
	} else if ambiguous {
		invalid.Want = "a date whose day and month can be told apart, such as 1962-10-05 or 5 October 1962"
		return timeline.Date{}, invalid
	}
	if d, ok := parseWords(text); ok {
		return d, nil
	}
	return timeline.Date{}, invalid
}

// isUndated reports whether s says that a document bears no date.
func isUndated(s string) bool {
	switch strings.ToLower(strings.Trim(s, "[]().")) {
	case "undated", "n.d", "nd", "no date", "date unknown", "unknown date", "unknown":
		return true
	}
	return false
}

// isTime reports whether s begins like a time of day, 15:04.
func isTime(s string) bool {
	return len(s) >= 5 && s[2] == ':' && strings.Trim(s[:2]+s[3:5], "0123456789") == ""
}

// parseNumeric reads 10/27/1962, 27-10-1962, 27.10.1962 and 1962/10/27.
func parseNumeric(s string) (d timeline.Date, ok, ambiguous bool) {
	i := strings.IndexAny(s, "/.-")
	if i < 0 {
		return d, false, false
	}
	parts := strings.Split(s, s[i:i+1])
	if len(parts) != 3 {
		return d, false, false
	}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.ParseUint(part, 10, 16)
		if err != nil || len(part) != 4 && len(part) > 2 {
			return d, false, false
		}
		n[i] = int(v)
	}
	switch {
	case len(parts[0]) == 4 && len(parts[1]) <= 2 && len(parts[2]) <= 2:
		d, ok = dayOf(n[0], n[1], n[2])
	case len(parts[2]) != 4 || len(parts[0]) == 4 || len(parts[1]) == 4:
	case s[i] == '.', n[0] > 12, n[0] == n[1]: // points stand between day, month and year
		d, ok = dayOf(n[2], n[1], n[0])
	case n[1] > 12:
		d, ok = dayOf(n[2], n[0], n[1])
	default:
		ambiguous = true
	}
	return d, ok, ambiguous
}

func dayOf(year, month, day int) (timeline.Date, bool) {
	return calendarDate{year: year, month: month, day: day}.date(0)
}

// calendarDate is a day, a month or a year, or part of one: zero where absent.
type calendarDate struct{ year, month, day int }

// date checks the date against the calendar. qualifier is 0, '~' or '?'.
func (c calendarDate) date(qualifier byte) (timeline.Date, bool) {
	if c.year < 1000 || c.year > 2999 || c.month == 0 && c.day != 0 {
		return timeline.Date{}, false
	}
	edtf := strconv.Itoa(c.year)
	for _, n := range []int{c.month, c.day} {
		switch {
		case n >= 10:
			edtf += "-" + strconv.Itoa(n)
		case n > 0:
			edtf += "-0" + strconv.Itoa(n)
		}
	}
	if qualifier != 0 {
		edtf += string(qualifier)
	}
	d, err := timeline.ParseDate(edtf)
	return d, err == nil
}

// parseWords reads dates that are printed with words, and spans.
func parseWords(s string) (timeline.Date, bool) {
	tokens, ok := dateTokens(s)
	if !ok {
		return timeline.Date{}, false
	}
	var qualifier byte
	var sides [2]calendarDate
	side, decade := 0, false
	for i, t := range tokens {
		c := &sides[side]
		switch t.kind {
		case tokenRange:
			if side == 1 || i == 0 || i == len(tokens)-1 {
				return timeline.Date{}, false
			}
			side = 1
		case tokenAbout:
			qualifier = '~'
		case tokenDoubt:
			qualifier = '?'
		case tokenMonth:
			if c.month != 0 {
				return timeline.Date{}, false
			}
			c.month = t.n
		case tokenDecade:
			decade = true
			c.year = t.n
		case tokenNumber:
			switch {
			case t.digits == 4 && c.year == 0:
				c.year = t.n
			case t.digits <= 2 && t.n >= 1 && t.n <= 31 && c.day == 0:
				c.day = t.n
			// "1962-63": the century is that of the first year.
			case side == 1 && t.digits == 2 && *c == (calendarDate{}) && sides[0].year != 0 && t.n > sides[0].year%100:
				c.year = sides[0].year/100*100 + t.n
			default:
				return timeline.Date{}, false
			}
		}
	}
	from, to := sides[0], sides[1]
	if decade {
		if len(tokens) != 1 {
			return timeline.Date{}, false
		}
		to = calendarDate{year: from.year + 9}
		side = 1
	}
	if side == 0 {
		return from.date(qualifier)
	}
	if from.year == 0 {
		from.year = to.year
	}
	if from.month == 0 && from.day != 0 {
		from.month = to.month
	}
	if to.month == 0 && to.day != 0 {
		to.month = from.month
	}
	a, okA := from.date(qualifier)
	b, okB := to.date(qualifier)
	if !okA || !okB {
		return timeline.Date{}, false
	}
	d, err := timeline.Interval(a, b)
	return d, err == nil
}

// dateToken is a part of a printed date. n is the number, month or first year
// of the decade; digits how many digits a number has.
type dateToken struct {
	kind   tokenKind
	n      int
	digits int
}

type tokenKind int

const (
	tokenNumber tokenKind = iota
	tokenMonth
	tokenRange
	tokenAbout
	tokenDoubt
	tokenDecade
)

// dateTokens splits s into what a date can be made of; false if something else
// stands there.
func dateTokens(s string) ([]dateToken, bool) {
	var tokens []dateToken
	for s = strings.ToLower(s); s != ""; {
		switch c := s[0]; {
		case c == ' ', c == ',', c == '.', c == '[', c == ']', c == '(', c == ')':
			s = s[1:]
		case c == '?':
			tokens = append(tokens, dateToken{kind: tokenDoubt})
			s = s[1:]
		case c == '~':
			tokens = append(tokens, dateToken{kind: tokenAbout})
			s = s[1:]
		case c == '-', c == '/', strings.HasPrefix(s, "–"), strings.HasPrefix(s, "—"):
			tokens = append(tokens, dateToken{kind: tokenRange})
			s = strings.TrimLeft(s, "-/–—")
		case c >= '0' && c <= '9':
			rest := strings.TrimLeft(s, "0123456789")
			t := dateToken{kind: tokenNumber, digits: len(s) - len(rest)}
			if t.digits > 4 {
				return nil, false
			}
			t.n, _ = strconv.Atoi(s[:t.digits])
			word := rest[:len(rest)-len(strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz'"))]
			switch {
			case word == "":
			case t.digits <= 2 && (word == "st" || word == "nd" || word == "rd" || word == "th"):
				rest = rest[len(word):]
			case t.digits == 4 && t.n%10 == 0 && (word == "s" || word == "'s"):
				rest = rest[len(word):]
				t.kind = tokenDecade
			case monthNames[word] == 0:
				return nil, false
			}
			tokens = append(tokens, t)
			s = rest
		default:
			rest := strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyz")
			word := s[:len(s)-len(rest)]
			switch month := monthNames[word]; {
			case month != 0:
				tokens = append(tokens, dateToken{kind: tokenMonth, n: month})
			case word == "to", word == "through", word == "until":
				tokens = append(tokens, dateToken{kind: tokenRange})
			case approximate[word]:
				tokens = append(tokens, dateToken{kind: tokenAbout})
				rest = strings.TrimPrefix(rest, "-") // mid-October
			case word == "of", word == "the", weekdays[word]:
			default:
				return nil, false
			}
			s = rest
		}
	}
	return tokens, len(tokens) > 0
}

var (
	monthNames  = map[string]int{"sept": int(time.September)}
	weekdays    = map[string]bool{}
	approximate = map[string]bool{"c": true, "ca": true, "circa": true, "about": true, "approximately": true, "approx": true, "early": true, "mid": true, "late": true}
)

func init() {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		monthNames[name] = int(m)
		monthNames[name[:3]] = int(m)
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		weekdays[name] = true
		weekdays[name[:3]] = true
	}
}
