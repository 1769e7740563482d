package listing

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean normalises white space to single spaces and the text to NFC, and drops
// marks without width. It also drops control characters, which escapes in JSON
// and HTML can bring in, and returns how many.
func clean(s string) (string, int) {
	if isClean(s) {
		return s, 0
	}
	var b strings.Builder
	b.Grow(len(s))
	controls, space := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
		case unicode.IsControl(r):
			controls++
		case isInvisible(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String()), controls
}

// isClean reports whether clean would leave s alone.
func isClean(s string) bool {
	previous, ascii := byte(' '), true
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || unicode.IsSpace(r) || unicode.IsControl(r) || isInvisible(r) {
				return false
			}
			ascii = false
			i += size
		case c < ' ' || c == 0x7f || c == ' ' && previous == ' ':
			return false
		default:
			i++
		}
		previous = c
	}
	return (s == "" || previous != ' ') && (ascii || norm.NFC.IsNormalString(s))
}

// isInvisible reports whether r has neither width nor meaning in a listing.
func isInvisible(r rune) bool {
	switch {
	case r == 0xad, r == 0x200b, r == 0xfeff, r == 0x200e, r == 0x200f:
		return true
	}
	return r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x2069
}

// cleanParagraphs cleans a text whose paragraphs are parted by blank lines.
func cleanParagraphs(s string) (string, int) {
	if isClean(s) {
		return s, 0
	}
	var paragraphs []string
	var lines []string
	controls := 0
	end := func() {
		if len(lines) > 0 {
			paragraphs = append(paragraphs, strings.Join(lines, " "))
			lines = nil
		}
	}
	for line := range strings.Lines(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")) {
		text, n := clean(line)
		controls += n
		if text == "" {
			end()
			continue
		}
		lines = append(lines, text)
	}
	end()
	// NFC of the whole: a mark at the start of a line may now follow a letter.
	return norm.NFC.String(strings.Join(paragraphs, "\n\n")), controls
}

// line is one line of a listing, without its end.
type line struct {
	n    int // from 1
	text string
	long bool // it is longer than maxLine, and text only its beginning
}

// lineReader splits decoded text into lines.
type lineReader struct {
	src  *bufio.Reader
	n    int
	back []line // to be given again, last first
}

// next returns the next line, or an error of the reader; io.EOF at the end.
func (l *lineReader) next() (line, error) {
	if n := len(l.back); n > 0 {
		last := l.back[n-1]
		l.back = l.back[:n-1]
		return last, nil
	}
	part, err := l.src.ReadSlice('\n')
	if len(part) == 0 && err != nil {
		return line{}, err
	}
	l.n++
	if err == nil || errors.Is(err, io.EOF) {
		return line{n: l.n, text: string(bytes.TrimSuffix(part, []byte("\n")))}, nil
	}
	whole := bytes.Clone(part)
	long := false
	for errors.Is(err, bufio.ErrBufferFull) {
		part, err = l.src.ReadSlice('\n')
		if long = long || len(whole)+len(part) > maxLine+1; !long {
			whole = append(whole, part...)
		}
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return line{}, err
	}
	if long {
		return line{n: l.n, text: strings.ToValidUTF8(string(whole[:4096]), ""), long: true}, nil
	}
	return line{n: l.n, text: string(bytes.TrimSuffix(whole, []byte("\n")))}, nil
}

// unread makes next give lines again, in their order.
func (l *lineReader) unread(lines []line) {
	for i := len(lines) - 1; i >= 0; i-- {
		l.back = append(l.back, lines[i])
	}
}
