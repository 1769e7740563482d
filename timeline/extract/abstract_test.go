package extract_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/seeds"
	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/extract"
)

var open = sync.OnceValues(func() (*extract.Extractor, error) {
	a, err := authority.LoadFS(seeds.Authority, "authority")
	if err != nil {
		return nil, err
	}
	return extract.New(a), nil
})

func mustOpen(tb testing.TB) *extract.Extractor {
	tb.Helper()
	x, err := open()
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

// told prints acts as "A, B > C" (message), "A + B" (conversation) and "A = B"
// (exchange), with the names as the text prints them, and the date behind "@"
// where one is known.
func told(c extract.Candidates, field timeline.Field) []string {
	names := func(list []int, between string) string {
		var s []string
		for _, m := range list {
			s = append(s, c.Mentions[m].Surface)
		}
		return strings.Join(s, between)
	}
	var out []string
	for _, a := range c.Acts {
		if a.Field != field {
			continue
		}
		s := ""
		switch a.Kind {
		case timeline.Message:
			s = strings.TrimSpace(names(a.From, ", ") + " > " + names(a.To, ", "))
		case timeline.Conversation:
			s = names(a.With, " + ")
		case timeline.Exchange:
			s = names(a.With, " = ")
		}
		if a.Date.Known() {
			s += " @" + a.Date.String()
		}
		out = append(out, s)
	}
	return out
}

func TestAbstracts(t *testing.T) {
	t.Parallel()
	x := mustOpen(t)
	date, err := timeline.ParseDate("1962-11-10")
	if err != nil {
		t.Fatal(err)
	}
	// The author of every document is Alekseev, and he wrote to the ministry.
	const title = "Telegram from Soviet Ambassador to Cuba Alekseev to USSR Foreign Ministry"
	for _, test := range []struct {
		name, abstract string
		want           []string
	}{
		{"a surname that is a word, behind a given name", "Alekseev describes his talks with Tyler Wood on aid.", []string{"Alekseev + Tyler Wood"}},
		{"a surname that is a word, behind a title", "Alekseev has met Ambassador Apsu Pant.", []string{"Alekseev + Apsu Pant"}},
		{"no word of the sentence", "Alekseev has met Ambassador Zemskov. Visits are to follow.", []string{"Alekseev + Zemskov"}},
		{"a talk the author reports", "Alekseev reports on a conversation with Fidel Castro.", []string{"Alekseev + Fidel Castro"}},
		{"his talk", "Alekseev describes his meeting with Raúl Castro on 7 November.", []string{"Alekseev + Raúl Castro @1962-11-07"}},
		{"a talk without subject", "Report on a conversation with Carlos Rafael Rodriguez.", []string{"Alekseev + Carlos Rafael Rodriguez"}},
		{"a talk between others", "A conversation between Mikoyan and Guevara on 5 November 1962 is summarized.", []string{"Mikoyan + Guevara @1962-11-05"}},
		{"a talk of others is none of the author's", "Alekseev relays the results of a conversation between Mikoyan and Castro.", []string{"Mikoyan + Castro"}},
		{"a possessor's talk", "Alekseev comments on Mikoyan's talks with Dorticós.", []string{"Mikoyan + Dorticós"}},
		{"met", "Mikoyan met with Castro and Guevara in Havana.", []string{"Mikoyan + Castro + Guevara"}},
		{"met, direct", "Mikoyan met Castro yesterday.", []string{"Mikoyan + Castro @1962-11-09"}},
		{"he met", "Alekseev writes that he met with Raúl Roa.", []string{"Alekseev + Raúl Roa"}},
		{"several discuss", "Castro, Guevara and Dorticós discuss the harvest.", []string{"Castro + Guevara + Dorticós"}},
		{"discuss with, later", "Khrushchev discusses the withdrawal of the missiles with Novotný.", []string{"Khrushchev + Novotný"}},
		{"told", "Castro told Mikoyan that the inspection was unacceptable.", []string{"Castro + Mikoyan"}},
		{"told the author", "Castro told the ambassador that Cuba would fight.", []string{"Castro + Alekseev"}},
		{"passive told", "Castro was told by Mikoyan that the bombers would go.", []string{"Mikoyan + Castro"}},
		{"told in a letter", "In a letter to Castro, Khrushchev told him to be patient.", []string{"Khrushchev > Castro"}},
		{"talks one by one", "Beck sums up four meetings held by Mód in Cuba: with Raul Roa, with Fidel Castro and with Blas Roca.", []string{"Mód + Raul Roa", "Mód + Fidel Castro", "Mód + Blas Roca"}},
		{"an office behind the name", "Ambassador Qiao Xiaoguang of the PRC speaks with Alekseev about Korea.", []string{"Qiao Xiaoguang + Alekseev"}},
		{"passive informed, perfect", "Dobrynin has been informed by Robert Kennedy of the deadline.", []string{"Robert Kennedy > Dobrynin"}},
		{"received by", "Mikoyan was received by Kennedy in the White House.", []string{"Mikoyan + Kennedy"}},
		{"a host receives", "Mao Zedong receives Kudryavtsev in Beijing.", []string{"Mao Zedong + Kudryavtsev"}},
		{"a letter from to", "The text of a letter from Khrushchev to Castro.", []string{"Khrushchev > Castro"}},
		{"a dated letter", "Khrushchev's letter to Kennedy of 27 October 1962 is quoted.", []string{"Khrushchev > Kennedy @1962-10-27"}},
		{"in a letter to", "In a letter to Khrushchev, Castro explains his fears.", []string{"Castro > Khrushchev"}},
		{"a letter somebody sent", "Alekseev comments on the letter that Castro sent to U Thant.", []string{"Castro > U Thant"}},
		{"writes to", "Castro writes to Khrushchev about the danger.", []string{"Castro > Khrushchev @1962-11-10"}},
		{"sends somebody a message", "Khrushchev sent Castro a message of thanks.", []string{"Khrushchev > Castro"}},
		{"hands to", "Dobrynin handed a note to Rusk.", []string{"Dobrynin > Rusk"}},
		{"replies to a letter", "Kennedy replies to Khrushchev's letter.", []string{"Kennedy > Khrushchev @1962-11-10", "Khrushchev > Kennedy"}},
		{"correspondence", "The correspondence between Kennedy and Khrushchev is to be published.", []string{"Kennedy = Khrushchev"}},
		{"exchange of letters", "Castro doubts the Khrushchev-Kennedy exchange of letters.", []string{"Khrushchev = Kennedy"}},
		{"telephone", "Kennedy called Macmillan in the evening.", []string{"Kennedy + Macmillan"}},
		{"in conversation, first", "In a conversation with Alekseev, Blas Roca criticizes the decision.", []string{"Blas Roca + Alekseev"}},
		{"inserted", "Rusk, in a conversation with Dobrynin, warned against delay.", []string{"Rusk + Dobrynin"}},
		{"a talk somebody had", "Alekseev gives an account of a conversation he had with Blas Roca.", []string{"Alekseev + Blas Roca"}},
		{"learned from", "Alekseev learned from Guevara that the talks had stalled.", []string{"Alekseev + Guevara"}},
		{"a relative clause", "Mikoyan, who arrived on 2 November, spoke with Castro at length.", []string{"Mikoyan + Castro"}},
		{"an instruction", "Gromyko instructs Dobrynin to wait.", []string{"Gromyko > Dobrynin"}},
		{"their meeting", "Mikoyan and Kuznetsov report on their meeting with Stevenson.", []string{"Mikoyan + Kuznetsov + Stevenson"}},

		{"the relative speaks", "Alekseev calls on Raúl Roa, who tells him of U Thant's proposal.", []string{"Alekseev + Raúl Roa"}},
		{"an unnamed relative speaks of nobody", "Counselor Zhang calls on the North Korean chargé d'affaires, who tells him of the war.", nil},
		{"handed him", "Gromyko summoned Kohler and handed him a note for President Kennedy.", []string{"Gromyko + Kohler", "Gromyko > Kennedy", "Gromyko > Kohler"}},
		{"a dinner given by", "Alekseev took part in a dinner given by Blas Roca.", []string{"Alekseev + Blas Roca"}},
		{"her adviser is no other party", "Mikoyan met with Indira Gandhi and her adviser P.N. Haksar.", []string{"Mikoyan + Indira Gandhi + P.N. Haksar"}},
		{"in a talk with him", "Alekseev reports that in a talk with him Blas Roca praised the initiative.", []string{"Alekseev + Blas Roca"}},
		{"whom he met", "According to Roa, whom Alekseev met that morning, nothing has changed.", []string{"Alekseev + Roa @1962-11-10"}},
		{"lets know", "Guevara lets Alekseev know that he is leaving.", []string{"Guevara + Alekseev"}},
		{"consulted", "Mikoyan consulted Dorticós about the harvest.", []string{"Mikoyan + Dorticós"}},
		{"seen as is not seen", "Mikoyan sees Castro as a romantic.", nil},
		{"another's letter is not consulted with", "Mikoyan saw Castro's speech as a blow.", nil},
		{"received, at the beginning", "Received by Blas Roca, Alekseev asked for news.", []string{"Blas Roca + Alekseev"}},
		{"speaking with, at the beginning", "Speaking with Alekseev on 6 November, Guevara was bitter.", []string{"Guevara + Alekseev @1962-11-06"}},
		{"according to one", "According to Roa, Guevara told him the truth.", []string{"Guevara + Roa"}},
		{"with whom", "Mikoyan, with whom Castro had spent the previous evening, is tired.", []string{"Castro + Mikoyan @1962-11-09"}},
		{"to whom", "Roa, to whom Mikoyan complained of the delay, agreed.", []string{"Mikoyan + Roa"}},
		{"aside", "Guevara took Alekseev aside after the meal.", []string{"Guevara + Alekseev"}},
		{"an hour with", "Mikoyan had an hour with Dorticós.", []string{"Mikoyan + Dorticós"}},
		{"to lunch", "Alekseev had Guevara to lunch.", []string{"Alekseev + Guevara"}},
		{"comes to see", "Carlos Rafael Rodriguez comes to see Alekseev.", []string{"Carlos Rafael Rodriguez + Alekseev"}},
		{"put to", "Alekseev passes on the question that Castro had put to Mikoyan on 4 November.", []string{"Castro + Mikoyan @1962-11-04"}},
		{"raised with", "Dorticós raised the matter with Mikoyan.", []string{"Dorticós + Mikoyan"}},
		{"laid before", "Mikoyan laid the proposal before Castro.", []string{"Mikoyan + Castro"}},
		{"explained to", "Mikoyan met Castro and explained to him the decision.", []string{"Mikoyan + Castro"}},
		{"handed to by", "A copy was handed to Stevenson by Zorin.", []string{"Zorin > Stevenson"}},
		{"handed by to", "The note was delivered by Zorin to U Thant.", []string{"Zorin > U Thant"}},
		{"gave a message for", "Dorticós gave Alekseev a message for Tito.", []string{"Dorticós > Tito"}},
		{"asks the ambassador", "Alekseev reports that Blas Roca asked about the ships.", []string{"Alekseev + Blas Roca"}},
		{"a relative clause ends", "Mikoyan, who had met Castro, told Dorticós of it.", []string{"Mikoyan + Castro", "Mikoyan + Dorticós"}},
		{"and that is no list", "Alekseev reports that he handed the statement to Dorticós and that Castro is away.", []string{"Alekseev > Dorticós"}},
		{"also present", "Mikoyan met with Castro. Also present were Guevara and Dorticós.", []string{"Mikoyan + Castro + Guevara + Dorticós"}},
		{"took part", "Mikoyan talked with Castro. Dorticós also took part.", []string{"Mikoyan + Castro + Dorticós"}},
		{"attending a parade is no talk", "Mikoyan talked with Castro. Dorticós attended a parade.", []string{"Mikoyan + Castro"}},
		{"a bearer of another's letter", "Dobrynin presented Khrushchev's letter to Rusk.", []string{"Dobrynin + Rusk", "Khrushchev > Rusk"}},
		{"a letter with its own recipient", "Dobrynin handed over a letter from Khrushchev to Kennedy.", []string{"Khrushchev > Kennedy"}},
		{"before an audience", "Before Castro and Guevara, Mikoyan explains the withdrawal.", []string{"Mikoyan + Castro + Guevara"}},
		{"thanks for a letter", "Castro thanks Khrushchev for his letter of 4 November.", []string{"Castro > Khrushchev", "Khrushchev > Castro @1962-11-04"}},
		{"in reply to", "In reply to Khrushchev's letter, Castro asks for time.", []string{"Castro > Khrushchev", "Khrushchev > Castro"}},
		{"also addressed", "Addressed also to Mikoyan, the telegram asks for orders.", []string{"Alekseev > Mikoyan @1962-11-10"}},
		{"others present", "Mikoyan talked with Castro. Others present included Guevara.", []string{"Mikoyan + Castro + Guevara"}},
		{"he and another", "Alekseev says that he and Mikoyan were received by Dorticós.", []string{"Alekseev + Mikoyan + Dorticós"}},
		{"the author is informed", "Alekseev was informed by Blas Roca of the harvest.", []string{"Blas Roca + Alekseev"}},
		{"an aide is another", "Alekseev reports a conversation with Mikoyan's aide.", nil},
		{"yesterday's talk", "Yesterday evening Mikoyan met Castro.", []string{"Mikoyan + Castro @1962-11-09"}},
		{"the previous day", "Alekseev tells of a conversation which he had with Raúl Roa the previous day.", []string{"Alekseev + Raúl Roa @1962-11-09"}},
		{"the day before another", "Mikoyan saw Castro on 5 November, and met with Guevara the night before.", []string{"Mikoyan + Castro @1962-11-05", "Mikoyan + Guevara @1962-11-04"}},
		{"a weekday", "Alekseev met with Blas Roca on Thursday.", []string{"Alekseev + Blas Roca @1962-11-08"}},
		{"a month", "Alekseev recalls a talk with Blas Roca in September.", []string{"Alekseev + Blas Roca @1962-09"}},
		{"a mention is nothing", "Castro admires Khrushchev and distrusts Kennedy.", nil},
		{"an opinion is nothing", "Alekseev believes that Castro will accept what Khrushchev wants.", nil},
		{"what is planned is nothing", "Castro proposes that Mikoyan meet Kennedy in Washington.", nil},
		{"what is wished is nothing", "Castro wants to meet with Khrushchev.", nil},
		{"what is denied is nothing", "Castro did not inform Khrushchev.", nil},
		{"what is refused is nothing", "Castro refused to receive U Thant.", nil},
		{"what would be is nothing", "Mikoyan would talk with Castro.", nil},
		{"a proposed meeting is nothing", "Alekseev discusses a proposed meeting between Kennedy and Castro.", nil},
		{"the title's own act is told once", "Alekseev informs the Soviet Foreign Ministry of the situation.", nil},
		{"he says", "Alekseev notes that the mood is calm.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := x.Extract(timeline.Entry{Date: date, Title: title, Abstract: test.abstract})
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
