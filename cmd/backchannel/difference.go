package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"backchannel/graph"
	"backchannel/timeline"
)

// newDifference returns the command that says what appeared and vanished from
// one window to another.
func newDifference() *cobra.Command {
	var o askFlags
	var first, then string
	cmd := &cobra.Command{
		Use:     "difference --first DAY/DAY --then DAY/DAY",
		Short:   "Tell which ties appeared and vanished from one window to another",
		Example: `  backchannel difference --first 1962-10-22/1962-10-28 --then 1962-10-29/1962-11-05`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var windows [2]timeline.Window
			for i, flag := range []struct{ name, value string }{{"first", first}, {"then", then}} {
				d, err := timeline.ParseDate(flag.value)
				if err != nil || !d.Known() {
					return usagef("--%s %q: want two days, such as 1962-10-22/1962-10-28, or a month", flag.name, flag.value)
				}
				windows[i] = timeline.Window{First: d.First(), Last: d.Last()}
			}
			return o.ask(cmd, func(a *asker) error {
				var views [2]*graph.View
				for i := range windows {
					var err error
					if views[i], err = a.network.Select(graph.Filter{Window: &windows[i]}); err != nil {
						return err
					}
				}
				return a.printDifference(views[0], views[1])
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&first, "first", "", "the window before: 1962-10-22/1962-10-28, or a month")
	flags.StringVar(&then, "then", "", "the window after")
	return cmd
}

func (a *asker) printDifference(before, after *graph.View) error {
	d := graph.Compare(before, after)
	actors := func(what string, nodes []graph.Node) {
		names := make([]string, len(nodes))
		for i, n := range nodes {
			names[i] = n.Name
		}
		if len(names) > 0 {
			fmt.Fprintf(a.out, "%s: %s\n", what, strings.Join(names, "; "))
		}
	}
	actors("appeared", d.ActorsAppeared)
	actors("vanished", d.ActorsVanished)
	for _, part := range []struct {
		what string
		ties []graph.Tie
		of   *graph.View
	}{{"ties that appeared", d.TiesAppeared, after}, {"ties that vanished", d.TiesVanished, before}} {
		if len(part.ties) > 0 {
			fmt.Fprintf(a.out, "%s:\n", part.what)
		}
		for _, tie := range part.ties {
			if err := a.printTie(part.of, tie); err != nil {
				return err
			}
		}
	}
	if len(d.TiesChanged) > 0 {
		fmt.Fprintln(a.out, "ties that changed:")
	}
	for _, c := range d.TiesChanged {
		fmt.Fprintf(a.out, "    %s - %s: from %d to %s\n", a.name(c.After.A), a.name(c.After.B), c.Before.Total, counted(c.After.Total, "interaction", "interactions"))
	}
	return nil
}
