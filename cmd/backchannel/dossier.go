package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"backchannel/graph"
	"backchannel/timeline"
)

// newDossier returns the command that prints what is known of one actor.
func newDossier() *cobra.Command {
	var o askFlags
	var from, to string
	cmd := &cobra.Command{
		Use:     "dossier NAME",
		Short:   "Tell what is known of an actor: names, offices, contacts, days",
		Example: `  backchannel dossier Gromyko --from 1962-10-22 --to 1962-11-20`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			window, err := readWindow(from, to, "from", "to")
			if err != nil {
				return err
			}
			return o.ask(cmd, func(a *asker) error {
				id, err := a.actor(args[0])
				if err != nil {
					return err
				}
				return a.printDossier(id, window)
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&from, "from", "", "first day of contacts and days, YYYY-MM-DD")
	flags.StringVar(&to, "to", "", "last day of contacts and days, YYYY-MM-DD")
	return cmd
}

func (a *asker) printDossier(id int64, window *timeline.Window) error {
	actors, err := a.store.ActorsByID(a.ctx, a.collection.ID, []int64{id})
	if err != nil {
		return err
	}
	if len(actors) == 0 {
		return fmt.Errorf("actor %d: %w", id, timeline.ErrNotFound)
	}
	actor := actors[0]
	about := []string{string(actor.Class)}
	if actor.Side != "" {
		about = append(about, actor.Side)
	}
	fmt.Fprintf(a.out, "%s (%s)\n", actor.Name, strings.Join(about, ", "))
	if len(actor.Aliases) > 0 {
		fmt.Fprintf(a.out, "also: %s\n", strings.Join(actor.Aliases, "; "))
	}
	for _, office := range actor.Offices {
		fmt.Fprintf(a.out, "office: %s  %s\n", office.Span, office.Role)
	}
	v, err := a.network.Select(graph.Filter{Window: window})
	if err != nil {
		return err
	}
	contacts, err := v.Contacts(id)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "\ncontact\tinteractions\tsent\treceived\ttalks\texchanges\tfirst\tlast")
	for _, c := range contacts {
		first, last := "", ""
		if c.Dated {
			first, last = c.First.String(), c.Last.String()
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%d\t%s\t%s\n", a.name(c.Actor), c.Total, c.Sent, c.Received, c.Conversations, c.Exchanges, first, last)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	days, err := a.store.Timeline(a.ctx, a.collection.ID, timeline.Filter{Window: window, Actors: []int64{id}})
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, "\nnamed in entries of:")
	for _, d := range days {
		entries := 0
		for _, n := range d.Kinds {
			entries += n
		}
		date := d.Date.String()
		if date == "" {
			date = "no date"
		}
		if entries > 0 {
			fmt.Fprintf(a.out, "    %s  %s\n", date, counted(entries, "entry", "entries"))
		}
	}
	return nil
}
