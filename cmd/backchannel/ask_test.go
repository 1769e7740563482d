package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestQuestions asks each question of the seed collection. The answers can be
// checked by hand against seeds/cuban-missile-crisis.txt.
func TestQuestions(t *testing.T) {
	t.Parallel()
	url := seededURL(t)
	tests := []struct {
		name string
		args []string
		want []string // what must stand in the answer, in this order
	}{
		{
			"how are Kuznetsov and Gromyko linked",
			[]string{"chains", "--from", "Kuznetsov", "--to", "Gromyko"},
			[]string{
				"are linked by 2 chains of 3 ties",
				"Vasily Kuznetsov - U Thant - Fidel Castro - Andrei Gromyko\n",
				"U Thant - Vasily Kuznetsov: 1 conversation\n",
				"1962-10-29, Record of Conversation between Soviet Deputy Foreign Minister Kuznetsov and UN Secretary General U Thant\n",
				"\"Conversation between Soviet Deputy Foreign Minister Kuznetsov and UN Secretary General U Thant\"\n",
				"\"his conversation with Castro\"\n",
				"Andrei Gromyko -> Fidel Castro: 1 message\n",
				"Vasily Kuznetsov - U Thant - Anastas Mikoyan - Andrei Gromyko\n",
			},
		},
		{
			"by the closest correspondents",
			[]string{"chains", "--from", "Alekseev", "--to", "Castro", "--strong"},
			[]string{
				"are linked by 1 chain of 2 ties",
				"Andrei Gromyko -> Aleksandr Alekseev: 2 messages\n", "1962-10-27, Cable", "1962-11-05, Telegram", "Andrei Gromyko -> Fidel Castro",
			},
		},
		{
			"who are not linked at all",
			[]string{"chains", "--from", "Kuznetsov", "--to", "Khrushchev"},
			[]string{"Vasily Kuznetsov and Nikita Khrushchev are not linked by any chain of ties.\n"},
		},
		{
			"could Castro have known by the 28th what Gromyko knew, and by which document",
			[]string{"trace", "--from", "Gromyko", "--to", "Castro", "--before", "1962-10-28"},
			[]string{
				"From Andrei Gromyko to Fidel Castro, until 1962-10-28:\n",
				"earliest arrival: leaves 1962-10-27, arrives 1962-10-27, 1 hop, order certain",
				"1962-10-27  Andrei Gromyko -> Fidel Castro",
				"1962-10-27, Cable from Soviet Foreign Minister Gromyko to USSR Ambassador to Cuba Alekseev\n",
				"\"message to Castro\"\n",
			},
		},
		{
			"from New York to the Central Committee",
			[]string{"trace", "--from", "Kuznetsov", "--to", "CC CPSU", "--after", "1962-10-27", "--before", "1962-11-05", "--strict-days"},
			[]string{
				"arrives 1962-11-02, 3 hops, order certain",
				"1962-10-29  Vasily Kuznetsov <> U Thant  (conversation, order certain",
				"1962-11-01  U Thant <> Anastas Mikoyan  (conversation, order certain",
				"1962-11-02, Cable of V.V. Kuznetsov on 1 November 1962 conversation",
				"1962-11-02  Anastas Mikoyan -> Communist Party of the Soviet Union, Central Committee  (message, order certain",
				"\"Telegram from A.I. Mikoyan in New York to CC CPSU",
			},
		},
		{
			"within one day, whose order is not known",
			[]string{"trace", "--from", "Gromyko", "--to", "USSR Foreign Ministry", "--before", "1962-10-31"},
			[]string{"2 hops, order same-day", "Gromyko -> Aleksandr Alekseev", "Aleksandr Alekseev -> Soviet Ministry of Foreign Affairs  (message, order same-day"},
		},
		{
			"which strict days refuse",
			[]string{"trace", "--from", "Gromyko", "--to", "USSR Foreign Ministry", "--before", "1962-10-31", "--strict-days"},
			[]string{"it could not.\n", "breaks here: Aleksandr Alekseev -> Soviet Ministry of Foreign Affairs\n", "the last before was on 1962-10-27, too early\n"},
		},
		{
			"not by the 31st, and where it breaks",
			[]string{"trace", "--from", "Kuznetsov", "--to", "Mikoyan", "--before", "1962-10-31"},
			[]string{
				"it could not.\n",
				"1962-10-29  Vasily Kuznetsov -> U Thant\n",
				"breaks here: U Thant -> Anastas Mikoyan\n",
				"the next was on 1962-11-01, too late\n",
				"Cable of V.V. Kuznetsov on 1 November 1962 conversation",
				"it could have arrived on 1962-11-01:\n",
			},
		},
		{
			"a message goes one way",
			[]string{"trace", "--from", "CC CPSU", "--to", "Mikoyan"},
			[]string{"no chain leads from the one to the other"},
		},
		{
			"who could have known what Kuznetsov knew",
			[]string{"horizon", "Kuznetsov", "--after", "1962-10-29", "--before", "1962-11-05"},
			[]string{
				"1962-10-29  U Thant  (1 hop, by Vasily Kuznetsov, certain)\n",
				"1962-11-01  Anastas Mikoyan  (2 hops, by U Thant, certain)\n",
				"\"conversation between CPSU CC Politburo Member A.I. Mikoyan and acting UN Secretary General U Thant\"",
				"1962-11-02  Communist Party of the Soviet Union, Central Committee  (3 hops, by Anastas Mikoyan, certain)\n",
			},
		},
		{
			"who could have told Mikoyan",
			[]string{"horizon", "Mikoyan", "--before", "1962-11-01", "--backward"},
			[]string{"1962-11-01  U Thant  (1 hop, to Anastas Mikoyan", "1962-10-29  Vasily Kuznetsov  (2 hops, to U Thant"},
		},
		{
			"and by which way Kuznetsov",
			[]string{"horizon", "Mikoyan", "--before", "1962-11-01", "--backward", "--to", "Kuznetsov"},
			[]string{"1962-10-29  Vasily Kuznetsov", "1962-10-29  Vasily Kuznetsov <> U Thant", "1962-11-01  U Thant <> Anastas Mikoyan"},
		},
		{
			"whom word did not reach",
			[]string{"horizon", "Kuznetsov", "--before", "1962-10-31", "--to", "Mikoyan"},
			[]string{"not Anastas Mikoyan\n"},
		},
		{
			"dossier",
			[]string{"dossier", "Gromyko"},
			[]string{
				"Andrei Gromyko (person, USSR)\n", "office: Minister of Foreign Affairs, Soviet Ministry of Foreign Affairs, 1957-02-15/1985-07-02\n",
				"contact", "Aleksandr Alekseev", "1962-10-27  1962-11-05\n",
				"named in 2 entries:\n", "1962-10-27, Cable from Soviet Foreign Minister Gromyko", "1962-11-05, Telegram from USSR Foreign Minister Gromyko",
			},
		},
		{
			"dossier of a day",
			[]string{"dossier", "Gromyko", "--to", "1962-10-28"},
			[]string{"Aleksandr Alekseev  1 ", "1962-10-27  1962-10-27\n", "named in 1 entry:\n"},
		},
		{
			"standing",
			[]string{"standing", "--sort", "betweenness", "--limit", "3"},
			[]string{
				"actor", "U Thant", "and 13 more; 4 components", "the only channel between others:\n", "Anastas Mikoyan: without, groups of 7 and 3\n",
				"the only tie between others:\n", "Valerian Zorin -> Soviet Ministry of Foreign Affairs: 1 message\n",
				"circles within which word gets from each to each:\n", "U Thant",
				"the strongest of the ties that together link all:\n", "Andrei Gromyko -> Aleksandr Alekseev: 2 messages\n",
			},
		},
		{
			"whose standing rose",
			[]string{"standing", "--from", "1962-10-22", "--to", "1962-11-05", "--step", "week"},
			[]string{"rise  1962-10-22  1962-10-29  1962-11-05\n", "Anastas Mikoyan", "+1", "Aleksandr Alekseev", "-1", "Soviet Ministry of Foreign Affairs", "-2"},
		},
		{
			"what changed",
			[]string{"difference", "--first", "1962-10-27/1962-10-28", "--then", "1962-10-29/1962-11-05"},
			[]string{
				"appeared: ", "ties that appeared:\n", "U Thant - Vasily Kuznetsov: 1 conversation\n", "1962-10-29, Record of Conversation",
				"ties that vanished:\n", "Andrei Gromyko -> Fidel Castro: 1 message\n", "\"message to Castro\"\n",
			},
		},
		{
			"who fell silent",
			[]string{"silence", "--least", "1", "--days", "5", "--to", "1962-11-05", "--share", "40"},
			[]string{
				"Andrei Gromyko and Aleksandr Alekseev: after 1 interaction, silent from 1962-10-27 until 1962-11-05, 8 days\n",
				"1962-10-27, Cable from Soviet Foreign Minister Gromyko", "1962-11-05, Telegram from USSR Foreign Minister Gromyko",
				"Andrei Gromyko, there on 2 of 5 days, is missing on 1962-10-29 1962-11-01 1962-11-02\n",
			},
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

// TestQuestionsAsTheAPI compares --json with the API's own answers.
func TestQuestionsAsTheAPI(t *testing.T) {
	t.Parallel()
	url := seededURL(t)
	s := serve(t, "--database-url", url)
	id := func(name string) string {
		t.Helper()
		_, body := s.get(t, "/api/v1/collections/1/actors?limit=1&name="+name)
		var found struct{ Items []struct{ ID string } }
		if err := json.Unmarshal(body, &found); err != nil || len(found.Items) == 0 {
			t.Fatalf("no actor %s: %v", name, err)
		}
		return found.Items[0].ID
	}
	gromyko, kuznetsov, mikoyan := id("Gromyko"), id("Kuznetsov"), id("Mikoyan")
	tests := []struct {
		args []string
		path string
	}{
		{[]string{"chains", "--from", "Kuznetsov", "--to", "Gromyko", "--limit", "1"}, "chains/" + kuznetsov + "/" + gromyko + "?limit=1"},
		{[]string{"chains", "--from", "Kuznetsov", "--to", "Gromyko", "--strong"}, "chains/" + kuznetsov + "/" + gromyko + "?weighted=true"},
		{
			[]string{"chains", "--from", "Mikoyan", "--to", "Kuznetsov", "--after", "1962-10-29", "--before", "1962-11-01", "--interaction", "conversation"},
			"chains/" + mikoyan + "/" + kuznetsov + "?from=1962-10-29&to=1962-11-01&interaction=conversation",
		},
		{
			[]string{"trace", "--from", "Kuznetsov", "--to", "Mikoyan", "--after", "1962-10-27", "--before", "1962-10-31"},
			"traces/" + kuznetsov + "/" + mikoyan + "?after=1962-10-27&before=1962-10-31",
		},
		{
			[]string{"trace", "--from", "Kuznetsov", "--to", "Mikoyan", "--strict-days", "--certain", "--interaction", "conversation"},
			"traces/" + kuznetsov + "/" + mikoyan + "?strictDays=true&certainOnly=true&interaction=conversation",
		},
		{
			[]string{"horizon", "Mikoyan", "--before", "1962-11-01", "--backward", "--strict-days", "--limit", "1"},
			"horizons/" + mikoyan + "?before=1962-11-01&backward=true&strictDays=true&limit=1",
		},
		{[]string{"horizon", "Kuznetsov", "--after", "1962-10-29", "--to", "Mikoyan"}, "horizons/" + kuznetsov + "?after=1962-10-29&to=" + mikoyan},
		{[]string{"dossier", "Gromyko", "--from", "1962-11-01", "--to", "1962-11-30"}, "actors/" + gromyko + "?from=1962-11-01&to=1962-11-30"},
		{
			[]string{"standing", "--from", "1962-10-22", "--to", "1962-11-05", "--step", "week", "--sort", "degree", "--limit", "4", "--resolution", "150"},
			"standing?from=1962-10-22&to=1962-11-05&step=week&sort=degree&limit=4&resolution=150",
		},
		{
			[]string{"difference", "--first", "1962-10", "--then", "1962-11", "--limit", "2", "--interaction", "message"},
			"difference?from=1962-10-01&to=1962-10-31&laterFrom=1962-11-01&laterTo=1962-11-30&limit=2&interaction=message",
		},
		{
			[]string{"difference", "--first", "1962-10", "--then", "1962-11", "--limit", "9", "--kind", "telegram", "-q", "Alekseev"},
			"difference?from=1962-10-01&to=1962-10-31&laterFrom=1962-11-01&laterTo=1962-11-30&limit=9&kind=telegram&q=Alekseev",
		},
		{
			[]string{"trace", "--from", "Gromyko", "--to", "Mikoyan", "--kind", "telegram,letter"},
			"traces/" + gromyko + "/" + mikoyan + "?kind=telegram&kind=letter",
		},
		{[]string{"standing", "--text", "U Thant", "--limit", "3"}, "standing?q=U+Thant&limit=3"},
	}
	for _, test := range tests {
		t.Run(test.args[0], func(t *testing.T) {
			t.Parallel()
			_, body := s.get(t, "/api/v1/collections/1/"+test.path)
			code, stdout, stderr := run(t, "", append(test.args, "--json", "--database-url", url)...)
			if code != exitOK {
				t.Fatalf("%q = %d: %s", test.args, code, stderr)
			}
			var got, want any
			if err := json.Unmarshal([]byte(stdout), &got); err != nil {
				t.Fatalf("%q prints no JSON: %v\n%s", test.args, err, stdout)
			}
			if err := json.Unmarshal(body, &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%q is not what the API answers at %s (-API +command):\n%s", test.args, test.path, diff)
			}
		})
	}
	t.Run("silence is two of them", func(t *testing.T) {
		t.Parallel()
		code, stdout, stderr := run(t, "", "silence", "--least", "1", "--days", "5", "--share", "20", "--kind", "telegram", "--json", "--database-url", url)
		if code != exitOK {
			t.Fatalf("silence = %d: %s", code, stderr)
		}
		var got struct{ Silences, Absences any }
		if err := json.Unmarshal([]byte(stdout), &got); err != nil {
			t.Fatal(err)
		}
		for _, part := range []struct {
			path string
			got  any
		}{{"silences?least=1&days=5&limit=20&kind=telegram", got.Silences}, {"absences?share=20&limit=20&kind=telegram", got.Absences}} {
			_, body := s.get(t, "/api/v1/collections/1/"+part.path)
			var want any
			if err := json.Unmarshal(body, &want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, part.got); diff != "" {
				t.Errorf("%s (-API +command):\n%s", part.path, diff)
			}
		}
	})
}

func TestQuestionsAskedWrongly(t *testing.T) {
	t.Parallel()
	url := seededURL(t)
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"trace to no one", []string{"trace", "--from", "Kuznetsov"}, "--to NAME"},
		{"chains of no one", []string{"chains"}, "--from NAME"},
		{"trace to a stranger", []string{"trace", "--from", "Kuznetsov", "--to", "Napoleon"}, `--to: actor "Napoleon": nobody of that name`},
		{"a name that several bear", []string{"dossier", "Soviet"}, "name one of"},
		{"a date that is none", []string{"trace", "--from", "Kuznetsov", "--to", "Mikoyan", "--after", "October"}, "--after"},
		{"an end before its beginning", []string{"horizon", "Mikoyan", "--after", "1962-11-02", "--before", "1962-11-01"}, "is before"},
		{"horizon of no one", []string{"horizon"}, "accepts 1 arg"},
		{"a kind that is none", []string{"horizon", "Mikoyan", "--interaction", "talk"}, "message, conversation, exchange"},
		{"a measure that is none", []string{"standing", "--sort", "fame"}, "betweenness"},
		{"a step that is none", []string{"standing", "--step", "decade"}, "day, week, month or year"},
		{"too many steps", []string{"standing", "--from", "1900-01-01", "--step", "day"}, "at most 400"},
		{"no limit", []string{"standing", "--limit", "0"}, "--limit 0: want a number from 1"},
		{"a difference from nothing", []string{"difference", "--then", "1962-11"}, "--first"},
		{"a silence of no days", []string{"silence", "--days", "0"}, "--days"},
		{"a share of more than all", []string{"silence", "--share", "101"}, "--share"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := run(t, "", append(test.args, "--database-url", url)...)
			if code != exitUsage || stdout != "" || !strings.Contains(stderr, test.want) {
				t.Errorf("%q = %d, %q, %q; want %d and %q", test.args, code, stdout, stderr, exitUsage, test.want)
			}
		})
	}
}
