package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"backchannel/server"
	"backchannel/timeline"
)

// askFlags are what the commands that put a question to a collection share.
type askFlags struct {
	database   databaseFlags
	collection string
	json       bool
}

func (f *askFlags) add(flags *pflag.FlagSet) {
	f.database.add(flags)
	flags.StringVar(&f.collection, "collection", "", "the collection's name or id (default: the only one)")
	flags.BoolVar(&f.json, "json", false, "print the answer as the API gives it")
}

// asker is a collection to be asked, and where the answer goes. It lives no
// longer than the command, and so holds its context.
type asker struct {
	ctx        context.Context
	store      server.Store
	answers    server.StrictServerInterface
	collection timeline.Collection
	id         server.Id // of the collection
	json       bool
	answer
}

// ask opens the collection and puts a question to it.
func (f *askFlags) ask(cmd *cobra.Command, question func(a *asker) error) (err error) {
	known, err := openAuthority("")
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	store, done, err := f.database.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	a := &asker{ctx: ctx, store: store, json: f.json, answer: answer{out: cmd.OutOrStdout()}}
	if a.collection, err = findCollection(ctx, store, f.collection); err != nil {
		return err
	}
	a.id = strconv.FormatInt(a.collection.ID, 10)
	if a.answers, err = server.Answers(server.Config{Store: store, OrganisationName: pasted{known: known}.organisationName, Version: version()}); err != nil {
		return err
	}
	err = question(a)
	if invalid := new(timeline.InvalidError); errors.As(err, &invalid) {
		return &usageError{err}
	}
	return err
}

// actor returns the actor that a name means.
func (a *asker) actor(name string) (server.Id, error) {
	id, err := findActor(a.ctx, a.store, a.collection, name)
	return strconv.FormatInt(id, 10), err
}

// ends returns the two actors between whom something is asked for.
func (a *asker) ends(from, to string) (first, last server.Id, err error) {
	if first, err = a.actor(from); err != nil {
		return "", "", fmt.Errorf("--from: %w", err)
	}
	if last, err = a.actor(to); err != nil {
		return "", "", fmt.Errorf("--to: %w", err)
	}
	return first, last, nil
}

// print gives the API's answer as it is, or in words.
func (a *asker) print(found any, actors []server.ActorBrief, evidence []server.Evidence, words func()) error {
	if a.json {
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(found)
	}
	a.answer.names = make(map[server.Id]string, len(actors))
	for _, x := range actors {
		a.answer.names[x.Id] = x.Name
	}
	a.evidence = make(map[server.Id]server.Evidence, len(evidence))
	for _, x := range evidence {
		a.evidence[x.Interaction.Id] = x
	}
	words()
	return a.failed
}

// answer is an answer in words, on its way to a reader.
type answer struct {
	out      io.Writer
	failed   error // the first error of out
	names    map[server.Id]string
	evidence map[server.Id]server.Evidence // by interaction
}

func (a *answer) say(format string, args ...any) {
	if _, err := fmt.Fprintf(a.out, format, args...); err != nil && a.failed == nil {
		a.failed = err
	}
}

// name returns an actor's name.
func (a *answer) name(id server.Id) string {
	if name, ok := a.names[id]; ok {
		return name
	}
	return "actor " + id
}

// joined returns the names of actors.
func (a *answer) joined(ids []server.Id, between string) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = a.name(id)
	}
	return strings.Join(list, between)
}

// cite prints the document of an interaction: its date, title and address, and
// beneath them the words that state it. It reports whether the answer has the
// document: one of many may not.
func (a *answer) cite(indent string, interaction server.Id) bool {
	e, ok := a.evidence[interaction]
	if !ok {
		return false
	}
	a.say("%s%s\n", indent, document(e.Entry))
	if words := pointed(e.Interaction.Words); len(words) > 0 {
		a.say("%s  \"%s\"\n", indent, strings.Join(words, " … "))
	}
	return true
}

// document is a line that says which entry it is.
func document(e server.Entry) string {
	var title strings.Builder
	for _, s := range e.Title {
		title.WriteString(s.Text)
	}
	line := dated(e.Date) + ", " + title.String()
	if e.Url != nil {
		line += " " + *e.Url
	}
	return line
}

// dated is a date as it is written, or that there is none.
func dated(d server.Date) string {
	if d.Edtf == nil {
		return "undated"
	}
	return *d.Edtf
}

// cites prints the documents that prove a tie, the first ones where they are many.
func (a *answer) cites(indent string, t server.Tie) {
	cited := 0
	for _, id := range pointed(t.Proofs) {
		if a.cite(indent, id) {
			cited++
		}
	}
	if more := t.Total - cited; more > 0 && cited > 0 {
		a.say("%sand %d more\n", indent, more)
	}
}

// tie says what passed between two actors.
func (a *answer) tie(t server.Tie) string {
	from, to := a.name(t.A), a.name(t.B)
	var parts []string
	add := func(n int, one, many, by string) {
		if n > 0 {
			parts = append(parts, count(n, one, many)+by)
		}
	}
	arrow := " - "
	switch both := t.Conversations + t.Exchanges; {
	case both == 0 && t.Backward == 0:
		arrow = " -> "
		add(t.Forward, "message", "messages", "")
	case both == 0 && t.Forward == 0:
		arrow, from, to = " -> ", to, from
		add(t.Backward, "message", "messages", "")
	default:
		add(t.Forward, "message", "messages", " from "+from)
		add(t.Backward, "message", "messages", " from "+to)
	}
	add(t.Conversations, "conversation", "conversations", "")
	add(t.Exchanges, "exchange", "exchanges", "")
	return from + arrow + to + ": " + strings.Join(parts, ", ")
}

// route prints a way in time: each hop, and the document that states it.
func (a *answer) route(indent string, r *server.Route) {
	for _, h := range r.Hops {
		x := a.evidence[h.Interaction].Interaction
		arrow := "->"
		if x.Kind != server.InteractionKind(timeline.Message) {
			arrow = "<>"
		}
		a.say("%s%s  %s %s %s  (%s, order %s, %s)\n", indent, dated(x.Date), a.name(h.From), arrow, a.name(h.To), x.Kind, h.Order, x.Certainty)
		a.cite(indent+"    ", h.Interaction)
	}
}

// windowFlags are the first and last day of a question, and what they are called.
type windowFlags struct{ first, last string }

// check reads them, so that what is wrong is said in the flags' own names.
func (f windowFlags) check(firstFlag, lastFlag string) error {
	var days [2]timeline.Day
	for i, flag := range []struct{ name, value string }{{firstFlag, f.first}, {lastFlag, f.last}} {
		if flag.value == "" {
			continue
		}
		var err error
		if days[i], err = timeline.ParseDay(flag.value); err != nil {
			return usagef("--%s: %w", flag.name, err)
		}
	}
	if f.first != "" && f.last != "" && days[0] > days[1] {
		return usagef("--%s %s is before --%s %s", lastFlag, f.last, firstFlag, f.first)
	}
	return nil
}

// given is a parameter, absent where it is empty.
func given[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// pointed is what p points to, or nothing.
func pointed[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// atLeast holds a number of a flag to its bounds.
func atLeast(flag string, n, least, most int) error {
	if n < least || n > most {
		return usagef("--%s %d: want a number from %d to %d", flag, n, least, most)
	}
	return nil
}
