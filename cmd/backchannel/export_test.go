package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backchannel/db/dbtest"
	"backchannel/graph/export"
	"backchannel/seeds"
)

// seededURL is a database with the seed collection.
func seededURL(t *testing.T) string {
	t.Helper()
	url := dbtest.URL(t)
	text, err := seeds.FS.ReadFile("cuban-missile-crisis.txt")
	if err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := run(t, string(text), "import", "-", "--collection", "Cuban Missile Crisis", "--database-url", url); code != exitOK {
		t.Fatalf("import = %d: %s", code, stderr)
	}
	return url
}

// TestExportIsTheAPIs compares the two ways to a file, byte by byte.
func TestExportIsTheAPIs(t *testing.T) {
	t.Parallel()
	url := seededURL(t)
	s := serve(t, "--database-url", url)
	for _, f := range export.Formats() {
		_, want := s.get(t, "/api/v1/collections/1/export?from=1962-10-27&to=1962-11-05&format="+f.Name)
		file := filepath.Join(t.TempDir(), "x."+f.Extension)
		code, stdout, stderr := run(t, "", "export", "--format", f.Name, "--from", "1962-10-27", "--to", "1962-11-05", "-o", file, "--database-url", url)
		if code != exitOK || stdout != "" {
			t.Fatalf("export %s = %d %q %s", f.Name, code, stdout, stderr)
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) == 0 || !bytes.Equal(got, want) {
			t.Errorf("%s: the command writes %d bytes, the API %d, and they differ", f.Name, len(got), len(want))
		}
	}
}

func TestExport(t *testing.T) {
	t.Parallel()
	url := seededURL(t)
	code, all, stderr := run(t, "", "export", "--format", "csv-edges", "-o", "-", "--database-url", url)
	if code != exitOK || len(all) == 0 {
		t.Fatalf("export to standard output = %d: %s", code, stderr)
	}
	// What a filter chooses is the export package's to test; here, that each
	// flag arrives.
	for _, args := range [][]string{
		{"--from", "1962-11-02"},
		{"--to", "1962-10-27"},
		{"--actor", "Mikoyan"},
		{"--actor", "anastas mikoyan"},
		{"--kind", "letter,memcon"},
		{"--interaction", "conversation"},
		{"--text", "quarantine"},
		{"--edges", "interactions"},
		{"--collection", "Cuban Missile Crisis", "--text", "Görög"},
		{"--collection", "1", "--text", "Gorog"},
	} {
		code, part, stderr := run(t, "", append([]string{"export", "--format", "csv-edges", "-o", "-", "--database-url", url}, args...)...)
		if code != exitOK || part == all {
			t.Errorf("export %q = %d, the same as without: %v: %s", args, code, part == all, stderr)
		}
	}
	for format, want := range map[string]string{
		"palladio": "backchannel: this format has no place to say what it holds: collection “Cuban Missile Crisis”. Filter: from 1962-10-27 to 1962-11-01. Revision 1\n",
		"json":     "",
		"cmif":     "backchannel: this format cannot hold everything: 2 interactions were left out\n", // the talks
	} {
		if code, _, stderr := run(t, "", "export", "--format", format, "--from", "1962-10-27", "--to", "1962-11-01", "-o", "-", "--database-url", url); code != exitOK || stderr != want {
			t.Errorf("export %s = %d and says %q, want %q", format, code, stderr, want)
		}
	}
	file := filepath.Join(t.TempDir(), "crisis.gexf")
	if code, _, stderr := run(t, "", "export", "-o", file, "--database-url", url); code != exitOK {
		t.Errorf("export by the file's ending = %d: %s", code, stderr)
	}
	if got, err := os.ReadFile(file); err != nil || !bytes.Contains(got, []byte("<gexf")) {
		t.Errorf("%s is no GEXF: %v", file, err)
	}
}

func TestExportErrors(t *testing.T) {
	t.Parallel()
	url := seededURL(t)
	tests := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"no file", []string{"--format", "gexf"}, exitUsage, "give -o FILE"},
		{"no format", []string{"-o", "-"}, exitUsage, "one of gexf"},
		{"an unknown format", []string{"-o", "-", "--format", "docx"}, exitUsage, "one of gexf"},
		{"no day", []string{"-o", "-", "--format", "gexf", "--from", "October"}, exitUsage, "YYYY-MM-DD"},
		{"to before from", []string{"-o", "-", "--format", "gexf", "--from", "1962-10-28", "--to", "1962-10-27"}, exitUsage, "not before"},
		{"an unknown kind", []string{"-o", "-", "--format", "gexf", "--kind", "cable"}, exitUsage, "one of telegram"},
		{"unknown interactions", []string{"-o", "-", "--format", "gexf", "--interaction", "talk"}, exitUsage, "one of message"},
		{"unknown edges", []string{"-o", "-", "--format", "gexf", "--edges", "both"}, exitUsage, "ties or interactions"},
		{"too many steps", []string{"-o", "-", "--format", "gexf", "--steps", "7"}, exitUsage, "1 to 6"},
		{"an unknown collection", []string{"-o", "-", "--format", "gexf", "--collection", "Berlin", "--database-url", url}, exitFailed, `want one of "Cuban Missile Crisis"`},
		{"nobody of that name", []string{"-o", "-", "--format", "gexf", "--actor", "Xyzzy", "--database-url", url}, exitUsage, "nobody of that name"},
		{"a folder that there is not", []string{"-o", filepath.Join(t.TempDir(), "no", "x.gexf"), "--database-url", url}, exitFailed, "no such file"},
		{"a folder", []string{"-o", t.TempDir(), "--format", "gexf", "--database-url", url}, exitFailed, "is a folder"},
		{"an empty database", []string{"-o", "-", "--format", "gexf", "--database-url", dbtest.URL(t)}, exitFailed, "import a listing first"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := run(t, "", append([]string{"export"}, tt.args...)...)
			if code != tt.code || !strings.Contains(stderr, tt.want) || stdout != "" {
				t.Errorf("export %q = %d, %q, %q; want %d, …%q…", tt.args, code, stdout, stderr, tt.code, tt.want)
			}
		})
	}
}

// TestWriteFile keeps what stood there until the new file is complete.
func TestWriteFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "x.csv")
	hello := func(w io.Writer) error {
		_, err := io.WriteString(w, "hello")
		return err
	}
	if err := writeFile(name, hello); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("no more data")
	err := writeFile(name, func(w io.Writer) error {
		if _, err := io.WriteString(w, "good"); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("writeFile = %v, want %v", err, broken)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != "hello" {
		t.Errorf("after a failure the file is %q (%v), want what stood there", got, err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("the folder has %v, want only the file", left)
	}
}
