package generate

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"backchannel/timeline"
)

// Formats lists the formats that Write knows: "text" is pages of ten entries,
// as copied from the archive's search; "csv" and "jsonl" hold the same.
var Formats = []string{"text", "csv", "jsonl"}

// Write writes the archive in a format as it is drawn, without keeping it.
func Write(w io.Writer, c Config, format string) error {
	entries, err := Entries(c)
	if err != nil {
		return err
	}
	if !slices.Contains(Formats, format) {
		return &timeline.InvalidError{Field: "format", Value: format, Want: "one of " + strings.Join(Formats, ", ")}
	}
	out := bufio.NewWriterSize(w, 64<<10)
	var one func(n int, e timeline.Entry) error
	switch format {
	case "text":
		one = func(n int, e timeline.Entry) error { return writeText(out, n, c.Entries, e) }
	case "csv":
		table := csv.NewWriter(out)
		if err := table.Write([]string{"id", "date", "title", "abstract"}); err != nil {
			return err
		}
		one = func(_ int, e timeline.Entry) error {
			// table's buffer is out's, as that is large enough.
			return table.Write([]string{e.ID, e.Date.String(), e.Title, e.Abstract})
		}
	case "jsonl":
		lines := json.NewEncoder(out)
		lines.SetEscapeHTML(false)
		one = func(_ int, e timeline.Entry) error {
			return lines.Encode(jsonEntry{e.ID, e.Date.String(), e.Title, e.Abstract})
		}
	}
	n := 0
	for e := range entries {
		if err := one(n, e); err != nil {
			return fmt.Errorf("archive of %d entries: %w", c.Entries, err)
		}
		n++
	}
	return out.Flush()
}

type jsonEntry struct {
	ID       string `json:"id"`
	Date     string `json:"date"`
	Title    string `json:"title"`
	Abstract string `json:"abstract"`
}

// writeText writes entry n of total as a result page prints it. In the place
// of a missing date stands an empty line.
func writeText(w *bufio.Writer, n, total int, e timeline.Entry) error {
	if n%10 == 0 {
		fmt.Fprintf(w, "Skip to content\n\n\n%d - %d of %d\n\n\n", n+1, min(n+10, total), total)
	}
	w.WriteString(printed(e.Date) + "\n")
	if e.Date.Known() {
		w.WriteString("\n")
	}
	w.WriteString(e.Title + "\n\n")
	if e.Abstract != "" {
		w.WriteString(e.Abstract + "\n\n")
	}
	_, err := w.Write(nil) // the error of any write before
	return err
}

// printed prints a day, month or year in words.
func printed(d timeline.Date) string {
	if !d.Known() {
		return ""
	}
	first := d.First().Time()
	switch {
	case d.Exact():
		return first.Format("January 2, 2006")
	case d.Last().Time().Month() == time.December && first.Month() == time.January:
		return first.Format("2006")
	}
	return first.Format("January 2006")
}
