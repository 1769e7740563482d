package authority

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameWords parts a name at white space, and initials that are printed
// together: "I.D.White" is I. D. White. Possessive endings are taken off.
func nameWords(s string) []string {
	var words []string
	for _, w := range strings.Fields(s) {
		for _, end := range []string{"'s", "’s", "'", "’"} {
			if cut, ok := strings.CutSuffix(w, end); ok && cut != "" {
				w = cut
				break
			}
		}
		for {
			i := strings.IndexByte(w, '.')
			if i < 0 || i == len(w)-1 || utf8.RuneCountInString(w[:i]) > 2 {
				break
			}
			if strings.IndexFunc(w[:i], unicode.IsLetter) >= 0 {
				words = append(words, w[:i+1])
			}
			w = w[i+1:]
		}
		if k := len(words); k > 0 && (words[k-1] == "Mc" || words[k-1] == "Mac") {
			words[k-1] += w // "Mc Namara"
			continue
		}
		if w = strings.Trim(w, "-–,;:"); strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			words = append(words, w)
		}
	}
	return words
}

// isInitial reports whether a printed word is an initial: one letter, or a
// letter of the Russian alphabet that takes two here, with its dot (Yu., Kh.).
func isInitial(w string) bool {
	f := Fold(w)
	if Initial(f) {
		return true
	}
	return strings.HasSuffix(w, ".") && digraphInitials[f]
}

// foldGiven folds given names: initials to one letter, hyphenated names parted.
func foldGiven(words []string) []string {
	var given []string
	for _, w := range words {
		if !strings.ContainsFunc(w, unicode.IsLetter) {
			continue // "Robert 1. Manning": a letter misread
		}
		if isInitial(w) {
			f := Fold(w)
			_, size := utf8.DecodeRuneInString(f)
			if f == "ye" || f == "ie" || f == "je" {
				given = append(given, "e")
			} else if f != "" {
				given = append(given, f[:size])
			}
			continue
		}
		for _, f := range strings.Fields(Fold(w)) {
			if full, ok := contractions[f]; ok {
				f = full
			}
			if servants[f] {
				f = "abd"
			} else if len(given) > 0 && given[len(given)-1] == "abd" && articles[f] {
				continue // Abd al-Rahman, Abdul Rahman
			}
			given = append(given, f)
		}
	}
	return given
}

// joinParticles writes the particles inside given names on to the next word:
// "Alfred le Sesne" and "Alfred LeSesne", "Alfred le S." and "Alfred L.".
func joinParticles(words []string) []string {
	var joined []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		if p := Fold(w); i > 0 && leading[p] && i+1 < len(words) {
			i++
			if w += words[i]; isInitial(words[i]) {
				w = p[:1] + "."
			}
		} else if strings.HasSuffix(w, ".") && utf8.RuneCountInString(w) > 3 && leading[Fold(w[:len(w)-2])] && unicode.IsUpper(rune(w[len(w)-2])) {
			w = w[:1] + "."
		}
		joined = append(joined, w)
	}
	return joined
}

// surnameOf folds the words of a surname and drops its particles, unless it
// is nothing but particles.
func surnameOf(words []string) string {
	if bare := withoutParticles(words); len(bare) > 0 {
		words = bare
	}
	return Fold(strings.Join(words, " "))
}

// withoutParticles drops particles that are words of their own or hyphenated
// before a word ("al-Sabah").
func withoutParticles(words []string) []string {
	var bare []string
	saint := false
	for _, w := range words {
		if isParticle(w) {
			continue
		}
		if before, after, ok := strings.Cut(w, "-"); ok && isParticle(before) && after != "" {
			w = after
		} else if before, after, ok := strings.Cut(w, "–"); ok && isParticle(before) && after != "" {
			w = after
		}
		if saint && len(bare) > 0 {
			bare[len(bare)-1] = "Saint " + w
			saint = false
			continue
		}
		if saint = saints[Fold(w)]; saint {
			w = "Saint"
		}
		bare = append(bare, w)
	}
	return bare
}

// isParticle reports whether a printed word is a particle. One of a single
// letter ("y", "e") is only where it is printed small: "D." is an initial.
func isParticle(w string) bool {
	f := Fold(w)
	return particles[f] && (len(f) > 1 || w == f)
}

// dropTitles drops titles and ranks before a name. Where whole is set, at
// least one word is left.
func dropTitles(words []string, whole bool) []string {
	for len(words) > 0 && (!whole || len(words) > 1) {
		f := Fold(words[0])
		if f == "and" && len(words) > 2 && isTitle(Fold(words[1])) {
			words = words[1:] // "Generalissimo and Marshal"
			continue
		}
		if !isTitle(f) {
			break
		}
		if f == "u" && (strings.HasSuffix(words[0], ".") || len(words) > 2) {
			break // an initial, not the Burmese honorific
		}
		if len(words) > 1 && forefathers[Fold(words[1])] {
			break // Sultan ibn Mohammed is no sultan
		}
		words = words[1:]
		if f == "marshal" || f == "general" || f == "admiral" {
			words = dropOf(words, whole)
		}
	}
	return words
}

// isTitle reports whether a folded word, or each part of a hyphenated one
// ("lieutenant colonel"), is a title.
func isTitle(folded string) bool {
	if titles[folded] {
		return true
	}
	before, after, ok := strings.Cut(folded, " ")
	return ok && titles[before] && (titles[after] || after == "elect")
}

// dropOf drops what belongs to a title: "of the Soviet Union".
func dropOf(words []string, whole bool) []string {
	if len(words) > 0 && Fold(words[0]) == "darmee" {
		return words[1:]
	}
	if len(words) < 2 || Fold(words[0]) != "of" {
		return words
	}
	rest := words[1:]
	for len(rest) > 0 && (!whole || len(rest) > 1) {
		switch Fold(rest[0]) {
		case "the", "soviet", "union", "air", "force", "royal", "aviation", "army", "fleet", "artillery":
			rest = rest[1:]
			continue
		}
		break
	}
	return rest
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
