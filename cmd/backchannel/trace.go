package main

import (
	"cmp"

	"github.com/spf13/cobra"

	"backchannel/server"
)

// journeyFlags are what trace and horizon share: when word travels, and by what.
type journeyFlags struct {
	window          windowFlags
	filter          filterFlags
	strict, certain bool
}

func (f *journeyFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.window.first, "after", "", "the first day on which word can leave, YYYY-MM-DD")
	flags.StringVar(&f.window.last, "before", "", "the last day on which it can arrive, YYYY-MM-DD")
	f.filter.add(flags)
	flags.BoolVar(&f.strict, "strict-days", false, "refuse two hops on one day, whose order is not known")
	flags.BoolVar(&f.certain, "certain", false, "refuse what holds only if vague dates fall well")
}

// newTrace returns the command that says how word could have travelled from
// one actor to another.
func newTrace() *cobra.Command {
	var o askFlags
	var j journeyFlags
	var from, to string
	cmd := &cobra.Command{
		Use:   "trace --from NAME --to NAME",
		Short: "Tell how word could have travelled from one actor to another in time",
		Long: `Tell how word could have travelled from one actor to another in time: a message
carries it one way, a conversation or exchange both, and no hop precedes the one
before. Each hop says how sure its order is: certain, same-day (which of two on
one day came first is not known), or possible (its date is not known to the
day). Where word could not get through, the answer says where the chain breaks.
For links whatever the order in time see chains.`,
		Example: `  backchannel trace --from Kuznetsov --to "CC CPSU" --after 1962-10-27 --before 1962-11-05`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if from == "" || to == "" {
				return usagef("trace wants --from NAME and --to NAME")
			}
			if err := j.window.check("after", "before"); err != nil {
				return err
			}
			chosen, err := j.filter.read()
			if err != nil {
				return err
			}
			return o.ask(cmd, func(a *asker) error {
				first, last, err := a.ends(from, to)
				if err != nil {
					return err
				}
				r, err := a.answers.GetTrace(a.ctx, server.GetTraceRequestObject{
					Collection: a.id, A: first, B: last,
					Params: server.GetTraceParams{
						After: given(j.window.first), Before: given(j.window.last), Interaction: chosen.interaction, Kind: chosen.kind, Q: chosen.q,
						StrictDays: &j.strict, CertainOnly: &j.certain,
					},
				})
				if err != nil {
					return err
				}
				found := server.Trace(r.(server.GetTrace200JSONResponse))
				return a.print(found, found.Actors, found.Evidence, func() {
					a.say("From %s to %s, %s:\n", a.name(first), a.name(last), j.window)
					a.trace(found)
				})
			})
		},
	}
	o.add(cmd.Flags())
	j.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&from, "from", "", "who has word")
	flags.StringVar(&to, "to", "", "whom it is to reach")
	return cmd
}

// String says in words when something is to have passed.
func (f windowFlags) String() string {
	switch {
	case f.first == "" && f.last == "":
		return "at any time"
	case f.last == "":
		return "from " + f.first
	case f.first == "":
		return "until " + f.last
	}
	return "from " + f.first + " to " + f.last
}

func (a *answer) trace(found server.Trace) {
	if found.Break != nil {
		a.broken(found.Break)
		return
	}
	say := func(what string, r *server.Route) {
		a.say("  %s: leaves %s, arrives %s, %s, order %s\n", what, at(r.Departs), at(r.Arrives), count(len(r.Hops), "hop", "hops"), r.Order)
		a.route("    ", r)
	}
	earliest := found.Earliest
	say("earliest arrival", earliest)
	if r := found.Latest; r != nil && (at(r.Departs) != at(earliest.Departs) || at(r.Arrives) != at(earliest.Arrives)) {
		say("latest departure", r)
	}
	if r := found.Fewest; r != nil && len(r.Hops) < len(earliest.Hops) {
		say("fewest hops", r)
	}
	switch {
	case found.Certain == nil:
		a.say("  by no chain that vague dates leave certain\n")
	case at(found.Certain.Arrives) != at(earliest.Arrives):
		say("earliest that is certain", found.Certain)
	}
}

// at is a day, or that it can be any.
func at(d *server.Day) string { return cmp.Or(pointed(d), "on any day") }

// broken says why word did not get through.
func (a *answer) broken(b *server.Break) {
	if !b.Linked {
		a.say("  it could not: no chain leads from the one to the other in whatever order, since messages go one way.\n")
		return
	}
	a.say("  it could not.\n")
	for i, link := range b.Chain {
		switch {
		case link.Hop != nil:
			a.say("    %s  %s -> %s\n", at(link.Hop.Day), a.name(link.From), a.name(link.To))
			a.cite("        ", link.Hop.Interaction)
		case i == b.At:
			a.say("    breaks here: %s -> %s\n", a.name(link.From), a.name(link.To))
			for _, x := range []struct {
				hop *server.Hop
				why string
			}{{link.Before, "the last before was on %s, too early\n"}, {link.After, "the next was on %s, too late\n"}} {
				if x.hop != nil {
					a.say("        "+x.why, dated(a.evidence[x.hop.Interaction].Interaction.Date))
					a.cite("        ", x.hop.Interaction)
				}
			}
		default:
			a.say("    and then:    %s -> %s\n", a.name(link.From), a.name(link.To))
		}
	}
	if b.Late != nil {
		a.say("  it could have arrived on %s:\n", at(b.Late.Arrives))
		a.route("    ", b.Late)
	}
	if b.Early != nil {
		a.say("  it would have had to leave by %s:\n", at(b.Early.Departs))
		a.route("    ", b.Early)
	}
}
