package main

import (
	"os"
	"strings"
	"testing"
)

// TestReadme runs the commands of the README's section "Questions" on the seed,
// and wants what it says they print. A line "..." stands for one line or more.
func TestReadme(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "\n## Questions\n")
	section, _, _ = strings.Cut(section, "\n## ")
	url := seededURL(t)
	commands := 0
	for i, block := range strings.Split(section, "```") {
		if i%2 == 0 { // between blocks
			continue
		}
		for _, asked := range strings.Split("\n"+strings.TrimSpace(block), "\n$ backchannel ")[1:] {
			command, printed, _ := strings.Cut(asked, "\n")
			commands++
			t.Run(command, func(t *testing.T) {
				t.Parallel()
				code, stdout, stderr := run(t, "", append(strings.Fields(command), "--database-url", url)...)
				if code != exitOK || stderr != "" {
					t.Fatalf("%d: %s", code, stderr)
				}
				if missing := missing(strings.Split(strings.TrimSpace(stdout), "\n"), strings.Split(printed, "\n")); missing != "" {
					t.Errorf("the README says that it prints %q there; it prints\n%s", missing, stdout)
				}
			})
		}
	}
	if commands < 9 {
		t.Errorf("only %d commands, fewer than there are questions", commands)
	}
}

// missing returns the first of some told lines that does not stand among the
// printed ones where it is told to, "" where all do.
func missing(printed, told []string) string {
	at := 0
	for i := 0; i < len(told); i++ {
		if told[i] != "..." {
			if at >= len(printed) || printed[at] != told[i] {
				return told[i]
			}
			at++
			continue
		}
		if i == len(told)-1 {
			if at == len(printed) {
				return "more"
			}
			return ""
		}
		// The lines that follow stand together somewhere further on.
		run := told[i+1:]
		for k, line := range run {
			if line == "..." {
				run = run[:k]
				break
			}
		}
		last := i+len(run) == len(told)-1
		for at++; ; at++ {
			if at+len(run) > len(printed) {
				return strings.Join(run, "\n")
			}
			if !last || at+len(run) == len(printed) {
				if strings.Join(printed[at:at+len(run)], "\n") == strings.Join(run, "\n") {
					break
				}
			}
		}
		at += len(run)
		i += len(run)
	}
	if at < len(printed) {
		return "nothing more"
	}
	return ""
}

func TestMissing(t *testing.T) {
	t.Parallel()
	printed := strings.Fields("a b c d b c e")
	for told, want := range map[string]string{
		"a b c d b c e": "", "...": "", "a ...": "", "a ... e": "", "... d b c e": "", "a ... c e": "", "a ... c ... e": "",
		"b ...": "b", "a ... b": "b", "a b c d b c": "nothing more", "a b c d b c e f": "f", "a ... e b": "e\nb", "a b c d b c e ...": "more",
		"... a ...": "a",
	} {
		if got := missing(printed, strings.Fields(told)); got != want {
			t.Errorf("of %q is missing %q, want %q", told, got, want)
		}
	}
}
