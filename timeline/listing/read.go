package listing

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"backchannel/timeline"
)

// The limits of the package comment, in bytes.
const (
	maxLine  = 1 << 20
	maxEntry = 256 << 10
	maxToken = 16 << 20
)

// The formats that Options.Format names.
const (
	FormatAuto  = "auto"
	FormatText  = "text"
	FormatHTML  = "html"
	FormatJSONL = "jsonl"
	FormatCSV   = "csv"
	FormatTSV   = "tsv"
)

// Formats lists what Options.Format accepts.
var Formats = []string{FormatAuto, FormatText, FormatHTML, FormatJSONL, FormatCSV, FormatTSV}

// Options says how a listing is to be read. The zero Options finds the format
// by the content.
type Options struct {
	// Format is one of Formats; "" is FormatAuto.
	Format string

	// Map names the fields of columns (CSV, TSV) or members (JSONL) whose
	// names are not the usual ones: header to field, {"Titel": "title"}. The
	// fields are id, date, title, abstract and url. A mapped header comes
	// before any that has a usual name for the field.
	Map map[string]string

	// account is told what became of each line that is not blank; for tests.
	account func(line int, as use)
	// accountText is told what became of each text of an HTML page.
	accountText func(text string, as use)
}

// use says what became of a line.
type use int

const (
	usedInEntry    use = iota
	usedAsDate         // of an entry
	usedAsCitation     // of which title and date were taken
	usedAsFurniture
	usedInRejection // or in a note
)

// RejectedError reports a part of a listing that could not be read as an
// entry. Reading goes on behind it. Where Note is set nothing of an entry was
// lost, but something is worth a look: a page read fewer entries than it
// announces, a control character was left out, text around the list was
// passed over.
type RejectedError struct {
	File string
	Line int    // first line of the part, from 1
	Stop int    // its last line; Line where it is one line
	Text string // the beginning of the part, at most 80 characters; may be ""
	Want string // what was expected, as a phrase; of a note, the whole remark
	Note bool
}

func (e *RejectedError) Error() string {
	place := fmt.Sprintf("%s:%d", e.File, e.Line)
	if e.Stop > e.Line {
		place += fmt.Sprintf("-%d", e.Stop)
	}
	switch {
	case e.Note && e.Text == "":
		return fmt.Sprintf("%s: note: %s", place, e.Want)
	case e.Note:
		return fmt.Sprintf("%s: note: %s: %q", place, e.Want, e.Text)
	case e.Text == "":
		return fmt.Sprintf("%s: want %s", place, e.Want)
	}
	return fmt.Sprintf("%s: want %s, found %q", place, e.Want, e.Text)
}

// Read yields the entries of a listing in their order, each with File name and
// the Line it begins on. With an error the entry is zero. A *RejectedError is
// followed by more; any other error is the last thing yielded. name is used in
// messages, and its ending only where the content leaves the format open. The
// sequence reads r once and cannot be ranged over again.
func Read(name string, r io.Reader, opts Options) iter.Seq2[timeline.Entry, error] {
	return func(yield func(timeline.Entry, error) bool) {
		out := &reporter{file: name, yield: yield, account: opts.account, accountText: opts.accountText}
		if err := read(out, name, r, opts); err != nil && !out.stopped {
			yield(timeline.Entry{}, err)
		}
	}
}

func read(out *reporter, name string, r io.Reader, opts Options) error {
	if opts.Format != "" && !slices.Contains(Formats, opts.Format) {
		return &timeline.InvalidError{Field: "format", Value: opts.Format, Want: "one of " + strings.Join(Formats, ", ")}
	}
	for _, header := range slices.Sorted(maps.Keys(opts.Map)) {
		if field := opts.Map[header]; !slices.Contains(fields, field) {
			return &timeline.InvalidError{Field: "map", Value: field, Want: "one of " + strings.Join(fields, ", ")}
		}
	}
	raw := bufio.NewReaderSize(r, 64<<10)
	head, err := raw.Peek(1024)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("listing %s: %w", name, err)
	}
	if err := refuse(name, head); err != nil {
		return err
	}
	dec := newDecoder(raw, head)
	out.decoder = dec
	src := bufio.NewReaderSize(dec, 64<<10)
	head, err = src.Peek(32 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("listing %s: %w", name, err)
	}
	format := opts.Format
	if format == "" || format == FormatAuto {
		format = sniff(head, name, opts.Map)
	}
	switch format {
	case FormatHTML:
		return readHTML(out, src)
	case FormatJSONL:
		return readJSONL(out, src, opts.Map)
	case FormatCSV, FormatTSV:
		return readTable(out, src, format, opts.Map)
	default:
		return readText(out, src)
	}
}

// RefusedError says that a file is no listing in any format of text. It is the
// only thing that is then yielded.
type RefusedError struct {
	File   string
	What   string // what it is, as a phrase: "a PDF document"
	Remedy string // "copy its text, or ..."
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("listing %s: it is %s, not a listing; %s", e.File, e.What, e.Remedy)
}

// refuse recognises files that are no listing in any text format.
func refuse(name string, head []byte) error {
	for _, kind := range []struct{ magic, what, remedy string }{
		{"%PDF", "a PDF document", "copy its text, or save the archive's result page"},
		{"PK\x03\x04", "a ZIP or office document", "save it as CSV or plain text"},
		{"\xd0\xcf\x11\xe0", "an old office document", "save it as CSV or plain text"},
		{"{\\rtf", "an RTF document", "save it as plain text"},
		{"\x1f\x8b", "compressed by gzip", "unpack it first (gzip -dc)"},
	} {
		if bytes.HasPrefix(head, []byte(kind.magic)) {
			return &RefusedError{name, kind.what, kind.remedy}
		}
	}
	// Of bytes at random a ninth are control characters; text has some by
	// accident.
	control := 0
	for _, b := range head {
		if b < ' ' && !strings.ContainsRune("\t\n\v\f\r", rune(b)) || b == 0x7f {
			control++
		}
	}
	utf16 := bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) || looksUTF16(head, 0) || looksUTF16(head, 1)
	if len(head) >= 256 && control > len(head)/16 && !utf16 {
		return &RefusedError{name, "no text", "copy the archive's result page, or export it as CSV"}
	}
	return nil
}

// sniff finds the format by the beginning of the decoded content.
func sniff(head []byte, name string, names map[string]string) string {
	trimmed := bytes.TrimLeft(head, " \t\n")
	switch {
	case len(trimmed) == 0:
		return FormatText
	case trimmed[0] == '{':
		return FormatJSONL
	case trimmed[0] == '[' && bytes.HasPrefix(bytes.TrimLeft(trimmed[1:], " \t\n"), []byte("{")):
		return FormatJSONL // which says what to do about an array
	case trimmed[0] == '<' && len(trimmed) > 1 && (trimmed[1] == '!' || trimmed[1] == '?' || isLetter(trimmed[1])):
		return FormatHTML
	}
	line, rest, _ := bytes.Cut(trimmed, []byte("\n"))
	if len(line) == len("sep=;") && bytes.HasPrefix(line, []byte("sep=")) { // as Excel writes it
		line, _, _ = bytes.Cut(rest, []byte("\n"))
	}
	if delimiter, ok := headerDelimiter(string(line), names); ok {
		if delimiter == '\t' {
			return FormatTSV
		}
		return FormatCSV
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return FormatCSV
	case ".tsv", ".tab":
		return FormatTSV
	}
	return FormatText
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// reporter hands on what a reader finds.
type reporter struct {
	file        string
	yield       func(timeline.Entry, error) bool
	account     func(line int, as use)
	accountText func(text string, as use)
	decoder     *decoder
	stopped     bool // the consumer wants no more
}

// use accounts for one line.
func (p *reporter) use(line int, as use) {
	if p.account != nil {
		p.account(line, as)
	}
}

// entry yields e, or rejects it where it breaks a limit. Its texts are clean.
func (p *reporter) entry(e timeline.Entry, stop int) {
	if len(e.Title)+len(e.Abstract)+len(e.URL)+len(e.ID) > maxEntry {
		p.reject(e.Line, stop, e.Title, wantSmaller)
		return
	}
	p.notes()
	if p.stopped {
		return
	}
	e.File = p.file
	p.stopped = !p.yield(e, nil)
}

var wantSmaller = fmt.Sprintf("an entry of at most %d KiB", maxEntry>>10)

func (p *reporter) reject(line, stop int, text, want string) {
	p.report(&RejectedError{Line: line, Stop: stop, Text: text, Want: want})
}

func (p *reporter) note(line, stop int, text, remark string) {
	p.report(&RejectedError{Line: line, Stop: stop, Text: text, Want: remark, Note: true})
}

func (p *reporter) report(e *RejectedError) {
	p.notes()
	p.pass(e)
}

func (p *reporter) pass(e *RejectedError) {
	if p.stopped {
		return
	}
	e.File = p.file
	e.Stop = max(e.Stop, e.Line)
	e.Text = excerpt(e.Text)
	p.stopped = !p.yield(timeline.Entry{}, e)
}

// notes reports what the decoder had to mend. It reads ahead, so that a note
// may come a little before its line.
func (p *reporter) notes() {
	for _, n := range p.decoder.takeNotes() {
		p.pass(&RejectedError{Line: n.line, Want: n.text, Note: true})
	}
}

// excerpt shortens text to what a message can show.
func excerpt(text string) string {
	const limit = 80
	text, _ = clean(text[:min(len(text), 4096)])
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	return string([]rune(text)[:limit-1]) + "…"
}
