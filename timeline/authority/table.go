package authority

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"backchannel/timeline"
)

// row is a line of a table: where it stands, and its cells by column.
type row struct {
	source string
	line   int
	cells  map[string]string
}

// errorf reports a cell that cannot be used.
func (r row) errorf(column, value, want string) error {
	return fmt.Errorf("%s line %d: %w", r.source, r.line, &timeline.InvalidError{Field: column, Value: value, Want: want})
}

// list returns the items of a cell.
func (r row) list(column string) []string {
	var items []string
	for _, item := range strings.Split(r.cells[column], "|") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// readTable reads a CSV table with a header whose columns are all of columns,
// and has the first of them.
func readTable(name string, r io.Reader, columns []string, each func(row) error) error {
	if r == nil {
		return nil
	}
	c := csv.NewReader(r)
	c.TrimLeadingSpace = true
	header, err := c.Read()
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s is empty: want a header line with the columns %s", name, strings.Join(columns, ", "))
	} else if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for i, h := range header {
		header[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
		if !slices.Contains(columns, header[i]) {
			return fmt.Errorf("%s line 1: %w", name, &timeline.InvalidError{Field: "column", Value: h, Want: "one of " + strings.Join(columns, ", ")})
		}
	}
	if !slices.Contains(header, columns[0]) {
		return fmt.Errorf("%s line 1: the column %q is missing", name, columns[0])
	}
	for {
		record, err := c.Read()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: %w", name, err) // csv's errors name line and column
		}
		line, _ := c.FieldPos(0)
		cells := make(map[string]string, len(header))
		for i, h := range header {
			cells[h] = strings.TrimSpace(record[i])
		}
		if err := each(row{name, line, cells}); err != nil {
			return err
		}
	}
}

func (s Source) named(table string) string {
	if s.Name != "" {
		return s.Name
	}
	return table
}

func (a *Authority) loadPlaces(s Source) error {
	return readTable(s.named("places.csv"), s.Places, []string{"name", "kind", "adjectives", "aliases", "country", "capital"}, func(r row) error {
		p := &Place{
			Name: r.cells["name"], Kind: PlaceKind(r.cells["kind"]),
			Adjectives: r.list("adjectives"), Aliases: r.list("aliases"),
			Country: r.cells["country"], Capital: r.cells["capital"],
		}
		if Fold(p.Name) == "" {
			return r.errorf("name", p.Name, "the name of a place")
		}
		if p.Kind != Country && p.Kind != City && p.Kind != Body {
			return r.errorf("kind", string(p.Kind), "country, city or body")
		}
		a.addPlace(p)
		return nil
	})
}

// pendingParent is an organisation whose parent is looked up when all are read.
type pendingParent struct {
	child *timeline.Actor
	name  string
	at    row
}

func (a *Authority) loadOrganisations(s Source) ([]pendingParent, error) {
	var parents []pendingParent
	columns := []string{"name", "key", "aliases", "side", "parent", "place", "organ", "span"}
	err := readTable(s.named("organisations.csv"), s.Organisations, columns, func(r row) error {
		o := &timeline.Actor{
			Key: r.cells["key"], Class: timeline.Organisation, Name: r.cells["name"],
			Aliases: r.list("aliases"), Side: r.cells["side"], Place: r.cells["place"], Known: true,
		}
		if Fold(o.Name) == "" {
			return r.errorf("name", o.Name, "the name of an organisation")
		}
		if o.Key == "" {
			o.Key = "org/" + slug(o.Name)
		} else if !strings.HasPrefix(o.Key, "org/") {
			return r.errorf("key", o.Key, `a key that begins with "org/"`)
		}
		if err := a.checkSide(r, o.Side); err != nil {
			return err
		}
		span, err := timeline.ParseDate(r.cells["span"])
		if err != nil {
			return fmt.Errorf("%s line %d, column span: %w", r.source, r.line, err)
		}
		slices.Sort(o.Aliases)
		if parent := r.cells["parent"]; parent != "" {
			parents = append(parents, pendingParent{o, parent, r})
		}
		a.addOrganisation(o, r.cells["organ"], span)
		return nil
	})
	return parents, err
}

// checkSide refuses a side that no place is called, so that a slip of the pen
// makes no new state. A user's table without places may name any side the
// embedded places know.
func (a *Authority) checkSide(r row, side string) error {
	if side == "" {
		return nil
	}
	if p := a.countries[Fold(side)]; p == nil || p.Name != side {
		want := "the name of a country or body of the table of places, or nothing"
		if p != nil {
			want = fmt.Sprintf("%q, as the table of places has it", p.Name)
		}
		return r.errorf("side", side, want)
	}
	return nil
}

func (a *Authority) loadPeople(s Source) error {
	columns := []string{"name", "key", "aliases", "side", "offices", "lead"}
	fromHere := map[string]bool{} // keys that this source gave
	return readTable(s.named("people.csv"), s.People, columns, func(r row) error {
		p := &timeline.Actor{
			Key: r.cells["key"], Class: timeline.Person, Name: r.cells["name"],
			Aliases: r.list("aliases"), Side: r.cells["side"], Known: true,
		}
		n := ParseName(p.Name)
		if n.Surname() == "" {
			return r.errorf("name", p.Name, "the name of a person")
		}
		n.eastAsianSide(p.Side)
		if p.Key == "" {
			p.Key = personKey(n)
		} else if !strings.HasPrefix(p.Key, "person/") {
			return r.errorf("key", p.Key, `a key that begins with "person/"`)
		}
		if err := a.checkSide(r, p.Side); err != nil {
			return err
		}
		lead := r.cells["lead"]
		if lead != "" && lead != "yes" && lead != "no" {
			return r.errorf("lead", lead, "yes, no or nothing")
		}
		for _, item := range r.list("offices") {
			o, err := a.parseOffice(item, p.Side)
			if err != nil {
				return fmt.Errorf("%s line %d, column offices: %w", r.source, r.line, err)
			}
			p.Offices = append(p.Offices, o)
		}
		slices.SortStableFunc(p.Offices, func(x, y timeline.Office) int { return int(x.Span.First()) - int(y.Span.First()) })
		slices.Sort(p.Aliases)
		if a.byKey[p.Key] != nil && !fromHere[p.Key] {
			return nil // an earlier source has this person
		}
		fromHere[p.Key] = true
		if err := a.addPerson(&person{actor: p, lead: lead == "yes"}); err != nil {
			return fmt.Errorf("%s line %d: %w", r.source, r.line, err)
		}
		return nil
	})
}

// personKey makes the key of a person from a name: "person/mikoyan-anastas".
func personKey(n Name) string {
	parts := append([]string{n.Surname()}, n.Given...)
	if n.Suffix != "" {
		parts = append(parts, n.Suffix)
	}
	return "person/" + strings.ReplaceAll(strings.Join(parts, "-"), " ", "-")
}

const wantOffice = "ROLE @ SPAN or ROLE @ ORGANISATION @ SPAN, such as Minister of Foreign Affairs @ 1957-02-15/1985-07-02"

// parseOffice reads one item of the column offices.
func (a *Authority) parseOffice(item, side string) (timeline.Office, error) {
	parts := strings.Split(item, "@")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	invalid := &timeline.InvalidError{Field: "office", Value: item, Want: wantOffice}
	if len(parts) < 2 || len(parts) > 3 || parts[0] == "" {
		return timeline.Office{}, invalid
	}
	o := timeline.Office{Role: parts[0]}
	var err error
	if o.Span, err = timeline.ParseDate(parts[len(parts)-1]); err != nil {
		return o, fmt.Errorf("office %q: %w", item, err)
	}
	if len(parts) == 2 {
		o.Organisation = a.usualOrganisation(o.Role, side)
		return o, nil
	}
	org := a.Organisation(parts[1])
	if org == nil {
		invalid.Value, invalid.Field = parts[1], "organisation of an office"
		invalid.Want = "the name, alias or key of an organisation of the tables, or an embassy as Soviet Embassy in Havana"
		return o, invalid
	}
	o.Organisation = org.Key
	return o, nil
}

// usualOrganisation returns the key of the organisation at which a role is
// held where the table does not say: an ambassador's embassy, a minister's
// ministry; "" where that is not plain.
func (a *Authority) usualOrganisation(role, side string) string {
	sender := a.countries[Fold(side)]
	head, target := a.roleOf(role)
	kind := ""
	switch head {
	case "minister of foreign affairs", "deputy minister of foreign affairs":
		kind = ForeignMinistry
	case "minister of defense", "deputy minister of defense":
		kind = DefenseMinistry
	case "ambassador", "charge d affaires", "minister", "permanent representative", "counselor":
		if head == "permanent representative" && target == "" {
			target = "United Nations"
		}
		word := "Embassy"
		if head == "minister" {
			word = "Legation"
		}
		at := a.countries[Fold(target)]
		if at == nil {
			return ""
		}
		if at.Kind == Body {
			word = "Mission"
		}
		if m := a.mission(word, sender, at); m != nil {
			return m.Key
		}
		return ""
	default:
		return ""
	}
	if o := a.Organ(side, kind, timeline.Date{}); o != nil {
		return o.Key
	}
	return ""
}

// mission is Mission, with the result entered among the actors, so that an
// office's organisation can be looked up by its key.
func (a *Authority) mission(word string, sender, at *Place) *timeline.Actor {
	m := a.Mission(word, sender, at)
	if m == nil {
		return nil
	}
	if known := a.byKey[m.Key]; known != nil {
		return known
	}
	a.byKey[m.Key] = m
	return m
}
