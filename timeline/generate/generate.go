// Package generate makes archives up: entries in the manner of a diplomatic
// archive of the Cold War, of any number, on which reading, extraction, import
// and display can be measured. The same Config gives the same bytes on every
// machine and in every release of Go, as the random numbers are those of PCG
// and no other part of math/rand/v2 is used.
package generate

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"sort"
	"time"

	"backchannel/timeline"
)

// MaxActors is the largest cast that can be told apart by name.
const MaxActors = 30_000

// Config says how large an archive is to be. Entries is at least 0; Actors is
// how many people there are to be named, from 2 to MaxActors. In a small
// archive not all of them are.
type Config struct {
	Entries int
	Actors  int
	Seed    uint64
}

func (c Config) validate() error {
	if c.Entries < 0 {
		return &timeline.InvalidError{Field: "entries", Value: fmt.Sprint(c.Entries), Want: "0 or more"}
	}
	if c.Actors < 2 || c.Actors > MaxActors {
		return &timeline.InvalidError{Field: "actors", Value: fmt.Sprint(c.Actors), Want: fmt.Sprintf("2 to %d", MaxActors)}
	}
	return nil
}

// Entries yields the archive's entries, in no order of time, as an archive's
// search gives them. Who is named follows Zipf's law: the person of rank r
// about 1/r as often as the first. Half of the documents are of the weeks of
// the Cuban Missile Crisis, most around 27 October 1962, the others of 1945 to
// 1991; some have only a month, a year, or no date. An invalid Config is
// returned as an InvalidError.
func Entries(c Config) (iter.Seq[timeline.Entry], error) {
	if err := c.validate(); err != nil {
		return nil, err
	}
	return func(yield func(timeline.Entry) bool) {
		g := newArchive(c)
		for n := range c.Entries {
			if !yield(g.entry(n)) {
				return
			}
		}
	}, nil
}

// archive draws entries one after another.
type archive struct {
	pcg    *rand.PCG
	weight []float64 // summed up to each rank
	actors int
}

func newArchive(c Config) *archive {
	a := &archive{pcg: rand.NewPCG(c.Seed, 0x6261636b6368616e), actors: c.Actors, weight: make([]float64, c.Actors)}
	sum := 0.0
	for rank := range a.weight {
		sum += 1 / float64(rank+1)
		a.weight[rank] = sum
	}
	return a
}

// n draws a number from 0 to n-1.
func (a *archive) n(n int) int { return int(a.pcg.Uint64() >> 11 % uint64(n)) }

// chance reports true in percent of the cases.
func (a *archive) chance(percent int) bool { return a.n(100) < percent }

func (a *archive) unit() float64 { return float64(a.pcg.Uint64()>>11) / (1 << 53) }

func pick[T any](a *archive, from []T) T { return from[a.n(len(from))] }

// person draws a person by Zipf's law.
func (a *archive) person() person {
	x := a.unit() * a.weight[len(a.weight)-1]
	return personOf(min(sort.SearchFloat64s(a.weight, x), a.actors-1))
}

// other draws a person that is not p.
func (a *archive) other(p person) person {
	for {
		if q := a.person(); q.rank != p.rank {
			return q
		}
	}
}

// person is one of the cast.
type person struct {
	rank           int
	given, surname string
	middle         byte
	office         string
	state          *state
}

// personOf returns the person of a rank: first the leaders, each state's
// first, its second and so on; then people put together from names.
func personOf(rank int) person {
	i := rank
	for place := 0; place < 6; place++ {
		for s := range states {
			if place >= len(states[s].leaders) {
				continue
			}
			if i == 0 {
				l := states[s].leaders[place]
				return person{rank: rank, given: l.given, surname: l.surname, office: l.office, state: &states[s]}
			}
			i--
		}
	}
	s := &states[i%len(states)]
	i /= len(states)
	surname := i % len(s.surnames)
	i /= len(s.surnames)
	given := (i + surname) % len(s.givens) // the first of a surname differ in the given name, too
	i /= len(s.givens)
	p := person{rank: rank, given: s.givens[given], surname: s.surnames[surname], state: s}
	p.middle = 'A' + byte((7*i+3*surname+given)%26) // 7 and 26 have no common factor: 26 of a name differ
	p.office = offices[rank%len(offices)]
	return p
}

// full is the name as a letter has it: "Viktor B. Chernov".
func (p person) full() string {
	if p.middle == 0 {
		return p.given + " " + p.surname
	}
	return fmt.Sprintf("%s %c. %s", p.given, p.middle, p.surname)
}

// titled is the name with the office: "Soviet Envoy Viktor B. Chernov".
func (p person) titled() string { return p.state.adjective + " " + p.office + " " + p.full() }

// short is what comes back to: "Chernov".
func (p person) short() string { return p.surname }

// entry makes the n-th entry.
func (a *archive) entry(n int) timeline.Entry {
	day := a.day()
	e := timeline.Entry{ID: fmt.Sprintf("g%07d", n+1), Date: timeline.DayDate(day)}
	from := a.person()
	to := a.other(from)
	e.Title, e.Abstract = a.texts(day, from, to)
	switch x := a.n(100); {
	case x < 1:
		e.Date = timeline.Date{}
	case x < 3:
		e.Date = timeline.YearDate(day.Time().Year())
	case x < 6:
		e.Date = timeline.MonthDate(day.Time().Year(), day.Time().Month())
	}
	if a.chance(15) {
		e.Abstract = ""
	}
	return e
}

// day draws a day: in half of the cases from the crisis, falling off on both
// sides of 27 October 1962.
func (a *archive) day() timeline.Day {
	if a.chance(50) {
		height := timeline.NewDay(1962, time.October, 27)
		// The sum of three draws is near their middle most of the time.
		off := a.unit() + a.unit() + a.unit() - 1.5
		return height + timeline.Day(math.Round(off*18)) + timeline.Day(a.n(4))
	}
	first := timeline.NewDay(1945, time.May, 9)
	return first + timeline.Day(a.n(int(timeline.NewDay(1991, time.December, 26)-first)))
}

// texts draws a title and an abstract that goes with it.
func (a *archive) texts(day timeline.Day, from, to person) (title, abstract string) {
	topic, second := pick(a, topics), pick(a, topics)
	before := (day - timeline.Day(a.n(3))).Time().Format("2 January 2006")
	third := a.other(from)
	for third.rank == to.rank && a.actors > 2 {
		third = a.other(from)
	}
	host := &states[a.n(len(states))]
	for host == from.state {
		host = &states[a.n(len(states))]
	}
	switch a.n(14) {
	case 0, 1:
		title = fmt.Sprintf("Telegram from %s to %s", from.titled(), to.state.ministry)
		abstract = fmt.Sprintf("%s reports on %s and on what %s told him about %s.", from.short(), topic, third.full(), second)
	case 2:
		title = fmt.Sprintf("Cable from %s to %s", from.titled(), to.titled())
		abstract = fmt.Sprintf("A message from %s to %s regarding %s.", from.short(), to.short(), topic)
	case 3:
		title = fmt.Sprintf("Telegram from %s Embassy in %s (%s)", from.state.adjective, host.capital, from.surname)
		abstract = fmt.Sprintf("The embassy relays a conversation between %s and %s concerning %s.", to.full(), third.full(), topic)
	case 4:
		title = fmt.Sprintf("%s Embassy in %s (%s), Report on %s", from.state.adjective, host.capital, from.surname, capital(topic))
		abstract = fmt.Sprintf("%s writes a preliminary assessment of %s. Other topics include %s.", from.full(), topic, second)
	case 5, 6:
		title = fmt.Sprintf("Record of Conversation between %s and %s", from.titled(), to.titled())
		abstract = fmt.Sprintf("%s and %s discuss %s. %s stresses %s.", from.short(), to.short(), topic, to.short(), second)
	case 7:
		title = fmt.Sprintf("Cable of %c. %s on %s conversation between %s and %s", initial(from.given), from.surname, before, to.full(), third.titled())
		abstract = fmt.Sprintf("%s relays the results of a conversation between %s and %s. The bulk of it concerns %s.", from.short(), to.short(), third.short(), topic)
	case 8, 9:
		title = fmt.Sprintf("Letter from %s to %s", from.full(), to.full())
		abstract = fmt.Sprintf("%s writes to %s about %s.\n\nHe encloses a note on %s.", from.short(), to.short(), topic, second)
	case 10:
		title = fmt.Sprintf("Memorandum from %s to %s on %s", from.full(), pick(a, bodies), capital(topic))
		abstract = fmt.Sprintf("%s informs the members about %s and proposes that %s meet %s.", from.short(), topic, to.short(), third.short())
	case 11:
		title = fmt.Sprintf("Minutes of a Meeting of %s (%d)", pick(a, bodies), 1+a.n(9))
		abstract = fmt.Sprintf("%s and %s speak about %s; %s is absent.", from.full(), to.full(), topic, third.full())
	case 12:
		title = fmt.Sprintf("Instructions from the %s to %s", from.state.ministry, from.titled())
		abstract = fmt.Sprintf("%s is told to see %s on %s.", from.short(), to.full(), topic)
	default:
		title = fmt.Sprintf("Speech by %s on %s", from.titled(), capital(topic))
		abstract = fmt.Sprintf("The speech answers %s’s letter, and ends with “%s”.", to.full(), second)
	}
	return title, abstract
}

// capital makes the first letter of a topic, which is ASCII, a capital.
func capital(s string) string { return string(s[0]-'a'+'A') + s[1:] }

func initial(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
