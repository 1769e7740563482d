package graph

import (
	"cmp"
	"errors"
	"math"
	"slices"
)

// Chain is a way from one actor to another over ties, whatever their dates.
type Chain struct {
	Actors []int64 // from the first to the last; one only where they are the same
	Ties   []Tie   // Ties[i] is that of Actors[i] and Actors[i+1]
}

// Chains is every shortest chain between two actors.
type Chains struct {
	Steps  int // ties in each
	Total  int // how many there are; 0 where the actors are not linked
	Chains []Chain
}

// Chains returns the shortest chains from a to b over the ties of the view, of
// whatever direction, at most limit of them. A chain is as strong as its
// weakest tie, by interactions: the first is one of the strongest, and at each
// actor the stronger way on comes first, then the lower id. Actors that the
// view does not hold are not linked; an actor that does not exist is
// timeline.ErrNotFound.
//
// It searches from both ends at once, level by level, always on the side with
// fewer ties to look at, until the two meet.
func (v *View) Chains(a, b int64, limit int) (Chains, error) {
	from, to, ok, err := v.ends(a, b)
	if err != nil || !ok {
		return Chains{}, err
	}
	if from == to {
		return Chains{Total: 1, Chains: []Chain{{Actors: []int64{a}}}}, nil
	}
	levels := v.shortest(from, to)
	if levels == nil {
		return Chains{}, nil
	}
	on := make(map[int32]waypoint, len(levels)*2)
	on[to] = waypoint{level: int32(len(levels) - 1), ways: 1, strength: math.MaxInt32}
	for k := len(levels) - 2; k >= 0; k-- {
		for _, u := range levels[k] {
			w := waypoint{level: int32(k)}
			for i, next := range v.neighbours(u) {
				n, ok := on[next]
				if !ok || n.level != int32(k+1) {
					continue
				}
				w.strength = max(w.strength, min(n.strength, v.ties[v.tiesOf(u)[i]].total))
				if w.ways > math.MaxInt-n.ways {
					w.ways = math.MaxInt
				} else {
					w.ways += n.ways
				}
			}
			on[u] = w
		}
	}
	found := Chains{Steps: len(levels) - 1, Total: on[from].ways}
	path := []int32{from}
	var walk func()
	walk = func() {
		u := path[len(path)-1]
		if u == to {
			found.Chains = append(found.Chains, v.chain(path))
			return
		}
		type step struct{ to, weakest, total int32 }
		var steps []step
		for i, next := range v.neighbours(u) {
			if n, ok := on[next]; ok && n.level == int32(len(path)) {
				total := v.ties[v.tiesOf(u)[i]].total
				steps = append(steps, step{next, min(n.strength, total), total})
			}
		}
		slices.SortFunc(steps, func(a, b step) int {
			return cmp.Or(cmp.Compare(b.weakest, a.weakest), cmp.Compare(b.total, a.total), cmp.Compare(a.to, b.to))
		})
		for _, s := range steps {
			if len(found.Chains) >= limit {
				return
			}
			path = append(path, s.to)
			walk()
			path = path[:len(path)-1]
		}
	}
	walk()
	return found, nil
}

// waypoint is an actor on a shortest chain: how far from its beginning, how
// many chains lead on from there, and how strong the strongest of these is.
type waypoint struct {
	level, strength int32
	ways            int
}

// ends returns the numbers of two actors; ok is false where the view lacks one.
func (v *View) ends(a, b int64) (from, to int32, ok bool, err error) {
	from, fromIn, err := v.find(a)
	if err != nil {
		return 0, 0, false, err
	}
	to, toIn, err := v.find(b)
	return from, to, fromIn && toIn, err
}

// find returns an actor's number, in false where it exists, but not in the view.
func (v *View) find(id int64) (i int32, in bool, err error) {
	n, err := v.net.index(id)
	if err != nil {
		return 0, false, err
	}
	i, in = v.numberOf(n)
	return i, in, nil
}

// shortest returns, level by level, the actors on the shortest chains; nil
// where there is no chain.
func (v *View) shortest(from, to int32) [][]int32 {
	n := len(v.actors)
	depth := [2][]int32{make([]int32, n), make([]int32, n)} // one more than it is; 0 not seen
	depth[0][from], depth[1][to] = 1, 1
	edge := [2][]int32{{from}, {to}}
	deep := [2]int32{1, 1}
	cost := [2]int{len(v.neighbours(from)), len(v.neighbours(to))}
	var meeting []int32
	for len(meeting) == 0 {
		side := 0
		if cost[1] < cost[0] {
			side = 1
		}
		if len(edge[side]) == 0 {
			return nil
		}
		mine, other := depth[side], depth[1-side]
		deep[side]++
		var next []int32
		cost[side] = 0
		for _, u := range edge[side] {
			for _, w := range v.neighbours(u) {
				if mine[w] != 0 {
					continue
				}
				mine[w] = deep[side]
				next = append(next, w)
				cost[side] += len(v.neighbours(w))
				if other[w] != 0 {
					meeting = append(meeting, w)
				}
			}
		}
		edge[side] = next
	}
	// Every shortest chain passes exactly one actor of the meeting level.
	before, after := deep[0]-1, deep[1]-1
	levels := make([][]int32, before+after+1)
	levels[before] = meeting
	towards := func(mine []int32, level []int32, depth int32) []int32 {
		var next []int32
		for _, u := range level {
			for _, w := range v.neighbours(u) {
				if mine[w] == depth {
					mine[w] = -depth // taken
					next = append(next, w)
				}
			}
		}
		return next
	}
	for k := before; k > 0; k-- {
		levels[k-1] = towards(depth[0], levels[k], k)
	}
	for k := range after {
		levels[before+k+1] = towards(depth[1], levels[before+k], after-k)
	}
	return levels
}

func (v *View) chain(path []int32) Chain {
	var c Chain
	for i, u := range path {
		c.Actors = append(c.Actors, v.id(u))
		if i > 0 {
			t, _ := v.between(path[i-1], u)
			c.Ties = append(c.Ties, v.tie(t))
		}
	}
	return c
}

// ErrNotLinked says that no chain leads from one actor to another.
var ErrNotLinked = errors.New("not linked")

// StrongChain returns the chain from a to b of least length, where a tie is the
// shorter the more interactions it has: 1/Total. It prefers a longer way over
// close correspondents to a short one over chance meetings. The error is
// ErrNotLinked where there is no chain.
//
// It is Dijkstra's algorithm from both ends at once (Pohl 1971): the search
// stops when the two next actors together are further than the best chain found.
func (v *View) StrongChain(a, b int64) (c Chain, length float64, err error) {
	from, to, ok, err := v.ends(a, b)
	if err != nil {
		return Chain{}, 0, err
	}
	if !ok {
		return Chain{}, 0, ErrNotLinked
	}
	sides := [2]*dijkstra{v.dijkstra(from), v.dijkstra(to)}
	best, meeting := math.Inf(1), int32(-1)
	if from == to {
		best, meeting = 0, from
	}
	for {
		side := 0
		if sides[1].next() < sides[0].next() {
			side = 1
		}
		if sides[0].next()+sides[1].next() >= best || math.IsInf(sides[side].next(), 1) {
			break
		}
		sides[side].step(func(w int32, distance float64) {
			if sum := distance + sides[1-side].distance[w]; sum < best {
				best, meeting = sum, w
			}
		})
	}
	if meeting < 0 {
		return Chain{}, 0, ErrNotLinked
	}
	var path []int32
	for u := meeting; u >= 0; u = sides[0].before[u] {
		path = append(path, u)
	}
	slices.Reverse(path)
	for u := sides[1].before[meeting]; u >= 0; u = sides[1].before[u] {
		path = append(path, u)
	}
	c = v.chain(path)
	for _, t := range c.Ties {
		length += 1 / float64(t.Total)
	}
	return c, length, nil
}

// dijkstra is one side of a search by distance.
type dijkstra struct {
	v        *View
	distance []float64
	before   []int32
	queue    heap[reached]
}

type reached struct {
	distance float64
	at       int32
}

func (r reached) less(s reached) bool {
	return r.distance < s.distance || r.distance == s.distance && r.at < s.at
}

func (v *View) dijkstra(start int32) *dijkstra {
	d := &dijkstra{v: v, distance: make([]float64, len(v.actors)), before: make([]int32, len(v.actors))}
	for i := range d.distance {
		d.distance[i] = math.Inf(1)
	}
	d.distance[start], d.before[start] = 0, -1
	d.queue.push(reached{0, start})
	return d
}

// next returns the distance of the actor that step will settle.
func (d *dijkstra) next() float64 {
	for len(d.queue) > 0 {
		if top := d.queue[0]; top.distance == d.distance[top.at] {
			return top.distance
		}
		d.queue.pop() // has been reached by a shorter way since
	}
	return math.Inf(1)
}

func (d *dijkstra) step(improved func(w int32, distance float64)) {
	top := d.queue.pop()
	for i, w := range d.v.neighbours(top.at) {
		distance := top.distance + 1/float64(d.v.ties[d.v.tiesOf(top.at)[i]].total)
		if distance < d.distance[w] {
			d.distance[w], d.before[w] = distance, top.at
			d.queue.push(reached{distance, w})
			improved(w, distance)
		}
	}
}

// heap is a binary heap; the least stands first. container/heap would box
// each element.
type heap[T ordered[T]] []T

type ordered[T any] interface{ less(T) bool }

func (h *heap[T]) push(x T) {
	*h = append(*h, x)
	q := *h
	i := len(q) - 1
	for i > 0 {
		up := (i - 1) / 2
		if !x.less(q[up]) {
			break
		}
		q[i] = q[up]
		i = up
	}
	q[i] = x
}

func (h *heap[T]) pop() T {
	q := *h
	top, x := q[0], q[len(q)-1]
	q = q[:len(q)-1]
	*h = q
	if len(q) == 0 {
		return top
	}
	i := 0
	for {
		down := 2*i + 1
		if down >= len(q) {
			break
		}
		if down+1 < len(q) && q[down+1].less(q[down]) {
			down++
		}
		if !q[down].less(x) {
			break
		}
		q[i] = q[down]
		i = down
	}
	q[i] = x
	return top
}
