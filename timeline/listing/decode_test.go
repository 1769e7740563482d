package listing

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

func decodeAll(t *testing.T, content string) (string, []decoderNote) {
	t.Helper()
	d := newDecoder(strings.NewReader(content), []byte(content[:min(len(content), 1024)]))
	decoded, err := io.ReadAll(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(decoded), d.takeNotes()
}

func TestDecoder(t *testing.T) {
	t.Parallel()
	const text = "José Muñoz – “urgent”\nNovotny\u0301, 1 €\n"
	windows, err := charmap.Windows1252.NewEncoder().String("José Muñoz – “urgent”\n1 €\n")
	if err != nil {
		t.Fatal(err)
	}
	little, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	big, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, in, want string
		notes          []decoderNote
	}{
		{name: "UTF-8", in: text, want: text},
		{name: "UTF-8 with a byte order mark", in: "\ufeff" + text, want: text},
		{name: "UTF-16, little end first", in: little, want: text},
		{name: "UTF-16, big end first", in: big, want: text},
		{name: "UTF-16 without a mark", in: little[2:], want: text},
		{name: "Windows-1252", in: windows, want: "José Muñoz – “urgent”\n1 €\n"},
		{name: "CRLF and CR", in: "a\r\nb\rc\n\r\nd\r", want: "a\nb\nc\n\nd\n"},
		{
			name: "one bad byte in UTF-8", in: "é\nb\x92c\n", want: "é\nb’c\n",
			notes: []decoderNote{{2, "byte 0x92 is not UTF-8; it was read as Windows-1252"}},
		},
		{
			name: "NUL and other controls", in: "a\x00b\x07\nc\x7f", want: "ab\nc",
			notes: []decoderNote{{1, "control character U+0000 was left out, and more on this line"}, {2, "control character U+007F was left out"}},
		},
		{
			name: "Windows-1252 taken for Latin-1", in: "don\u0092t", want: "don’t",
			notes: []decoderNote{{1, "control character U+0092 was read as Windows-1252"}},
		},
		{
			name: "a byte that is nothing", in: "\xe9\xe9\x81", want: "éé",
			notes: []decoderNote{{1, "byte 0x81 is no character and was left out"}},
		},
		{name: "page breaks are white space", in: "a\fb\vc\u0085d", want: "a b c d"},
		{
			name: "cut in mid-character", in: "éé\xc3", want: "ééÃ",
			notes: []decoderNote{{1, "byte 0xc3 is not UTF-8; it was read as Windows-1252"}},
		},
		{name: "nothing", in: "", want: ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, notes := decodeAll(t, tt.in)
			if got != tt.want {
				t.Errorf("decoded %q, want %q", got, tt.want)
			}
			if len(notes) != len(tt.notes) {
				t.Fatalf("notes %v, want %v", notes, tt.notes)
			}
			for i := range notes {
				if notes[i] != tt.notes[i] {
					t.Errorf("note %v, want %v", notes[i], tt.notes[i])
				}
			}
		})
	}
}

// TestDecoderChunks decodes texts whose characters and line ends straddle the
// decoder's chunks, byte by byte and at once.
func TestDecoderChunks(t *testing.T) {
	t.Parallel()
	for shift := range 5 {
		in := strings.Repeat("x", shift) + strings.Repeat("€\r\n", 50_000)
		want := strings.ReplaceAll(in, "\r\n", "\n")
		for _, wrap := range []func(io.Reader) io.Reader{iotest.OneByteReader, iotest.DataErrReader} {
			d := newDecoder(wrap(strings.NewReader(in)), []byte(in[:16]))
			got, err := io.ReadAll(d)
			if err != nil || string(got) != want || len(d.takeNotes()) != 0 {
				t.Fatalf("shift %d: %d bytes, %v, want %d without notes", shift, len(got), err, len(want))
			}
		}
	}
}

func TestReaderErrorIsFinal(t *testing.T) {
	t.Parallel()
	broken := errors.New("the line is dead")
	for format, start := range map[string]string{
		FormatText:  "October 27, 1962\n\nCable\n\n",
		FormatCSV:   "title,date\nCable,1962\n",
		FormatJSONL: `{"title": "Cable"}` + "\n",
		FormatHTML:  "<ul><li><b>1962</b> <a href=x>Cable</a>",
	} {
		// Long enough that the error comes after the beginning was looked at.
		src := io.MultiReader(strings.NewReader(start+strings.Repeat("\n", 200_000)), iotest.ErrReader(broken))
		var last error
		for _, err := range Read("x", src, Options{Format: format}) {
			if last != nil && !errors.As(last, new(*RejectedError)) {
				t.Errorf("%s: something follows the error %v", format, last)
			}
			last = err
		}
		if !errors.Is(last, broken) || !strings.Contains(last.Error(), "x") {
			t.Errorf("%s: last error = %v, want it to wrap that of the reader and name the file", format, last)
		}
	}
}

func TestClean(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in, want string
		controls int
	}{
		{"", "", 0},
		{"plain", "plain", 0},
		{" a  b\t\u00a0c ", "a b c", 0},
		{"Novotny\u0301", "Novotný", 0},
		{"zero\u200bwidth\ufeff soft\u00adware", "zerowidth software", 0},
		{"a\u0000b\u001b", "ab", 2},
		{"\u0000", "", 1},
		{"\u202eabc\u202c", "abc", 0},
	} {
		got, controls := clean(tt.in)
		if got != tt.want || controls != tt.controls {
			t.Errorf("clean(%q) = %q, %d, want %q, %d", tt.in, got, controls, tt.want, tt.controls)
		}
	}
}

func TestCleanParagraphs(t *testing.T) {
	t.Parallel()
	got, _ := cleanParagraphs("\n\none\r\ntwo \n \t\n\nthree\n\n\n")
	if want := "one two\n\nthree"; got != want {
		t.Errorf("cleanParagraphs = %q, want %q", got, want)
	}
}

func FuzzDecoder(f *testing.F) {
	f.Add([]byte("é\x92\r\n\x00"))
	f.Add([]byte("\xff\xfea\x00b\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		decode := func(r io.Reader) string {
			out, err := io.ReadAll(newDecoder(r, content[:min(len(content), 1024)]))
			if err != nil {
				t.Fatal(err)
			}
			return string(out)
		}
		got := decode(bytes.NewReader(content))
		if strings.ToValidUTF8(got, "") != got || strings.ContainsAny(got, "\x00\r\x1b\x7f") {
			t.Fatalf("decoded %q: invalid, or with control characters", got)
		}
		if slow := decode(iotest.OneByteReader(bytes.NewReader(content))); slow != got {
			t.Fatalf("byte by byte %q, at once %q", slow, got)
		}
		text, _ := clean(got)
		if again, _ := clean(text); again != text || !norm.NFC.IsNormalString(text) {
			t.Fatalf("clean(%q) = %q, which is not clean", got, text)
		}
	})
}
