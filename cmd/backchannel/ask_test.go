package main

import (
	"strings"
	"testing"
)

// TestQuestions asks each question of the seed collection. The answers can be
// checked by hand against seeds/cuban-missile-crisis.txt.
func TestQuestions(t *testing.T) {
	t.Parallel()
	url := seededURL(t)
	tests := []struct {
		name string
		args []string
		want []string // lines that must stand in the answer, in this order
	}{
		{
			"trace",
			[]string{"trace", "--from", "Kuznetsov", "--to", "Mikoyan", "--after", "1962-10-27", "--before", "1962-11-05"},
			[]string{
				"are linked by 1 chain of 2 ties, whatever the dates:",
				"1962-10-29, Record of Conversation between Soviet Deputy Foreign Minister Kuznetsov",
				"earliest arrival: leaves 1962-10-29, arrives 1962-11-01, 2 hops, order certain",
				"1962-10-29  Vasily Kuznetsov <> U Thant",
				"1962-11-01  U Thant <> Anastas Mikoyan",
				"Cable of V.V. Kuznetsov on 1 November 1962 conversation",
			},
		},
		{
			"trace that breaks",
			[]string{"trace", "--from", "Kuznetsov", "--to", "Mikoyan", "--before", "1962-10-31"},
			[]string{
				"In time: not within ../1962-10-31.",
				"1962-10-29  Vasily Kuznetsov -> U Thant",
				"breaks here: U Thant -> Anastas Mikoyan",
				"the next was on 1962-11-01, too late",
				"It could have arrived on 1962-11-01:",
			},
		},
		{
			"horizon",
			[]string{"horizon", "--actor", "Kuznetsov", "--after", "1962-10-29"},
			[]string{"1962-10-29  U Thant  (1 hop, by Vasily Kuznetsov, certain)", "1962-11-01  Anastas Mikoyan  (2 hops, by U Thant, certain)"},
		},
		{
			"horizon backward",
			[]string{"horizon", "--actor", "Mikoyan", "--before", "1962-11-01", "--backward"},
			[]string{"1962-11-01  U Thant", "1962-10-29  Vasily Kuznetsov"},
		},
		{
			"dossier",
			[]string{"dossier", "Gromyko"},
			[]string{"Andrei Gromyko (person, USSR)", "contact", "Aleksandr Alekseev", "1962-10-27  1962-11-05", "named in entries of:", "1962-10-27"},
		},
		{
			"standing",
			[]string{"standing", "--sort", "betweenness", "--limit", "3"},
			[]string{
				"actor", "U Thant", "the only channel between others:",
				"circles within which word gets from each to each:", "U Thant", "the strongest of the ties that together link all:",
				"Andrei Gromyko", "2 interactions",
			},
		},
		{
			"standing by week",
			[]string{"standing", "--from", "1962-10-22", "--to", "1962-11-05", "--step", "week"},
			[]string{"rise  1962-10-22  1962-10-29  1962-11-05"},
		},
		{
			"difference",
			[]string{"difference", "--first", "1962-10-27/1962-10-28", "--then", "1962-10-29/1962-11-05"},
			[]string{"appeared: ", "ties that appeared:", "Vasily Kuznetsov", "ties that vanished:", "Valerian Zorin"},
		},
		{
			"silence",
			[]string{"silence", "--least", "1", "--days", "5", "--to", "1962-11-05", "--share", "0.1"},
			[]string{"after 1 interaction, silent from 1962-10-27 until 1962-11-05, 8 days", "is missing on"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := run(t, "", append(test.args, "--database-url", url)...)
			if code != exitOK || stderr != "" {
				t.Fatalf("%q = %d: %s", test.args, code, stderr)
			}
			rest := stdout
			for _, want := range test.want {
				_, after, ok := strings.Cut(rest, want)
				if !ok {
					t.Fatalf("%q does not say %q, or too early:\n%s", test.args, want, stdout)
				}
				rest = after
			}
		})
	}
}

func TestQuestionsAskedWrongly(t *testing.T) {
	t.Parallel()
	url := seededURL(t)
	tests := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"trace of nobody", []string{"trace", "--from", "Kuznetsov"}, exitUsage, "--to NAME"},
		{"trace to a stranger", []string{"trace", "--from", "Kuznetsov", "--to", "Napoleon"}, exitFailed, `actor "Napoleon"`},
		{"a date that is none", []string{"trace", "--from", "Kuznetsov", "--to", "Mikoyan", "--after", "October"}, exitUsage, "--after"},
		{"an end before its beginning", []string{"horizon", "--actor", "Mikoyan", "--after", "1962-11-02", "--before", "1962-11-01"}, exitUsage, "is before"},
		{"horizon of nobody", []string{"horizon"}, exitUsage, "--actor NAME"},
		{"a measure that is none", []string{"standing", "--sort", "fame"}, exitUsage, "betweenness"},
		{"a step that is none", []string{"standing", "--step", "decade"}, exitUsage, "day, week, month or year"},
		{"a difference from nothing", []string{"difference", "--then", "1962-11"}, exitUsage, "--first"},
		{"no silence at all", []string{"silence", "--days", "0"}, exitUsage, "at least 1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := run(t, "", append(test.args, "--database-url", url)...)
			if code != test.code || stdout != "" && test.code == exitUsage || !strings.Contains(stderr, test.want) {
				t.Errorf("%q = %d %q %s, want %d and %q", test.args, code, stdout, stderr, test.code, test.want)
			}
		})
	}
}
