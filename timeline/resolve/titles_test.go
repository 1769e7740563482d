package resolve_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/timeline"
)

// TestTitlesWithAbstracts holds the reading of titles to examples in which the
// abstract says who is meant by what the title leaves open.
func TestTitlesWithAbstracts(t *testing.T) {
	t.Parallel()
	r := mustResolver(t)
	date, err := timeline.ParseDate("1962-10-27")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, title, abstract string
		kind                  timeline.Kind
		want                  []string
	}{
		{
			"an office in the title is whom the abstract calls by it",
			"Letter from Ambassador Leitão da Cunha to the President", "A vote that President Goulart had feared is over.",
			timeline.KindLetter,
			[]string{"Vasco Leitão da Cunha > João Goulart"},
		},
		{
			"the Secretary is the Secretary of State",
			"Memorandum from George Ball to the Secretary", "A paper that Secretary of State Dean Rusk had asked for.",
			timeline.KindMemorandum,
			[]string{"George Ball > Dean Rusk"},
		},
		{
			"an office beside a holder of it is another's",
			"Cable from Ambassador Leitão da Cunha to the Foreign Minister, 'Meeting with Foreign Minister Raúl Roa'", "",
			timeline.KindTelegram,
			[]string{"Vasco Leitão da Cunha >", "Vasco Leitão da Cunha + Raúl Roa"},
		},
		{
			"a title that one man bears",
			"Memorandum by Frank Aiken [on an Interview with Scott McLeod and the Taoiseach]", "Seán Lemass declined to change the vote.",
			timeline.KindMemcon,
			[]string{"Frank Aiken + Scott McLeod + Seán Lemass"},
		},
		{
			"an office without a holder stands for itself where it sends",
			"Memorandum by Chief of Defense Staff", "Losses at sea.",
			timeline.KindMemorandum,
			[]string{"Chief of Defense Staff >"},
		},
		{
			"an office that another of the surname holds",
			"Memorandum of Conversation", "Dobrynin met with Robert Kennedy, who spoke of a letter from President Kennedy to Khrushchev.",
			timeline.KindMemcon,
			[]string{"Anatoly Dobrynin + Robert F. Kennedy", "John F. Kennedy > Nikita Khrushchev"},
		},
		{
			"an office that the one named in full holds",
			"Memorandum of Conversation", "Dobrynin met with Robert Kennedy. Attorney General Kennedy wrote to Khrushchev.",
			timeline.KindMemcon,
			[]string{"Anatoly Dobrynin + Robert F. Kennedy", "Robert F. Kennedy > Nikita Khrushchev"},
		},
		{
			"whom a paper is for",
			"Memorandum by Paul Nitze", "The paper sets out for Defense Secretary Robert McNamara what a blockade would need.",
			timeline.KindMemorandum,
			[]string{"Paul Nitze > Robert McNamara"},
		},
		{
			"whom something else is for",
			"Memorandum by Paul Nitze", "The paper describes the welcome prepared for Defense Secretary Robert McNamara.",
			timeline.KindMemorandum,
			[]string{"Paul Nitze >"},
		},
		{
			"who talked where a record's title names nobody",
			"Memorandum of Conversation, 'Luncheon at the Residence'", "Over coffee Macmillan and Rusk range over Berlin, with Lord Home joining in.",
			timeline.KindMemcon,
			[]string{"Harold Macmillan + Dean Rusk + Alec Douglas-Home"},
		},
		{"what the abstract calls a document that its title does not", "The State of the Harvest", "This report traces the losses.", timeline.KindReport, nil},
		{"what it calls another", "The State of the Harvest", "The losses are traced. A report is to follow.", timeline.KindOther, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := r.Read(timeline.Entry{Date: date, Title: test.title, Abstract: test.abstract})
			if got.Kind != test.kind {
				t.Errorf("kind = %s, want %s", got.Kind, test.kind)
			}
			names := func(keys []string) string {
				var list []string
				for _, k := range keys {
					i := slices.IndexFunc(got.Actors, func(a timeline.Actor) bool { return a.Key == k })
					list = append(list, got.Actors[i].Name)
				}
				return strings.Join(list, ", ")
			}
			var told []string
			for _, x := range got.Interactions {
				s := strings.TrimSpace(names(x.From) + " > " + names(x.To))
				if x.Kind != timeline.Message {
					s = strings.ReplaceAll(names(x.With), ", ", " + ")
				}
				told = append(told, s)
			}
			if diff := cmp.Diff(test.want, told); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
