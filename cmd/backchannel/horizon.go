package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"backchannel/server"
)

// newHorizon returns the command that says how far word could have spread.
func newHorizon() *cobra.Command {
	var o askFlags
	var j journeyFlags
	var to string
	var backward bool
	limit := 20
	cmd := &cobra.Command{
		Use:   "horizon NAME",
		Short: "Tell who could have known by when what an actor knew, or who could have told it",
		Long: `Tell who could have known, and from when on, what an actor knew on a day; or,
with --backward, who could have told it something by a day, and until when. Each
with the document by which word came to it or set out from it; with --to the
whole way between the two. Who is called certain is so by a chain, this one or
another, that no vague date leaves open; --certain shows those alone.`,
		Example: `  backchannel horizon Kuznetsov --after 1962-10-29
  backchannel horizon Mikoyan --before 1962-11-01 --backward`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := j.window.check("after", "before"); err != nil {
				return err
			}
			chosen, err := j.filter.read()
			if err != nil {
				return err
			}
			if err := atLeast("limit", limit, 1, 10000); err != nil {
				return err
			}
			return o.ask(cmd, func(a *asker) error {
				actor, err := a.actor(args[0])
				if err != nil {
					return err
				}
				other := ""
				if to != "" {
					if other, err = a.actor(to); err != nil {
						return fmt.Errorf("--to: %w", err)
					}
				}
				r, err := a.answers.GetHorizon(a.ctx, server.GetHorizonRequestObject{
					Collection: a.id, Actor: actor,
					Params: server.GetHorizonParams{
						After: given(j.window.first), Before: given(j.window.last), Interaction: chosen.interaction, Kind: chosen.kind, Q: chosen.q,
						StrictDays: &j.strict, CertainOnly: &j.certain, Backward: &backward, To: given(other), Limit: &limit,
					},
				})
				if err != nil {
					return err
				}
				found := server.Horizon(r.(server.GetHorizon200JSONResponse))
				return a.print(found, found.Actors, found.Evidence, func() {
					question := "Who could have known what %s knew, %s:\n"
					if backward {
						question = "Who could have told %s, %s:\n"
					}
					a.say(question, a.name(actor), j.window)
					a.horizon(found, backward, other)
				})
			})
		},
	}
	o.add(cmd.Flags())
	j.add(cmd)
	flags := cmd.Flags()
	flags.BoolVar(&backward, "backward", false, "who could have told the actor, instead of whom it could have told")
	flags.StringVar(&to, "to", "", "only this other actor, with the whole way")
	flags.IntVar(&limit, "limit", limit, "print at most so many actors")
	return cmd
}

func (a *answer) horizon(found server.Horizon, backward bool, to server.Id) {
	switch {
	case to != "" && len(found.Reaches) == 0:
		a.say("  not %s\n", a.name(to))
	case len(found.Reaches) == 0:
		a.say("  nobody\n")
	}
	over := "by"
	if backward {
		over = "to"
	}
	for _, r := range found.Reaches {
		how := "possible"
		if r.Certain {
			how = "certain"
			if at(r.CertainDay) != at(r.Day) {
				how = "certain from " + at(r.CertainDay)
				if backward {
					how = "certain until " + at(r.CertainDay)
				}
			}
		}
		a.say("  %s  %s  (%s, %s %s, %s)\n", at(r.Day), a.name(r.Actor), count(r.Hops, "hop", "hops"), over, a.name(r.Via), how)
		if found.Route != nil {
			a.route("    ", found.Route)
		} else {
			a.cite("    ", r.Interaction)
		}
	}
	if more := found.Total - len(found.Reaches); more > 0 && to == "" {
		a.say("  and %d more\n", more)
	}
}
