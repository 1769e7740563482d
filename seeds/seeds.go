// Package seeds holds what a first start imports, and the embedded authority.
package seeds

import "embed"

// FS holds cuban-missile-crisis.txt, a search page of the Wilson Center
// Digital Archive copied from a browser; cold-war-titles.csv, dates and titles
// of 196 documents of the same archive. Authority holds the authority.
//
//go:embed cuban-missile-crisis.txt cold-war-titles.csv
var FS embed.FS
