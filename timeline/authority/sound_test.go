package authority_test

import (
	"slices"
	"strings"
	"testing"

	"backchannel/timeline/authority"
)

// found reports whether a name asked for is found by its sounds in a stored one.
func found(asked, stored string) bool {
	sounds := " " + authority.Sounds(stored) + " "
	a := authority.SoundsAsked(asked)
	if a.Whole != "" && strings.Contains(sounds, " "+a.Whole) {
		return true
	}
	return len(a.Words) > 0 && !slices.ContainsFunc(a.Words, func(begins []string) bool {
		return !slices.ContainsFunc(begins, func(b string) bool { return strings.Contains(sounds, " "+b) })
	})
}

func TestSounds(t *testing.T) {
	t.Parallel()
	for stored, asked := range map[string]string{
		"Vasily Kuznetsov":     "Kuznecov, Kuznezow, Kusnezow, Kouznetsov, Kuzniecow, Kuzneţov, Wassili Kusnezow",
		"Nikita Khrushchev":    "Chruschtschow, Chruščov, Chruscov, Chruszczow, Khrouchtchev, Jruschov, Hruščov, Khrushchov",
		"Anastas Mikoyan":      "Mikojan, Mikoian, Mikoïan",
		"Andrei Gromyko":       "Gromiko, Andrej Gromyko, Gromijko",
		"Anatoly Dobrynin":     "Dobrinin, Anatolij Dobrynin, Dobrynine",
		"Zhou Enlai":           "Czou En-laj, Tchou En-lai, Chou En-lai, Tschou En-lai, Čou En-laj, Zhou",
		"Deng Xiaoping":        "Teng Hsiao-p'ing, Teng Siao-ping",
		"Leonid Brezhnev":      "Breschnew, Brejnev, Brežněv, Breżniew, Brezjnev",
		"Aleksandr Alekseev":   "Alexejew, Alexeyev, Alekseïev, Aleksiejew",
		"Vyacheslav Molotov":   "Molotow, Molotoff",
		"Milovan Đilas":        "Djilas, Dzilas",
		"Nikita Chruschtschow": "Khrushchev, Chruščov",
		"Georgy Zhukov":        "Schukow, Joukov, Žukov, Żukow",
		"Fidel Castro":         "Kastro",
		"Хрущёв":               "хрущев, Хрущёв",
	} {
		for _, a := range strings.Split(asked, ",") {
			if a = strings.TrimSpace(a); !found(a, stored) {
				t.Errorf("%q does not find %q: %v in %q", a, stored, authority.SoundsAsked(a), authority.Sounds(stored))
			}
		}
	}
	for stored, asked := range map[string]string{
		"Vasily Kuznetsov": "Kozlov, Kozyrev, Kasatkin",
		"Andrei Gromyko":   "Grechko, Gorbachev",
		"Zhou Enlai":       "Zhu De, Chou Yang, Xi",
		"Fidel Castro":     "Castello",
		"John Smith":       "Smythson, Schmidt",
	} {
		for _, a := range strings.Split(asked, ",") {
			if a = strings.TrimSpace(a); found(a, stored) {
				t.Errorf("%q finds %q", a, stored)
			}
		}
	}
	if a := authority.SoundsAsked("..."); len(a.Words) > 0 || a.Whole != "" {
		t.Errorf(`SoundsAsked("...") = %v, want nothing`, a)
	}
}
