package main

import (
	"strings"

	"github.com/spf13/cobra"

	"backchannel/server"
)

// newDossier returns the command that prints what is known of one actor.
func newDossier() *cobra.Command {
	var o askFlags
	var window windowFlags
	limit := 20
	cmd := &cobra.Command{
		Use:     "dossier NAME",
		Short:   "Tell what is known of an actor: names, offices, contacts, days and documents",
		Example: `  backchannel dossier Gromyko --from 1962-10-22 --to 1962-11-20`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := window.check("from", "to"); err != nil {
				return err
			}
			if err := atLeast("limit", limit, 1, 500); err != nil {
				return err
			}
			return o.ask(cmd, func(a *asker) error {
				id, err := a.actor(args[0])
				if err != nil {
					return err
				}
				from, to := given(window.first), given(window.last)
				r, err := a.answers.GetDossier(a.ctx, server.GetDossierRequestObject{
					Collection: a.id, Actor: id, Params: server.GetDossierParams{From: from, To: to},
				})
				if err != nil {
					return err
				}
				found := server.Dossier(r.(server.GetDossier200JSONResponse))
				named, err := a.answers.ListEntries(a.ctx, server.ListEntriesRequestObject{
					Collection: a.id,
					Params:     server.ListEntriesParams{From: from, To: to, Actor: &[]server.Id{id}, Limit: &limit},
				})
				if err != nil {
					return err
				}
				entries := named.(server.ListEntries200JSONResponse)
				return a.print(found, entries.Actors, nil, func() {
					a.dossier(found, limit)
					a.entries(entries, found.Days)
				})
			})
		},
	}
	flags := cmd.Flags()
	o.add(flags)
	flags.StringVar(&window.first, "from", "", "first day of contacts and entries, YYYY-MM-DD")
	flags.StringVar(&window.last, "to", "", "last day of contacts and entries, YYYY-MM-DD")
	flags.IntVar(&limit, "limit", limit, "print at most so many contacts and entries")
	return cmd
}

func (a *answer) dossier(d server.Dossier, limit int) {
	about := []string{string(d.Actor.Class)}
	if d.Actor.Side != "" {
		about = append(about, d.Actor.Side)
	}
	a.say("%s (%s)\n", d.Actor.Name, strings.Join(about, ", "))
	if len(d.Actor.Aliases) > 0 {
		a.say("also: %s\n", strings.Join(d.Actor.Aliases, "; "))
	}
	if d.Parent != nil {
		a.say("part of: %s\n", d.Parent.Name)
	}
	for _, o := range d.Offices {
		a.say("office: %s", o.Role)
		if o.Organisation != nil {
			a.say(", %s", *o.Organisation)
		}
		if o.Date != nil {
			a.say(", %s", dated(*o.Date))
		}
		a.say("\n")
	}
	if len(d.Contacts) == 0 {
		a.say("\nno contacts in this time\n")
		return
	}
	a.say("\n")
	a.table(func(row func(...any)) {
		row("contact", "interactions", "sent", "received", "talks", "exchanges", "first", "last")
		for _, c := range d.Contacts[:min(limit, len(d.Contacts))] {
			row(c.Actor.Name, c.Total, c.Sent, c.Received, c.Conversations, c.Exchanges, pointed(c.First), pointed(c.Last))
		}
	})
	if more := len(d.Contacts) - limit; more > 0 {
		a.say("and %d more\n", more)
	}
}

// entries prints the first entries that name the actor, and how many there are
// by days.
func (a *answer) entries(page server.ListEntries200JSONResponse, days []server.DateCount) {
	total := 0
	for _, d := range days {
		for _, n := range d.Kinds {
			total += n
		}
	}
	if total == 0 {
		a.say("\nnamed in no entries of this time\n")
		return
	}
	a.say("\nnamed in %s:\n", count(total, "entry", "entries"))
	for _, x := range page.Items {
		a.say("  %s\n", document(x.Entry))
	}
	if more := total - len(page.Items); more > 0 {
		a.say("  and %d more\n", more)
	}
}
