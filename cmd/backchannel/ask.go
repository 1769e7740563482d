package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"backchannel/graph"
	"backchannel/server"
	"backchannel/timeline"
)

// askFlags are what the commands that put a question to a network share.
type askFlags struct {
	database   databaseFlags
	collection string
}

func (f *askFlags) add(flags *pflag.FlagSet) {
	f.database.add(flags)
	flags.StringVar(&f.collection, "collection", "", "the collection's name or id (default: the only one)")
}

// asker is a network to be asked, and where the answer goes. The documents of
// an answer are looked up together when it is printed. It lives no longer than
// the command, and so holds its context.
type asker struct {
	ctx        context.Context
	out        io.Writer
	store      server.Store
	collection timeline.Collection
	network    *graph.Network
}

// ask opens the collection's network and puts a question to it.
func (f *askFlags) ask(cmd *cobra.Command, question func(a *asker) error) (err error) {
	ctx := cmd.Context()
	store, done, err := f.database.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	a := &asker{ctx: ctx, out: cmd.OutOrStdout(), store: store}
	if a.collection, err = findCollection(ctx, store, f.collection); err != nil {
		return err
	}
	if a.network, err = server.ReadNetwork(ctx, store, a.collection.ID); err != nil {
		return fmt.Errorf("collection %q: %w", a.collection.Name, err)
	}
	return question(a)
}

// actor returns the actor that a name means.
func (a *asker) actor(name string) (int64, error) {
	return findActor(a.ctx, a.store, a.collection, name)
}

// name returns an actor's name.
func (a *asker) name(id int64) string {
	actor, err := a.network.Actor(id)
	if err != nil {
		return fmt.Sprint("actor ", id)
	}
	return actor.Name
}

func (a *asker) names(ids []int64) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = a.name(id)
	}
	return strings.Join(list, " - ")
}

// documents returns a line for each entry: its date, title and address.
func (a *asker) documents(ids []int64) (map[int64]string, error) {
	slices.Sort(ids)
	entries, err := a.store.EntriesByID(a.ctx, a.collection.ID, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	lines := make(map[int64]string, len(entries))
	for _, e := range entries {
		date := e.Entry.Date.String()
		if date == "" {
			date = "undated"
		}
		lines[e.ID] = strings.TrimSpace(fmt.Sprintf("%s, %s %s", date, e.Entry.Title, e.Entry.URL))
	}
	return lines, nil
}

// printRoute prints a route in time, a hop with its document each two lines.
func (a *asker) printRoute(r *graph.Route) error {
	var entries []int64
	for _, h := range r.Hops {
		entries = append(entries, h.Entry)
	}
	documents, err := a.documents(entries)
	if err != nil {
		return err
	}
	for _, h := range r.Hops {
		arrow := "->"
		if h.Kind != timeline.Message {
			arrow = "<>"
		}
		when := h.First.String()
		if h.First != h.Last {
			when += "/" + h.Last.String()
		}
		fmt.Fprintf(a.out, "    %s  %s %s %s  (%s, order %s, %s)\n", when, a.name(h.From), arrow, a.name(h.To), h.Kind, h.Order, h.Certainty)
		fmt.Fprintf(a.out, "        %s\n", documents[h.Entry])
	}
	return nil
}

// readWindow reads a window from two flags; nil where neither is given.
func readWindow(first, last string, firstFlag, lastFlag string) (*timeline.Window, error) {
	if first == "" && last == "" {
		return nil, nil
	}
	w := timeline.Everything
	var err error
	if first != "" {
		if w.First, err = timeline.ParseDay(first); err != nil {
			return nil, usagef("--%s: %w", firstFlag, err)
		}
	}
	if last != "" {
		if w.Last, err = timeline.ParseDay(last); err != nil {
			return nil, usagef("--%s: %w", lastFlag, err)
		}
	}
	if w.First > w.Last {
		return nil, usagef("--%s %s is before --%s %s", lastFlag, last, firstFlag, first)
	}
	return &w, nil
}

// orEverything is the window, or the one without bounds where there is none.
func orEverything(w *timeline.Window) timeline.Window {
	if w == nil {
		return timeline.Everything
	}
	return *w
}

// counted is n of something, in English.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
