package authority_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backchannel/timeline/authority"
)

// variants holds the names under which one person of the Foreign Relations of
// the United States was printed; the first is the editors' preferred one.
type variants []string

// readFRUS reads the 8,156 people whom the Office of the Historian lists, with
// the variants, misprints included, of their names. The list is not part of the
// project; FRUS_PEOPLE names it, else it is looked for beside the project.
func readFRUS(t *testing.T) []variants {
	t.Helper()
	path := os.Getenv("FRUS_PEOPLE")
	if path == "" {
		path = filepath.Join("..", "..", "..", "shared", "data", "frus-people.tsv")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the rates of TestClusterFRUS are not measured: %v; set FRUS_PEOPLE to the list of people of the Office of the Historian", err)
	}
	var people []variants
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		columns := strings.Split(line, "\t")
		people = append(people, strings.Split(columns[2], "|"))
	}
	return people
}

// rates says how well a clustering agrees with the list.
type rates struct {
	together, pairs         int // pairs of variants of one person, and those of them in one group
	withPreferred, variants int // variants beside the preferred name, and those in its group
	apart, namesakes        int // pairs of names of two people who share a surname, and those in two groups
	alone, people           int // people whose groups hold nobody else's names
	merged                  []string
}

func (r *rates) add(people []variants) {
	var all []string
	var owner []int
	for i, p := range people {
		for _, v := range p {
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
	start := 0
	for _, p := range people {
		alone := true
		for i := start; i < start+len(p); i++ {
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
				r.pairs++
				if group[i] == group[j] {
					r.together++
				}
			}
		}
		r.people++
		if alone {
			r.alone++
		}
		start += len(p)
	}
}

// twins returns the pairs of people who have a name in common but for its
// order, titles and signs. No name tells them apart, and most are one person
// whom the list has twice (Yan Jiagan, Haile Selassie, Giscard d'Estaing).
func twins(people []variants) map[[2]int]bool {
	bearers := map[string][]int{}
	pairs := map[[2]int]bool{}
	for i, p := range people {
		for _, v := range p {
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
// merged: see twins. Among what counts as not brought together are titles of
// nobility (Harlech for Ormsby-Gore), surnames alone that several bear, and
// initials that contradict one another.
func TestClusterFRUS(t *testing.T) {
	t.Parallel()
	people := readFRUS(t)
	for _, c := range []struct {
		name                                  string
		collections                           int
		together, withPreferred, apart, alone float64
	}{
		{"as one collection", 1, 0.88, 0.915, 0.995, 0.975},
		{"as collections of 300", len(people) / 300, 0.90, 0.93, 0.975, 0.998},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var r rates
			for k := range c.collections {
				var some []variants
				for i := k; i < len(people); i += c.collections {
					some = append(some, people[i*shuffle%len(people)])
				}
				r.add(some)
			}
			t.Logf("%d people: of %d pairs of variants of one person %.4f come together; of %d variants %.4f join the preferred name; "+
				"of %d pairs of names of namesakes %.4f stay apart; %.4f of the people share a group with nobody",
				r.people, r.pairs, share(r.together, r.pairs), r.variants, share(r.withPreferred, r.variants),
				r.namesakes, share(r.apart, r.namesakes), share(r.alone, r.people))
			for _, check := range []struct {
				what       string
				got, floor float64
			}{
				{"pairs of variants together", share(r.together, r.pairs), c.together},
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
		{"nothing", nil, ""},
		{"no letters", []string{"...", "?"}, "aa"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := letters(authority.Cluster(c.names)); got != c.want {
				t.Errorf("Cluster(%q) = %s, want %s", c.names, got, c.want)
			}
		})
	}
}

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
