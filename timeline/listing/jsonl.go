package listing

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// readJSONL reads one JSON object a line. Members that hold no field are
// ignored.
func readJSONL(out *reporter, src *bufio.Reader, mapped map[string]string) error {
	lines := &lineReader{src: src}
	first := true
	var match memberMatch
	for !out.stopped {
		l, err := lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("listing %s line %d: %w", out.file, lines.n+1, err)
		}
		if isBlank(l.text) {
			continue
		}
		text := strings.TrimSpace(l.text)
		if first && text[0] == '[' {
			return fmt.Errorf("listing %s line %d: it is one JSON array; write one object a line (jq -c '.[]')", out.file, l.n)
		}
		first = false
		readJSONLine(out, l, text, func(names []string) columns { return match.columns(names, mapped) })
	}
	out.notes()
	return nil
}

// memberMatch keeps what the last object's members hold, as most objects of a
// file are alike.
type memberMatch struct {
	names []string
	found columns
}

func (m *memberMatch) columns(names []string, mapped map[string]string) columns {
	if m.names == nil || !slices.Equal(m.names, names) {
		m.names, m.found = names, matchColumns(names, mapped)
	}
	return m.found
}

func readJSONLine(out *reporter, l line, text string, match func(names []string) columns) {
	reject := func(want string) {
		out.use(l.n, usedInRejection)
		out.reject(l.n, 0, text, want)
	}
	if l.long {
		reject(fmt.Sprintf("a line of at most %d MiB", maxLine>>20))
		return
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &members); err != nil || members == nil {
		reject(`one JSON object a line, such as {"date": "1962-10-27", "title": "…"}`)
		return
	}
	raw := rawEntry{}
	names := slices.Sorted(maps.Keys(members))
	for field, i := range match(names).of {
		value, ok := scalar(members[names[i]])
		if !ok {
			reject(fmt.Sprintf("a string as %q", names[i]))
			return
		}
		raw[field] = value
	}
	e, remarks, problem := raw.entry()
	if problem != "" {
		reject(problem)
		return
	}
	out.use(l.n, usedInEntry)
	for _, remark := range remarks {
		out.note(l.n, 0, e.Title, remark)
	}
	e.Line = l.n
	out.entry(e, l.n)
}

// scalar returns a string, or a number as it is written; "" for null.
func scalar(value json.RawMessage) (string, bool) {
	switch c := value[0]; {
	case c == '"':
		var s string
		err := json.Unmarshal(value, &s)
		return s, err == nil
	case c == '-' || c >= '0' && c <= '9':
		return string(value), true
	}
	return "", bytes.Equal(value, []byte("null"))
}
