package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/timeline"
)

// TestTitles holds the productions of the title grammar to their examples.
// Each is written for this test after the manner of archives.
func TestTitles(t *testing.T) {
	t.Parallel()
	x := mustOpen(t)
	date, err := timeline.ParseDate("1962-11-10")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		title string
		kind  timeline.Kind
		want  []string // as told prints them; the entry's date is left out
	}{
		// NOUN from PARTIES to PARTIES
		{"Telegram from A.A. Gromyko to CC CPSU", timeline.KindTelegram, []string{"A.A. Gromyko > CC CPSU"}},
		{"Ciphered Telegram No. 212 from Gromyko in New York to the USSR Foreign Ministry (2)", timeline.KindTelegram, []string{"Gromyko > USSR Foreign Ministry"}},
		{"Telegram from Soviet Ambassador to the USA Dobrynin and Deputy Foreign Minister Kuznetsov to the USSR MFA", timeline.KindTelegram, []string{"Dobrynin, Kuznetsov > USSR MFA"}},
		{"Letter to Fidel Castro from Nikita Khrushchev", timeline.KindLetter, []string{"Nikita Khrushchev > Fidel Castro"}},
		{"Personal Message from President Kennedy to Chairman Khrushchev, 28 October 1962", timeline.KindMessage, []string{"Kennedy > Khrushchev"}},
		{"Note Verbale from the Embassy of Cuba in Prague to the Czechoslovak Ministry of Foreign Affairs", timeline.KindMessage, []string{"Embassy of Cuba in Prague > Czechoslovak Ministry of Foreign Affairs"}},
		{"Airgram A-12 from the US Embassy in Mexico City to the Department of State, 'Trade Figures'", timeline.KindTelegram, []string{"US Embassy in Mexico City > Department of State"}},
		{"Memorandum by Dean Acheson", timeline.KindMemorandum, []string{"Dean Acheson >"}},
		{"Cable of V.V. Kuznetsov", timeline.KindTelegram, []string{"V.V. Kuznetsov >"}},
		// NOUN , PARTIES to PARTIES
		{"Ciphered Telegram No. 14, Zhdanov to Comrade Stalin", timeline.KindTelegram, []string{"Zhdanov > Stalin"}},
		{"Letter, Syngman Rhee to Director Karl Hongkee", timeline.KindLetter, []string{"Syngman Rhee > Karl Hongkee"}},
		{"Cable, Filippov [Stalin] to Mao Zedong [via Kovalev]", timeline.KindTelegram, []string{"Filippov > Mao Zedong"}},
		// PARTIES , NOUN and PARTIES 's NOUN
		{"Hungarian Embassy in Moscow (Szipka), Report on the Harvest", timeline.KindReport, []string{"Szipka >"}},
		{"Premier Zhou Enlai's Letter to Prime Minister Nehru", timeline.KindLetter, []string{"Zhou Enlai > Nehru"}},
		{"American Embassy Paris Airgram A-7 to State Department", timeline.KindTelegram, []string{"American Embassy Paris > State Department"}},
		// PARTIES to PARTIES
		{"Polish Embassy, Prague (Janik), to Polish Foreign Ministry", timeline.KindTelegram, []string{"Janik > Polish Foreign Ministry"}},
		{"Vyshinsky to Molotov", timeline.KindLetter, []string{"Vyshinsky > Molotov"}},
		// NOUN on SUBJECT , from PARTIES to PARTIES
		{"Information on the Talks in Geneva, from the CC CPSU to the CC SED", timeline.KindReport, []string{"CC CPSU > CC SED"}},
		// nested messages
		{"Telegram, Terebin to Kuznetsov, transmitting a Message from Mao Zedong to Stalin", timeline.KindTelegram, []string{"Terebin > Kuznetsov", "Mao Zedong > Stalin"}},
		// speeches
		{"Speech by Le Duan to the 9th Plenum of the Central Committee of the CPSU", timeline.KindSpeech, []string{"Le Duan > Central Committee of the CPSU"}},
		{"Walter Ulbricht's Speech at the Moscow Conference", timeline.KindSpeech, nil},
		// records of talks
		{"Record of Conversation between N.S. Khrushchev and Prime Minister of Cuba Fidel Castro", timeline.KindMemcon, []string{"N.S. Khrushchev + Fidel Castro"}},
		{"Discussion between Zhou Enlai, Kang Sheng and Pham Van Dong", timeline.KindMemcon, []string{"Zhou Enlai + Kang Sheng + Pham Van Dong"}},
		{"Memorandum of Conversation between Ernesto 'Che' Guevara and Chinese Ambassador Shen Jian, Havana", timeline.KindMemcon, []string{"Ernesto 'Che' Guevara + Shen Jian"}},
		{"Summary of a Conversation between Cde. A. M. Rumyantsev, Editor-in-Chief of the journal 'Kommunist', and Cde. Blas Roca, Member of the Secretariat", timeline.KindMemcon, []string{"A. M. Rumyantsev + Blas Roca"}},
		{"From the Journal of S.M. Kudryavtsev, 'Record of a Conversation with Fidel Castro, 31 August 1960'", timeline.KindMemcon, []string{"S.M. Kudryavtsev + Fidel Castro @1960-08-31"}},
		{"From the Diary of A.I. Alekseev: Record of a Conversation with Raúl Roa", timeline.KindMemcon, []string{"A.I. Alekseev + Raúl Roa"}},
		{"Memorandum of A.I. Mikoyan's Conversation with Oswaldo Dorticos and Ernesto Guevara (continued)", timeline.KindMemcon, []string{"A.I. Mikoyan + Oswaldo Dorticos + Ernesto Guevara"}},
		{"Note of Comrade Bergold, East German Ambassador, with the Polish Ambassador in North Vietnam, Comrade Siedliecky", timeline.KindMemcon, []string{"Bergold + Siedliecky"}},
		{"Cable of V.V. Kuznetsov on 1 November 1962 conversation between A.I. Mikoyan and U Thant", timeline.KindTelegram, []string{"V.V. Kuznetsov >", "A.I. Mikoyan + U Thant @1962-11-01"}},
		{"Cable from the Chinese Embassy, Havana, 'Report on Conversation with Cuban Official Joaquín Ordoqui'", timeline.KindTelegram, []string{"Chinese Embassy, Havana >", "Chinese Embassy, Havana + Joaquín Ordoqui @"}},
		{"Abstract of Conversation: Vice-Minister Zhang Receives Indian Ambassador Nehru", timeline.KindMemcon, []string{"Zhang + Nehru"}},
		{"Memorandum of Conversation: Castro and Mikoyan", timeline.KindMemcon, []string{"Castro + Mikoyan"}},
		{"Memorandum of Conversation from Premier Zhou Enlai's Reception of Ambassador R.K. Nehru", timeline.KindMemcon, []string{"Zhou Enlai + R.K. Nehru"}},
		{"Interview with Former Romanian Foreign Minister, Corneliu Mănescu", timeline.KindOther, []string{"Corneliu Mănescu"}},
		{"Bhabha and Jawaharlal Nehru Correspondence on Indian Nuclear History", timeline.KindLetter, []string{"Bhabha = Jawaharlal Nehru"}},
		// missions without a country, offices of offices, leaders, those present
		{"Telegram From the Legation in Hungary to the Department of State, Budapest, 3 p.m.", timeline.KindTelegram, []string{"Legation in Hungary > Department of State"}},
		{"Telegram From the Mission to the United Nations to the Department of State", timeline.KindTelegram, []string{"Mission to the United Nations > Department of State"}},
		{"Memorandum From the President's Special Assistant for National Security Affairs (Bundy) to President Kennedy", timeline.KindMemorandum, []string{"Bundy > Kennedy"}},
		{"Aide-Mémoire from the Embassy of Japan in Moscow to the USSR Foreign Ministry", timeline.KindMessage, []string{"Embassy of Japan in Moscow > USSR Foreign Ministry"}},
		{"Molotov-Vyshinsky Report from Paris to the CC CPSU", timeline.KindReport, []string{"Molotov, Vyshinsky > CC CPSU"}},
		{"Record of Conversation between Zhou Enlai and a Polish Government Delegation headed by Edward Ochab", timeline.KindMemcon, []string{"Zhou Enlai + Polish Government Delegation + Edward Ochab"}},
		{"Record of Conversation between Mao Zedong and a group of guests led by Blas Roca", timeline.KindMemcon, []string{"Mao Zedong + Blas Roca"}},
		{"Memorandum of Conversation between Rusk and Gromyko, in the presence of Dobrynin", timeline.KindMemcon, []string{"Rusk + Gromyko + Dobrynin"}},
		{"Letter from the Strike Committee 'Wujek' to Wojciech Jaruzelski", timeline.KindLetter, []string{"Strike Committee 'Wujek' > Wojciech Jaruzelski"}},
		{"Transcript of Conversation, Todor Zhivkov – Erich Honecker, Sofia", timeline.KindMemcon, []string{"Todor Zhivkov + Erich Honecker"}},
		{"Telegram From the Department of State to the Embassy in Turkey", timeline.KindTelegram, []string{"Department of State > Embassy in Turkey"}},
		{"R. Malinovsky and M. Zakharov, Memorandum on Deployment of Forces to Cuba", timeline.KindMemorandum, []string{"R. Malinovsky, M. Zakharov >"}},
		{"Memorandum of Bohlen to Rusk", timeline.KindMemorandum, []string{"Bohlen > Rusk"}},
		{"Circular Telegram from the Romanian Ministry of Foreign Affairs to All Embassies", timeline.KindTelegram, []string{"Romanian Ministry of Foreign Affairs >"}},
		{"To Comrade Mikoyan from N.S. Khrushchev", timeline.KindLetter, []string{"N.S. Khrushchev > Mikoyan"}},
		{"Walter Ulbricht's Speech before the Central Committee of the SED", timeline.KindSpeech, []string{"Walter Ulbricht > Central Committee of the SED"}},
		{"Molotov-Malenkov-Mikoyan Report to the CC CPSU", timeline.KindReport, []string{"Molotov, Malenkov, Mikoyan > CC CPSU"}},
		{"CPSU CC Politburo (Suslov, Gromyko and Andropov), Report on Poland", timeline.KindReport, []string{"Suslov, Gromyko, Andropov >"}},
		{"Session of the CPSU CC Politburo, 29 October 1980", timeline.KindProtocol, nil},
		{"Memorandum for the Record: Meeting of Secretary Rusk with Ambassador Dobrynin", timeline.KindMemcon, []string{"Rusk + Dobrynin"}},
		// offices with an ordinal, a long complement, or a holder in parentheses
		{"Note on a Conversation with the 2nd Secretary of the Soviet Embassy, Comrade Putivets, on 3 May 1962", timeline.KindMemcon, []string{"Putivets @1962-05-03"}},
		{"Memorandum From the Assistant Secretary of State for Near Eastern Affairs (Talbot) to the Director of Central Intelligence McCone", timeline.KindMemorandum, []string{"Talbot > McCone"}},
		{"Letter from Vice Admiral Castro Madero to Vice-President Aureliano Chaves", timeline.KindLetter, []string{"Castro Madero > Aureliano Chaves"}},
		{"Conversation between Chairman Mao Zedong and Ambassador Liu Fang", timeline.KindMemcon, []string{"Mao Zedong + Liu Fang"}},
		{"Note on the Farewell Visit of the Polish Ambassador, Comrade Siedliecky, with Comrade Bergold", timeline.KindMemcon, []string{"Siedliecky + Bergold"}},
		// records whose talk stands behind a comma, in brackets, or by its place
		{"Minutes, Zhou Enlai's Conversation with a Bulgarian Trade Delegation", timeline.KindMemcon, []string{"Zhou Enlai + Bulgarian Trade Delegation"}},
		{"Minutes of Conversation, between Comrade János Kádár and Yuri Andropov", timeline.KindMemcon, []string{"János Kádár + Yuri Andropov"}},
		{"Minutes of Conversation between Todor Zhivkov – Kim Il Sung", timeline.KindMemcon, []string{"Todor Zhivkov + Kim Il Sung"}},
		{"Memorandum for the Record, Lunch with Ambassador Dobrynin", timeline.KindMemcon, []string{"Dobrynin"}},
		{"The President's [Ronald Reagan's] Telephone Conversation with Prime Minister Thatcher", timeline.KindMemcon, []string{"Ronald Reagan + Thatcher"}},
		{"Transcript of Kennedy-Khrushchev Vienna Talks", timeline.KindMemcon, []string{"Kennedy + Khrushchev"}},
		{"Notes of G. Dimitrov on a Phone Call from Molotov", timeline.KindMemcon, []string{"G. Dimitrov + Molotov"}},
		{"Imre Horváth's Notes on the CPSU CC Presidium Meeting", timeline.KindMemcon, nil},
		{"A Brief Record of Conversation between N.S. Khrushchev and Llewellyn Thompson", timeline.KindMemcon, []string{"N.S. Khrushchev + Llewellyn Thompson"}},
		{"Note regarding the Meeting between Enver Hoxha and Zhou Enlai", timeline.KindMemcon, []string{"Enver Hoxha + Zhou Enlai"}},
		{"Meeting of the Delegations of the SED and the CPSU", timeline.KindMemcon, []string{"Delegations of the SED + CPSU"}},
		{"Conversation between the Delegation of GDR Leaders W. Ulbricht and O. Grotewohl and V.M. Molotov", timeline.KindMemcon, []string{"W. Ulbricht + O. Grotewohl + V.M. Molotov"}},
		{"Cable from Ambassador Dobrynin to Gromyko, 'Visit of Senator Percy (Conversation with Kissinger)'", timeline.KindTelegram, []string{"Dobrynin > Gromyko", "Kissinger @"}},
		{"Memorandum of a Discussion held by the Consul-General of the USSR in Ürümchi, G. Dobashin, with Comrade Wang Enmao", timeline.KindMemcon, []string{"G. Dobashin + Wang Enmao"}},
		// replies, exchanges, what a document encloses
		{"Draft Reply of the CC SED to the Letter of the CC CPSU", timeline.KindMessage, []string{"CC SED > CC CPSU"}},
		{"Reply by Gomułka to Khrushchev's Letter of 8 October", timeline.KindMessage, []string{"Gomułka > Khrushchev"}},
		{"Letter from Khrushchev to Ulbricht, in Reply to Ulbricht's Previous Letter", timeline.KindLetter, []string{"Khrushchev > Ulbricht", "Ulbricht > Khrushchev @"}},
		{"Letters between Tito and Nasser", timeline.KindLetter, []string{"Tito = Nasser"}},
		{"Telegram of Congratulations from Mao Zedong to Ho Chi Minh", timeline.KindTelegram, []string{"Mao Zedong > Ho Chi Minh"}},
		{"CC CPSU Politburo Decision with Approved Message to Todor Zhivkov", timeline.KindResolution, []string{"CC CPSU Politburo > Todor Zhivkov"}},
		{"Draft Agreement, Proposed by Andrei Gromyko to Dean Rusk", timeline.KindOther, []string{"Andrei Gromyko > Dean Rusk"}},
		// senders and recipients in other places
		{"Polish Embassy in Bucharest, 'Memorandum on Romania, led by Nicolae Ceaușescu'", timeline.KindMemorandum, []string{"Polish Embassy in Bucharest >"}},
		{"Report from the Chinese Embassy in Cuba, 'The Sugar Harvest', to the Chinese Foreign Ministry", timeline.KindReport, []string{"Chinese Embassy in Cuba > Chinese Foreign Ministry"}},
		{"Ciphergram No. 7 from Warsaw (Michałowski) to Hanoi (Siedlecki)", timeline.KindTelegram, []string{"Michałowski > Siedlecki"}},
		{"Telegram Shtykov to Vyshinsky on Rice", timeline.KindTelegram, []string{"Shtykov > Vyshinsky"}},
		{"Excerpts from Todor Zhivkov's Speech at the July Plenum of the Central Committee of the Bulgarian Communist Party", timeline.KindSpeech, []string{"Todor Zhivkov > Central Committee of the Bulgarian Communist Party"}},
		{"Excerpt from a Letter of the Acting Ambassador of East Germany to North Korea, Comrade Jarck", timeline.KindLetter, []string{"Jarck >"}},
		{"SED CC, Department of International Relations, Report on Ethiopia", timeline.KindReport, []string{"Department of International Relations >"}},
		{"Office of the Prime Minister, Letter to Ambassador Yang", timeline.KindLetter, []string{"Office of the Prime Minister > Yang"}},
		{"Telegram From the Mission at Geneva to the Department of State", timeline.KindTelegram, []string{"Mission at Geneva > Department of State"}},
		{"Conversation between Soviet journalist, Victor Louis, and General Director of the Prime Minister's Office, Mordechai Gazit", timeline.KindMemcon, []string{"Victor Louis + Mordechai Gazit"}},
		{"Note by Comrade Oskar Fischer [on a Conversation with Ambassador Abrasimov]", timeline.KindMemcon, []string{"Oskar Fischer + Abrasimov"}},
		{"Report, Deputy Director for Intelligence, Central Intelligence Agency (Cline), to McGeorge Bundy", timeline.KindReport, []string{"Cline > McGeorge Bundy"}},
		{"Letter, Secretary to the President to Major Songin Nam", timeline.KindLetter, []string{"Secretary to the President > Songin Nam"}},
		{"Telephone Memorandum: George Bush – Helmut Kohl", timeline.KindMemcon, []string{"George Bush + Helmut Kohl"}},
		{"Premier Zhou Enlai Met with a Polish Government Delegation", timeline.KindMemcon, []string{"Zhou Enlai + Polish Government Delegation"}},
		{"Third Secretary of the Soviet Embassy in North Korea, V. Nemchinov, 'The Position of Industry'", timeline.KindReport, []string{"V. Nemchinov >"}},
		{"Telegram from Razuvaev to Vasilevsky with Message from Kim Il Sung to Stalin", timeline.KindTelegram, []string{"Razuvaev > Vasilevsky", "Kim Il Sung > Stalin"}},
		{"CC CPSU Politburo Meeting Transcript (excerpts)", timeline.KindProtocol, nil},
		{"Summary Record of the Third Meeting of the Council of Ministers", timeline.KindProtocol, nil},
		{"Memorandum by George Ball for the Department of State", timeline.KindMemorandum, []string{"George Ball > Department of State"}},
		{"Hans Modrow and Mikhail Gorbachev, Record of Conversation", timeline.KindMemcon, []string{"Hans Modrow + Mikhail Gorbachev"}},
		{"Protocol of Meeting between Minister Mielke and Chairman Chebrikov", timeline.KindMemcon, []string{"Mielke + Chebrikov"}},
		{"Note by the Polish Foreign Ministry on a Conversation between Rapacki and Gronouski", timeline.KindMemcon, []string{"Rapacki + Gronouski"}},
		{"Summary Record of the Conference held between President Rhee and Secretary Dulles", timeline.KindMemcon, []string{"Rhee + Dulles"}},
		{"Meeting Minutes, Council of Ministers of the Netherlands", timeline.KindProtocol, nil},
		{"General Staff of Defense (SMD), 'Summary Report of the Meeting'", timeline.KindReport, []string{"General Staff of Defense (SMD) >"}},
		{"Note form the Embassy of the Polish Republic in Hungary", timeline.KindMemorandum, []string{"Embassy of the Polish Republic in Hungary >"}},
		{"Letter, Mr. and Mrs. Warren L. Chaffin to Syngman Rhee", timeline.KindLetter, []string{"Warren L. Chaffin > Syngman Rhee"}},
		{"Appointment of John W. Staggers as General Counsel by Syngman Rhee", timeline.KindOther, nil},
		// lists of participants, and what other archives write
		{"Memorandum of Conversation. Participants: Secretary Rusk, Ambassador Thompson; Foreign Minister Gromyko, Ambassador Dobrynin", timeline.KindMemcon, []string{"Rusk + Thompson + Gromyko + Dobrynin"}},
		{"Memorandum of Conversation (Kissinger, Dobrynin)", timeline.KindMemcon, []string{"Kissinger + Dobrynin"}},
		{"Memcon: Nixon/Dobrynin", timeline.KindMemcon, []string{"Nixon + Dobrynin"}},
		{"Note of a meeting between the Lord Privy Seal and the Soviet Ambassador, Mr Lunkov", timeline.KindMemcon, []string{"Lunkov"}},
		{"Backchannel Message From Henry Kissinger to the Ambassador to Germany (Rush)", timeline.KindMessage, []string{"Henry Kissinger > Rush"}},
		{"Letter from Mr. Powell to Mr. Wall", timeline.KindLetter, []string{"Powell > Wall"}},
		{"Minute by Sir Denis Greenhill", timeline.KindMemorandum, []string{"Denis Greenhill >"}},
		{"Ambassador Sahm, Moscow, to the Foreign Office", timeline.KindTelegram, []string{"Sahm > Foreign Office"}},
		{"From Gromyko to Roshchin (for transmission)", timeline.KindLetter, []string{"Gromyko > Roshchin"}},
		{"Record by Ministerialdirektor Sanne of the Conversation between Willy Brandt and Leonid Brezhnev", timeline.KindMemcon, []string{"Willy Brandt + Leonid Brezhnev"}},
		{"Letter of Hermann Axen, enclosing a Report by Ambassador Dölling on his Conversation with Alekseev", timeline.KindLetter, []string{"Hermann Axen >", "Dölling + Alekseev @"}},
		{"Editorial Note", timeline.KindOther, nil},
		// no communication between parties
		{"Central Committee of the Communist Party of the Soviet Union Presidium Protocol No. 61", timeline.KindProtocol, nil},
		{"Minutes of the Meeting of the Council of Ministers", timeline.KindProtocol, nil},
		{"Resolution of the CC CPSU on Cuba", timeline.KindResolution, nil},
		{"Diary Entry of Amintore Fanfani for 16 January 1963", timeline.KindOther, nil},
		{"The POW Scandal in Korea", timeline.KindOther, nil},
		{"", timeline.KindOther, nil},
	} {
		t.Run(test.title, func(t *testing.T) {
			t.Parallel()
			c := x.Extract(timeline.Entry{Date: date, Title: test.title})
			if c.Kind != test.kind {
				t.Errorf("kind = %s, want %s", c.Kind, test.kind)
			}
			var got []string
			for i, s := range told(c, timeline.FieldTitle) {
				switch a := c.Acts[i]; a.Basis {
				case timeline.DateDocument:
					s = s[:len(s)-len(" @1962-11-10")]
				case timeline.DateUnknown:
					s += " @"
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestMentions holds the recognition of names and organisations to examples.
func TestMentions(t *testing.T) {
	t.Parallel()
	x := mustOpen(t)
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"initials, spaced or not", "Talks of N. S. Khrushchev, A.I. Mikoyan and Yu. V. Petrov", []string{"N. S. Khrushchev", "A.I. Mikoyan", "Yu. V. Petrov"}},
		{"initials without a space before the surname", "Letter, General I.D.White to Syngman Rhee", []string{"I.D.White", "Syngman Rhee"}},
		{"surname first", "Discussion between Xuan Thuy, Kim Il Sung and Feng Xi", []string{"Xuan Thuy", "Kim Il Sung", "Feng Xi"}},
		{"a single name", "Meeting with U Thant", []string{"U Thant"}},
		{"a particle in parentheses", "Telegram from Brazilian Embassy in Havana (de Gamboa)", []string{"Brazilian Embassy in Havana", "de Gamboa"}},
		{"a double surname", "Message from Antonio Carrillo Flores", []string{"Antonio Carrillo Flores"}},
		{"a nickname in quotes", "Memorandum of Conversation with Ernesto 'Che' Guevara", []string{"Ernesto 'Che' Guevara"}},
		{"a completion in brackets", "Letter from Raúl Roa [García] to U Thant", []string{"Raúl Roa [García]", "U Thant"}},
		{"an elided particle", "Letter to President Giscard d'Estaing", []string{"Giscard d'Estaing"}},
		{"a hyphen inside a name", "Telegram from Gheorghe Gheorghiu-Dej", []string{"Gheorghe Gheorghiu-Dej"}},
		{"a hyphen between two names", "The Khrushchev-Kennedy exchange of letters", []string{"Khrushchev", "Kennedy"}},
		{"a suffix", "Letter to Miller N. Hudson, Jr. at the US Embassy in Rio de Janeiro", []string{"Miller N. Hudson, Jr.", "US Embassy in Rio de Janeiro"}},
		{"titles are no part of a name", "Letter from Cde. Ponomarev to Marshal Zakharov and Gen. Taylor", []string{"Ponomarev", "Zakharov", "Taylor"}},
		{"an office before a name of English words", "Letter from Director of the Bureau of International Affairs Herman Pollack", []string{"Bureau of International Affairs", "Herman Pollack"}},
		{"a name in capitals", "TELEGRAM FROM THE POLISH EMBASSY IN HAVANA (JELEŃ)", []string{"POLISH EMBASSY IN HAVANA", "JELEŃ"}},
		{"a party and its organs in any order", "Notes of the CPSU CC Politburo, the Central Committee of the SED and the Bulgarian Communist Party Politburo", []string{"CPSU CC Politburo", "Central Committee of the SED", "Bulgarian Communist Party Politburo"}},
		{"an acronym in parentheses", "Report to the Organization of American States (OAS)", []string{"Organization of American States (OAS)"}},
		{"an organisation that nobody has listed", "Letter from the Society for Mongolian-Bulgarian Friendship to the Democratic Fishermen's Front", []string{"Society for Mongolian-Bulgarian Friendship", "Democratic Fishermen's Front"}},
		{"an embassy at a place behind a comma", "Telegram from Mexican Embassy, Guatemala City", []string{"Mexican Embassy, Guatemala City"}},
		{"states and cities are no parties", "Relations between Moscow, Cuba and the United States", nil},
		{"places in a row", "Missiles at San Cristóbal, Quemada Vieja and Sagua la Grande", nil},
		{"aircraft", "Il-28s and An-12s leave", nil},
		{"the Bolsheviks in parentheses", "Decision of the VKP(b) CC Politburo and the All-Union Communist Party (Bolsheviks)", []string{"VKP(b) CC Politburo", "All-Union Communist Party (Bolsheviks)"}},
		{"a title before a name that is known whole", "Talks of Chairman Mao with Sir William Hayter and Herr Brandt", []string{"Mao", "William Hayter", "Brandt"}},
		{"an English word that ends an East Asian name", "Ambassador Chen Young, Pham Van Don and Comrade Liu Fang", []string{"Chen Young", "Pham Van Don", "Liu Fang"}},
		{"an English word that ends none", "Report on Kim Philby Visit to Sofia", []string{"Kim Philby"}},
		{"the holder of an office with a complement", "Letter from the Director of Naval Intelligence Rufus", []string{"Rufus"}},
		{"a hyphenated surname of an English word", "Letter to Sir Paul Gore-Booth", []string{"Paul Gore-Booth"}},
		{"a prefix", "Memorandum, 'Anti-Ballistic Missiles'", nil},
		{"us is not the US", "He told us about it", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, m := range x.Extract(timeline.Entry{Title: test.text}).Mentions {
				got = append(got, m.Surface)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s\n(-want +got):\n%s", test.text, diff)
			}
		})
	}
}
