package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"backchannel/graph"
	"backchannel/server"
)

// newStanding returns the command that says how actors stand in the network.
func newStanding() *cobra.Command {
	var o askFlags
	var window windowFlags
	var filter filterFlags
	var sort, step string
	limit, resolution := 20, 100
	names := make([]string, len(graph.Measures))
	for i, m := range graph.Measures {
		names[i] = string(m)
	}
	steps := []graph.Step{graph.StepDay, graph.StepWeek, graph.StepMonth, graph.StepYear}
	cmd := &cobra.Command{
		Use:   "standing",
		Short: "Tell how actors stand in the network, and whose standing rose",
		Long: `Tell how actors stand in the network of a window: ties, interactions, who is
between others, who is well connected, which communities there are, and who is
the only channel between whom. With --step, whose standing rose from one to the
next.`,
		Example: `  backchannel standing --from 1962-10-22 --to 1962-11-20 --sort betweenness
  backchannel standing --from 1962-10-22 --to 1962-11-05 --step week`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(graph.Measures, graph.Measure(sort)) {
				return usagef("--sort %q: want one of %s", sort, strings.Join(names, ", "))
			}
			if step != "" && !slices.Contains(steps, graph.Step(step)) {
				return usagef("--step %q: want day, week, month or year", step)
			}
			if err := window.check("from", "to"); err != nil {
				return err
			}
			chosen, err := filter.read()
			if err != nil {
				return err
			}
			if err := atLeast("limit", limit, 1, 10000); err != nil {
				return err
			}
			if err := atLeast("resolution", resolution, 1, 1000); err != nil {
				return err
			}
			return o.ask(cmd, func(a *asker) error {
				r, err := a.answers.GetStanding(a.ctx, server.GetStandingRequestObject{
					Collection: a.id,
					Params: server.GetStandingParams{
						From: given(window.first), To: given(window.last), Interaction: chosen.interaction, Kind: chosen.kind, Q: chosen.q, Limit: &limit, Resolution: &resolution,
						Sort: given(server.GetStandingParamsSort(sort)), Step: given(server.GetStandingParamsStep(step)),
					},
				})
				if err != nil {
					return err
				}
				found := server.Standings(r.(server.GetStanding200JSONResponse))
				return a.print(found, found.Actors, nil, func() {
					if found.Series != nil {
						a.series(*found.Series, sort)
						return
					}
					a.standing(found)
					a.channels(found, limit)
				})
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&window.first, "from", "", "first day, YYYY-MM-DD")
	flags.StringVar(&window.last, "to", "", "last day, YYYY-MM-DD")
	filter.add(flags)
	flags.StringVar(&sort, "sort", string(graph.MeasureInteractions), "one of "+strings.Join(names, ", "))
	flags.StringVar(&step, "step", "", "show the course of --sort by day, week, month or year instead")
	flags.IntVar(&resolution, "resolution", resolution, "of the communities, in hundredths: above 100 they are smaller")
	flags.IntVar(&limit, "limit", limit, "print at most so many actors")
	return cmd
}

// table prints rows in columns.
func (a *answer) table(rows func(row func(cells ...any))) {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	rows(func(cells ...any) {
		line := make([]string, len(cells))
		for i, c := range cells {
			line[i] = fmt.Sprint(c)
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(strings.Join(line, "\t"), "\t")); err != nil && a.failed == nil {
			a.failed = err
		}
	})
	if err := w.Flush(); err != nil && a.failed == nil {
		a.failed = err
	}
}

func (a *answer) standing(found server.Standings) {
	a.table(func(row func(...any)) {
		row("actor", "interactions", "ties", "in", "out", "between", "pagerank", "core", "community")
		for _, s := range found.Items {
			row(a.name(s.Actor), s.Interactions, s.Degree, s.In, s.Out, share(s.Betweenness), share(s.Pagerank), s.Core, s.Community+1)
		}
	})
	if more := found.Total - len(found.Items); more > 0 {
		a.say("and %d more; ", more)
	}
	a.say("%s, %s\n", count(found.Components, "component", "components"), count(found.Communities, "community", "communities"))
	if found.Sampled > 0 {
		a.say("between is estimated from %d actors, to a standard error of at most %.2g\n", found.Sampled, pointed(found.SamplingError))
	}
}

func share(x float64) string { return fmt.Sprintf("%.3f", x) }

// channels prints who and what links the others.
func (a *answer) channels(found server.Standings, limit int) {
	if len(found.CutActors) > 0 {
		a.say("\nthe only channel between others:\n")
	}
	for _, c := range found.CutActors[:min(limit, len(found.CutActors))] {
		a.say("  %s: without, %s\n", a.name(pointed(c.Actor)), parts(c))
	}
	if len(found.CutTies) > 0 {
		a.say("\nthe only tie between others:\n")
	}
	for _, c := range found.CutTies[:min(limit, len(found.CutTies))] {
		a.say("  %s\n", a.tie(*c.Tie))
	}
	if circles := pointed(found.Circles); len(circles) > 0 {
		a.say("\ncircles within which word gets from each to each:\n")
		for _, ids := range circles[:min(limit, len(circles))] {
			a.say("  %s\n", a.joined(ids, " - "))
		}
	}
	if backbone := pointed(found.Backbone); len(backbone) > 0 {
		a.say("\nthe strongest of the ties that together link all:\n")
		for _, t := range backbone[:min(limit, len(backbone))] {
			a.say("  %s\n", a.tie(t))
		}
	}
	if n := pointed(found.Crowds); n > 0 {
		a.say("\n%s of more than %d parties make no ties\n", count(n, "interaction", "interactions"), graph.MaxParties)
	}
}

// parts says into groups of how many a cut divides the others, the largest first.
func parts(c server.Cut) string {
	const most = 5
	sizes := make([]string, 0, most)
	for _, n := range c.Parts[:min(most, len(c.Parts))] {
		sizes = append(sizes, strconv.Itoa(n))
	}
	if c.PartsTotal > most {
		return "groups of " + strings.Join(sizes, ", ") + " …"
	}
	last := len(sizes) - 1
	return "groups of " + strings.Join(sizes[:last], ", ") + " and " + sizes[last]
}

func (a *answer) series(s server.Series, sort string) {
	a.table(func(row func(...any)) {
		head := []any{sort + " of", "rise"}
		for _, w := range s.Windows {
			head = append(head, w.First)
		}
		row(head...)
		for _, c := range s.Courses {
			cells := []any{a.name(c.Actor), fmt.Sprintf("%+.3g", c.Rise)}
			for _, y := range c.Values {
				cells = append(cells, fmt.Sprintf("%.3g", y))
			}
			row(cells...)
		}
	})
	if more := s.Total - len(s.Courses); more > 0 {
		a.say("and %d more who moved less\n", more)
	}
}
