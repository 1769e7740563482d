package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestExtract(t *testing.T) {
	t.Parallel()
	const in = `{"id":"a","date":"1962-11-02","title":"Cable of V.V. Kuznetsov on 1 November 1962 conversation between A.I. Mikoyan and U Thant","abstract":null}
{"id":"b","date":"1962-03-16","title":"Hungarian Embassy in Havana (Beck), Report on Cuba","abstract":""}
{"id":"c","date":"1968-04-15","title":"Directive to the Soviet Ambassador to Cuba"}
`
	code, stdout, stderr := run(t, in, "extract", "-")
	if code != exitOK || stderr != "" {
		t.Fatalf("exit %d, stderr %q", code, stderr)
	}
	type party struct{ Name, Certainty string }
	type interaction struct {
		Kind           string
		From, To, With []string
		Date           string
		Evidence       []struct{ Text string }
		Certainty      string
	}
	type entry struct {
		ID, Kind              string
		People, Organisations []party
		Interactions          []interaction
	}
	var got []entry
	for line := range strings.Lines(stdout) {
		var e entry
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		got = append(got, e)
	}
	evidence := func(s string) []struct{ Text string } { return []struct{ Text string }{{s}} }
	want := []entry{
		{
			ID: "a", Kind: "telegram", Organisations: []party{},
			People: []party{{"Vasily Kuznetsov", "resolved"}, {"Anastas Mikoyan", "resolved"}, {"U Thant", "read"}},
			Interactions: []interaction{
				{Kind: "message", From: []string{"Vasily Kuznetsov"}, To: []string{}, Date: "1962-11-02", Evidence: evidence("Cable of V.V. Kuznetsov"), Certainty: "resolved"},
				{Kind: "conversation", With: []string{"Anastas Mikoyan", "U Thant"}, Date: "1962-11-01", Evidence: evidence("conversation between A.I. Mikoyan and U Thant"), Certainty: "resolved"},
			},
		},
		{
			// The entry does not say which Beck; the authority does.
			ID: "b", Kind: "report", People: []party{{"Beck", "resolved"}}, Organisations: []party{{"Hungarian Embassy in Havana", "read"}},
			Interactions: []interaction{
				{Kind: "message", From: []string{"Beck"}, To: []string{}, Date: "1962-03-16", Evidence: evidence("Hungarian Embassy in Havana (Beck), Report"), Certainty: "resolved"},
			},
		},
		{
			ID: "c", Kind: "instruction", People: []party{{"Aleksandr Soldatov", "inferred"}}, Organisations: []party{},
			Interactions: []interaction{
				{Kind: "message", From: []string{}, To: []string{"Aleksandr Soldatov"}, Date: "1968-04-15", Evidence: evidence("Directive to the Soviet Ambassador to Cuba"), Certainty: "inferred"},
			},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestExtractWithOwnAuthority(t *testing.T) {
	t.Parallel()
	own := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(own, []byte("name,aliases,side\nThaddeus Quillfeather,Quill|The Owl,United States\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const in = `{"id":"a","date":"1962-11-02","title":"Letter from Quillfeather to Fidel Castro"}` + "\n"
	code, stdout, stderr := run(t, in, "extract", "--authority", own, "-")
	if code != exitOK || !strings.Contains(stdout, `"name":"Thaddeus Quillfeather"`) {
		t.Errorf("exit %d, stdout %s, stderr %s", code, stdout, stderr)
	}
	code, _, stderr = run(t, in, "extract", "--authority", own+".missing", "-")
	if code != exitFailed || !strings.Contains(stderr, "--authority") {
		t.Errorf("missing authority: exit %d, stderr %q", code, stderr)
	}
}

func TestExtractTellsWhatItCouldNotRead(t *testing.T) {
	t.Parallel()
	const in = `{"id":"a","date":"1962-11-02","title":"Letter from Fidel Castro"}
{"id":"b","date":"the day after","title":
`
	code, stdout, stderr := run(t, in, "extract", "-")
	if code != exitFailed || strings.Count(stdout, "\n") != 1 || !strings.Contains(stderr, "2") {
		t.Errorf("exit %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	if code, _, _ := run(t, "", "extract"); code != exitUsage {
		t.Errorf("no file: exit %d, want %d", code, exitUsage)
	}
}
