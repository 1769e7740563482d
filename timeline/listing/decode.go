package listing

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decoder reads bytes in an unknown encoding and gives UTF-8 whose lines end
// in LF, without control characters other than LF and tab. What it had to mend
// or leave out it notes with the line.
type decoder struct {
	src   io.Reader
	in    []byte // undecoded bytes
	out   []byte // decoded, not yet read
	room  []byte // out's memory
	err   error  // of src, given once out is empty
	kind  byteKind
	line  int // of the next byte
	cr    bool
	found []decoderNote
}

// byteKind says how bytes above ASCII are to be understood.
type byteKind int

const (
	kindUnknown byteKind = iota // none met so far
	kindUTF8
	kindWindows1252
)

// decoderNote says what was mended on a line.
type decoderNote struct {
	line int
	text string
}

// newDecoder decodes src, whose first bytes are head.
func newDecoder(src io.Reader, head []byte) *decoder {
	d := &decoder{in: make([]byte, 0, 64<<10), line: 1}
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), looksUTF16(head, 1):
		d.kind = kindUTF8
		src = transform.NewReader(src, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), looksUTF16(head, 0):
		d.kind = kindUTF8
		src = transform.NewReader(src, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder())
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		d.kind = kindUTF8
	default:
		if declared := declaredEncoding(head); declared != nil {
			d.kind = kindUTF8
			src = transform.NewReader(src, declared.NewDecoder())
		}
	}
	d.src = src
	return d
}

// looksUTF16 reports whether head is text of two bytes a character whose byte
// number zero (0 or 1) is NUL nearly always.
func looksUTF16(head []byte, zero int) bool {
	pairs, nul, other := len(head)/2, 0, 0
	for i := range pairs {
		if head[2*i+zero] == 0 {
			nul++
		}
		if head[2*i+1-zero] == 0 {
			other++
		}
	}
	return pairs >= 8 && nul*10 >= pairs*8 && other*10 <= pairs
}

// declaredEncoding returns the encoding that an HTML page's head names, where
// it is neither UTF-8 nor one that Windows-1252 covers; those are found by
// looking at the bytes, as pages often declare the wrong one.
func declaredEncoding(head []byte) encoding.Encoding {
	if !bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("<")) {
		return nil
	}
	_, after, ok := bytes.Cut(bytes.ToLower(head), []byte("charset="))
	if !ok {
		return nil
	}
	after = bytes.TrimLeft(after, `"' `)
	end := bytes.IndexAny(after, "\"'; />\t\r\n")
	if end < 0 {
		return nil
	}
	name := string(after[:end])
	declared, err := htmlindex.Get(name)
	if err != nil || strings.HasPrefix(name, "utf-16") || declared == unicode.UTF8 || declared == charmap.Windows1252 || declared == encoding.Replacement {
		return nil
	}
	return declared
}

// takeNotes returns the notes since it was last called.
func (d *decoder) takeNotes() []decoderNote {
	found := d.found
	d.found = nil
	return found
}

func (d *decoder) note(format string, args ...any) {
	const more = ", and more on this line"
	if n := len(d.found); n > 0 && d.found[n-1].line == d.line {
		if text := &d.found[n-1].text; !strings.HasSuffix(*text, more) {
			*text += more
		}
		return
	}
	d.found = append(d.found, decoderNote{d.line, fmt.Sprintf(format, args...)})
}

// Read implements io.Reader.
func (d *decoder) Read(p []byte) (int, error) {
	for len(d.out) == 0 {
		if d.err != nil {
			return 0, d.err
		}
		kept := len(d.in)
		n, err := io.ReadFull(d.src, d.in[kept:cap(d.in)])
		d.in = d.in[:kept+n]
		if errors.Is(err, io.ErrUnexpectedEOF) {
			err = io.EOF
		}
		d.err = err
		d.decode(err != nil)
	}
	n := copy(p, d.out)
	d.out = d.out[n:]
	return n, nil
}

// decode moves d.in to d.out, all of it if last, else up to a character that
// is not complete.
func (d *decoder) decode(last bool) {
	out, in := d.room[:0], d.in
	if d.kind == kindUnknown {
		d.kind = guessKind(in)
	}
	for len(in) > 0 {
		if n := plainPrefix(in); n > 0 {
			out = append(out, in[:n]...)
			in = in[n:]
			d.cr = false
			continue
		}
		b := in[0]
		if b < utf8.RuneSelf {
			in = in[1:]
			out = d.control(out, b)
			continue
		}
		d.cr = false
		if d.kind == kindWindows1252 {
			in = in[1:]
			out = d.windows1252(out, b)
			continue
		}
		if !last && !utf8.FullRune(in) {
			break
		}
		r, size := utf8.DecodeRune(in)
		in = in[size:]
		switch {
		case r == utf8.RuneError && size == 1:
			d.note("byte %#x is not UTF-8; it was read as Windows-1252", b)
			out = d.windows1252(out, b)
		case r == 0x85:
			out = append(out, ' ')
		case r == 0xfeff: // a byte order mark, also where files were joined
		case r < 0xa0:
			d.note("control character %U was read as Windows-1252", r)
			out = d.windows1252(out, byte(r))
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	d.in = d.in[:copy(d.in, in)]
	d.out, d.room = out, out
}

// control decodes an ASCII control character.
func (d *decoder) control(out []byte, b byte) []byte {
	afterCR := d.cr
	d.cr = b == '\r'
	switch b {
	case '\n':
		if afterCR {
			return out
		}
		fallthrough
	case '\r':
		d.line++
		return append(out, '\n')
	case '\v', '\f':
		return append(out, ' ')
	}
	d.note("control character %U was left out", rune(b))
	return out
}

func (d *decoder) windows1252(out []byte, b byte) []byte {
	r := charmap.Windows1252.DecodeByte(b)
	if r < 0xa0 || r == utf8.RuneError { // bytes that Windows-1252 leaves undefined
		d.note("byte %#x is no character and was left out", b)
		return out
	}
	return utf8.AppendRune(out, r)
}

// plainPrefix counts the leading bytes that need no decoding.
func plainPrefix(b []byte) int {
	for i, c := range b {
		if c < ' ' && c != '\t' || c >= 0x7f {
			return i
		}
	}
	return len(b)
}

// guessKind tells UTF-8 from Windows-1252 by whether the bytes above ASCII
// mostly form characters of UTF-8.
func guessKind(b []byte) byteKind {
	valid, invalid := 0, 0
	for len(b) > 0 {
		if n := plainPrefix(b); n > 0 {
			b = b[n:]
			continue
		}
		r, size := utf8.DecodeRune(b)
		switch {
		case size > 1:
			valid++
		case r == utf8.RuneError && utf8.FullRune(b):
			invalid++
		}
		b = b[size:]
	}
	switch {
	case valid == 0 && invalid == 0:
		return kindUnknown
	case valid >= invalid:
		return kindUTF8
	}
	return kindWindows1252
}
