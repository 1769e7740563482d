// Package extract reads what the words of one entry say: whom they name, and
// which acts of communication they tell of. It is pure and deterministic: the
// same entry always gives the same candidates, nothing is read or written
// beside, and the time is linear in the text.
//
// A text is cut into tokens once (token.go). From left to right they become
// items: names of people (persons.go) and organisations (bodies.go, missions.go,
// organs.go, bodynames.go), countries and cities, offices, dates (dates.go), and
// nouns of communication (nouns.go).
// Over items stand two grammars. That of titles (grammar.go) knows how archives
// head a document: NOUN from PARTIES to PARTIES, PARTIES, NOUN on SUBJECT, and
// so on; its productions stand at heading and party, and their examples are the
// tests. That of sentences (abstract.go, acts.go) knows nouns of communication
// with their parties anywhere, and verbs of communication (verbs.go) with
// subject and object.
//
// A statement is made only on words that state it. What is planned, refused or
// denied is no act, and neither are two names that only stand in one entry.
// Whom a name means is not asked here but in package resolve.
package extract
