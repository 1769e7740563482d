package listing

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// readTable reads CSV and TSV with a header. The delimiter is the header's:
// comma, tab, semicolon or bar. Fields may be quoted as RFC 4180 says, and hold
// line ends then; a quote elsewhere is a character like any other. A record has
// as many fields as the header; empty ones may follow.
func readTable(out *reporter, src *bufio.Reader, format string, mapped map[string]string) error {
	t := tableReader{reporter: out, lines: &lineReader{src: src}, delimiter: ','}
	if format == FormatTSV {
		t.delimiter = '\t'
	}
	if err := t.header(mapped); err != nil {
		return err
	}
	for !t.stopped {
		rec, err := t.record()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("listing %s line %d: %w", t.file, t.lines.n+1, err)
		}
		t.entry(rec)
	}
	t.notes()
	return nil
}

type tableReader struct {
	*reporter
	lines     *lineReader
	delimiter byte
	width     int            // fields of a record
	column    map[int]string // place to field
}

// record is one record, or what could not be read as one.
type record struct {
	lines   []line
	fields  []string
	problem string // what was wanted instead; "" nothing
}

func (r record) first() int { return r.lines[0].n }
func (r record) stop() int  { return r.lines[len(r.lines)-1].n }

// header reads the first line that is not blank. Without a title column
// nothing can be read.
func (t *tableReader) header(mapped map[string]string) error {
	for {
		l, err := t.lines.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("listing %s line %d: %w", t.file, t.lines.n+1, err)
		}
		if isBlank(l.text) {
			continue
		}
		if rest, ok := strings.CutPrefix(l.text, "sep="); ok && len(rest) == 1 { // as Excel writes it
			t.use(l.n, usedAsFurniture)
			t.delimiter = rest[0]
			continue
		}
		if d, ok := headerDelimiter(l.text, mapped); ok {
			t.delimiter = byte(d)
		}
		t.lines.unread([]line{l})
		break
	}
	rec, err := t.record()
	if err != nil {
		return fmt.Errorf("listing %s line %d: %w", t.file, t.lines.n+1, err)
	}
	c := matchColumns(rec.fields, mapped)
	if rec.problem != "" || !c.has("title") {
		return fmt.Errorf("listing %s line %d: the header %q names no title column; name it as --map title=NAME", t.file, rec.first(), excerpt(rec.lines[0].text))
	}
	for _, header := range slices.Sorted(maps.Keys(mapped)) {
		if !slices.ContainsFunc(rec.fields, func(name string) bool { return foldName(name) == foldName(header) }) {
			return fmt.Errorf("listing %s line %d: there is no column %q; the header is %q", t.file, rec.first(), header, excerpt(rec.lines[0].text))
		}
	}
	for _, l := range rec.lines {
		if !isBlank(l.text) {
			t.use(l.n, usedAsFurniture)
		}
	}
	t.width = len(rec.fields)
	t.column = map[int]string{}
	for field, i := range c.of {
		t.column[i] = field
	}
	if len(c.unread) > 0 {
		t.note(rec.first(), rec.stop(), strings.Join(c.unread, ", "), "these columns are not read")
	}
	return nil
}

// entry yields the entry of a record, or its rejection.
func (t *tableReader) entry(rec record) {
	raw := rawEntry{}
	for i, text := range rec.fields {
		if field, ok := t.column[i]; ok {
			raw[field] = text
		}
	}
	problem := rec.problem
	n := len(rec.fields)
	for n > t.width && strings.TrimSpace(rec.fields[n-1]) == "" {
		n--
	}
	if problem == "" && n != t.width {
		problem = fmt.Sprintf("%d fields as in the header, not %d; fields that contain %q are quoted", t.width, n, string(rune(t.delimiter)))
	}
	e, remarks, wanted := raw.entry()
	if problem == "" {
		problem = wanted
	}
	as := usedInEntry
	if problem != "" {
		as = usedInRejection
	}
	for _, l := range rec.lines {
		if !isBlank(l.text) {
			t.use(l.n, as)
		}
	}
	if problem != "" {
		t.reject(rec.first(), rec.stop(), rec.lines[0].text, problem)
		return
	}
	for _, remark := range remarks {
		t.note(rec.first(), rec.stop(), e.Title, remark)
	}
	e.Line = rec.first()
	t.reporter.entry(e, rec.stop())
}

// record reads the next record that is not blank. Where a quoted field does
// not end, only the first line is taken, so that one stray quote costs one
// record and not the rest of the file.
func (t *tableReader) record() (record, error) {
	var rec record
	var p recordParser
	size := 0
	for {
		l, err := t.lines.next()
		switch {
		case errors.Is(err, io.EOF) && len(rec.lines) > 0:
			return t.stray(rec, "a quote that ends the quoted field before the end of the file"), nil
		case err != nil:
			return rec, err
		case len(rec.lines) == 0 && isBlank(l.text):
			continue
		}
		rec.lines = append(rec.lines, l)
		size += len(l.text) + 1
		if l.long || size > maxLine {
			return t.stray(rec, fmt.Sprintf("a record of at most %d MiB", maxLine>>20)), nil
		}
		switch p.line(l.text, t.delimiter) {
		case recordComplete:
			rec.fields = p.fields
			return rec, nil
		case recordBroken:
			return t.stray(rec, "a delimiter behind the quote that ends a field; quotes inside a quoted field are doubled"), nil
		}
	}
}

// stray takes the first line of a record whose quotes do not pair as a record
// of its own: without quoting in TSV, where quotes are mostly no quoting at
// all, else as a rejection.
func (t *tableReader) stray(rec record, want string) record {
	t.lines.unread(rec.lines[1:])
	rec.lines = rec.lines[:1]
	if t.delimiter == '\t' && !rec.lines[0].long {
		rec.fields = strings.Split(rec.lines[0].text, "\t")
		return rec
	}
	rec.problem = want
	return rec
}

// recordParser splits a record into fields, line by line.
type recordParser struct {
	fields []string
	quoted strings.Builder // the quoted field that is open
	open   bool
}

type recordState int

const (
	recordComplete recordState = iota
	recordOpen                 // a quoted field goes on in the next line
	recordBroken
)

// line parses one more line of the record.
func (p *recordParser) line(s string, delimiter byte) recordState {
	if p.open {
		p.quoted.WriteByte('\n')
	}
	for {
		if !p.open {
			unquoted := strings.TrimLeft(s, " ")
			if !strings.HasPrefix(unquoted, `"`) {
				i := strings.IndexByte(s, delimiter)
				if i < 0 {
					p.fields = append(p.fields, s)
					return recordComplete
				}
				p.fields = append(p.fields, s[:i])
				s = s[i+1:]
				continue
			}
			p.open = true
			s = unquoted[1:]
		}
		i := strings.IndexByte(s, '"')
		if i < 0 {
			p.quoted.WriteString(s)
			return recordOpen
		}
		p.quoted.WriteString(s[:i])
		s = s[i+1:]
		if strings.HasPrefix(s, `"`) {
			p.quoted.WriteByte('"')
			s = s[1:]
			continue
		}
		p.open = false
		p.fields = append(p.fields, p.quoted.String())
		p.quoted.Reset()
		s = strings.TrimLeft(s, " ")
		switch {
		case s == "":
			return recordComplete
		case s[0] != delimiter:
			return recordBroken
		}
		s = s[1:]
	}
}
