package timeline

// Class tells people from organisations.
type Class string

// The two classes of actor.
const (
	Person       Class = "person"
	Organisation Class = "organisation"
)

// Actor is somebody or some body that speaks or is spoken of. Key is stable
// over re-imports: the authority's id ("person/mikoyan-anastas",
// "org/cpsu-cc"), or for an actor that only the collection knows "person/~"
// or "org/~" and its folded canonical name.
type Actor struct {
	Key     string
	Class   Class
	Name    string   // canonical, as a historian's index prints it
	Aliases []string // other names it is known by, without Name; sorted
	Side    string   // the state or world body it belongs to ("USSR", "United States", "United Nations"), "" unknown
	Parent  string   // Key of the organisation it is part of; "" none
	Place   string   // where an embassy or mission stands; "" elsewhere
	Offices []Office // a person's, in order of time
	Known   bool     // in the authority, rather than met only in the collection
}

// Office is a role held at an organisation over a span of time.
type Office struct {
	Role         string // "Minister of Foreign Affairs", "Ambassador to Cuba"
	Organisation string // Key of the organisation; "" where not known
	Span         Date   // interval, possibly open; zero where not known
}

// Certainty grades a statement by how it was arrived at.
type Certainty string

const (
	// Read stands in the words of the entry.
	Read Certainty = "read"
	// Resolved was read, and completed by the authority or the neighbouring
	// entries: "Mikoyan" is Anastas Mikoyan.
	Resolved Certainty = "resolved"
	// Inferred is not in the words: the holder of an office on a day.
	Inferred Certainty = "inferred"
)
