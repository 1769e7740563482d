package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"backchannel/graph"
	"backchannel/timeline"
)

// newSilence returns the command that says who stopped talking, and who was
// missing.
func newSilence() *cobra.Command {
	var o askFlags
	var from, to string
	q := graph.SilenceQuery{Least: 3, Days: 7}
	share, limit := 0.5, 20
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
			window, err := readWindow(from, to, "from", "to")
			if err != nil {
				return err
			}
			q.Window = orEverything(window)
			return o.ask(cmd, func(a *asker) error {
				v, err := a.network.Select(graph.Filter{Window: window})
				if err != nil {
					return err
				}
				silences, err := v.Silences(q)
				if err != nil {
					return &usageError{err}
				}
				absences, err := v.Absences(share)
				if err != nil {
					return &usageError{err}
				}
				a.printSilences(silences, limit)
				a.printAbsences(absences, limit)
				return nil
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&from, "from", "", "first day, YYYY-MM-DD")
	flags.StringVar(&to, "to", "", "last day, YYYY-MM-DD")
	flags.IntVar(&q.Least, "least", q.Least, "interactions before the silence")
	flags.IntVar(&q.Days, "days", q.Days, "days without one")
	flags.Float64Var(&share, "share", share, "who is there on this share of the days usually appears")
	flags.IntVar(&limit, "limit", limit, "print at most so many of each")
	return cmd
}

func (a *asker) printSilences(list []graph.Silence, limit int) {
	for _, s := range list[:min(limit, len(list))] {
		end := "until " + s.Until.String() + ", and on"
		if s.Resumed {
			end = "until " + s.Until.String()
		}
		fmt.Fprintf(a.out, "%s and %s: after %s, silent from %s %s, %s", a.name(s.A), a.name(s.B),
			counted(s.Before, "interaction", "interactions"), s.Last, end, counted(s.Days, "day", "days"))
		if s.Doubtful > 0 {
			fmt.Fprintf(a.out, " (%s of vague date may lie between)", counted(s.Doubtful, "interaction", "interactions"))
		}
		fmt.Fprintln(a.out)
	}
	if len(list) == 0 {
		fmt.Fprintln(a.out, "No silences of that sort.")
	}
	if more := len(list) - limit; more > 0 {
		fmt.Fprintf(a.out, "and %d more\n", more)
	}
}

func (a *asker) printAbsences(list []graph.Absence, limit int) {
	for _, x := range list[:min(limit, len(list))] {
		if len(x.Missing) == 0 {
			continue
		}
		var days []timeline.Day
		days = append(days, x.Missing[:min(10, len(x.Missing))]...)
		fmt.Fprintf(a.out, "%s, there on %d of %s, is missing on", a.name(x.Actor), x.Present, counted(x.Days, "day", "days"))
		for _, d := range days {
			fmt.Fprintf(a.out, " %s", d)
		}
		if more := len(x.Missing) - len(days); more > 0 {
			fmt.Fprintf(a.out, " and %d more", more)
		}
		fmt.Fprintln(a.out)
	}
}
