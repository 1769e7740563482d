package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backchannel/db/dbtest"
)

const seedListing = "../../seeds/cuban-missile-crisis.txt"

func TestImport(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t)
	for _, test := range []struct {
		name, stdin string
		args        []string
		code        int
		stdout      string
		stderr      []string
	}{
		{
			"the seed", "",
			[]string{seedListing, "--collection", "Crisis", "--strict"},
			exitOK, "Crisis: 10 entries read (10 new, 0 changed, 0 unchanged), 0 rejected\n", nil,
		},
		{
			"the seed again", "",
			[]string{seedListing, "--collection", "Crisis", "--strict"},
			exitOK, "Crisis: 10 entries read (0 new, 0 changed, 10 unchanged), 0 rejected\n", nil,
		},
		{
			"a table with names of its own, on stdin", "Datum;Titel\n1962-10-27;\"Brief; an Kennedy\"\n",
			[]string{"-", "--collection", "Akten", "--map", "title=Titel,date=Datum"},
			exitOK, "Akten: 1 entry read (1 new, 0 changed, 0 unchanged), 0 rejected\n", nil,
		},
		{
			"two files", "date,title\n1962-10-28,Letter from Khrushchev to Kennedy\n",
			[]string{"-", seedListing, "--collection", "Two"},
			exitOK, "Two: 11 entries read (11 new, 0 changed, 0 unchanged), 0 rejected\n", nil,
		},
		{
			"a bad line among good ones", "date,title\n1962-99-99,Bad\n1962-10-28,Good\n",
			[]string{"-", "--collection", "Mixed"},
			exitFailed, "Mixed: 1 entry read (1 new, 0 changed, 0 unchanged), 1 rejected\n",
			[]string{"stdin:2: want"},
		},
		{
			"the same, strictly", "date,title\n1962-99-99,Bad\n1962-10-28,Good\n",
			[]string{"-", "--collection", "Strict", "--strict"},
			exitFailed, "",
			[]string{"stdin:2: want", "nothing was imported"},
		},
		{
			"a file that is not there", "",
			[]string{"nowhere.txt", "--collection", "Crisis"},
			exitFailed, "",
			[]string{"nowhere.txt"},
		},
		{
			"an authority that is not there", "",
			[]string{seedListing, "--collection", "Crisis", "--authority", "nowhere.csv"},
			exitFailed, "",
			[]string{"--authority", "nowhere.csv"},
		},
		{"no collection", "", []string{seedListing}, exitUsage, "", []string{"--collection is missing"}},
		{"no file", "", []string{"--collection", "Crisis"}, exitUsage, "", []string{"give a FILE, or - for standard input", "see backchannel import --help"}},
		{
			"an empty file", "",
			[]string{"-", "--collection", "Nothing"},
			exitFailed, "",
			[]string{"stdin: no entry was found, so nothing was imported: want a listing"},
		},
		{
			"a file without entries", "Dear diary,\ntoday nothing happened.\n",
			[]string{"-", "--collection", "Nothing"},
			exitFailed, "",
			[]string{"stdin:1-2: want a date line", "stdin: no entry was found, so nothing was imported"},
		},
		{
			"a file without entries into what there is", "",
			[]string{"-", "--collection", "Crisis"},
			exitFailed, "",
			[]string{"stdin: no entry was found, so nothing was imported"},
		},
		{
			"a file that is no text", "\x89PNG" + strings.Repeat("\x00\x01\x02image", 100),
			[]string{"-", "--collection", "Nothing"},
			exitFailed, "",
			[]string{"listing stdin: it is no text, not a listing"},
		},
		{
			"an empty file beside a listing", "",
			[]string{"-", seedListing, "--collection", "Beside"},
			exitFailed, "Beside: 10 entries read (10 new, 0 changed, 0 unchanged), 1 rejected\n",
			[]string{"stdin:1: want a listing"},
		},
		{
			"an empty file beside a listing, strictly", "",
			[]string{"-", seedListing, "--collection", "Beside strictly", "--strict"},
			exitFailed, "",
			[]string{"stdin:1: want a listing", "nothing was imported"},
		},
		{"a format that is none", "", []string{seedListing, "--collection", "Crisis", "--format", "docx"}, exitUsage, "", []string{`"docx"`, "jsonl"}},
		{"a file twice", "", []string{seedListing, seedListing, "--collection", "Crisis"}, exitUsage, "", []string{"given twice"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			code, stdout, stderr := run(t, test.stdin, append([]string{"import", "--database-url", url}, test.args...)...)
			if code != test.code || stdout != test.stdout {
				t.Errorf("exit %d, stdout %q, stderr %q; want exit %d, stdout %q", code, stdout, stderr, test.code, test.stdout)
			}
			for _, want := range test.stderr {
				if !strings.Contains(stderr, want) {
					t.Errorf("stderr %q does not say %q", stderr, want)
				}
			}
			if strings.Contains(stderr, "\r") {
				t.Errorf("a progress bar, though stderr is no terminal: %q", stderr)
			}
		})
	}
}

// TestImportNothing finds no trace of imports that found no entry.
func TestImportNothing(t *testing.T) {
	t.Parallel()
	url := dbtest.URL(t)
	for _, stdin := range []string{"", "\n \n", "Dear diary,\n", "{}\n", "date,title\n"} {
		if code, stdout, stderr := run(t, stdin, "import", "-", "--collection", "Nothing", "--database-url", url); code != exitFailed || stdout != "" || !strings.Contains(stderr, "stdin: no entry was found") {
			t.Errorf("import of %q = %d, %q, %q; want %d and that no entry was found", stdin, code, stdout, stderr, exitFailed)
		}
	}
	s := serve(t, "--database-url", url, "--no-seeds")
	if got := s.collections(t); len(got) != 0 {
		t.Errorf("collections = %v, want none", got)
	}
}

// TestImportNotes tells a few of many notes, and how many there were.
func TestImportNotes(t *testing.T) {
	t.Parallel()
	noise := strings.Repeat("\x01 noise that goes on for the rest of the line, as noise does\n", 1000)
	code, _, stderr := run(t, noise, "import", "-", "--collection", "Noise", "--database-url", dbtest.URL(t))
	if code != exitFailed {
		t.Errorf("import of noise = %d, want %d", code, exitFailed)
	}
	if lines := strings.Count(stderr, "\n"); lines > 2*mostNotes {
		t.Errorf("%d lines are told:\n%s", lines, stderr)
	}
	for _, want := range []string{"stdin:1: note: control character", "stdin: 994 notes more, and then:\nstdin:1000: note: control character"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("stderr does not say %q:\n%s", want, stderr)
		}
	}
}

// TestImportOwnServer imports with nothing configured but where the data are.
func TestImportOwnServer(t *testing.T) {
	t.Parallel()
	data := ownData(t)
	for _, want := range []string{"(10 new, 0 changed, 0 unchanged)", "(0 new, 0 changed, 10 unchanged)"} {
		code, stdout, stderr := run(t, "", "import", "--data-dir", data, "--collection", "Crisis", seedListing)
		if code != exitOK || !strings.Contains(stdout, want) {
			t.Fatalf("exit %d, %q, %q; want %s", code, stdout, stderr, want)
		}
		if _, err := os.Stat(filepath.Join(data, "data", "postmaster.pid")); !os.IsNotExist(err) {
			t.Errorf("the server outlives the command: %v", err)
		}
	}
	if code, _, stderr := run(t, "", "import", "--data-dir", data, "--database-url", "postgres:///x", "--collection", "Crisis", seedListing); code != exitUsage || !strings.Contains(stderr, "exclude each other") {
		t.Errorf("exit %d, %q; want %d", code, stderr, exitUsage)
	}
	code, _, stderr := run(t, "", "import", "--database-url", "postgres:///x?host="+filepath.Dir(data), "--collection", "Crisis", seedListing)
	if code != exitFailed || !strings.Contains(stderr, "does not answer") {
		t.Errorf("exit %d, %q; want that the database does not answer", code, stderr)
	}
}
