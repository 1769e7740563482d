package authority

import (
	"slices"
	"strings"
)

// key is the same for names that are printed alike but for case, titles,
// signs and the order of surname and given names.
func (n *Name) key() string {
	parts := []string{n.Surname(), strings.Join(n.Given, " "), strings.Join(n.Nick, " "), n.Suffix}
	if n.Also != nil {
		parts = append(parts, n.Also.key())
	}
	return strings.Join(parts, "|")
}

// slipKeys returns what names share that differ by one letter of the surname.
func (n *Name) slipKeys() []string {
	keys := append(slices.Clone(n.spelled), n.Surnames...)
	for _, s := range []string{n.Surname(), SpellingKey(n.Surname())} {
		if len(s) >= 4 {
			for _, k := range oneOut(s) {
				keys = append(keys, "-"+k)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// detail grades how much a name says: given names written out count more than
// initials.
func (n *Name) detail() int {
	d := 0
	for _, g := range n.Given {
		if Initial(g) {
			d += 2
		} else {
			d += 5
		}
	}
	d += 4 * len(n.Nick)
	if n.Suffix != "" {
		d++
	}
	if n.Also != nil {
		d += 5
	}
	return d
}

// blockKeys returns what a name is looked up by when names that may be related
// are sought: its possible surnames, their spellings, and those with a letter
// left out, which names that differ by one edit share.
func (n *Name) blockKeys() []string {
	var keys []string
	for m := n; m != nil; m = m.Also {
		keys = append(keys, m.Surnames...)
		for _, k := range m.spelled {
			keys = append(keys, "~"+k)
		}
		if m.whole != "" {
			keys = append(keys, m.whole)
		}
		keys = append(keys, m.parts...)
		if len(m.Given) > 0 {
			keys = append(keys, m.Nick...)
		}
		if len(m.words) == 1 || m.Arabic {
			keys = append(keys, "as "+SpellingKey(m.words[0])) // Faisal, and Faisal ibn Abd al-Aziz
		}
		if m.sorted != "" {
			keys = append(keys, "+"+m.sorted)
		}
		if m.Arabic {
			if words := arabicWords(m.words); len(words) > 0 {
				keys = append(keys, "ar "+words[0])
			}
		}
		if m.FamilyFirst {
			if k := len(m.Given); k > 1 {
				keys = append(keys, m.Given[k-1])
			}
			keys = append(keys, "ea "+eastAsianKey(append([]string{m.Surname()}, m.Given...)))
			if k := m.korean(); k != "" {
				keys = append(keys, "ko "+k)
			}
		}
		if m.skeleton != "" && len(m.Given) > 0 {
			keys = append(keys, "sk "+m.skeleton)
		}
		if s := m.Surname(); len(s) >= nearLength && len(m.Given) > 0 {
			keys = append(keys, "-"+s)
			for i := range s {
				keys = append(keys, "-"+s[:i]+s[i+1:])
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
