package timeline

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Kind says what sort of document an entry describes.
type Kind string

// The kinds of document. KindMemcon is the record, memorandum, summary or
// notes of a conversation or meeting; KindProtocol the minutes of a body.
const (
	KindTelegram    Kind = "telegram"
	KindLetter      Kind = "letter"
	KindMessage     Kind = "message"
	KindMemorandum  Kind = "memorandum"
	KindMemcon      Kind = "memcon"
	KindReport      Kind = "report"
	KindSpeech      Kind = "speech"
	KindResolution  Kind = "resolution"
	KindInstruction Kind = "instruction"
	KindProtocol    Kind = "protocol"
	KindOther       Kind = "other"
)

// Kinds lists every Kind in the order in which they are shown.
var Kinds = []Kind{
	KindTelegram, KindLetter, KindMessage, KindMemorandum, KindMemcon, KindReport,
	KindSpeech, KindResolution, KindInstruction, KindProtocol, KindOther,
}

// Entry is one document as a listing describes it. Text is NFC; a paragraph
// break inside Abstract is "\n\n", any other run of white space one space.
type Entry struct {
	ID       string // the id the source gave it, "" where it gave none
	Date     Date   // the document's own date; zero where the listing shows none
	Title    string
	Abstract string // "" where the listing shows none
	URL      string // the document's own address, "" where unknown
	File     string // the listing it was read from, for messages
	Line     int    // the line on which it begins there, from 1
}

// Ref is the key by which an entry is known again at re-import: its URL where
// it has one, else a digest of date, title and abstract, since different
// documents of this archive share date and title. Entries that are identical
// in all of these are told apart by their place among their like, which the
// importer appends.
func (e Entry) Ref() string {
	if e.URL != "" {
		return "url:" + e.URL
	}
	h := sha256.Sum256([]byte(strings.Join([]string{e.Date.String(), e.Title, e.Abstract}, "\x00")))
	return "sha256:" + hex.EncodeToString(h[:])
}

// Text returns the named field's text.
func (e Entry) Text(f Field) string {
	if f == FieldTitle {
		return e.Title
	}
	return e.Abstract
}
