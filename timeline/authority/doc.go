// Package authority knows who is who: the people and organisations of the
// Cold War with their names and offices, the countries and cities they belong
// to, and how personal names are written, compared and brought together.
//
// An Authority is read from three tables (see Load). It answers three kinds of
// question: whom can this name mean on this day (PeopleNamed, Resolve), who
// held this office on this day (Holders), and which organisation, country or
// city do these words name (Lexicon). A Clusterer merges the names of people
// whom no table knows.
package authority
