package authority_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backchannel/timeline/authority"
)

// person is one of the Foreign Relations of the United States.
type person struct {
	variants []string // the names that were printed; the first is the editors' preferred one
	held     bool     // every other of the list, whose misses were not looked at to make Cluster better
}

// readFRUS reads the 8,156 people whom the Office of the Historian lists, with
// the variants, misprints included, of their names. The list is not part of the
// project; FRUS_PEOPLE names it, else it is looked for beside the project.
func readFRUS(t *testing.T) []person {
	t.Helper()
	path := os.Getenv("FRUS_PEOPLE")
	if path == "" {
		path = filepath.Join("..", "..", "..", "shared", "data", "frus-people.tsv")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the rates of TestClusterFRUS are not measured: %v; set FRUS_PEOPLE to the list of people of the Office of the Historian", err)
	}
	var people []person
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		columns := strings.Split(line, "\t")
		people = append(people, person{strings.Split(columns[2], "|"), i%2 == 1})
	}
	return people
}

// rates says how well a clustering agrees with the list.
type rates struct {
	together, pairs         int // pairs of variants of one person in one group, and all of them
	heldTogether, heldPairs int // the same of the people held out
	whole, several          int // people of several variants who are in one group, and all of them
	mixed                   int // pairs of variants of two people in one group, whatever their surnames
	withPreferred, variants int // variants beside the preferred name, and those in its group
	apart, namesakes        int // pairs of names of two people who share a surname, and those in two groups
	alone, people           int // people whose groups hold nobody else's names
	merged                  []string
}

func (r *rates) add(people []person) {
	var all []string
	var owner []int
	for i, p := range people {
		for _, v := range p.variants {
			all = append(all, v)
			owner = append(owner, i)
		}
	}
	group := authority.Cluster(all)
	twins := twins(people)
	owners := map[int]map[int]bool{} // by group
	bySurname := map[string][]int{}
	for i := range all {
		if owners[group[i]] == nil {
			owners[group[i]] = map[int]bool{}
		}
		owners[group[i]][owner[i]] = true
		key := authority.SpellingKey(authority.ParseName(all[i]).Surname())
		for _, j := range bySurname[key] {
			if owner[i] != owner[j] && !twins[[2]int{owner[j], owner[i]}] {
				r.namesakes++
				if group[i] != group[j] {
					r.apart++
				} else if len(r.merged) < 10 {
					r.merged = append(r.merged, fmt.Sprintf("%q and %q", all[i], all[j]))
				}
			}
		}
		bySurname[key] = append(bySurname[key], i)
	}
	members := map[int][]int{} // by group
	for i, g := range group {
		for _, j := range members[g] {
			if owner[i] != owner[j] && !twins[[2]int{owner[j], owner[i]}] {
				r.mixed++
			}
		}
		members[g] = append(members[g], i)
	}
	start := 0
	for _, p := range people {
		alone, together, pairs := true, 0, 0
		for i := start; i < start+len(p.variants); i++ {
			for other := range owners[group[i]] {
				a, b := min(other, owner[i]), max(other, owner[i])
				alone = alone && (a == b || twins[[2]int{a, b}])
			}
			if i > start {
				r.variants++
				if group[i] == group[start] {
					r.withPreferred++
				}
			}
			for j := start; j < i; j++ {
				pairs++
				if group[i] == group[j] {
					together++
				}
			}
		}
		r.together += together
		r.pairs += pairs
		if p.held {
			r.heldTogether += together
			r.heldPairs += pairs
		}
		if pairs > 0 {
			r.several++
			if together == pairs {
				r.whole++
			}
		}
		r.people++
		if alone {
			r.alone++
		}
		start += len(p.variants)
	}
}

// twins returns the pairs of people who have a name in common but for its
// order, titles and signs. No name tells them apart, and most are one person
// whom the list has twice (Yan Jiagan, Haile Selassie, Giscard d'Estaing).
func twins(people []person) map[[2]int]bool {
	bearers := map[string][]int{}
	pairs := map[[2]int]bool{}
	for i, p := range people {
		for _, v := range p.variants {
			n := authority.ParseName(v)
			key := strings.Join(append([]string{n.Surname()}, n.Given...), " ")
			for _, j := range bearers[key] {
				if i != j {
					pairs[[2]int{j, i}] = true
				}
			}
			bearers[key] = append(bearers[key], i)
		}
	}
	return pairs
}

// shuffle, which has no divisor in common with the number of people, spreads
// the alphabet over the collections.
const shuffle = 3571

func share(n, of int) float64 { return float64(n) / float64(of) }

// TestClusterFRUS measures Cluster, which is given nothing but the names: once
// with everybody as one collection, in which there are 60 Smiths of two
// centuries, and once with collections of some 300 people, as large as the cast
// of a crisis. The floors stand just below what was measured.
//
// People who share a name letter for letter count neither as apart nor as
// merged: see twins. Among what counts as not brought together are surnames
// alone that several bear (Churchill, Henderson), offices for names (Morocco,
// The Sultan of), titles that are nowhere printed beside the family name
// (Westminster for Grosvenor), other names of one person, Asian names with a
// misprint, and initials that contradict one another in usual names.
func TestClusterFRUS(t *testing.T) {
	t.Parallel()
	people := readFRUS(t)
	for _, c := range []struct {
		name                                               string
		collections                                        int
		together, held, whole, withPreferred, apart, alone float64
	}{
		{"as one collection", 1, 0.93, 0.915, 0.93, 0.945, 0.995, 0.978},
		{"as collections of 300", len(people) / 300, 0.945, 0.93, 0.94, 0.96, 0.985, 0.9975},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var r rates
			for k := range c.collections {
				var some []person
				for i := k; i < len(people); i += c.collections {
					some = append(some, people[i*shuffle%len(people)])
				}
				r.add(some)
			}
			t.Logf("%d people: of %d pairs of variants of one person %.4f come together, of the people held out %.4f; of %d people of several variants all come together of %.4f; "+
				"of %d variants %.4f join the preferred name; of %d pairs of names of namesakes %.4f stay apart; %.4f of the people share a group with nobody; "+
				"of the pairs that come together %.4f are one person's",
				r.people, r.pairs, share(r.together, r.pairs), share(r.heldTogether, r.heldPairs), r.several, share(r.whole, r.several),
				r.variants, share(r.withPreferred, r.variants), r.namesakes, share(r.apart, r.namesakes), share(r.alone, r.people),
				share(r.together, r.together+r.mixed))
			for _, check := range []struct {
				what       string
				got, floor float64
			}{
				{"pairs of variants together", share(r.together, r.pairs), c.together},
				{"pairs of variants of the people held out", share(r.heldTogether, r.heldPairs), c.held},
				{"people all of whose variants come together", share(r.whole, r.several), c.whole},
				{"variants with the preferred name", share(r.withPreferred, r.variants), c.withPreferred},
				{"namesakes apart", share(r.apart, r.namesakes), c.apart},
				{"people who share a group with nobody", share(r.alone, r.people), c.alone},
			} {
				if check.got < check.floor {
					t.Errorf("%s: %.4f, want %.4f or more; merged for example %s", check.what, check.got, check.floor, strings.Join(r.merged, "; "))
				}
			}
		})
	}
}

func TestCluster(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		names []string
		want  string // the group of each name, as letters
	}{
		{"initials with the full name", []string{"A.I. Beloborodov", "Afanasy Ivanovich Beloborodov", "Beloborodov"}, "aaa"},
		{"with and without diacritics", []string{"Mieczysław Białek", "Mieczyslaw Bialek", "Bialek, M."}, "aaa"},
		{"transliterations", []string{"Sergei Kudriavtsev", "S. Kudryavtsev"}, "aa"},
		{"namesakes", []string{"John Smith", "James Smith", "J. Smith", "Smith"}, "abcd"},
		{"a middle initial that differs", []string{"George H. Walker", "George W. Walker", "George Walker"}, "abc"},
		{"father and son", []string{"Frank Wisner, Jr.", "Frank Wisner, III"}, "ab"},
		{"husband and wife", []string{"Winston Churchill", "Mrs. Winston Churchill"}, "ab"},
		{"brothers", []string{"Raúl Castro", "Fidel Castro", "Raul Castro", "R. Castro"}, "abaa"},
		{"one named far more often", []string{"Li Xigeng", "Li Xigeng", "Li Xigeng", "Li Xigeng", "Li Zhanwu", "Li"}, "aaaaba"},
		{"pinyin and Wade-Giles", []string{"Zhang Hanfu", "Chang Han-fu"}, "aa"},
		{"the same words in another order", []string{"Nakasone Yasuhiro", "Yasuhiro Nakasone"}, "aa"},
		{"known by the middle name", append([]string{"William Averell Harriman", "Averell Harriman", "W. Averell Harriman"}, crowd...), "aaa"},
		{"one of his initials is always his", append([]string{"Edward Randy Jayne II", "Edward R. Jayne", "Randy Jayne"}, crowd...), "aaa"},
		{"an initial and a name crosswise", append([]string{"J. William Fulbright", "William J. Fulbright"}, crowd...), "aa"},
		{"a title with the family name", []string{"Harlech, Lord (David Ormsby-Gore)", "David Ormsby Gore", "Lord Harlech"}, "aaa"},
		{"a title with the family name behind it", []string{"Home, Lord (Sir Alec Douglas-Home)", "Alec Douglas-Home", "Home, Earl of"}, "aaa"},
		{"another surname in parentheses", []string{"Broz, Josip (Tito)", "Tito, Josip Broz", "Marshal Tito"}, "aaa"},
		{"a nickname and a suffix", append([]string{"O'Neill, Thomas P. (Tip)", "O’Neill, Thomas P., Jr.", "Tip O'Neill"}, crowd...), "aaa"},
		{"monarchs", []string{"Haile Selassie I", "Haile Selassie", "Emperor Haile Selassie I"}, "aaa"},
		{"a king by his own name", []string{"Faisal ibn Abd al-Aziz Al Saud", "King Faisal", "Faisal bin Abdul Aziz", "Said"}, "aaab"},
		{"Abd and what follows", []string{"Abd al-Rahman al-Bazzaz", "Bazzaz, Abdul Rahman al-", "Abd ar-Rahman al-Bazzaz"}, "aaa"},
		{"Mc, Mac and Mc apart", append([]string{"Robert S. McNamara", "MacNamara, Robert S.", "Mc Namara, Robert"}, crowd...), "aaa"},
		{"Korean", []string{"Paek Tu-jin", "Paik Too Jin", "Paik Doo Jin"}, "aaa"},
		{"Arabic vowels", []string{"Zayed bin Sultan Al Nahyan", "Zayid bin Sultan al-Nuhayan"}, "aa"},
		{"another mother", []string{"Somoza Debayle, Anastasio", "Somoza García, Anastasio"}, "ab"},
		{"a rare surname misprinted", append([]string{"Yehoshafat Harkabi", "Yehoshafat Harkavy"}, crowd...), "aa"},
		{"a rare surname alone misprinted", append([]string{"Arkady Sobolev", "Sobelev"}, crowd...), "aa"},
		{"a first name misprinted", append([]string{"Hubert H. Humphrey", "Herbert H. Humphrey"}, crowd...), "aa"},
		{"a middle initial misprinted", append([]string{"Vernon A. Walters", "Vernon R. Walters"}, crowd...), "aa"},
		{"usual first names that differ by a letter", append([]string{"Donald Palmer", "Ronald Palmer"}, crowd...), "ab"},
		{"a surname near a usual one", append([]string{"John Baker", "John Bader"}, crowd...), "ab"},
		{"nothing", nil, ""},
		{"no letters", []string{"...", "?"}, "aa"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := letters(authority.Cluster(c.names)[:len(c.want)]); got != c.want {
				t.Errorf("Cluster(%q) = %s, want %s", c.names, got, c.want)
			}
		})
	}
}

// crowd is a collection large enough to tell rare names from usual ones.
var crowd = func() []string {
	var names []string
	for _, first := range strings.Fields("John James Robert George Donald Ronald Henry Frank") {
		for _, surname := range strings.Fields("Baker Miller Smith Jones Brown Clark Johnson Green Taylor Wilson Hill Young") {
			names = append(names, first+" "+surname)
		}
	}
	return names
}()

// letters writes groups as letters in order of appearance.
func letters(groups []int) string {
	seen := map[int]byte{}
	var b []byte
	for _, g := range groups {
		if _, ok := seen[g]; !ok {
			seen[g] = byte('a' + len(seen))
		}
		b = append(b, seen[g])
	}
	return string(b)
}
