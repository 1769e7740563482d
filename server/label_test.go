package server

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"backchannel/timeline"
)

func TestLabels(t *testing.T) {
	t.Parallel()
	person := func(name string) timeline.StoredActor {
		return timeline.StoredActor{Actor: timeline.Actor{Class: timeline.Person, Name: name}}
	}
	body := func(name string, aliases ...string) timeline.StoredActor {
		return timeline.StoredActor{Actor: timeline.Actor{Class: timeline.Organisation, Name: name, Aliases: aliases}}
	}
	tests := []struct {
		name   string
		actors []timeline.StoredActor
		want   []string
	}{
		{"a surname", []timeline.StoredActor{person("Anastas Mikoyan"), person("Nikita S. Khrushchev")}, []string{"Mikoyan", "Khrushchev"}},
		{"diacritics stay", []timeline.StoredActor{person("Erzsébet Görög")}, []string{"Görög"}},
		{"two of one surname", []timeline.StoredActor{person("Fidel Castro"), person("Raúl Castro"), person("Blas Roca")}, []string{"Fidel Castro", "Raúl Castro", "Roca"}},
		{"two of one surname but for diacritics", []timeline.StoredActor{person("Raul Castró"), person("Fidel Castro")}, []string{"Raul Castró", "Fidel Castro"}},
		{"a particle belongs to it", []timeline.StoredActor{person("Charles de Gaulle")}, []string{"de Gaulle"}},
		{"one name only", []timeline.StoredActor{person("Zhukov"), person("U Thant"), person("Sukarno")}, []string{"Zhukov", "U Thant", "Sukarno"}},
		{"surname first", []timeline.StoredActor{person("Mao Zedong"), person("Kim Il Sung"), person("Zhou Enlai")}, []string{"Mao", "Kim", "Zhou"}},
		{"a suffix is left out", []timeline.StoredActor{person("Adlai E. Stevenson II")}, []string{"Stevenson"}},
		{"a nickname is left out", []timeline.StoredActor{person(`Ernesto "Che" Guevara`)}, []string{"Guevara"}},
		{"a double surname is whole", []timeline.StoredActor{person("Antonio Carrillo Flores")}, []string{"Carrillo Flores"}},
		{"an organisation's shortest", []timeline.StoredActor{body("Communist Party of the Soviet Union", "CPSU", "Soviet Communist Party")}, []string{"CPSU"}},
		{"initials of a name and of its part", []timeline.StoredActor{body("Communist Party of the Soviet Union, Central Committee", "TsK KPSS", "CC CPSU", "CPSU Central Committee")}, []string{"CC CPSU"}},
		{"not a name that only its clerks know", []timeline.StoredActor{body("Soviet Ministry of Foreign Affairs", "MID", "MFA", "MID USSR", "Foreign Ministry", "Soviet Foreign Ministry")}, []string{"Soviet Foreign Ministry"}},
		{"not initials of a part", []timeline.StoredActor{body("NATO Defence Planning Committee", "DPC"), body("US Department of State", "DoS", "State")}, []string{"NATO Defence Planning Committee", "US Department of State"}},
		{"not another name of the same length", []timeline.StoredActor{body("United Nations", "UNO", "UN", "World Organisation")}, []string{"UN"}},
		{"initials of another language beside what is known", []timeline.StoredActor{body("Socialist Unity Party of Germany, Central Committee", "CC SED", "SED")}, []string{"CC SED"}},
		{"not what saves little", []timeline.StoredActor{body("Polish Embassy in Moscow", "Polish Embassy in USSR")}, []string{"Polish Embassy in Moscow"}},
		{"an organisation's own name where it is shortest", []timeline.StoredActor{body("Pravda", "Newspaper Pravda")}, []string{"Pravda"}},
		{
			"not what another is called too",
			[]timeline.StoredActor{body("Soviet Foreign Ministry", "MFA"), body("Cuban Foreign Ministry", "MFA")},
			[]string{"Soviet Foreign Ministry", "Cuban Foreign Ministry"},
		},
		{"a name without letters", []timeline.StoredActor{person("?")}, []string{"?"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, labels(tt.actors)); diff != "" {
				t.Errorf("labels (-want +got):\n%s", diff)
			}
		})
	}
}
