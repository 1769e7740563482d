package graph_test

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"text/tabwriter"
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
// and prints a table: machines differ, and so do the hours of one machine, but
// the ratios last.
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
	from, to, far := int64(a.Actors/11), int64(a.Actors/2), int64(a.Actors)*99/100
	own := figures{}
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		var n *graph.Network
		own.time("build", 5, func() { n = must(graph.Build(each(rows.actors), each(rows.interactions))) })
		v := n.All()
		own.time("chain", 20, func() { must(v.Chains(from, to, 1)) })
		own.time("strong chain", 5, func() {
			_, _, err := v.StrongChain(from, to)
			check(err)
		})
		own.time("trace", 30, func() {
			must(v.Trace(graph.TraceQuery{From: from, To: far, Window: timeline.Everything}))
		})
		own.time("horizon", 20, func() { must(v.Horizon(graph.HorizonQuery{Actor: from, Window: timeline.Everything})) })
		own.time("contacts", 100, func() { must(v.Contacts(1)) })
		own.time("pagerank", 3, func() { must(v.PageRank(b.Context(), 0.85, 1e-6)) })
		own.time("communities", 3, func() { own["modularity"] = must(v.Communities(b.Context(), 1, 1)).Modularity })
		for _, format := range []string{"gexf", "graphml"} {
			f := must(export.Lookup(format))
			s := export.Source{View: v, Entries: titled}
			own.processor(format, 5, func() { must(f.Write(b.Context(), io.Discard, s)) })
		}
		peers := map[string]figures{"gonum": gonumPeer(rows, v)}
		file := filepath.Join(b.TempDir(), "rows.csv")
		check(writeRows(file, rows))
		rows, v = archive{}, nil
		own["memory"] = float64(heap(n)) / 1e6
		ends := []string{fmt.Sprint(from), fmt.Sprint(to)}
		peers["NetworkX"] = peer(b, "/usr/bin/python3", append([]string{"testdata/peers/peers.py", file}, ends...))
		peers["graphology"] = peer(b, "node", append([]string{"testdata/peers/peers.mjs", "../frontend", file}, ends...))
		check(printTable(os.Stdout, a, own, peers))
	}
}

// titled looks up entries as a database would.
func titled(_ context.Context, ids []int64) ([]timeline.StoredEntry, error) {
	found := make([]timeline.StoredEntry, len(ids))
	for i, id := range ids {
		found[i].ID = id
		found[i].Entry.Title = "Telegram from the Ministry to the Embassy"
		found[i].Entry.URL = "https://example.org/" + strconv.FormatInt(id, 10)
	}
	return found, nil
}

// figures are the seconds that works took, and some other numbers by name.
type figures map[string]float64

// time notes the best of some times, after one for what is made when first
// asked for.
func (f figures) time(name string, times int, work func()) {
	work()
	best := math.Inf(1)
	for range times {
		start := time.Now()
		work()
		best = min(best, time.Since(start).Seconds())
	}
	f[name] = best
}

// processor is time of what all processors took together.
func (f figures) processor(name string, times int, work func()) {
	used := func() float64 {
		var r syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
			panic(err)
		}
		return time.Duration(r.Utime.Nano() + r.Stime.Nano()).Seconds()
	}
	best := math.Inf(1)
	for range times {
		runtime.GC()
		start := used()
		work()
		best = min(best, used()-start)
	}
	f[name] = best
}

// gonumPeer times gonum, which has no search from both ends and no export.
func gonumPeer(rows archive, v *graph.View) figures {
	out := figures{}
	out.time("build", 2, func() {
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
	out.time("pagerank", 1, func() { network.PageRankSparse(g, 0.85, 1e-6) })
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
func peer(b *testing.B, program string, args []string) figures {
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "NODE_OPTIONS=--max-old-space-size=6000")
	text, err := cmd.Output()
	if err != nil {
		b.Logf("%s is left out: %v", args[0], err)
		return nil
	}
	var out figures
	if err := json.Unmarshal(text, &out); err != nil {
		b.Logf("%s is left out: %v: %s", args[0], err, text)
	}
	return out
}

// printTable prints a row for each work: what it took, what each peer took and
// how many times as much that is, and whether the goal is met. A goal is for the
// whole size.
func printTable(w io.Writer, a generate.Archive, own figures, peers map[string]figures) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "\n%d actors, %d interactions\nwork\tBackchannel\tpeers, and how many times as much\tgoal\t\n", a.Actors, a.Interactions)
	verdict := func(met bool) string {
		switch {
		case a.Interactions < 1_000_000:
			return ""
		case met:
			return "met"
		}
		return "missed"
	}
	for _, work := range []struct {
		name, title, goal string
		most              float64 // seconds
	}{
		{"build", "build the network", "1 s", 1},
		{"contacts", "contacts of the busiest", "5 ms", 0.005},
		{"chain", "unweighted chain", "1 ms", 0.001},
		{"strong chain", "weighted chain", "15 ms", 0.015},
		{"trace", "trace in time", "50 ms", 0.05},
		{"horizon", "horizon", "100 ms", 0.1},
		{"pagerank", "PageRank", "0.3 s", 0.3},
		{"communities", "communities", "no slower than graphology", peers["graphology"]["communities"]},
		{"gexf", "GEXF with titles, processor", "1 s", 1},
		{"graphml", "GraphML with titles, processor", "1 s", 1},
	} {
		var cells []string
		for _, name := range []string{"gonum", "NetworkX", "graphology"} {
			if x := peers[name][work.name]; x > 0 {
				cells = append(cells, fmt.Sprintf("%s %s (%s)", name, duration(x), ratio(x/own[work.name])))
			}
		}
		met := verdict(own[work.name] <= work.most)
		if work.most == 0 {
			met = "" // its measure is not to be had
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", work.title, duration(own[work.name]), cmp.Or(strings.Join(cells, ", "), "-"), work.goal, met)
	}
	fmt.Fprintf(t, "memory of the network\t%.0f MB\t-\t300 MB\t%s\n", own["memory"], verdict(own["memory"] <= 300))
	if q := peers["graphology"]["modularity"]; q > 0 {
		fmt.Fprintf(t, "modularity\t%.4f\tgraphology %.4f\tno less\t%s\n", own["modularity"], q, verdict(own["modularity"] >= q))
	}
	return t.Flush()
}

func ratio(x float64) string {
	if x >= 10 {
		return fmt.Sprintf("%.0f", x)
	}
	return fmt.Sprintf("%.2g", x)
}

func duration(seconds float64) string {
	if seconds >= 0.1 {
		return fmt.Sprintf("%.2f s", seconds)
	}
	return fmt.Sprintf("%.2g ms", seconds*1000)
}
