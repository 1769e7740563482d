package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"backchannel/graph"
	"backchannel/timeline"
)

// traceOptions are the flags of trace.
type traceOptions struct {
	askFlags
	from, to, after, before string
	strict, certain         bool
	chains                  int
}

// newTrace returns the command that says how two actors are linked, and how
// word could have travelled from the one to the other.
func newTrace() *cobra.Command {
	var o traceOptions
	cmd := &cobra.Command{
		Use:   "trace --from NAME --to NAME",
		Short: "Tell how word could have travelled from one actor to another",
		Long: `Tell how two actors are linked, by the shortest chains of ties, and how word
could have travelled from the one to the other in time: a message carries it
one way, a conversation or exchange both, and no hop precedes the one before.
Where it could not, the answer says where the chain breaks.`,
		Example: `  backchannel trace --from Kuznetsov --to "CC CPSU" --after 1962-10-27 --before 1962-11-05`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if o.from == "" || o.to == "" {
				return usagef("trace wants --from NAME and --to NAME")
			}
			window, err := readWindow(o.after, o.before, "after", "before")
			if err != nil {
				return err
			}
			return o.ask(cmd, func(a *asker) error { return o.trace(a, orEverything(window)) })
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&o.from, "from", "", "who has word")
	flags.StringVar(&o.to, "to", "", "whom it is to reach")
	flags.StringVar(&o.after, "after", "", "the first day on which it can leave, YYYY-MM-DD")
	flags.StringVar(&o.before, "before", "", "the last day on which it can arrive, YYYY-MM-DD")
	flags.BoolVar(&o.strict, "strict-days", false, "refuse two hops on one day, whose order is not known")
	flags.BoolVar(&o.certain, "certain", false, "refuse chains that depend on vague dates")
	flags.IntVar(&o.chains, "chains", 5, "print at most so many of the shortest chains of ties")
	return cmd
}

func (o traceOptions) trace(a *asker, window timeline.Window) error {
	from, err := a.actor(o.from)
	if err != nil {
		return fmt.Errorf("--from: %w", err)
	}
	to, err := a.actor(o.to)
	if err != nil {
		return fmt.Errorf("--to: %w", err)
	}
	v := a.network.All()
	if err := o.printChains(a, v, from, to); err != nil {
		return err
	}
	found, err := v.Trace(graph.TraceQuery{From: from, To: to, Window: window, StrictDays: o.strict, CertainOnly: o.certain})
	if err != nil {
		return err
	}
	if found.Break != nil {
		return a.printBreak(found.Break, window)
	}
	fmt.Fprintf(a.out, "\nIn time:\n")
	print := func(what string, r *graph.Route) error {
		fmt.Fprintf(a.out, "  %s: leaves %s, arrives %s, %s, order %s\n", what, r.Departs, r.Arrives, counted(len(r.Hops), "hop", "hops"), r.Order)
		return a.printRoute(r)
	}
	if err := print("earliest arrival", found.Earliest); err != nil {
		return err
	}
	if found.Latest.Departs != found.Earliest.Departs || found.Latest.Arrives != found.Earliest.Arrives {
		if err := print("latest departure", found.Latest); err != nil {
			return err
		}
	}
	if len(found.Fewest.Hops) < len(found.Earliest.Hops) {
		if err := print("fewest hops", found.Fewest); err != nil {
			return err
		}
	}
	switch {
	case found.Certain == nil:
		fmt.Fprintf(a.out, "  by no chain that vague dates leave certain\n")
	case found.Certain.Arrives != found.Earliest.Arrives:
		return print("earliest that is certain", found.Certain)
	}
	return nil
}

func (o traceOptions) printChains(a *asker, v *graph.View, from, to int64) error {
	found, err := v.Chains(from, to, o.chains)
	if err != nil {
		return err
	}
	if found.Total == 0 {
		fmt.Fprintf(a.out, "%s and %s are not linked by any chain of ties.\n", a.name(from), a.name(to))
		return nil
	}
	fmt.Fprintf(a.out, "%s and %s are linked by %s of %s, whatever the dates:\n", a.name(from), a.name(to),
		counted(found.Total, "chain", "chains"), counted(found.Steps, "tie", "ties"))
	for _, c := range found.Chains {
		fmt.Fprintf(a.out, "  %s\n", a.names(c.Actors))
		for _, tie := range c.Ties {
			if err := a.printTie(v, tie); err != nil {
				return err
			}
		}
	}
	if more := found.Total - len(found.Chains); more > 0 {
		fmt.Fprintf(a.out, "  and %d more\n", more)
	}
	strong, _, err := v.StrongChain(from, to)
	if err != nil {
		return err
	}
	if len(strong.Ties) > found.Steps {
		fmt.Fprintf(a.out, "By more and stronger ties: %s\n", a.names(strong.Actors))
	}
	return nil
}

// printTie prints a tie with the first documents that prove it.
func (a *asker) printTie(v *graph.View, tie graph.Tie) error {
	const most = 3
	fmt.Fprintf(a.out, "    %s - %s: %s\n", a.name(tie.A), a.name(tie.B), counted(tie.Total, "interaction", "interactions"))
	var entries []int64
	for p := range v.Proofs(tie) {
		if len(entries) == most {
			break
		}
		entries = append(entries, p.Entry)
	}
	documents, err := a.documents(append([]int64(nil), entries...))
	if err != nil {
		return err
	}
	for _, id := range entries {
		fmt.Fprintf(a.out, "        %s\n", documents[id])
	}
	if tie.Total > most {
		fmt.Fprintf(a.out, "        and %d more\n", tie.Total-most)
	}
	return nil
}

// printBreak says why word did not get through.
func (a *asker) printBreak(b *graph.Break, w timeline.Window) error {
	fmt.Fprintf(a.out, "\nIn time: not within %s/%s.\n", w.First, w.Last)
	if !b.Linked {
		fmt.Fprintln(a.out, "  No chain leads from the one to the other, in whatever order: messages go one way.")
	}
	for i, link := range b.Chain {
		switch {
		case link.Hop != nil:
			fmt.Fprintf(a.out, "    %s  %s -> %s\n", link.Hop.Day, a.name(link.From), a.name(link.To))
		case i == b.At:
			fmt.Fprintf(a.out, "    breaks here: %s -> %s\n", a.name(link.From), a.name(link.To))
			if link.Before != nil {
				fmt.Fprintf(a.out, "        the last before was on %s, too early\n", link.Before.Last)
			}
			if link.After != nil {
				fmt.Fprintf(a.out, "        the next was on %s, too late\n", link.After.First)
			}
		default:
			fmt.Fprintf(a.out, "    and then:    %s -> %s\n", a.name(link.From), a.name(link.To))
		}
	}
	if b.Late != nil {
		fmt.Fprintf(a.out, "  It could have arrived on %s:\n", b.Late.Arrives)
		if err := a.printRoute(b.Late); err != nil {
			return err
		}
	}
	if b.Early != nil {
		fmt.Fprintf(a.out, "  It would have had to leave by %s:\n", b.Early.Departs)
		return a.printRoute(b.Early)
	}
	return nil
}
