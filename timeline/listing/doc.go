// Package listing reads the lists that archives print of their documents into
// timeline entries: a result page copied from a browser or saved as HTML,
// JSONL, CSV and TSV.
//
// # What is promised
//
// Every reader streams: it holds one entry and a little look-ahead, never the
// file. Nothing is lost silently: each line with something on it becomes part
// of an entry, is a piece of page furniture that furniture.go lists, or is
// reported in a [RejectedError] by file and line.
//
// # Limits
//
// A line may have 1 MiB, the texts of an entry 256 KiB together, a tag or a
// script of an HTML page 16 MiB. What is longer is rejected and reading goes
// on behind it, except in HTML, where it ends the reading with an error.
//
// # Text
//
// Input is UTF-8 with or without a byte order mark, UTF-16, or Windows-1252,
// which is recognised by bytes that are no UTF-8; an HTML page may name
// another encoding. Lines end in LF, CRLF or CR. Texts come out as NFC, white
// space normalised as timeline.Entry says. Marks without width (soft hyphen,
// zero-width space, byte order mark, directional marks) are dropped. Control
// characters, of which no database can store NUL, are left out with a note.
package listing
