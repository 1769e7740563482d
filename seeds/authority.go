package seeds

import "embed"

// Authority holds the embedded authority's tables: authority/people.csv,
// authority/organisations.csv and authority/places.csv, as package authority
// reads them, and authority/example-people.csv, an example of a user's own.
//
//go:embed authority
var Authority embed.FS
