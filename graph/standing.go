package graph

import (
	"cmp"
	"slices"

	"backchannel/timeline"
)

// Standing is where an actor stands in a view. What costs more than a look at
// each tie is asked for by itself: Betweenness, PageRank, Communities, Cuts.
type Standing struct {
	Actor        int64
	Degree       int // others it is tied to
	In           int // of these, those that could tell it something: by message, talk or exchange
	Out          int // those that it could tell something
	Interactions int // of which it is a party
	Strength     int // the sum of its ties' interactions: a talk of three counts twice
	Sent         int // messages to somebody, once for each recipient
	Received     int
	Core         int // the largest k such that it is in the k-core
	Component    int // number of its component in Components, from 0
}

// Standings returns the standing of each actor of the view, in order of id.
func (v *View) Standings() []Standing {
	list := make([]Standing, len(v.actors))
	for i, d := range v.nodes {
		list[i].Actor, list[i].Interactions = v.id(int32(i)), int(d.interactions)
	}
	for i := range v.ties {
		t := &v.ties[i]
		a, b := &list[t.a], &list[t.b]
		a.Degree++
		b.Degree++
		a.Strength += int(t.total)
		b.Strength += int(t.total)
		a.Sent += int(t.forward)
		b.Received += int(t.forward)
		b.Sent += int(t.backward)
		a.Received += int(t.backward)
		if t.carries(true) {
			a.Out++
			b.In++
		}
		if t.carries(false) {
			b.Out++
			a.In++
		}
	}
	component, _ := v.components()
	for i, core := range v.cores() {
		list[i].Core, list[i].Component = int(core), int(component[i])
	}
	return list
}

// Components returns the parts of the view within which everybody is linked to
// everybody, each as ids in order; the largest first, of equals the one with
// the lowest id.
func (v *View) Components() [][]int64 {
	component, count := v.components()
	parts := make([][]int64, count)
	for i, c := range component {
		parts[c] = append(parts[c], v.id(int32(i)))
	}
	return parts
}

// components numbers the components in the order of Components.
func (v *View) components() (of []int32, count int) {
	of = make([]int32, len(v.actors))
	for i := range of {
		of[i] = -1
	}
	var size []int
	var stack []int32
	for i := range of {
		if of[i] >= 0 {
			continue
		}
		c := int32(len(size))
		size = append(size, 0)
		of[i] = c
		stack = append(stack, int32(i))
		for len(stack) > 0 {
			u := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			size[c]++
			for _, w := range v.neighbours(u) {
				if of[w] < 0 {
					of[w] = c
					stack = append(stack, w)
				}
			}
		}
	}
	order := make([]int32, len(size))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(size[b], size[a]) })
	rank := make([]int32, len(size))
	for r, c := range order {
		rank[c] = int32(r)
	}
	for i := range of {
		of[i] = rank[of[i]]
	}
	return of, len(size)
}

// cores returns the core number of each actor, by removing whoever has the
// fewest ties left (Batagelj and Zaveršnik, "An O(m) Algorithm for Cores
// Decomposition of Networks", 2003).
func (v *View) cores() []int32 {
	n := len(v.actors)
	degree := make([]int32, n)
	most := int32(0)
	for i := range degree {
		degree[i] = int32(len(v.neighbours(int32(i))))
		most = max(most, degree[i])
	}
	// order holds the actors by degree; bin is where each degree begins in it.
	bin := make([]int32, most+2)
	for _, d := range degree {
		bin[d+1]++
	}
	for d := range most + 1 {
		bin[d+1] += bin[d]
	}
	order, place := make([]int32, n), make([]int32, n)
	next := slices.Clone(bin)
	for i, d := range degree {
		place[i] = next[d]
		order[next[d]] = int32(i)
		next[d]++
	}
	for k := range order {
		u := order[k]
		for _, w := range v.neighbours(u) {
			if degree[w] <= degree[u] {
				continue
			}
			// w changes places with the first of its degree, and that degree
			// begins one further on.
			first := bin[degree[w]]
			x := order[first]
			order[first], order[place[w]] = w, x
			place[x], place[w] = place[w], first
			bin[degree[w]]++
			degree[w]--
		}
	}
	return degree
}

// Contact is what passed between an actor and one other.
type Contact struct {
	Actor         int64
	Total         int // interactions
	Sent          int // messages to Actor
	Received      int // messages from Actor
	Conversations int
	Exchanges     int
	Inferred      int // of Total
	Dated         bool
	First, Last   timeline.Day // of the dated ones; meaningless where not Dated
}

// Contacts returns all contacts of an actor in the view: most interactions
// first, then the latest, then the lowest id. It returns none for an actor that
// the view does not hold, and timeline.ErrNotFound for one that does not exist.
func (v *View) Contacts(id int64) ([]Contact, error) {
	i, in, err := v.find(id)
	if err != nil || !in {
		return nil, err
	}
	neighbours, ties := v.neighbours(i), v.tiesOf(i)
	order := make([]keyed, len(neighbours))
	for k := range order {
		// Most interactions first, then the latest; an undated tie's last is
		// before all days.
		t := &v.ties[ties[k]]
		order[k] = keyed{uint64(^uint32(t.total))<<32 | uint64(^(uint32(t.last) ^ 1<<31)), int32(k)}
	}
	order = sortKeyed(order)
	list := make([]Contact, len(order))
	for n, r := range order {
		k := r.at
		w, t := neighbours[k], v.tie(ties[k])
		c := Contact{
			Actor: v.id(w), Total: t.Total, Sent: t.Forward, Received: t.Backward,
			Conversations: t.Conversations, Exchanges: t.Exchanges, Inferred: t.Inferred,
			Dated: t.Dated, First: t.First, Last: t.Last,
		}
		if w < i {
			c.Sent, c.Received = c.Received, c.Sent
		}
		list[n] = c
	}
	return list, nil
}
