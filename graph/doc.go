// Package graph answers questions about who communicated with whom, and when.
//
// Build makes a Network: an immutable snapshot of a collection's actors and
// interactions. Select chooses a View of it, the interactions of a window, of
// some kinds, around some actors; the network of ties in that window. Every
// question is asked of a View, and every answer names the interactions that
// prove it. A Network and its Views may be used by any number of goroutines at
// once; a new Network is built beside the old one and takes its place.
//
// # Why arrays, and where the graph library stands
//
// The ties are offered as a graph of github.com/dominikbraun/graph (Library):
// its EdgeProperties.Data carries the tie, and it finds strongly connected
// components and the backbone, a maximum spanning tree. It reads a View through
// its own Store interface instead of being filled edge by edge: filling it
// takes 6.7 s and 2 GB for a million interactions. Beneath lie sorted index
// arrays (compressed sparse rows) on which paths, traces in time, betweenness,
// PageRank and communities run, because of the library's version 0.23.0
//
//   - each algorithm first copies the whole graph into maps,
//   - ShortestPath chooses at random among equals and AllPathsBetween is
//     exponential, so that the same question would get different answers, or none,
//   - BFSWithDepth counts visits and calls them depth,
//   - there are no parallel edges, weights that are not whole, or times.
//
// # Order
//
// The same snapshot gives the same answer, bit by bit, whatever the machine:
// actors stand in order of id, interactions in order of first day and id, and
// whatever is random is drawn from a seed that the caller gives.
package graph
