package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	dg "github.com/dominikbraun/graph"
)

// Library returns the ties as a graph of github.com/dominikbraun/graph, whose
// vertices are the actors by id. Undirected it has an edge for each tie;
// directed one for each way that word can take over a tie. EdgeProperties.Data
// is the *Tie; its weight is higher the more interactions the tie has, and
// different for each tie, so that what the library finds by weight does not
// depend on chance. The graph reads the view, as long as ctx has not ended, and
// cannot be changed.
//
// The library's algorithms copy the whole graph into maps first: it is for
// views that are shown, not for whole archives. Do not use BFSWithDepth (it
// counts visits), ShortestPath (random among equals) or AllPathsBetween
// (exponential); see Chains.
func (v *View) Library(ctx context.Context, directed bool) dg.Graph[int64, Actor] {
	s := &store{ctx: ctx, v: v, directed: directed, weight: make([]int, len(v.ties))}
	order := make([]int32, len(v.ties))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int { // of equals the first is the heavier
		return cmp.Or(cmp.Compare(v.ties[i].total, v.ties[j].total), cmp.Compare(j, i))
	})
	for rank, i := range order {
		s.weight[i] = rank + 1
	}
	traits := []func(*dg.Traits){dg.Weighted()}
	if directed {
		traits = append(traits, dg.Directed())
	}
	return dg.NewWithStore(func(a Actor) int64 { return a.ID }, s, traits...)
}

// Circles returns the groups of actors within which word could get from each to
// each, by messages in their direction and talks and exchanges, whatever the
// dates: the strongly connected components. Ids are in order, the largest
// circle first, of equals the one with the lowest id; circles of one are left
// out. It stops with ctx's error where that ends while the view is read.
func (v *View) Circles(ctx context.Context) ([][]int64, error) {
	found, err := dg.StronglyConnectedComponents(v.Library(ctx, true))
	if err != nil {
		return nil, fmt.Errorf("circles: %w", err)
	}
	found = slices.DeleteFunc(found, func(ids []int64) bool { return len(ids) < 2 })
	for _, ids := range found {
		slices.Sort(ids)
	}
	slices.SortFunc(found, func(a, b []int64) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return found, nil
}

// Backbone returns the strongest ties that together link all that is linked,
// without a ring: a maximum spanning tree of each component. They are in order
// of A and B. It stops with ctx's error where that ends while the view is read.
func (v *View) Backbone(ctx context.Context) ([]Tie, error) {
	tree, err := dg.MaximumSpanningTree(v.Library(ctx, false))
	if err != nil {
		return nil, fmt.Errorf("backbone: %w", err)
	}
	edges, err := tree.Edges()
	if err != nil {
		return nil, fmt.Errorf("backbone: %w", err)
	}
	ties := make([]Tie, len(edges))
	for i, e := range edges {
		ties[i] = *e.Properties.Data.(*Tie)
	}
	slices.SortFunc(ties, func(s, t Tie) int { return cmp.Compare(s.at, t.at) })
	return ties, nil
}

// errReadOnly says that a view cannot be changed.
var errReadOnly = errors.New("a view is immutable: build a new network")

// store is a view as the library stores graphs. The library keeps an undirected
// edge once in each direction.
type store struct {
	ctx      context.Context // of the question for which the library reads it
	v        *View
	directed bool
	weight   []int // of ties
}

func (s *store) AddVertex(int64, Actor, dg.VertexProperties) error { return errReadOnly }
func (s *store) RemoveVertex(int64) error                          { return errReadOnly }
func (s *store) AddEdge(int64, int64, dg.Edge[int64]) error        { return errReadOnly }
func (s *store) UpdateEdge(int64, int64, dg.Edge[int64]) error     { return errReadOnly }
func (s *store) RemoveEdge(int64, int64) error                     { return errReadOnly }
func (s *store) VertexCount() (int, error)                         { return len(s.v.actors), nil }

func (s *store) Vertex(id int64) (Actor, dg.VertexProperties, error) {
	if err := s.ctx.Err(); err != nil {
		return Actor{}, dg.VertexProperties{}, err
	}
	i, err := s.v.number(id)
	if err != nil {
		return Actor{}, dg.VertexProperties{}, dg.ErrVertexNotFound
	}
	return s.v.actor(i), dg.VertexProperties{Attributes: map[string]string{}}, nil
}

func (s *store) ListVertices() ([]int64, error) {
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
	ids := make([]int64, len(s.v.actors))
	for i := range ids {
		ids[i] = s.v.id(int32(i))
	}
	return ids, nil
}

func (s *store) Edge(from, to int64) (dg.Edge[int64], error) {
	i, err := s.v.number(from)
	if err != nil {
		return dg.Edge[int64]{}, dg.ErrVertexNotFound
	}
	j, err := s.v.number(to)
	if err != nil {
		return dg.Edge[int64]{}, dg.ErrVertexNotFound
	}
	t, ok := s.v.between(i, j)
	if !ok || s.directed && !s.v.ties[t].carries(i < j) {
		return dg.Edge[int64]{}, dg.ErrEdgeNotFound
	}
	return s.edge(t, i < j), nil
}

func (s *store) ListEdges() ([]dg.Edge[int64], error) {
	var edges []dg.Edge[int64]
	for i := range s.v.ties {
		if i%stride == 0 && s.ctx.Err() != nil {
			return nil, s.ctx.Err()
		}
		for _, forward := range []bool{true, false} {
			if !s.directed || s.v.ties[i].carries(forward) {
				edges = append(edges, s.edge(int32(i), forward))
			}
		}
	}
	return edges, nil
}

func (s *store) edge(tie int32, forward bool) dg.Edge[int64] {
	t := s.v.tie(tie)
	e := dg.Edge[int64]{Source: t.A, Target: t.B}
	if !forward {
		e.Source, e.Target = t.B, t.A
	}
	e.Properties = dg.EdgeProperties{Attributes: map[string]string{}, Weight: s.weight[tie], Data: &t}
	return e
}
