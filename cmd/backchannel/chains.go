package main

import (
	"github.com/spf13/cobra"

	"backchannel/server"
)

// newChains returns the command that says how two actors are linked.
func newChains() *cobra.Command {
	var o askFlags
	var from, to string
	var window windowFlags
	var filter filterFlags
	var strong bool
	limit := 20
	cmd := &cobra.Command{
		Use:   "chains --from NAME --to NAME",
		Short: "Tell how two actors are linked, by the shortest chains of ties",
		Long: `Tell how two actors are linked: all of the shortest chains of ties between them,
whatever the direction and the order in time of what passed, the strongest
first, each tie with its documents. For the order in time see trace.`,
		Example: `  backchannel chains --from Kuznetsov --to Gromyko`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if from == "" || to == "" {
				return usagef("chains wants --from NAME and --to NAME")
			}
			if err := window.check("after", "before"); err != nil {
				return err
			}
			chosen, err := filter.read()
			if err != nil {
				return err
			}
			if err := atLeast("limit", limit, 1, 100); err != nil {
				return err
			}
			return o.ask(cmd, func(a *asker) error {
				first, last, err := a.ends(from, to)
				if err != nil {
					return err
				}
				r, err := a.answers.GetChains(a.ctx, server.GetChainsRequestObject{
					Collection: a.id, A: first, B: last,
					Params: server.GetChainsParams{
						From: given(window.first), To: given(window.last), Interaction: chosen.interaction, Kind: chosen.kind, Q: chosen.q,
						Weighted: &strong, Limit: &limit,
					},
				})
				if err != nil {
					return err
				}
				found := server.Chains(r.(server.GetChains200JSONResponse))
				return a.print(found, found.Actors, found.Evidence, func() { a.chains(found, first, last) })
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&from, "from", "", "one actor")
	flags.StringVar(&to, "to", "", "the other")
	flags.StringVar(&window.first, "after", "", "only what passed on this day or later, YYYY-MM-DD")
	flags.StringVar(&window.last, "before", "", "only what passed on this day or earlier, YYYY-MM-DD")
	filter.add(flags)
	flags.BoolVar(&strong, "strong", false, "the one chain over the closest correspondents, which may be longer")
	flags.IntVar(&limit, "limit", limit, "print at most so many chains")
	return cmd
}

func (a *answer) chains(found server.Chains, from, to server.Id) {
	switch {
	case found.Total == 0:
		a.say("%s and %s are not linked by any chain of ties.\n", a.name(from), a.name(to))
	case from == to:
		a.say("%s is one actor.\n", a.name(from))
		return
	default:
		a.say("%s and %s are linked by %s of %s, whatever the order in time:\n", a.name(from), a.name(to),
			count(found.Total, "chain", "chains"), count(found.Steps, "tie", "ties"))
	}
	for _, c := range found.Chains {
		a.say("\n%s\n", a.joined(c.Actors, " - "))
		for _, t := range c.Ties {
			a.say("  %s\n", a.tie(t))
			a.cites("    ", t)
		}
	}
	if more := found.Total - len(found.Chains); more > 0 {
		a.say("\nand %d more\n", more)
	}
}
