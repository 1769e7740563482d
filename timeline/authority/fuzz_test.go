package authority_test

import (
	"strings"
	"testing"

	"backchannel/timeline/authority"
)

// FuzzCluster holds that nothing printed makes grouping or searching panic, and
// that every name is in a group that the name standing for it is in as well.
func FuzzCluster(f *testing.F) {
	for _, s := range []string{"Saud, Ibn (x)|Saud", "St. Hardouin|Иван Хр.|A ʼ, ʼ", "Zayid, Bin Sultan|Mme X, 1.", "de la, le S.|Tarle Academician", "|,|\"\"|(|Emir bin", "000 y ʼ", "de ʹ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		names := strings.Split(s, "|")
		for i, stands := range authority.Cluster(names) {
			if again := authority.Cluster(names)[stands]; again != stands {
				t.Errorf("Cluster(%q): %q stands for %q, and %q for it", names, names[stands], names[i], names[again])
			}
		}
		for _, name := range names {
			authority.Sounds(name)
			authority.SoundsAsked(name)
		}
	})
}
