package resolve_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/timeline"
)

// TestCollection reads the last entry of each collection in the light of all,
// and prints whom it names.
func TestCollection(t *testing.T) {
	t.Parallel()
	type row struct{ date, title, abstract string }
	for _, test := range []struct {
		name string
		rows []row
		want []string // keys of the people of the last entry, in order of the text
	}{
		{
			"a surname takes the full name that its neighbours give",
			[]row{
				{"1962-10-20", "Letter from Thaddeus Quillfeather to Dean Rusk", ""},
				{"1962-10-25", "Letter from Quillfeather to Dean Rusk", ""},
			},
			[]string{"person/~thaddeus-quillfeather", "person/rusk-dean"},
		},
		{
			"an initial and a full name are one person",
			[]row{
				{"1962-10-20", "Letter from Thaddeus Quillfeather to Dean Rusk", ""},
				{"1975-01-01", "Memorandum from T. Quillfeather", ""},
			},
			[]string{"person/~thaddeus-quillfeather"},
		},
		{
			"with and without diacritics",
			[]row{
				{"1962-10-20", "Letter from Ondřej Žlutý to Dean Rusk", ""},
				{"1962-10-25", "Letter from Ondrej Zluty to Dean Rusk", ""},
			},
			[]string{"person/~ondrej-zluty", "person/rusk-dean"},
		},
		{
			"two of one surname leave it open",
			[]row{
				{"1962-10-20", "Letter from Thaddeus Quillfeather to Dean Rusk", ""},
				{"1962-10-21", "Letter from Oswald Quillfeather to Dean Rusk", ""},
				{"1962-10-25", "Letter from Quillfeather to Dean Rusk", ""},
			},
			[]string{"person/~quillfeather", "person/rusk-dean"},
		},
		{
			"names that contradict one another stay apart",
			[]row{
				{"1962-10-20", "Letter from T. Quillfeather to Dean Rusk", ""},
				{"1962-10-25", "Letter from O. Quillfeather to Dean Rusk", ""},
			},
			[]string{"person/~o-quillfeather", "person/rusk-dean"},
		},
		{
			"a surname that two countries print is two people",
			[]row{
				{"1962-10-20", "Telegram from Polish Embassy in Havana (Quill)", ""},
				{"1962-10-25", "Telegram from Hungarian Embassy in Havana (Quill)", ""},
			},
			[]string{"person/~quill-hungary"},
		},
		{
			"a first name of the entry alone",
			[]row{{"1970-11-20", "Letter from Thaddeus N. Quillfeather, Jr. to Dean Rusk", "Thaddeus thanks Rusk."}},
			[]string{"person/~thaddeus-n-quillfeather-jr", "person/rusk-dean"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := mustResolver(t)
			var entries []timeline.Entry
			for _, row := range test.rows {
				d, err := timeline.ParseDate(row.date)
				if err != nil {
					t.Fatal(err)
				}
				entries = append(entries, timeline.Entry{Date: d, Title: row.title, Abstract: row.abstract})
			}
			for _, e := range entries {
				r.Observe(e)
			}
			got := r.Read(entries[len(entries)-1])
			if err := got.Validate(); err != nil {
				t.Fatal(err)
			}
			class := map[string]timeline.Class{}
			for _, a := range got.Actors {
				class[a.Key] = a.Class
			}
			var keys []string
			for _, m := range got.Mentions {
				if class[m.Actor] == timeline.Person && !slices.Contains(keys, m.Actor) {
					keys = append(keys, m.Actor)
				}
			}
			if diff := cmp.Diff(test.want, keys); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestOffices resolves offices printed without a name, and surnames by the
// office printed with them.
func TestOffices(t *testing.T) {
	t.Parallel()
	r := mustResolver(t)
	for _, test := range []struct {
		name, date, title, key string
		certainty              timeline.Certainty
	}{
		{"a surname with an office", "1962-10-27", "Cable from Soviet Foreign Minister Gromyko", "person/gromyko-andrei", timeline.Resolved},
		{"an office without a name", "1962-10-27", "Instructions to the Soviet Ambassador to Cuba", "person/alekseev-aleksandr", timeline.Inferred},
		{"the holder of another year", "1968-04-15", "Instructions to the Soviet Ambassador to Cuba", "person/soldatov-aleksandr", timeline.Inferred},
		{"an ambassador whom nobody knows is his embassy", "1967-10-06", "Telegram from the Mongolian Ambassador to Brazil", "", timeline.Resolved},
		{"one of two of a surname by the office", "1957-06-13", "Letter to Indian Ambassador Nehru", "person/nehru-ratan-kumar", timeline.Resolved},
		{"the other by his", "1960-04-21", "Letter to Prime Minister Nehru", "person/nehru-jawaharlal", timeline.Resolved},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d, err := timeline.ParseDate(test.date)
			if err != nil {
				t.Fatal(err)
			}
			got := r.Read(timeline.Entry{Date: d, Title: test.title})
			if err := got.Validate(); err != nil {
				t.Fatal(err)
			}
			for _, m := range got.Mentions {
				if test.key == "" && m.Actor[:4] == "org/" && m.Certainty == test.certainty || m.Actor == test.key && m.Certainty == test.certainty {
					return
				}
			}
			t.Errorf("mentions = %+v, want %q %s", got.Mentions, test.key, test.certainty)
		})
	}
}
