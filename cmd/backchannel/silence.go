package main

import (
	"strings"

	"github.com/spf13/cobra"

	"backchannel/server"
)

// newSilence returns the command that says who stopped talking, and who was
// missing.
func newSilence() *cobra.Command {
	var o askFlags
	var window windowFlags
	var filter filterFlags
	least, days, share, limit := 3, 7, 50, 20
	cmd := &cobra.Command{
		Use:   "silence",
		Short: "Tell who talked often and then did not, and who was missing when",
		Long: `Tell which pairs communicated at least so often and then not for so many days,
and on which of the days on which anything happened somebody was missing who
usually was not. Interactions whose day is not known may have broken a silence:
the answer counts them.`,
		Example: `  backchannel silence --least 2 --days 5 --to 1962-11-20`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := window.check("from", "to"); err != nil {
				return err
			}
			chosen, err := filter.read()
			if err != nil {
				return err
			}
			for _, f := range []struct {
				name    string
				n, most int
			}{{"least", least, 10000}, {"days", days, 100000}, {"share", share, 100}, {"limit", limit, 500}} {
				if err := atLeast(f.name, f.n, 1, f.most); err != nil {
					return err
				}
			}
			from, to := given(window.first), given(window.last)
			return o.ask(cmd, func(a *asker) error {
				r, err := a.answers.GetSilences(a.ctx, server.GetSilencesRequestObject{
					Collection: a.id,
					Params:     server.GetSilencesParams{From: from, To: to, Interaction: chosen.interaction, Kind: chosen.kind, Q: chosen.q, Least: &least, Days: &days, Limit: &limit},
				})
				if err != nil {
					return err
				}
				silences := r.(server.GetSilences200JSONResponse)
				missed, err := a.answers.GetAbsences(a.ctx, server.GetAbsencesRequestObject{
					Collection: a.id,
					Params:     server.GetAbsencesParams{From: from, To: to, Interaction: chosen.interaction, Kind: chosen.kind, Q: chosen.q, Share: &share, Limit: &limit},
				})
				if err != nil {
					return err
				}
				absences := missed.(server.GetAbsences200JSONResponse)
				both := struct {
					Silences server.GetSilences200JSONResponse `json:"silences"`
					Absences server.GetAbsences200JSONResponse `json:"absences"`
				}{silences, absences}
				return a.print(both, append(silences.Actors, absences.Actors...), silences.Evidence, func() {
					a.silences(silences)
					a.absences(absences)
				})
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&window.first, "from", "", "first day, YYYY-MM-DD")
	flags.StringVar(&window.last, "to", "", "last day, YYYY-MM-DD")
	filter.add(flags)
	flags.IntVar(&least, "least", least, "interactions before the silence")
	flags.IntVar(&days, "days", days, "days without one")
	flags.IntVar(&share, "share", share, "who is there on so many of a hundred days usually appears")
	flags.IntVar(&limit, "limit", limit, "print at most so many of each")
	return cmd
}

func (a *answer) silences(found server.GetSilences200JSONResponse) {
	for _, s := range found.Silences {
		end := "until " + at(s.Until)
		if !s.Resumed {
			end += ", and on"
		}
		a.say("%s and %s: after %s, silent from %s %s, %s", a.name(s.A), a.name(s.B),
			count(s.Before, "interaction", "interactions"), at(s.Last), end, count(s.Days, "day", "days"))
		if s.Doubtful > 0 {
			a.say(" (%s of vague date may lie between)", count(s.Doubtful, "interaction", "interactions"))
		}
		a.say("\n")
		for _, id := range pointed(s.Proofs) {
			a.cite("    ", id)
		}
	}
	switch more := found.Total - len(found.Silences); {
	case found.Total == 0:
		a.say("No silences of that sort.\n")
	case more > 0:
		a.say("and %d more\n", more)
	}
}

func (a *answer) absences(found server.GetAbsences200JSONResponse) {
	for _, x := range found.Absences {
		days := x.Missing[:min(10, len(x.Missing))]
		a.say("%s, there on %d of %s, is missing on %s", a.name(x.Actor), x.Present, count(x.Days, "day", "days"), strings.Join(days, " "))
		if more := x.MissingTotal - len(days); more > 0 {
			a.say(" and %d more", more)
		}
		a.say("\n")
	}
	if found.Total == 0 {
		a.say("Nobody was missing who usually appears.\n")
	}
	if more := found.Total - len(found.Absences); more > 0 {
		a.say("and %d more who were missing\n", more)
	}
}
