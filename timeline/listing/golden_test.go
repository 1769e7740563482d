package listing

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestReadGolden reads each listing of testdata and compares what comes of it
// with the golden file beside it.
func TestReadGolden(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if filepath.Ext(name) == ".golden" {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := transcript(filepath.Base(name), bytes.NewReader(content))
			golden := name + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatalf("%v; -update writes it", err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// transcript prints what is read, for people to check.
func transcript(name string, r io.Reader) string {
	var b strings.Builder
	for e, err := range Read(name, r, Options{}) {
		if rejected := (*RejectedError)(nil); errors.As(err, &rejected) {
			fmt.Fprintf(&b, "! %v\n\n", rejected)
			continue
		}
		if err != nil {
			fmt.Fprintf(&b, "final: %v\n", err)
			break
		}
		fmt.Fprintf(&b, "line %d, date %q", e.Line, e.Date)
		if e.ID != "" {
			fmt.Fprintf(&b, ", id %q", e.ID)
		}
		if e.URL != "" {
			fmt.Fprintf(&b, ", %s", e.URL)
		}
		fmt.Fprintf(&b, "\n# %s\n", e.Title)
		if e.Abstract != "" {
			fmt.Fprintf(&b, "%s\n", e.Abstract)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
