package server

import (
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
// An organisation's is the shortest of its names that is no other's in the
// collection and of at least shortestName characters, its own name where they
// are equally long.
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
		length := utf8.RuneCountInString(a.Name)
		for _, name := range a.Aliases {
			n := utf8.RuneCountInString(name)
			if n < length && n >= shortestName && bearers[authority.Fold(name)] == 1 {
				out[i], length = name, n
			}
		}
	}
	return out
}

// shortestName keeps out what only its own clerks can read.
const shortestName = 3

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
