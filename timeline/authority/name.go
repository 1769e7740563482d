package authority

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is a personal name taken apart. All its parts are folded (see Fold).
// A word that a name may bear as given name or as surname, as the middle one
// of "Antonio Carrillo Flores", stands in both Given and Surnames.
type Name struct {
	// Given holds given names and initials in order; an initial is one letter.
	Given []string
	// Nick holds other given names, printed in quotes or parentheses:
	// Ernesto "Che" Guevara, Hassaurek, Frederick (Friedrich).
	Nick []string
	// Surnames holds what may be the surname, likeliest first: "carrillo
	// flores", "flores", "carrillo". A single name (Sukarno, Fidel) stands here.
	// Particles are left out: "van roijen" is "roijen".
	Surnames []string
	// Particles holds the particles before the surname, as "van" or "de la".
	Particles string
	// Suffix is "jr", "sr", or a numeral as "iii", "" none; "mrs" marks a woman
	// who is named as somebody's wife.
	Suffix string
	// Also is the other name that a parenthesis or bracket gives whole:
	// "Chou En-lai [Zhou Enlai]"; nil where there is none.
	Also *Name
	// FamilyFirst says that the name stands in East Asian order.
	FamilyFirst bool

	// Arabic says that the name has forefathers in it (ibn, bin).
	Arabic bool

	words   []string // all words but suffix, titles and nicknames, as printed
	sorted  string   // the folded words in order of the alphabet, "" where fewer than two are written out
	whole   string   // two or three words in direct order, folded, without particles, "" else
	parts   []string // the words of a hyphenated surname
	spelled []string // the keys of the surnames' spellings
	double  []string // the words of a surname that is known to have several

	skeleton string // the consonants of the likeliest surname; see skeleton
}

// Initial reports whether a given name is an initial only.
func Initial(given string) bool { return utf8.RuneCountInString(given) == 1 }

// Single reports whether the name is one word: a surname alone, or a name
// like Sukarno.
func (n Name) Single() bool { return len(n.Given) == 0 && len(n.Nick) == 0 }

// Surname returns the likeliest surname, "" for a name without letters.
func (n Name) Surname() string {
	if len(n.Surnames) == 0 {
		return ""
	}
	return n.Surnames[0]
}

const maxName = 300

// ParseName takes a personal name apart. It knows "Given Surname" and
// "Surname, Given", initials with and without spaces ("A.I. Mikoyan"),
// particles (de, von, van der, al-, ben), Spanish and Portuguese double
// surnames, the East Asian order (Zhou Enlai, Kim Il Sung), nicknames in
// quotes and parentheses, bracketed completions ("Raúl Roa [García]"),
// suffixes (Jr., III), possessives ("Khrushchev's"), and drops titles and
// ranks before the name ("Cde.", "Marshal of the Soviet Union"). It never
// fails: what has no letters gives a Name without Surnames. No name is longer
// than maxName bytes: of a longer text only the beginning is read.
func ParseName(s string) Name {
	if len(s) > maxName {
		s = strings.ToValidUTF8(s[:maxName], "")
	}
	main, asides := splitAsides(s)
	n := parseBare(main)
	for _, a := range asides {
		inner := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(a.text, "also "), "alias "))
		words := nameWords(inner)
		switch {
		case len(words) == 0 || strings.ContainsFunc(inner, unicode.IsDigit):
		case a.completes && !n.Single() && len(words) == 1 && !Initial(Fold(words[0])):
			// "Raúl Roa [García]": the printed surname stays the likeliest.
			f := surnameOf(words)
			n.Surnames = appendNew(n.Surnames, n.Surname()+" "+f)
		case len(words) == 1 && !n.Single():
			n.Nick = appendNew(n.Nick, Fold(words[0]))
		case len(words) == 1 && a.quoted:
			n.Nick = appendNew(n.Nick, Fold(words[0]))
		default:
			also := parseBare(inner)
			if len(also.Surnames) > 0 {
				if also.Single() && len(n.Given) > 0 {
					also.Given = n.Given
				} else if n.Single() && len(also.Given) > 0 && !also.FamilyFirst {
					// "Salisbury, Lord (Robert Cecil)": a title and a family name.
					titled := Name{Given: also.Given, Surnames: n.Surnames}
					titled.finish()
					also.Also = &titled
				}
				n.Also = &also
			}
		}
	}
	return n
}

// aside is what stands in quotes, parentheses or brackets inside a name.
type aside struct {
	text              string
	quoted, completes bool
}

// splitAsides parts s from its asides. An unclosed one runs to the end.
func splitAsides(s string) (string, []aside) {
	if !strings.ContainsAny(s, "([\"“„«'‘") {
		return s, nil
	}
	var main strings.Builder
	var asides []aside
	for s != "" {
		i, closer, a := -1, "", aside{}
	scan:
		for j, r := range s {
			inWord := j > 0 && !strings.ContainsRune(" ([,", rune(s[j-1]))
			switch {
			case r == '(':
				closer = ")"
			case r == '[':
				closer, a.completes = "]", true
			case r == '"':
				closer, a.quoted = "\"", true
			case r == '“' || r == '„':
				closer, a.quoted = "”", true
			case r == '«':
				closer, a.quoted = "»", true
			case r == '\'' && !inWord:
				closer, a.quoted = "' ", true
			case r == '‘' && !inWord:
				closer, a.quoted = "’ ", true
			default:
				continue
			}
			if a.quoted && len(closer) > 1 && closer[len(closer)-1] == ' ' && !strings.Contains(s[j+1:], closer) {
				closer, a = "", aside{} // 'Abd: an apostrophe, not a quote
				continue
			}
			i = j
			break scan
		}
		if i < 0 {
			main.WriteString(s)
			break
		}
		main.WriteString(s[:i])
		main.WriteByte(' ')
		_, w := utf8.DecodeRuneInString(s[i:])
		rest := s[i+w:]
		text, after, _ := strings.Cut(rest, closer)
		a.text = strings.Trim(text, " “”\"‘’'«»,")
		if inner, more := splitAsides(a.text); len(more) == 0 {
			a.text = inner
		} else {
			a.text = strings.TrimSpace(inner)
		}
		asides = append(asides, a)
		s = after
	}
	return main.String(), asides
}

// parseBare reads a name without asides.
func parseBare(s string) Name {
	n := parseWords(s)
	n.finish()
	return n
}

// finish fills in what comparing needs.
func (n *Name) finish() {
	n.spelled = n.spellings()
	if s := n.Surname(); s != "" && !n.FamilyFirst {
		n.skeleton = skeleton(strings.ReplaceAll(s, " ", ""))
	}
	full := 0
	var folded []string
	for i, w := range n.words {
		f := Fold(w)
		if !isInitial(w) {
			full++
		}
		if i > 0 && (f == "ibn" || f == "bin") {
			n.Arabic = true
		}
		folded = append(folded, strings.Fields(f)...)
	}
	if full > 1 {
		slices.Sort(folded)
		n.sorted = strings.Join(folded, " ")
	}
}

func parseWords(s string) Name {
	var n Name
	parts := commaParts(s)
	if first, rest, ok := strings.Cut(s, ". "); ok && len(parts) == 1 && utf8.RuneCountInString(first) > 4 && !strings.Contains(first, " ") && !isTitle(Fold(first)) {
		parts = []string{first, rest} // "Fulbright. J. William": a point printed for the comma
	}
	for len(parts) > 1 {
		last := nameWords(parts[len(parts)-1])
		if len(last) > 1 || len(last) == 1 && !suffixes[suffixFold(last[0])] {
			break
		}
		if len(last) == 1 {
			n.setSuffix(suffixFold(last[0]))
		}
		parts = parts[:len(parts)-1]
	}
	if len(parts) > 1 {
		family := nameWords(parts[0])
		given := n.givenPart(parts[1:])
		if eastAsian(family) && !eastAsian(append(family[:1:1], given...)) {
			given = nil // "Vuong Van Bac, Member": a whole name, and what he is
		}
		if len(family) > 0 && len(given) > 0 {
			n.words = append(slices.Clone(given), family...)
			n.inverted(family, given)
			return n
		}
		if len(family) > 0 {
			parts = parts[:1]
		} else {
			parts = []string{strings.Join(given, " ")}
		}
	}
	words := nameWords(parts[0])
	n.married(words)
	words = n.takeSuffix(dropTitles(words, true))
	if k := len(words); (k == 2 || k == 3) && words[k-1] == "I" && !isInitial(words[0]) {
		n.Suffix, words = "i", words[:k-1] // Haile Selassie I
	}
	n.words = words
	switch {
	case len(words) == 0:
	case len(words) == 1:
		n.Surnames = []string{Fold(words[0])}
	case eastAsian(words):
		n.FamilyFirst = true
		n.Surnames = []string{Fold(words[0])}
		n.Given = foldGiven(words[1:])
	case isInitial(words[len(words)-1]) && !isInitial(words[0]):
		// "Walters Vernon A.": a comma is missing.
		n.inverted(words[:1], words[1:])
	default:
		n.direct(words)
		if len(withoutParticles(words)) < 4 && !slices.ContainsFunc(words, isInitial) {
			n.whole = surnameOf(words)
		}
	}
	return n
}

// commaParts parts a name at its commas, and before a rank that stands in it
// where a comma is missing: "Tarle Academician Yevgeniy Viktorovich". A chain
// of forefathers goes on behind a comma: "Zayid, Bin Sultan".
func commaParts(s string) []string {
	parts := strings.Split(s, ",")
	if len(parts) == 2 {
		if w := strings.Fields(parts[1]); len(w) > 1 && forefathers[Fold(w[0])] {
			return []string{parts[0] + parts[1]}
		}
	}
	if len(parts) > 1 {
		return parts
	}
	words := strings.Fields(s)
	for i := 1; i < len(words); i++ {
		if ranks[Fold(words[i])] && !isTitle(Fold(words[i-1])) && Fold(words[i-1]) != "the" {
			return []string{strings.Join(words[:i], " "), strings.Join(words[i:], " ")}
		}
	}
	return parts
}

// givenPart returns the given names of "Surname, Given, Director": the first
// part behind the surname that is neither suffix nor title.
func (n *Name) givenPart(parts []string) []string {
	for _, part := range parts {
		words := nameWords(part)
		n.married(words)
		if len(words) == 1 && suffixes[suffixFold(words[0])] {
			n.setSuffix(suffixFold(words[0]))
			continue
		}
		if len(words) > 0 && Fold(words[len(words)-1]) == "of" {
			continue // "Home, Earl of"
		}
		if words = n.takeSuffix(dropTitles(words, false)); len(words) > 0 {
			return words
		}
	}
	return nil
}

// married marks a wife who is named by her husband's name, Mrs. Winston
// Churchill, as somebody else than he.
func (n *Name) married(words []string) {
	for i, w := range words {
		switch Fold(w) {
		case "mrs", "madame", "mme", "frau", "lady":
			if len(words) > i+1 {
				n.Suffix = "mrs"
			}
		}
	}
}

// inverted reads "Surname, Given".
func (n *Name) inverted(family, given []string) {
	// Particles may trail the given names ("Gaulle, Charles de") or lead the surname.
	for len(given) > 1 && isParticle(given[len(given)-1]) {
		n.Particles = strings.TrimSpace(Fold(given[len(given)-1]) + " " + n.Particles)
		given = given[:len(given)-1]
	}
	if len(given) == 1 && forefathers[Fold(given[0])] {
		family, given = append(slices.Clone(given), family...), nil // "Saud, Ibn"
	}
	given = slices.DeleteFunc(slices.Clone(given), func(w string) bool { return nobility[Fold(w)] })
	n.Given = foldGiven(joinParticles(given))
	if len(family) > 1 && honorifics[Fold(family[len(family)-1])] {
		family = family[:len(family)-1]
	}
	n.family(family)
	if bare := withoutParticles(family); len(bare) > 1 {
		for _, w := range bare {
			n.double = append(n.double, Fold(w))
		}
	}
	if eastAsian(append(slices.Clone(family), given...)) {
		n.FamilyFirst = true
	}
}

// family reads the words of a surname that is known to be one.
func (n *Name) family(words []string) {
	for len(words) > 1 && isParticle(words[0]) {
		n.Particles = strings.TrimSpace(n.Particles + " " + Fold(words[0]))
		words = words[1:]
	}
	n.Surnames = appendNew(n.Surnames, surnameOf(words))
	for _, w := range words {
		if before, after, ok := strings.Cut(strings.ReplaceAll(w, "–", "-"), "-"); ok && len(before) > 2 && len(after) > 2 && !isParticle(before) {
			n.parts = append(n.parts, Fold(before), Fold(after))
		}
	}
	if n.Particles != "" && len(n.Surnames) > 0 {
		// DeGaulle, LeMay: the particle may be written on to the name.
		n.Surnames = appendNew(n.Surnames, strings.ReplaceAll(n.Particles+n.Surnames[0], " ", ""))
	}
	if bare := withoutParticles(words); len(bare) > 1 {
		n.Surnames = appendNew(n.Surnames, Fold(bare[0]))
		n.Surnames = appendNew(n.Surnames, Fold(bare[len(bare)-1]))
	}
}

// direct reads "Given Surname" with at least two words.
func (n *Name) direct(words []string) {
	last := len(words) - 1
	first := last // the first word of the surname
	for first > 1 && isParticle(words[first-1]) {
		first--
	}
	if first == 1 && isParticle(words[0]) || first == 0 || leadsSurname(words) {
		// "Van Roijen", "Ben Bella", "de Lattre de Tassigny": no given name at all.
		n.family(words)
		return
	}
	n.family(words[first:])
	n.Given = foldGiven(joinParticles(words[:first]))
	// "Antonio Carrillo Flores", "Juscelino Kubitschek de Oliveira": what stands
	// before may be the father's surname.
	if before := first - 1; before >= 1 && !isInitial(words[before]) && iberian(words) && !givenNames[Fold(words[before])] {
		from := before
		for from > 1 && isParticle(words[from-1]) {
			from--
		}
		double := surnameOf(words[before:])
		n.Surnames = append([]string{double}, n.Surnames...)
		n.Surnames = appendNew(n.Surnames, Fold(words[before]))
	}
}

// leadsSurname reports whether the first of three words or more is a particle
// that is no given name, as Ben and Al are.
func leadsSurname(words []string) bool {
	if len(words) == 2 && saints[Fold(words[0])] {
		return true
	}
	return len(words) > 2 && leading[Fold(words[0])] && !slices.ContainsFunc(words, isInitial)
}

// setSuffix keeps the suffixes that tell people apart, and drops decorations.
func (n *Name) setSuffix(s string) {
	switch s {
	case "2nd", "2d":
		s = "ii"
	case "3rd", "3d":
		s = "iii"
	}
	if distinguishing[s] {
		n.Suffix = s
	}
}

// takeSuffix takes suffixes off the end of words.
func (n *Name) takeSuffix(words []string) []string {
	for len(words) > 1 {
		last := words[len(words)-1]
		if f := suffixFold(last); !suffixes[f] || len(f) == 1 && last != "V" && last != "X" && last != "I" {
			break // "Herschel V." has an initial, "Mohammed V" a number
		}
		n.setSuffix(suffixFold(last))
		words = words[:len(words)-1]
	}
	if len(words) > 2 && honorifics[Fold(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return words
}

func suffixFold(w string) string { return strings.ReplaceAll(Fold(w), " ", "") }
