package main

import (
	"github.com/spf13/cobra"

	"backchannel/server"
	"backchannel/timeline"
)

// newDifference returns the command that says what appeared and vanished from
// one window to another.
func newDifference() *cobra.Command {
	var o askFlags
	var first, then string
	var filter filterFlags
	limit := 50
	cmd := &cobra.Command{
		Use:     "difference --first DAY/DAY --then DAY/DAY",
		Short:   "Tell which actors and ties appeared and vanished from one window to another",
		Example: `  backchannel difference --first 1962-10-22/1962-10-28 --then 1962-10-29/1962-11-05`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var windows [2]windowFlags
			for i, flag := range []struct{ name, value string }{{"first", first}, {"then", then}} {
				d, err := timeline.ParseDate(flag.value)
				if err != nil || !d.Known() {
					return usagef("--%s %q: want two days, such as 1962-10-22/1962-10-28, or a month", flag.name, flag.value)
				}
				if d.First() != timeline.DistantPast {
					windows[i].first = d.First().String()
				}
				if d.Last() != timeline.DistantFuture {
					windows[i].last = d.Last().String()
				}
			}
			chosen, err := filter.read()
			if err != nil {
				return err
			}
			if err := atLeast("limit", limit, 1, 10000); err != nil {
				return err
			}
			return o.ask(cmd, func(a *asker) error {
				r, err := a.answers.GetDifference(a.ctx, server.GetDifferenceRequestObject{
					Collection: a.id,
					Params: server.GetDifferenceParams{
						From: given(windows[0].first), To: given(windows[0].last),
						LaterFrom: given(windows[1].first), LaterTo: given(windows[1].last),
						Interaction: chosen.interaction, Kind: chosen.kind, Q: chosen.q, Limit: &limit,
					},
				})
				if err != nil {
					return err
				}
				found := server.Difference(r.(server.GetDifference200JSONResponse))
				return a.print(found, found.Actors, found.Evidence, func() {
					a.say("First %s, then %s:\n", windows[0], windows[1])
					a.difference(found)
				})
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&first, "first", "", "the window before: 1962-10-22/1962-10-28, or a month")
	flags.StringVar(&then, "then", "", "the window after")
	filter.add(flags)
	flags.IntVar(&limit, "limit", limit, "print at most so many of each sort, the strongest")
	return cmd
}

func (a *answer) difference(d server.Difference) {
	more := func(shown, total int) {
		if total > shown {
			a.say("    and %d more\n", total-shown)
		}
	}
	actors := func(what string, ids []server.Id, total int) {
		if total > 0 {
			a.say("  %s: %s\n", what, a.joined(ids, "; "))
			more(len(ids), total)
		}
	}
	ties := func(what string, ties []server.Tie, total int) {
		if total > 0 {
			a.say("  %s:\n", what)
		}
		for _, t := range ties {
			a.say("    %s\n", a.tie(t))
			a.cites("        ", t)
		}
		more(len(ties), total)
	}
	actors("appeared", d.ActorsAppeared, d.Totals.ActorsAppeared)
	actors("vanished", d.ActorsVanished, d.Totals.ActorsVanished)
	ties("ties that appeared", d.TiesAppeared, d.Totals.TiesAppeared)
	ties("ties that vanished", d.TiesVanished, d.Totals.TiesVanished)
	if d.Totals.TiesChanged > 0 {
		a.say("  ties that changed:\n")
	}
	for _, c := range d.TiesChanged {
		a.say("    %s - %s: from %d to %s\n", a.name(c.After.A), a.name(c.After.B), c.Before.Total, count(c.After.Total, "interaction", "interactions"))
	}
	more(len(d.TiesChanged), d.Totals.TiesChanged)
}
