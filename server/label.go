package server

import (
	"slices"
	"strings"
	"unicode/utf8"

	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// labels returns a short name for each actor of a collection, in order.
//
// A person's is the surname as it is printed, with its particle: "Mikoyan",
// "de Gaulle", "Mao", and the whole name where it has no other part ("U
// Thant") or where another person of the collection would bear the same label
// ("Fidel Castro", "Raúl Castro").
//
// An organisation's is the shortest of its usual names that is no other's in
// the collection, its own name where none is shorter by a quarter: "UN", "CC
// CPSU", "USSR MFA". See usual.
func labels(actors []timeline.StoredActor) []string {
	out := make([]string, len(actors))
	bearers := map[string]int{} // of a folded name, over the whole collection
	for i, a := range actors {
		if a.Class == timeline.Person {
			out[i] = surname(a.Name)
			bearers[authority.Fold(out[i])]++
			continue
		}
		seen := map[string]bool{}
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			if f := authority.Fold(name); !seen[f] {
				seen[f] = true
				bearers[f]++
			}
		}
	}
	for i, a := range actors {
		if a.Class == timeline.Person {
			if bearers[authority.Fold(out[i])] > 1 {
				out[i] = a.Name
			}
			continue
		}
		out[i] = a.Name
		// What saves little is not worth a second name.
		length := utf8.RuneCountInString(a.Name) * 3 / 4
		for _, name := range a.Aliases {
			n := utf8.RuneCountInString(name)
			if n <= length && bearers[authority.Fold(name)] == 1 && usual(name, a.Name) {
				out[i], length = name, n-1
			}
		}
	}
	return out
}

// usual reports whether a reader who knows an organisation by its name would
// know it by the alias too. So "MID" and "Farnesina" are not usual, though
// their own clerks say so. Each word of the alias is a word of the name, or the
// initials of two or more that stand together in it, or capitals that stand for
// something else, such as PRC; and
//
//   - one at least is of the first two kinds,
//   - the name's first word, which tells the Soviet ministry from the Cuban, is
//     there or stands in such capitals,
//   - initials alone are those of the whole name.
func usual(alias, name string) bool {
	words := significant(name)
	covered := make([]bool, len(words))
	known, foreign, spelled := 0, 0, false
	for _, printed := range strings.Fields(alias) {
		w := strings.ReplaceAll(authority.Fold(printed), " ", "")
		if w == "" || small[w] {
			continue
		}
		switch from, to := find(w, words); {
		case to > from:
			known++
			spelled = spelled || to == from+1
			for i := from; i < to; i++ {
				covered[i] = true
			}
		case len(w) > 1 && strings.ToUpper(printed) == printed:
			foreign++
		default:
			return false
		}
	}
	if known == 0 || len(covered) == 0 || !covered[0] && foreign == 0 {
		return false
	}
	return spelled || foreign > 0 || !slices.Contains(covered, false)
}

// find returns which words w is: one of them, or the initials of several.
func find(w string, words []string) (from, to int) {
	if i := slices.Index(words, w); i >= 0 {
		return i, i + 1
	}
	letters := []rune(w)
	n := len(letters)
	for i := 0; n > 1 && i+n <= len(words); i++ {
		same := true
		for k, word := range words[i : i+n] {
			first, _ := utf8.DecodeRuneInString(word)
			same = same && first == letters[k]
		}
		if same {
			return i, i + n
		}
	}
	return 0, 0
}

// small words have no part in initials.
var small = map[string]bool{"of": true, "the": true, "for": true, "and": true, "in": true, "on": true, "to": true, "at": true, "by": true}

// significant returns the folded words of a name that are not small.
func significant(name string) []string {
	return slices.DeleteFunc(strings.Fields(authority.Fold(name)), func(w string) bool { return small[w] })
}

// surname returns the surname of a personal name in the words of the name, and
// the whole name where they cannot be told apart.
func surname(name string) string {
	n := authority.ParseName(name)
	want := n.Surname()
	if want == "" || n.Single() {
		return name
	}
	words := strings.Fields(strings.ReplaceAll(name, ",", " "))
	for from := range words {
		if strings.HasSuffix(words[from], ".") {
			continue // an initial, even where the letter can be a particle: E., Y.
		}
		for to := from + 1; to <= len(words); to++ {
			printed := strings.Join(words[from:to], " ")
			if authority.Fold(printed) == strings.TrimSpace(n.Particles+" "+want) {
				return printed
			}
		}
	}
	for _, w := range words {
		if authority.Fold(w) == want {
			return w
		}
	}
	return name
}
