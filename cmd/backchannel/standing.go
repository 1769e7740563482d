package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"backchannel/graph"
)

// newStanding returns the command that says how actors stand in the network.
func newStanding() *cobra.Command {
	var o askFlags
	var from, to, sort, step string
	limit := 20
	names := make([]string, len(graph.Measures))
	for i, m := range graph.Measures {
		names[i] = string(m)
	}
	cmd := &cobra.Command{
		Use:   "standing",
		Short: "Tell how actors stand in the network, and whose standing rose",
		Long: `Tell how actors stand in the network of a window: ties, interactions, who is
between others, who is well connected, which circles there are, and who is the
only channel between whom. With --step, whose standing rose from one to the next.`,
		Example: `  backchannel standing --from 1962-10-22 --to 1962-11-20 --sort betweenness
  backchannel standing --from 1962-10-22 --to 1962-11-05 --step week`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(graph.Measures, graph.Measure(sort)) {
				return usagef("--sort %q: want one of %s", sort, strings.Join(names, ", "))
			}
			window, err := readWindow(from, to, "from", "to")
			if err != nil {
				return err
			}
			return o.ask(cmd, func(a *asker) error {
				f := graph.Filter{Window: window}
				if step != "" {
					w := orEverything(window)
					if window == nil {
						w.First, w.Last = a.collection.First, a.collection.Last
					}
					windows, err := graph.Divide(w, graph.Step(step))
					if err != nil {
						return &usageError{err}
					}
					s, err := a.network.Series(a.ctx, f, windows, graph.Measure(sort))
					if err != nil {
						return err
					}
					return a.printSeries(s, limit)
				}
				v, err := a.network.Select(f)
				if err != nil {
					return err
				}
				return a.printStanding(v, graph.Measure(sort), limit)
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&from, "from", "", "first day, YYYY-MM-DD")
	flags.StringVar(&to, "to", "", "last day, YYYY-MM-DD")
	flags.StringVar(&sort, "sort", string(graph.MeasureInteractions), "one of "+strings.Join(names, ", "))
	flags.StringVar(&step, "step", "", "show the course by day, week, month or year instead")
	flags.IntVar(&limit, "limit", limit, "print at most so many actors")
	return cmd
}

func (a *asker) printStanding(v *graph.View, sort graph.Measure, limit int) error {
	standings := v.Standings()
	by, err := v.Measure(sort)
	if err != nil {
		return err
	}
	between := v.Betweenness(500, 1)
	rank := v.PageRank(0.85, 1e-9)
	circles := v.Communities(1, 1)
	order := make([]int, len(standings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(by[j], by[i]) })
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "actor\tinteractions\tties\tin\tout\tbetween\tpagerank\tcore\tcircle")
	for _, i := range order[:min(limit, len(order))] {
		s := standings[i]
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%.3f\t%.3f\t%d\t%d\n", a.name(s.Actor), s.Interactions, s.Degree, s.In, s.Out,
			between.Share[i], rank[i], s.Core, circles.Of[i]+1)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if between.Sampled > 0 {
		fmt.Fprintf(a.out, "between is estimated from %d actors\n", between.Sampled)
	}
	actors, _ := v.Cuts()
	if len(actors) > 0 {
		fmt.Fprintln(a.out, "\nthe only channel between others:")
	}
	for _, c := range actors[:min(limit, len(actors))] {
		fmt.Fprintf(a.out, "  %s: without, parts of %s actors\n", a.name(c.Actor), strings.Trim(fmt.Sprint(c.Parts), "[]"))
	}
	if crowds := v.Crowds(); len(crowds) > 0 {
		fmt.Fprintf(a.out, "\n%s of more than %d parties make no ties\n", counted(len(crowds), "interaction", "interactions"), graph.MaxParties)
	}
	return a.printStructure(v, limit)
}

// printStructure prints what the graph library finds. It copies the network
// into maps first, and so a large one is left out.
func (a *asker) printStructure(v *graph.View, limit int) error {
	if actors, _, _ := v.Len(); actors > graph.ExactBetweenness {
		return nil
	}
	circles, err := v.Circles()
	if err != nil {
		return err
	}
	if len(circles) > 0 {
		fmt.Fprintln(a.out, "\ncircles within which word gets from each to each:")
	}
	for _, ids := range circles[:min(limit, len(circles))] {
		fmt.Fprintf(a.out, "  %s\n", a.names(ids))
	}
	backbone, err := v.Backbone()
	if err != nil {
		return err
	}
	slices.SortStableFunc(backbone, func(s, t graph.Tie) int { return cmp.Compare(t.Total, s.Total) })
	if len(backbone) > 0 {
		fmt.Fprintln(a.out, "\nthe strongest of the ties that together link all:")
	}
	for _, tie := range backbone[:min(limit, len(backbone))] {
		fmt.Fprintf(a.out, "  %s - %s: %s\n", a.name(tie.A), a.name(tie.B), counted(tie.Total, "interaction", "interactions"))
	}
	return nil
}

func (a *asker) printSeries(s graph.Series, limit int) error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "actor\trise")
	for _, x := range s.Windows {
		fmt.Fprintf(w, "\t%s", x.First)
	}
	fmt.Fprintln(w)
	for _, x := range s.Actors[:min(limit, len(s.Actors))] {
		fmt.Fprintf(w, "%s\t%+.3g", a.name(x.Actor), x.Rise)
		for _, y := range x.Values {
			fmt.Fprintf(w, "\t%.3g", y)
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}
