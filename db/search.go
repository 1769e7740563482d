package db

import (
	"slices"
	"strings"
	"unicode/utf8"

	"backchannel/timeline"
	"backchannel/timeline/authority"

	"github.com/jackc/pgx/v5/pgtype"
)

// Entries are searched by whole words as authority.Fold leaves them, without
// case and diacritics. Both what is searched and what is asked are made here
// rather than by to_tsvector and websearch_to_tsquery, whose idea of a word
// depends on the locale of the database and takes "and/or" for the name of a
// file. The words that Fold leaves are letters and digits of any script, so
// that no sign of tsquery's own language can come in with them.

// What Postgres takes in one tsvector.
const (
	maxWord      = 2000 // bytes of a word; its own bound is 2046
	maxPosition  = 16383
	maxPositions = 255       // of one word
	maxSearch    = 300 << 10 // bytes of a text that are searched
	maxQuery     = 4000      // bytes of a question
)

// searchVector returns the words of the texts with their places. A place is
// left out between two texts, so that no phrase reaches from one into the next.
// Of a text of more than 300 kB the rest is not searched.
func searchVector(texts ...string) pgtype.TSVector {
	at := map[string]int{}
	v := pgtype.TSVector{Valid: true}
	place := 0
	for _, text := range texts {
		if len(text) > maxSearch {
			text = strings.ToValidUTF8(text[:maxSearch], "")
		}
		for word := range strings.FieldsSeq(authority.Fold(text)) {
			if len(word) > maxWord {
				continue
			}
			place++
			i, ok := at[word]
			if !ok {
				i = len(v.Lexemes)
				at[word] = i
				v.Lexemes = append(v.Lexemes, pgtype.TSVectorLexeme{Word: word})
			}
			if l := &v.Lexemes[i]; place <= maxPosition && len(l.Positions) < maxPositions {
				l.Positions = append(l.Positions, pgtype.TSVectorPosition{Position: uint16(place), Weight: pgtype.TSVectorWeightD})
			}
		}
		place++
	}
	// Postgres would sort them otherwise.
	slices.SortFunc(v.Lexemes, func(a, b pgtype.TSVectorLexeme) int {
		if len(a.Word) != len(b.Word) {
			return len(a.Word) - len(b.Word)
		}
		return strings.Compare(a.Word, b.Word)
	})
	return v
}

// searchQuery returns what a user asked for as a tsquery: words that must all
// stand there, in the singular or the plural, "phrases" as they are, and -words
// and -"phrases" that must not. It is "" where the text holds no word, which
// asks for nothing.
func searchQuery(text string) (string, error) {
	if err := storable("q", text); err != nil {
		return "", err
	}
	if len(text) > maxQuery {
		return "", &timeline.InvalidError{Field: "q", Value: strings.ToValidUTF8(text[:40], "") + "…", Want: "a question of at most 4000 bytes"}
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("“”„‟«»″＂", r):
			return '"'
		case r == '−':
			return '-'
		}
		return r
	}, text)
	var terms []string
	minus := false
	add := func(words string, number func(string) []string) {
		if phrase := phraseQuery(words, number); phrase != "" {
			if minus {
				phrase = "!(" + phrase + ")"
			}
			terms = append(terms, phrase)
		}
		minus = false
	}
	// Every other piece stands in quotes; one that is not closed closes at the end.
	for i, piece := range strings.Split(text, `"`) {
		if i%2 == 1 {
			add(piece, nil)
			continue
		}
		for word := range strings.FieldsSeq(piece) {
			minus = strings.HasPrefix(word, "-")
			if strings.Trim(word, "-") != "" {
				add(word, numbers) // a word can be several: "Khrushchev-Kennedy"
			}
		}
		minus = minus && strings.HasSuffix(piece, "-") // -"phrase"
	}
	return strings.Join(terms, " & "), nil
}

// phraseQuery returns the tsquery of words that follow each other. A phrase of
// one word is also found by its other forms, where forms is not nil.
func phraseQuery(words string, forms func(string) []string) string {
	found := strings.Fields(authority.Fold(words))
	terms := make([]string, len(found))
	for i, word := range found {
		for len(word) > maxWord { // there is none such
			_, size := utf8.DecodeLastRuneInString(word)
			word = word[:len(word)-size]
		}
		terms[i] = "'" + word + "'"
		if len(found) > 1 || forms == nil {
			continue
		}
		if others := forms(word); len(others) > 0 {
			terms[i] = "(" + terms[i] + " | '" + strings.Join(others, "' | '") + "')"
		}
	}
	return strings.Join(terms, " <-> ")
}

// numbers returns the plurals that an English word can have, and the singulars
// that one can be of: whoever asks for "missile" means the missiles too. Words
// of up to three letters are as often names or abbreviations, and stay.
func numbers(word string) []string {
	if utf8.RuneCountInString(word) < 4 || len(word)+2 > maxWord {
		return nil
	}
	stem, plural := strings.CutSuffix(word, "s")
	switch {
	case strings.HasSuffix(word, "ies"):
		return []string{strings.TrimSuffix(word, "ies") + "y", stem}
	case plural && !strings.HasSuffix(stem, "s"):
		return []string{stem}
	case strings.HasSuffix(word, "y"):
		return []string{strings.TrimSuffix(word, "y") + "ies", word + "s"}
	default:
		return []string{word + "s"}
	}
}
