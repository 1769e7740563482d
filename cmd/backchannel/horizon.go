package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"backchannel/graph"
)

// newHorizon returns the command that says how far word could have spread.
func newHorizon() *cobra.Command {
	var o askFlags
	var actor, after, before string
	var q graph.HorizonQuery
	limit := 50
	cmd := &cobra.Command{
		Use:   "horizon --actor NAME",
		Short: "Tell who could have known by when what an actor knew",
		Long: `Tell who could have known, and since when, what an actor knew on a day; or,
with --backward, who could have told it something by a day, and until when.`,
		Example: `  backchannel horizon --actor Kuznetsov --after 1962-10-29
  backchannel horizon --actor Kennedy --before 1962-10-27 --backward`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if actor == "" {
				return usagef("horizon wants --actor NAME")
			}
			window, err := readWindow(after, before, "after", "before")
			if err != nil {
				return err
			}
			q.Window = orEverything(window)
			return o.ask(cmd, func(a *asker) error {
				if q.Actor, err = a.actor(actor); err != nil {
					return err
				}
				h, err := a.network.All().Horizon(q)
				if err != nil {
					return err
				}
				if len(h.Reaches) == 0 {
					fmt.Fprintf(a.out, "%s reaches nobody in that time.\n", a.name(q.Actor))
				}
				for i, r := range h.Reaches {
					if i == limit {
						fmt.Fprintf(a.out, "and %d more\n", len(h.Reaches)-limit)
						break
					}
					how := "possible"
					if r.Certain {
						how = "certain"
						if r.CertainDay != r.Day {
							how = "certain from " + r.CertainDay.String()
							if q.Backward {
								how = "certain until " + r.CertainDay.String()
							}
						}
					}
					fmt.Fprintf(a.out, "%s  %s  (%s, by %s, %s)\n", r.Day, a.name(r.Actor), counted(r.Hops, "hop", "hops"), a.name(r.Via), how)
				}
				return nil
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&actor, "actor", "", "who knew, or, with --backward, was to know")
	flags.StringVar(&after, "after", "", "the first day on which word can travel, YYYY-MM-DD")
	flags.StringVar(&before, "before", "", "the last day on which word can travel, YYYY-MM-DD")
	flags.BoolVar(&q.Backward, "backward", false, "who could have told the actor, instead of whom it could have told")
	flags.BoolVar(&q.StrictDays, "strict-days", false, "refuse two hops on one day, whose order is not known")
	flags.BoolVar(&q.CertainOnly, "certain", false, "refuse chains that depend on vague dates")
	flags.IntVar(&limit, "limit", limit, "print at most so many")
	return cmd
}
