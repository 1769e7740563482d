package extract_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/timeline"
)

// TestDiscourse has abstracts that name a party by words which only the title,
// or what stands before, says the meaning of.
func TestDiscourse(t *testing.T) {
	t.Parallel()
	x := mustOpen(t)
	date, err := timeline.ParseDate("1962-11-10")
	if err != nil {
		t.Fatal(err)
	}
	const polish = "Telegram from Polish Embassy in Washington (Drozniak)"
	for _, test := range []struct {
		name, title, abstract string
		want                  []string
	}{
		{"the latter", "Telegram from Polish Embassy in Moscow (Jaszczuk)", "Jaszczuk was received by Deputy Foreign Minister Kuznetsov. The latter told him that the ships would not turn back.", []string{"Jaszczuk + Kuznetsov", "Kuznetsov + Jaszczuk"}},
		{"the latter's message", polish, "Drozniak called on Dorticós and comments on the latter's telegram to Castro.", []string{"Drozniak + Dorticós", "Dorticós > Castro"}},
		{"the two who wrote", "Telegram from Mikoyan and Suslov to CC CPSU", "The two relate what Nagy and Kádár said to them in the night.", []string{"Nagy + Kádár + Mikoyan + Suslov"}},
		{"the two of the sentence", polish, "Castro received Mikoyan at the airport. A first exchange of views between the two men was cool.", []string{"Castro + Mikoyan"}},
		{"his host", "Record of Conversation between Gomułka and Dubček", "Dubček complains to his host of the press. Gomułka answers that Brezhnev too had rung him up.", []string{"Brezhnev + Gomułka"}},
		{"his colleague by name", polish, "The ambassador was told by his British colleague Frank Roberts that Khrushchev had received him.", []string{"Frank Roberts + Drozniak", "Khrushchev + Frank Roberts"}},
		{"the minister named before", polish, "Drozniak met Foreign Minister Raúl Roa. The minister told Castro of it.", []string{"Drozniak + Raúl Roa", "Raúl Roa + Castro"}},
		{"a prime minister is no minister before", polish, "Drozniak met with Foreign Minister Raúl Roa; the prime minister wrote to Kennedy.", []string{"Drozniak + Raúl Roa", "prime minister > Kennedy"}},
		{"an office is not its neighbour's", polish, "The ambassador saw Raúl Roa in the morning.", []string{"Drozniak + Raúl Roa"}},
		{"its secretary", "Report, Embassy of Hungary in North Korea to the Hungarian Foreign Ministry", "The report draws on a conversation between its second secretary and Soviet Ambassador Vasily Moskovsky.", []string{"Embassy of Hungary in North Korea + Vasily Moskovsky"}},
		{"an embassy has no talks that are his", "Hungarian Embassy in Washington, Report on Mikoyan's visit", "The embassy reports on his talks with President Kennedy.", []string{"Mikoyan + Kennedy"}},
		{"he is whom the sentence before began with", polish, "Drozniak sums up the session at which Bidault raised objections. He adds that he has spoken with Anthony Eden.", []string{"Drozniak + Anthony Eden"}},
		{"and goes back to the first clause", "Letter from Syngman Rhee to Duk Shin Choi", "Rhee approves of what Choi said to Diem and asks him to make it plain.", []string{"Choi + Diem"}},
		{"a bearer names the thing last", polish, "Drozniak delivered to Castro a message from President Goulart.", []string{"Goulart > Castro", "Drozniak + Castro"}},
		{"a letter brought to a talk", "Diary Entry of Amintore Fanfani", "Fanfani was visited by Frederick Reinhardt, who delivered a letter from President Kennedy.", []string{"Fanfani + Frederick Reinhardt @1962-11-10", "Kennedy > Fanfani"}},
		{"a dispatch that reached him", "Letter from Syngman Rhee to Duk Shin Choi", "Rhee mentions a dispatch from You Chan Yang that reached him last week.", []string{"You Chan Yang > Rhee"}},
		{"what is to follow is nothing", polish, "A letter from Carter is to follow.", nil},
		{"a draft is nothing", polish, "Roa showed the draft of a letter from Castro to Kennedy.", nil},
		{"replying to a cable", "Telegram from Popović to Vidaković", "Replying to Vidaković's cable of 28 October, Popović asks for patience.", []string{"Vidaković > Popović @1962-10-28"}},
		{"called on by", polish, "Called on by Drozniak, Raúl Roa explained the five points.", []string{"Drozniak + Raúl Roa"}},
		{"talks just concluded with", "Telegram from Zhou Enlai to Mao Zedong", "Zhou reads out a statement on the talks just concluded with Nehru.", []string{"Zhou + Nehru"}},
		{"in a letter of a date", "Walter Ulbricht's Speech", "Ulbricht recalls that he had raised the matter with Khrushchev in a letter of 18 January 1961.", []string{"Ulbricht > Khrushchev @1961-01-18"}},
		{"in their meeting of a date", "Session of the CPSU CC Politburo", "Andropov repeats what Jaruzelski had said to Kulikov in their meeting of 8 November.", []string{"Jaruzelski + Kulikov @1962-11-08"}},
		{"in the company of", polish, "Drozniak met with Raúl Castro over lunch, in the company of Blas Roca.", []string{"Drozniak + Raúl Castro + Blas Roca"}},
		{"together with", polish, "Khrushchev, together with Gromyko, received Foy Kohler.", []string{"Khrushchev + Gromyko + Foy Kohler"}},
		{"with them and that", polish, "Drozniak spoke with all six leaders and that Castro refused is known.", nil},
		{"at his request is no letter", polish, "Robert Kennedy came to the embassy at the request of his brother and told Dobrynin of the pilot's death.", []string{"Robert Kennedy + Dobrynin"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := x.Extract(timeline.Entry{Date: date, Title: test.title, Abstract: test.abstract})
			got, want := told(c, timeline.FieldAbstract), slices.Clone(test.want)
			slices.Sort(got)
			got = slices.Compact(got)
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s\n(-want +got):\n%s", test.abstract, diff)
			}
		})
	}
}
