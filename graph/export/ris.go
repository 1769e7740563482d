package export

import (
	"context"
	"fmt"
	"strings"

	"backchannel/timeline"
)

// writeRIS writes the entries as RIS, one tag a line: TY first, ER last
// (https://en.wikipedia.org/wiki/RIS_(file_format)).
func writeRIS(ctx context.Context, o *out, s Source) error {
	tag := func(name, value string) {
		if value != "" {
			o.str(name, "  - ", strings.Join(strings.Fields(o.clean(value)), " "), "\r\n")
		}
	}
	return s.eachEntry(ctx, func(e timeline.StoredEntry) error {
		o.str("TY  - ", risType(e.Kind), "\r\n")
		tag("ID", fmt.Sprintf("entry-%d", e.ID))
		tag("TI", e.Entry.Title)
		if x, ok := act(e); ok {
			for _, name := range s.names(x.FromIDs) {
				tag("AU", name)
			}
			for _, name := range s.names(x.ToIDs) {
				tag("A2", name)
			}
		}
		if parts := dateParts(e.Entry.Date); len(parts) > 0 {
			p := append(parts[0], 0, 0)
			tag("PY", fmt.Sprintf("%04d", p[0]))
			switch len(parts[0]) {
			case 1:
				tag("DA", fmt.Sprintf("%04d///", p[0]))
			case 2:
				tag("DA", fmt.Sprintf("%04d/%02d//", p[0], p[1]))
			default:
				tag("DA", fmt.Sprintf("%04d/%02d/%02d/", p[0], p[1], p[2]))
			}
			if len(parts) > 1 || qualified(e.Entry.Date) || strings.Contains(e.Entry.Date.String(), "/") {
				tag("N1", "Date: "+e.Entry.Date.String())
			}
		}
		tag("AB", e.Entry.Abstract)
		tag("UR", e.Entry.URL)
		tag("N1", s.note(e.ID))
		o.str("ER  - \r\n\r\n")
		return nil
	})
}

func risType(k timeline.Kind) string {
	switch cslType(k) {
	case "personal_communication":
		return "PCOMM"
	case "report":
		return "RPRT"
	}
	return "GEN"
}
