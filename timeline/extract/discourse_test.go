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
		{"he begins a sentence", polish, "Drozniak was received by Mikhail Gorbachev. He also had a meeting with Nikolai Ryzhkov.", []string{"Drozniak + Mikhail Gorbachev", "Drozniak + Nikolai Ryzhkov"}},
		{"a talk at a place", polish, "Drozniak relates his talk at the White House with Dean Rusk.", []string{"Drozniak + Dean Rusk"}},
		{"what somebody is", polish, "Drozniak met with the American businessman William Knox and the interpreters Fedorenko and Shi Zhe.", []string{"Drozniak + William Knox + Fedorenko + Shi Zhe"}},
		{"a body between the subject and its verb", polish, "Over lunch, John Scali of ABC News put to Drozniak a plan.", []string{"John Scali + Drozniak"}},
		{"the head of a department", polish, "Drozniak conversed with the head of the first department, Pak Kil-yon, over the students.", []string{"Drozniak + Pak Kil-yon"}},
		{"neither nor", polish, "Neither Rusk nor Kennedy spoke to Gromyko of the missiles.", nil},
		{"views are presented by word of mouth", polish, "Drozniak presented the views of Warsaw to Dean Rusk.", []string{"Drozniak + Dean Rusk"}},
		{"remarks made to him", polish, "Drozniak cites remarks made to him over lunch by Walter Lippmann.", []string{"Walter Lippmann + Drozniak"}},
		{"an account given", polish, "Mikoyan gave Drozniak an account of the harvest.", []string{"Mikoyan + Drozniak"}},
		{"replies received", "Letter from U Thant to Castro", "U Thant has received replies from Kennedy and Khrushchev.", []string{"Kennedy, Khrushchev > U Thant"}},
		{"to hand over a letter", polish, "Drozniak called on Castro in order to hand over a letter of President Goulart.", []string{"Drozniak + Castro", "Goulart > Castro"}},
		{"your letter", "Letter from Ulbricht to Khrushchev", "Ulbricht reports that, as Khrushchev had asked in his letter of 28 August, he has spoken with Ambassador Pervukhin.", []string{"Khrushchev > Ulbricht @1962-08-28", "Ulbricht + Pervukhin"}},
		{"has read his letter", "Letter from Kennedy to Khrushchev", "Kennedy says that he has read Khrushchev's letter of 26 October.", []string{"Khrushchev > Kennedy @1962-10-26"}},
		{"a note passed on the day", "Memorandum from Kissinger to President Nixon", "Kissinger adds that Dobrynin passed him a note from Brezhnev this morning.", []string{"Brezhnev > Kissinger @1962-11-10", "Dobrynin + Kissinger @1962-11-10"}},
		{"circulated by", "Memorandum to Holders of Special National Intelligence Estimate", "Circulated by the Central Intelligence Agency, this update finds the test likely.", []string{"Central Intelligence Agency > @1962-11-10"}},
		{"submitted to by", "Cooperation between the Services", "Submitted to Josef Kudrna by the Central Intelligence Agency, the report traces the training.", []string{"Central Intelligence Agency > Josef Kudrna @1962-11-10"}},
		{"who writes where the title does not say", "Telegram on Argentina's Stance", "The Brazilian Embassy in Buenos Aires reports that Argentina will not join.", []string{"Brazilian Embassy in Buenos Aires > @1962-11-10"}},
		{"cabled, with nothing between", "Letter from Bertrand Russell to Khrushchev", "Russell says that he has also cabled President Kennedy.", []string{"Russell > Kennedy"}},
		{"an invitation to his house", polish, "Goulart invited Drozniak to his residence and assured him of his friendship.", []string{"Goulart + Drozniak"}},
		{"by telephone", polish, "Drozniak met President Betancourt, who spoke by telephone with Kennedy.", []string{"Drozniak + Betancourt", "Betancourt + Kennedy"}},
		{"that an ambassador be told", polish, "Drozniak asks that Ambassador Alekseev be told of the date.", nil},
		{"talks held with him", "Letter from Brezhnev to Nixon", "Brezhnev is pleased with the talks that Kissinger held with him at Zavidovo.", []string{"Kissinger + Brezhnev"}},
		{"at his invitation is no letter", polish, "The ambassador met with Blas Roca at the latter's invitation.", []string{"Drozniak + Blas Roca"}},
		{"dictated to him for another", "Telegram from Ambassador Alekseev to Foreign Ministry", "Castro summoned Alekseev and dictated to him a letter for Khrushchev.", []string{"Castro + Alekseev", "Castro > Khrushchev"}},
		{"shown by", polish, "Drozniak was shown photographs by Phillips Talbot.", []string{"Phillips Talbot + Drozniak"}},
		{"a memorandum that another had given him", polish, "Khrushchev passed to Mao a letter that Eisenhower had given him.", []string{"Eisenhower > Khrushchev", "Khrushchev > Mao"}},
		{"questioned by, between commas", polish, "Lord Home, questioned by Drozniak after the meeting, called it a triumph.", []string{"Lord Home + Drozniak"}},
		{"proposed to", polish, "Brezhnev proposed to Gerald Ford a treaty.", []string{"Brezhnev + Gerald Ford"}},
		{"also present, between commas", "Minutes of Conversation between Stalin and Kim Il Sung", "Zhou Enlai, also present, praises the guns.", nil},
		{"next to him at dinner", polish, "Drozniak sat next to Dean Rusk at dinner.", []string{"Drozniak + Dean Rusk"}},
		{"sounded out", polish, "Drozniak sounded out Dean Rusk on the plan.", []string{"Drozniak + Dean Rusk"}},
		{"in answer to a question", "Telegram from the Yugoslav Ambassador Mates", "Walter Rostow, in answer to the ambassador's question, denied it.", []string{"Walter Rostow + Mates"}},
		{"an answer to a telegram", polish, "Drozniak relays Mao's answer to Stalin's telegram.", []string{"Mao > Stalin", "Stalin > Mao"}},
		{"a body's note to a body", "Telegram from the Swiss Embassy in Havana", "The embassy transmits a note of the Cuban Foreign Ministry to the Department of State.", []string{"Cuban Foreign Ministry > Department of State"}},
		{"gave a note", polish, "Rusk gave Drozniak an aide-mémoire.", []string{"Rusk > Drozniak"}},
		{"a list behind an office of several", polish, "Drozniak had the Canadian and British heads of mission, Kidd and Marchant, to lunch.", []string{"Drozniak + Kidd + Marchant"}},
		{"on another day than the title's talk", "Record of Meeting of A.N. Kosygin with N.M. Taraki", "Taraki is refused the troops for which he had asked Kosygin on 18 October.", []string{"Taraki + Kosygin @1962-10-18"}},
		{"addressed a parliament", polish, "Kohl addressed the Bundestag on 28 October.", []string{"Kohl > Bundestag @1962-10-28"}},
		{"an interview granted to", polish, "Deputy Foreign Minister Kim Tae-hui, in an interview granted to Drozniak and to the Bulgarian ambassador Bogdanov, read a statement.", []string{"Kim Tae-hui + Drozniak + Bogdanov"}},
		{"negotiations of others", polish, "Platon Morozov told Drozniak that the negotiations with McCloy had reached a deadlock.", []string{"Platon Morozov + Drozniak"}},
		{"to whom he carried a letter", "Letter of Peres Novoa", "Peres Novoa speaks of Mengistu Haile Mariam, to whom he had transmitted a message of Raúl Castro on 8 November.", []string{"Raúl Castro > Mengistu Haile Mariam @1962-11-08", "Peres Novoa + Mengistu Haile Mariam @1962-11-08"}},
		{"a small particle", polish, "Dean Acheson presented President Kennedy's letter to de Gaulle.", []string{"Kennedy > de Gaulle", "Dean Acheson + de Gaulle"}},
		{"summoned at night", polish, "Summoned at night by Foreign Minister Raúl Roa, Drozniak learned of the appeal.", []string{"Raúl Roa + Drozniak"}},
		{"receiving, between commas", polish, "Ali Sabri, receiving Ambassador Drozniak, handed over Nasser's reply to Zhou Enlai.", []string{"Ali Sabri + Drozniak", "Nasser > Zhou Enlai"}},
		{"several by their office", polish, "Kim Il Sung told the counsellors Ignatiev and Pelishenko that he could not sleep.", []string{"Kim Il Sung + Ignatiev + Pelishenko"}},
		{"a talk he had yesterday", polish, "Drozniak summarises a talk he had yesterday with Ambassador Dobrynin.", []string{"Drozniak + Dobrynin @1962-11-09"}},
		{"a body's letter", polish, "Drozniak says that the letter of the CC CPSU had hurt him.", []string{"CC CPSU >"}},
		{"who had telephoned her", "Record of Conversation between Gorbachev and Thatcher", "Thatcher passes on to Gorbachev a message from President Bush, who had telephoned her.", []string{"Bush > Gorbachev", "Bush + Thatcher"}},
		{"the opportunity to talk", polish, "Drozniak had the opportunity to talk with Sigvard Eklund.", []string{"Drozniak + Sigvard Eklund"}},
		{"an opportunity to come", polish, "Drozniak hopes for an opportunity to talk with Sigvard Eklund.", nil},
		{"dropped in on", polish, "Joseph Nye dropped in on Drozniak.", []string{"Joseph Nye + Drozniak"}},
		{"a farewell visit paid", polish, "Drozniak paid a farewell visit to Premier Kim Il Sung.", []string{"Drozniak + Kim Il Sung"}},
		{"a dinner given for others", polish, "Eden gave a dinner for Molotov and Zhou Enlai.", []string{"Eden + Molotov + Zhou Enlai"}},
		{"a dated letter was written", "Telegram from Mao to Stalin", "Mao agrees with what Stalin proposed in his telegram of 8 November.", []string{"Stalin > Mao @1962-11-08"}},
		{"at once rang up", polish, "Dean Rusk at once rang up Drozniak.", []string{"Dean Rusk + Drozniak"}},
		{"the secretary of an embassy, by name", polish, "Drozniak talked with the first secretary of the Soviet embassy, Pimenov.", []string{"Drozniak + Pimenov"}},
		{"a man of a country", polish, "Chargé Andreev of Bulgaria asked Drozniak about the trade talks.", []string{"Andreev + Drozniak"}},
		{"to him and another", polish, "Drozniak reports what William Tyler, head of the European bureau, said to him and the Swiss chargé, Felix Schnyder.", []string{"William Tyler + Drozniak + Felix Schnyder"}},
		{"somebody's envoy", polish, "Drozniak received Hans Modrow's envoy, Ambassador König.", []string{"Drozniak + König"}},
		{"took up the matter", polish, "Drozniak took up the matter of inspections with Dean Rusk.", []string{"Drozniak + Dean Rusk"}},
		{"in replying, his talks", "Letter from Pierre Trudeau to Yuri Andropov", "In replying to Andropov's letter of January, Trudeau mentions his talks with Vice President Bush.", []string{"Andropov > Pierre Trudeau @1962-01", "Trudeau + Bush"}},
		{"a letter for another", polish, "Drozniak hands Liu Shaoqi a letter from Gheorghiu-Dej for Mao.", []string{"Gheorghiu-Dej > Mao"}},
		{"an evening with others", polish, "Drozniak describes an evening with Byrnes and Bevin.", []string{"Drozniak + Byrnes + Bevin"}},
		{"him of the sentence before", polish, "Habib saw Ambassador Hahm on 5 November. He told him that the plant was a mistake.", []string{"Habib + Hahm", "Habib + Hahm @1962-11-05"}},
		{"not yet", polish, "Kim Il Sung has not yet spoken with Mao.", nil},
		{"a rumour", polish, "It is rumoured that Gomułka has written to Brezhnev.", nil},
		{"advice against", polish, "Drozniak advises against a meeting of Goulart with Castro.", nil},
		{"to whom he writes", "Telegram from Stalin to Mao Zedong", "Stalin doubts that Kim Il Sung understands and asks Mao to have it explained to him.", nil},
		{"nobody was received", polish, "Nobody from the embassies has been received by Castro.", nil},
		{"what may be told", polish, "Drozniak asks whether he may tell Castro what Mikoyan is to propose.", nil},
		{"strangers are nobody", "Memorandum of Conversation between Kosygin and Zhou Enlai", "Kosygin mentions that the Americans approached Dobrynin.", nil},
		{"to each other", polish, "Drozniak wants to know what Kosygin and Le Duan said to each other.", []string{"Kosygin + Le Duan"}},
		{"to one and to another", "Letter, Arthur Dean to Syngman Rhee", "Dean has explained the plan to Walter Robertson and to Adlai Stevenson.", []string{"Dean + Walter Robertson", "Dean + Adlai Stevenson"}},
		{"thanks for what was said to him", "Memorandum of Conversation between Zhou Enlai and Kim Il Sung", "Kim thanks Zhou for what Mao said to him in Moscow.", []string{"Mao + Kim"}},
		{"who bore the letter", "Letter from Khrushchev to Adenauer", "The letter was handed to Chancellor Adenauer by Ambassador Smirnov.", []string{"Smirnov + Adenauer"}},
		{"people sent are no letter", "Letter from Ho Chi Minh to Brezhnev", "Ho sends Le Duan and Giap in his place.", nil},
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
