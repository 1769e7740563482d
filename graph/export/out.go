package export

import (
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"backchannel/timeline"
)

// out is what an encoder writes to. It keeps its first error and reports it at
// flush, so that encoders need not look at each write. Encoders may append to b:
// a million small values are printed into one file, and a call for each would
// cost more than they do.
type out struct {
	w    io.Writer
	b    []byte // not yet with w
	err  error
	loss Loss
}

// full is how much out holds back.
const full = 1 << 16

func (o *out) str(parts ...string) {
	for _, s := range parts {
		o.b = append(o.b, s...)
	}
	if len(o.b) >= full {
		o.pass()
	}
}

// Write is for what wants an io.Writer.
func (o *out) Write(b []byte) (int, error) {
	if o.b = append(o.b, b...); len(o.b) >= full {
		o.pass()
	}
	return len(b), o.err
}

// pass gives on what is held back.
func (o *out) pass() {
	if o.err == nil && o.w != nil {
		_, o.err = o.w.Write(o.b)
	}
	o.b = o.b[:0]
}

func (o *out) flush() error {
	o.pass()
	return o.err
}

func (o *out) int(n int64)        { o.b = strconv.AppendInt(o.b, n, 10) }
func (o *out) day(d timeline.Day) { o.b = appendDay(o.b, d) }

// appendDay prints a day as YYYY-MM-DD, and an end that is open as "..".
func appendDay(b []byte, d timeline.Day) []byte {
	if d == timeline.DistantPast || d == timeline.DistantFuture {
		return append(b, ".."...)
	}
	if d < -700_000 || d > 2_000_000 { // beyond the years 1-9999 or near
		return d.Time().AppendFormat(b, time.DateOnly)
	}
	// A million days are printed into one file, and time.Time knows far more
	// than the day: this is the civil_from_days of Howard Hinnant.
	z := int(d) + 719468
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day, month, year := doy-(153*mp+2)/5+1, mp+3, yoe+era*400
	if month > 12 {
		month, year = month-12, year+1
	}
	return append(b,
		byte('0'+year/1000%10), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
		byte('0'+month/10), byte('0'+month%10), '-', byte('0'+day/10), byte('0'+day%10))
}

// appendEDTF prints a span of days: a day, a whole month, a whole year, or an
// interval.
func appendEDTF(b []byte, first, last timeline.Day) []byte {
	if first == last {
		return appendDay(b, first)
	}
	if first != timeline.DistantPast && last != timeline.DistantFuture {
		y, m, _ := first.Time().Date()
		if month := timeline.MonthDate(y, m); month.First() == first && month.Last() == last {
			return append(b, month.String()...)
		}
		if year := timeline.YearDate(y); year.First() == first && year.Last() == last {
			return append(b, year.String()...)
		}
	}
	b = appendDay(b, first)
	b = append(b, '/')
	return appendDay(b, last)
}

// xml writes text for an element or an attribute in double quotes. What XML 1.0
// has no way to write becomes U+FFFD and is counted: control characters but
// tab, line feed and carriage return, U+FFFE, U+FFFF, and bytes that are not UTF-8.
func (o *out) xml(s string) {
	start := 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		var as string
		switch {
		case r == '&':
			as = "&amp;"
		case r == '<':
			as = "&lt;"
		case r == '>':
			as = "&gt;"
		case r == '"':
			as = "&quot;"
		case r == '\t': // as itself an attribute would turn it into a space
			as = "&#9;"
		case r == '\n':
			as = "&#10;"
		case r == '\r':
			as = "&#13;"
		case unprintable(r) || r == utf8.RuneError && size == 1:
			as = "\uFFFD"
			o.loss.Characters++
		default:
			i += size
			continue
		}
		o.str(s[start:i], as)
		i += size
		start = i
	}
	o.str(s[start:])
}

// escape makes of what stands in b from a place on what xml writes, which most
// text is already.
func (o *out) escape(from int) {
	for _, c := range o.b[from:] {
		if !asItself[c] {
			text := string(o.b[from:])
			o.b = o.b[:from]
			o.xml(text)
			return
		}
	}
}

// asItself tells of ASCII what XML can hold without an escape.
var asItself = func() (plain [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		plain[c] = !strings.ContainsRune("&<>\"", c)
	}
	return plain
}()

// unprintable reports whether XML 1.0 has no way to write the character.
func unprintable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// printable returns s with U+FFFD for what xml has no way to write, counting it.
func (o *out) printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			o.loss.Characters++
			return utf8.RuneError
		}
		return r
	}, o.utf8(s))
}

// clean returns s as UTF-8 without NUL, which the readers of text formats stop
// at, counting what it replaces.
func (o *out) clean(s string) string {
	s = o.utf8(s)
	if n := strings.Count(s, "\x00"); n > 0 {
		o.loss.Characters += n
		s = strings.ReplaceAll(s, "\x00", "\uFFFD")
	}
	return s
}

// utf8 returns s with U+FFFD for each byte that is not UTF-8, counting them.
func (o *out) utf8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			o.loss.Characters++
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}
