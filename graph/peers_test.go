package graph_test

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"backchannel/graph"
	"backchannel/graph/export"
	"backchannel/graph/generate"
	"backchannel/timeline"
)

var scale = flag.Float64("scale", 1, "BenchmarkPeers: the share of 100,000 actors and 1,000,000 interactions to use")

// BenchmarkPeers measures what the project set itself as goals beside what
// others take on the same graph in the same run, as far as they are installed,
// and prints a table of seconds: machines differ, and so do the hours of one
// machine, but the ratios last.
func BenchmarkPeers(b *testing.B) {
	a := generate.Archive{Seed: 1, Actors: int(100_000 * *scale), Interactions: int(1_000_000 * *scale)}
	var rows archive
	for actor := range a.People() {
		rows.actors = append(rows.actors, actor)
	}
	for x := range a.Talk() {
		x.From, x.To, x.With = clone(x.From), clone(x.To), clone(x.With)
		rows.interactions = append(rows.interactions, x)
	}
	from, to := int64(a.Actors/11), int64(a.Actors/2)
	own := map[string]float64{}
	timed := func(into map[string]float64, name string, times int, work func()) {
		work() // once for what is listed when first asked for
		best := time.Duration(1 << 62)
		for range times {
			start := time.Now()
			work()
			best = min(best, time.Since(start))
		}
		into[name] = best.Seconds()
	}
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		var n *graph.Network
		timed(own, "build", 2, func() {
			var err error
			n, err = graph.Build(each(rows.actors), each(rows.interactions))
			check(err)
		})
		v := n.All()
		timed(own, "chain", 20, func() { _, err := v.Chains(from, to, 1); check(err) })
		timed(own, "strong chain", 5, func() { _, _, err := v.StrongChain(from, to); check(err) })
		timed(own, "trace", 3, func() {
			_, err := v.Trace(graph.TraceQuery{From: from, To: to, Window: timeline.Everything})
			check(err)
		})
		timed(own, "horizon", 3, func() {
			_, err := v.Horizon(graph.HorizonQuery{Actor: from, Window: timeline.Everything})
			check(err)
		})
		timed(own, "neighbours", 5, func() { _, err := v.Contacts(1); check(err) })
		month := timeline.Window{First: timeline.NewDay(1962, 10, 1), Last: timeline.NewDay(1962, 10, 31)}
		timed(own, "select a month", 5, func() { _, err := n.Select(graph.Filter{Window: &month}); check(err) })
		timed(own, "pagerank", 3, func() { must(v.PageRank(b.Context(), 0.85, 1e-6)) })
		timed(own, "communities", 1, func() { own["modularity"] = must(v.Communities(b.Context(), 1, 1)).Modularity })
		for _, format := range []string{"gexf", "graphml"} {
			f, err := export.Lookup(format)
			check(err)
			timed(own, format, 1, func() { _, err := f.Write(context.Background(), io.Discard, export.Source{View: v}); check(err) })
		}
		peers := map[string]map[string]float64{"gonum": gonumPeer(rows, v, timed)}
		file := filepath.Join(b.TempDir(), "rows.csv")
		check(writeRows(file, rows))
		ends := []string{fmt.Sprint(from), fmt.Sprint(to)}
		peers["NetworkX"] = peer(b, "/usr/bin/python3", append([]string{"testdata/peers/peers.py", file}, ends...))
		peers["graphology"] = peer(b, "node", append([]string{"testdata/peers/peers.mjs", "../frontend", file}, ends...))
		printTable(own, peers)
	}
}

// gonumPeer times gonum, which has no search from both ends and no export.
func gonumPeer(rows archive, v *graph.View, timed func(map[string]float64, string, int, func())) map[string]float64 {
	out := map[string]float64{}
	timed(out, "build", 1, func() {
		g := simple.NewWeightedUndirectedGraph(0, 0)
		for _, x := range rows.interactions {
			for _, way := range passes(x) {
				if x.Kind == timeline.Message || way[0] < way[1] {
					weight, _ := g.Weight(way[0], way[1])
					g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(way[0]), simple.Node(way[1]), weight+1))
				}
			}
		}
	})
	g := gonumDirected(v)
	timed(out, "pagerank", 1, func() { network.PageRankSparse(g, 0.85, 1e-6) })
	return out
}

func writeRows(file string, a archive) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for _, x := range a.interactions {
		for _, way := range passes(x) {
			if x.Kind == timeline.Message || way[0] < way[1] {
				fmt.Fprintf(w, "%d,%d\n", way[0], way[1])
			}
		}
	}
	return w.Flush()
}

// peer runs a program that times itself; nil where it is not to be had.
func peer(b *testing.B, program string, args []string) map[string]float64 {
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "NODE_OPTIONS=--max-old-space-size=6000")
	text, err := cmd.Output()
	if err != nil {
		b.Logf("%s is left out: %v", args[0], err)
		return nil
	}
	var out map[string]float64
	if err := json.Unmarshal(text, &out); err != nil {
		b.Logf("%s is left out: %v: %s", args[0], err, text)
	}
	return out
}

func printTable(own map[string]float64, peers map[string]map[string]float64) {
	names := []string{"gonum", "NetworkX", "graphology"}
	fmt.Printf("\n%-16s %12s", "work", "Backchannel")
	for _, p := range names {
		fmt.Printf(" %22s", p)
	}
	fmt.Println()
	var works []string
	for work := range own {
		works = append(works, work)
	}
	slices.Sort(works)
	for _, work := range works {
		format := func(x float64) string {
			if work == "modularity" {
				return fmt.Sprintf("%.4f", x)
			}
			return fmt.Sprintf("%.3f ms", 1000*x)
		}
		fmt.Printf("%-16s %12s", work, format(own[work]))
		for _, p := range names {
			cell := "-"
			if x, ok := peers[p][work]; ok && x > 0 {
				cell = format(x)
				if work != "modularity" {
					cell += fmt.Sprintf(" (%.1fx)", x/own[work])
				}
			}
			fmt.Printf(" %22s", cell)
		}
		fmt.Println()
	}
	fmt.Println(strings.Repeat("-", 40))
}
