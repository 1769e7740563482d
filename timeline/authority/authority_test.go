package authority_test

import (
	"strings"
	"testing"

	"backchannel/seeds"
	"backchannel/timeline"
	"backchannel/timeline/authority"
)

func TestResolve(t *testing.T) {
	t.Parallel()
	a := mustOpen(t)
	for _, c := range []struct {
		name string // of the case
		in   string
		hint authority.Hint
		on   string
		want string // "" unresolved
	}{
		{name: "the full name", in: "Anastas Mikoyan", on: "1962-11-02", want: "Anastas Mikoyan"},
		{name: "initials", in: "A.I. Mikoyan", on: "1962-11-02", want: "Anastas Mikoyan"},
		{name: "initials with a space", in: "A. I. Mikoyan", on: "1962-11-02", want: "Anastas Mikoyan"},
		{name: "another transliteration", in: "Aleksandr Alekseyev", on: "1962-10-27", want: "Aleksandr Alekseev"},
		{name: "a surname in another transliteration", in: "Alexeyev", on: "1962-10-27", want: "Aleksandr Alekseev"},
		{name: "Wade-Giles", in: "Chou En-Lai", on: "1962-11-15", want: "Zhou Enlai"},
		{name: "a pseudonym", in: "Filippov", on: "1950-10-08", want: "Joseph Stalin"},
		{name: "a single name", in: "Fidel", on: "1963-06-23", want: "Fidel Castro"},
		{name: "a Burmese honorific", in: "U Thant", on: "1962-11-01", want: "U Thant"},
		{name: "a nickname in quotes", in: "Ernesto 'Che' Guevara", on: "1962-12-01", want: "Ernesto Guevara"},
		{name: "both Spanish surnames", in: "Fidel Castro Ruz", on: "1961-03-22", want: "Fidel Castro"},
		{name: "a bracketed completion", in: "Raúl Roa [García]", on: "1962-10-27", want: "Raúl Roa"},
		{name: "without diacritics", in: "Miloslav Ruzek", on: "1962-11-29", want: "Miloslav Růžek"},
		{name: "misprinted by a letter", in: "Shtytkov", on: "1950-10-08", want: "Terentii Shtykov"},
		{name: "the brother usually meant", in: "Kennedy", on: "1962-10-27", want: "John F. Kennedy"},
		{name: "the other brother by his office", in: "Kennedy", hint: authority.Hint{Role: "Attorney General"}, on: "1962-10-27", want: "Robert F. Kennedy"},
		{name: "the other brother by his name", in: "Raul Castro", on: "1962-10-27", want: "Raúl Castro"},
		{name: "half of somebody's double surname", in: "Castro", on: "1962-10-27", want: "Fidel Castro"},
		{name: "an envoy by initial and day", in: "G. Zhukov", on: "1962-11-02", want: "Georgi Zhukov"},
		{name: "the marshal by initial and day", in: "G. Zhukov", on: "1956-05-01", want: "Georgy Zhukov"},
		{name: "the marshal or the envoy", in: "Zhukov", on: "1962-11-02"},
		{name: "an ambassador, not the prime minister", in: "Nehru", hint: authority.Hint{Role: "Ambassador to China"}, on: "1957-06-13", want: "Ratan Kumar Nehru"},
		{name: "the prime minister of that name", in: "Nehru", on: "1962-11-02", want: "Jawaharlal Nehru"},
		{name: "one of two of one surname in 1949", in: "Kuznetsov", on: "1949-01-09"},
		{name: "somebody of another side", in: "Kuznetsov", hint: authority.Hint{Side: "Bulgaria"}, on: "1962-11-02"},
		{name: "a surname before its bearer's time", in: "Carter", on: "1951-01-01"},
		{name: "nobody known", in: "Siedliecky", on: "1966-11-10"},
		{name: "nothing", in: " "},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.hint.On = date(t, c.on)
			got, reason := a.Resolve(c.in, c.hint)
			name := ""
			if got != nil {
				name = got.Name
			}
			if name != c.want {
				t.Errorf("Resolve(%q, %+v) = %q (%s), want %q", c.in, c.hint, name, reason, c.want)
			}
			if (got == nil) != (reason == "") {
				t.Errorf("Resolve(%q) = %q with the reason %q", c.in, name, reason)
			}
		})
	}
}

func TestHolders(t *testing.T) {
	t.Parallel()
	a := mustOpen(t)
	for _, c := range []struct{ role, of, on, want string }{
		{"Ambassador to Cuba", "USSR", "1962-10-27", "Aleksandr Alekseev"},
		{"Ambassador to Cuba", "USSR", "1961-03-22", "Sergei Kudryavtsev"},
		{"Ambassador to the USA", "Soviet", "1962-10-27", "Anatoly Dobrynin"},
		{"Ambassador", "Soviet Embassy in Havana", "1962-10-27", "Aleksandr Alekseev"},
		{"Ambassador to the UN", "USSR", "1962-10-27", "Valerian Zorin"},
		{"Delegate to the UN", "USSR", "1962-10-27", "Valerian Zorin"},
		{"Foreign Minister", "Soviet", "1962-10-27", "Andrei Gromyko"},
		{"Minister of Foreign Affairs", "Soviet Ministry of Foreign Affairs", "1962-10-27", "Andrei Gromyko"},
		{"Secretary of State", "US", "1962-10-27", "Dean Rusk"},
		{"Foreign Secretary", "United Kingdom", "1962-10-27", "Alec Douglas-Home"},
		{"Premier", "China", "1962-11-15", "Zhou Enlai"},
		{"Acting UN Secretary General", "United Nations", "1962-11-01", "U Thant"},
		{"President", "Brazil", "1976-05-01", "Ernesto Geisel"},
		{"President", "CNEN", "1976-05-01", "Hervásio de Carvalho"},
		{"First Secretary", "Poland", "1962-10-27", "Władysław Gomułka"},
		{"General Secretary", "CC CPSU", "1962-10-27", "Nikita Khrushchev"},
		{"Foreign Secretary", "India", "1962-10-27", "M. J. Desai"},
		{"External Affairs Minister", "India", "1962-10-27", "Jawaharlal Nehru"},
		{"Ambassador to Poland", "USSR", "1850-01-01", ""},
		{"Ambassador to Nowhere", "USSR", "1962-10-27", ""},
	} {
		if got := names(a.Holders(c.role, c.of, date(t, c.on))); got != c.want {
			t.Errorf("Holders(%q, %q, %s) = %q, want %q", c.role, c.of, c.on, got, c.want)
		}
	}
}

func TestOrganisation(t *testing.T) {
	t.Parallel()
	a := mustOpen(t)
	const cc = "Communist Party of the Soviet Union, Central Committee"
	for in, want := range map[string]string{
		"CC CPSU":                cc,
		"CPSU Central Committee": cc,
		"the Central Committee of the Communist Party of the Soviet Union": cc,
		"CPSU CC Politburo":                 cc + ", Politburo",
		"USSR Foreign Ministry":             "Soviet Ministry of Foreign Affairs",
		"USSR MFA":                          "Soviet Ministry of Foreign Affairs",
		"Foreign Ministry of Ghana":         "Ghanaian Ministry of Foreign Affairs",
		"State Department":                  "US Department of State",
		"Central Committee of the SED":      "Socialist Unity Party of Germany, Central Committee",
		"Chinese Embassy in Cuba":           "Chinese Embassy in Havana",
		"Embassy of Hungary in North Korea": "Hungarian Embassy in Pyongyang",
		"American Embassy Rome":             "US Embassy in Rome",
		"Hungarian Legation in Washington":  "Hungarian Legation in Washington",
		"Soviet Mission to the UN":          "Soviet Mission to the United Nations",
		"Foreign Ministry":                  "",
		"Embassy in Havana":                 "",
		"Ministry of Silly Walks":           "",
	} {
		got := ""
		if o := a.Organisation(in); o != nil {
			got = o.Name
		}
		if got != want {
			t.Errorf("Organisation(%q) = %q, want %q", in, got, want)
		}
	}
	if p := a.Actor(a.Organisation("CC CPSU").Parent); p == nil || p.Name != "Communist Party of the Soviet Union" {
		t.Errorf("the parent of the CC CPSU is %v", p)
	}
	if m := a.Organisation("Hungarian Embassy in Havana"); m.Side != "Hungary" || m.Place != "Havana" || m.Parent != "org/hungarian-ministry-of-foreign-affairs" {
		t.Errorf("the Hungarian embassy is %+v", m)
	}
}

func TestOrgan(t *testing.T) {
	t.Parallel()
	a := mustOpen(t)
	for _, c := range []struct{ side, words, on, want string }{
		{"USSR", "Foreign Ministry", "1962-10-27", "Soviet Ministry of Foreign Affairs"},
		{"United States", "Ministry of Foreign Affairs", "1962-10-27", "US Department of State"},
		{"USSR", "CC", "1962-10-27", "Communist Party of the Soviet Union, Central Committee"},
		{"Cuba", "the Central Committee", "1968-01-26", "Communist Party of Cuba, Central Committee"},
		{"Cuba", "Party Central Committee", "1962-10-27", "Integrated Revolutionary Organizations, National Directorate"},
		{"North Vietnam", "Party Central Committee", "1965-12-01", "Vietnam Workers' Party, Central Committee"},
		{"Cuba", "a committee", "1962-10-27", ""},
	} {
		got := ""
		if o := a.Organ(c.side, a.OrganNamed(c.words), date(t, c.on)); o != nil {
			got = o.Name
		}
		if got != c.want {
			t.Errorf("Organ(%q, %q, %s) = %q, want %q", c.side, c.words, c.on, got, c.want)
		}
	}
}

func TestMatch(t *testing.T) {
	t.Parallel()
	a := mustOpen(t)
	term := func(s string) (*authority.Term, int) { return a.Match(strings.Fields(authority.Fold(s))) }
	if got, n := term("CC CPSU Politburo on Cuba"); n != 3 || got.Organisation.Name != "Communist Party of the Soviet Union, Central Committee, Politburo" {
		t.Errorf("the longest phrase of %q has %d words: %+v", "CC CPSU Politburo on Cuba", n, got)
	}
	if got, n := term("U.S. Embassy"); n != 1 || got.Country == nil || got.Adjective == nil || !got.Capitals {
		t.Errorf("U.S. is %+v, %d words", got, n)
	}
	if got, n := term("Mexico"); n != 1 || got.Country == nil || got.City == nil || got.Capitals {
		t.Errorf("Mexico is %+v, %d words", got, n)
	}
	if got, n := term("mid-November"); n != 1 || !got.Capitals {
		t.Errorf("MID is %+v, %d words: want it marked as written in capitals", got, n)
	}
	if got, n := term("wholly unknown"); n != 0 || got != nil {
		t.Errorf("unknown words give %+v, %d words", got, n)
	}
	if got, n := term("Filippov"); n != 1 || len(got.People) != 1 {
		t.Errorf("Filippov is %+v, %d words", got, n)
	}
}

func TestMatchDoesNotAllocate(t *testing.T) {
	a := mustOpen(t)
	words := strings.Fields(authority.Fold("Central Committee of the Communist Party of the Soviet Union"))
	if n := testing.AllocsPerRun(100, func() { a.Match(words) }); n != 0 {
		t.Errorf("Match allocates %v times", n)
	}
}

// TestTables holds the embedded tables to what the loader cannot refuse.
func TestTables(t *testing.T) {
	t.Parallel()
	a := mustOpen(t)
	t.Run("there are enough", func(t *testing.T) {
		t.Parallel()
		people, orgs, places := len(a.People()), len(a.Organisations()), len(a.Places())
		t.Logf("%d people, %d organisations, %d places", people, orgs, places)
		if people < 1200 || orgs < 500 || places < 200 {
			t.Errorf("the tables hold %d people, %d organisations, %d places: some were lost", people, orgs, places)
		}
	})
	t.Run("a name or alias is one person's", func(t *testing.T) {
		t.Parallel()
		bearers := map[string]string{}
		for _, p := range a.People() {
			for _, name := range append([]string{p.Name}, p.Aliases...) {
				f := authority.Fold(name)
				if other, ok := bearers[f]; ok && other != p.Key {
					t.Errorf("%q is both %s and %s", name, other, p.Key)
				}
				bearers[f] = p.Key
			}
		}
	})
	t.Run("a name or alias is one organisation's", func(t *testing.T) {
		t.Parallel()
		bearers := map[string]string{}
		for _, o := range a.Organisations() {
			for _, name := range append([]string{o.Name}, o.Aliases...) {
				f := authority.Fold(name)
				if other, ok := bearers[f]; ok && other != o.Key {
					t.Errorf("%q is both %s and %s", name, other, o.Key)
				}
				bearers[f] = o.Key
			}
		}
	})
	t.Run("a surname alone means one person", func(t *testing.T) {
		t.Parallel()
		leads := map[string]*timeline.Actor{}
		for _, p := range a.People() {
			if !a.Lead(p.Key) {
				continue
			}
			surname := authority.ParseName(p.Name).Surname()
			if other := leads[surname]; other != nil {
				t.Errorf("both %s and %s lead the surname %q", other.Name, p.Name, surname)
			}
			leads[surname] = p
		}
	})
	t.Run("everybody is found by name", func(t *testing.T) {
		t.Parallel()
		for _, p := range a.People() {
			found := a.PeopleNamed(p.Name, timeline.Date{})
			if len(found) == 0 || found[0] != p {
				t.Errorf("PeopleNamed(%q) = %s", p.Name, names(found))
			}
		}
	})
	t.Run("an office's organisation and a parent exist", func(t *testing.T) {
		t.Parallel()
		for _, p := range a.People() {
			for _, o := range p.Offices {
				if o.Organisation != "" && a.Actor(o.Organisation) == nil {
					t.Errorf("%s: %s at %s, which is not known", p.Name, o.Role, o.Organisation)
				}
			}
		}
		for _, o := range a.Organisations() {
			seen := map[string]bool{}
			for up := o; up.Parent != ""; up = a.Actor(up.Parent) {
				if seen[up.Key] {
					t.Fatalf("%s is part of itself", o.Key)
				}
				seen[up.Key] = true
				if a.Actor(up.Parent) == nil {
					t.Fatalf("the parent %s of %s is not known", up.Parent, up.Key)
				}
			}
		}
	})
	t.Run("offices of our century", func(t *testing.T) {
		t.Parallel()
		first, last := timeline.NewDay(1900, 1, 1), timeline.NewDay(2030, 1, 1)
		for _, p := range a.People() {
			for _, o := range p.Offices {
				if o.Span.First() < first || o.Span.Last() > last && o.Span.Last() != timeline.DistantFuture {
					t.Errorf("%s: %s %s", p.Name, o.Role, o.Span)
				}
			}
		}
	})
}

func TestOwnAuthority(t *testing.T) {
	t.Parallel()
	example, err := seeds.Authority.Open("authority/example-people.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer example.Close()
	a, err := authority.LoadFS(seeds.Authority, "authority", authority.Source{Name: "example-people.csv", People: example})
	if err != nil {
		t.Fatal(err)
	}
	on := date(t, "1962-10-16")
	if got, _ := a.Resolve("Görög", authority.Hint{On: on}); got == nil || got.Name != "Erzsébet Görög" {
		t.Errorf("Görög is %v", got)
	}
	if got := names(a.Holders("Charge d'Affaires to Cuba", "Hungary", on)); got != "Erzsébet Görög" {
		t.Errorf("the Hungarian chargé is %q", got)
	}
	if got := names(a.Holders("Attaché", "Soviet Embassy in Havana", date(t, "1960-05-01"))); got != "Aleksandr Alekseev" {
		t.Errorf("the user's own row does not stand before the embedded one: the attaché is %q", got)
	}
	if got := names(a.PeopleNamed("Alekseev", on)); got != "Aleksandr Alekseev" {
		t.Errorf("Alekseev is %q, want him once", got)
	}
}

func TestLoadErrors(t *testing.T) {
	t.Parallel()
	const places = "name,kind,adjectives,aliases,country,capital\nUSSR,country,Soviet,,,Moscow\n"
	for _, c := range []struct{ name, people, want string }{
		{"an empty file", "", "people.csv is empty: want a header line"},
		{"an unknown column", "name,born\n", `people.csv line 1: column "born": want one of name, key`},
		{"no column of names", "side\nUSSR\n", `people.csv line 1: the column "name" is missing`},
		{"no name", "name,side\nA B,USSR\n ,USSR\n", `people.csv line 3: name "": want the name of a person`},
		{"an unknown side", "name,side\nA Bcd,Soviets\n", `people.csv line 2: side "Soviets": want the name of a country`},
		{"a side by its adjective", "name,side\nA Bcd,Soviet\n", `people.csv line 2: side "Soviet": want "USSR"`},
		{"no span", "name,side,offices\nA Bcd,USSR,Ambassador\n", `people.csv line 2, column offices: office "Ambassador": want ROLE @ SPAN`},
		{"a date that is none", "name,offices\nA Bcd,Envoy @ 1962-13\n", `people.csv line 2, column offices: office "Envoy @ 1962-13": date "1962-13": want an EDTF date`},
		{"an unknown organisation", "name,offices\nA Bcd,Envoy @ Nobody's Office @ 1962\n", `organisation of an office "Nobody's Office": want the name, alias or key`},
		{"a key of the wrong kind", "name,key\nA Bcd,org/x\n", `key "org/x": want a key that begins with "person/"`},
		{"one person twice", "name\nA Bcd\nA Bcd\n", `people.csv line 3: key "person/bcd-a" stands twice`},
		{"a broken quote", "name\n\"A\n", "people.csv: parse error on line 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := authority.Load(authority.Source{People: strings.NewReader(c.people), Places: strings.NewReader(places)})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Load: %v, want it to say %q", err, c.want)
			}
		})
	}
}

func BenchmarkResolve(b *testing.B) {
	a := mustOpen(b)
	on := date(b, "1962-10-27")
	b.ReportAllocs()
	for b.Loop() {
		a.Resolve("A.I. Mikoyan", authority.Hint{On: on})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := authority.LoadFS(seeds.Authority, "authority"); err != nil {
			b.Fatal(err)
		}
	}
}
