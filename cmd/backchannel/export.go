package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"backchannel/graph/export"
	"backchannel/server"
	"backchannel/timeline"
	"backchannel/timeline/authority"
)

// exportOptions are the flags of export.
type exportOptions struct {
	database                    databaseFlags
	collection, format, edges   string
	from, to, text, output      string
	actors, kinds, interactions []string
	steps                       int
}

// newExport returns the command that writes a collection, or a part of it,
// for another program.
func newExport() *cobra.Command {
	var o exportOptions
	var names []string
	for _, f := range export.Formats() {
		names = append(names, fmt.Sprintf("  %-14s %s (%s)", f.Name, f.Title, f.ReadBy))
	}
	cmd := &cobra.Command{
		Use:   "export --format FORMAT -o FILE",
		Short: "Write a collection's network or entries for another program",
		Long: "Write a collection's network or entries for another program: the same file as\n" +
			"the page's export, byte for byte.\n\nFormats:\n" + strings.Join(names, "\n"),
		Example: "  backchannel export --format gexf -o crisis.gexf\n" +
			"  backchannel export --format csv-edges --from 1962-10-22 --to 1962-10-28 -o - | head",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runExport(cmd, o) },
	}
	flags := cmd.Flags()
	o.database.add(flags)
	flags.StringVar(&o.collection, "collection", "", "the collection's name or id (default: the only one)")
	flags.StringVar(&o.format, "format", "", "the format, one of the above (default: by the ending of -o)")
	flags.StringVar(&o.edges, "edges", string(export.Ties), "an edge is one of: ties, interactions")
	flags.StringVar(&o.from, "from", "", "first day, YYYY-MM-DD")
	flags.StringVar(&o.to, "to", "", "last day, YYYY-MM-DD")
	flags.StringArrayVar(&o.actors, "actor", nil, "only around this actor, by name; may be repeated")
	flags.IntVar(&o.steps, "steps", 1, "ties around the actors, 1 to 6")
	flags.StringSliceVar(&o.kinds, "kind", nil, "only entries of these kinds: telegram, letter, ...")
	flags.StringSliceVar(&o.interactions, "interaction", nil, "only interactions of these kinds: message, conversation, exchange")
	flags.StringVarP(&o.text, "text", "q", "", "only entries with these words")
	flags.StringVarP(&o.output, "output", "o", "", "the file to write; - is standard output")
	return cmd
}

// runExport checks what can be checked without a database before it starts one.
func runExport(cmd *cobra.Command, o exportOptions) (err error) {
	x, err := o.export()
	if err != nil {
		return &usageError{err}
	}
	ctx := cmd.Context()
	store, done, err := o.database.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	if x.Collection, err = findCollection(ctx, store, o.collection); err != nil {
		return err
	}
	for _, name := range o.actors {
		id, err := findActor(ctx, store, x.Collection, name)
		if err != nil {
			return err
		}
		x.Filter.Actors = append(x.Filter.Actors, id)
	}
	network, err := server.ReadNetwork(ctx, store, x.Collection.ID)
	if err != nil {
		return fmt.Errorf("collection %q: %w", x.Collection.Name, err)
	}
	file, err := x.Prepare(ctx, store, network)
	if err != nil {
		return err
	}
	var loss export.Loss
	if o.output == "-" {
		loss, err = file.Write(ctx, cmd.OutOrStdout())
	} else {
		err = writeFile(o.output, func(w io.Writer) error {
			loss, err = file.Write(ctx, w)
			return err
		})
	}
	if err == nil && file.Format.Bare {
		fmt.Fprintf(cmd.ErrOrStderr(), "backchannel: this format has no place to say what it holds: %s\n", file.Header)
	}
	if err == nil && loss != (export.Loss{}) {
		fmt.Fprintf(cmd.ErrOrStderr(), "backchannel: this format cannot hold everything: %s\n", loss)
	}
	return err
}

// export reads the flags.
func (o exportOptions) export() (server.Export, error) {
	x := server.Export{Format: o.format, Edges: export.Edges(o.edges), Steps: o.steps, Version: version()}
	if o.output == "" {
		return x, errors.New("no file to write: give -o FILE, or -o - for standard output")
	}
	if x.Format == "" {
		ending := strings.TrimPrefix(filepath.Ext(o.output), ".")
		for _, f := range export.Formats() {
			if f.Extension == ending && x.Format == "" {
				x.Format = f.Name
			}
		}
	}
	if _, err := export.Lookup(x.Format); err != nil {
		return x, err
	}
	if x.Edges != export.Ties && x.Edges != export.Interactions {
		return x, &timeline.InvalidError{Field: "edges", Value: o.edges, Want: "ties or interactions"}
	}
	if o.steps < 1 || o.steps > 6 {
		return x, &timeline.InvalidError{Field: "steps", Value: fmt.Sprint(o.steps), Want: "a number from 1 to 6"}
	}
	if o.from != "" || o.to != "" {
		w := timeline.Everything
		var err error
		if o.from != "" {
			if w.First, err = timeline.ParseDay(o.from); err != nil {
				return x, fmt.Errorf("--from: %w", err)
			}
		}
		if o.to != "" {
			if w.Last, err = timeline.ParseDay(o.to); err != nil {
				return x, fmt.Errorf("--to: %w", err)
			}
		}
		if w.First > w.Last {
			return x, &timeline.InvalidError{Field: "to", Value: o.to, Want: "a day that is not before --from " + o.from}
		}
		x.Filter.Window = &w
	}
	var err error
	if x.Filter.Kinds, err = oneOf("kind", o.kinds, timeline.Kinds); err != nil {
		return x, err
	}
	if x.Interactions, err = oneOf("interaction", o.interactions, timeline.InteractionKinds); err != nil {
		return x, err
	}
	x.Filter.Text = strings.TrimSpace(o.text)
	return x, nil
}

// oneOf holds the values of a flag to those that are accepted.
func oneOf[T ~string](flag string, values []string, accepted []T) ([]T, error) {
	var out []T
next:
	for _, v := range values {
		for _, a := range accepted {
			if v == string(a) {
				out = append(out, a)
				continue next
			}
		}
		names := make([]string, len(accepted))
		for i, a := range accepted {
			names[i] = string(a)
		}
		return nil, &timeline.InvalidError{Field: flag, Value: v, Want: "one of " + strings.Join(names, ", ")}
	}
	return out, nil
}

// findCollection returns a collection by name or id; the only one where name
// is empty.
func findCollection(ctx context.Context, store server.Store, name string) (timeline.Collection, error) {
	all, err := store.Collections(ctx)
	if err != nil {
		return timeline.Collection{}, err
	}
	if len(all) == 0 {
		return timeline.Collection{}, errors.New("there is no collection yet: import a listing first, see backchannel import --help")
	}
	if name == "" && len(all) == 1 {
		return all[0], nil
	}
	names := make([]string, len(all))
	for i, c := range all {
		if c.Name == name || fmt.Sprint(c.ID) == name {
			return c, nil
		}
		names[i] = fmt.Sprintf("%q", c.Name)
	}
	if name == "" {
		return timeline.Collection{}, usagef("which collection? Choose with --collection one of %s", strings.Join(names, ", "))
	}
	return timeline.Collection{}, fmt.Errorf("collection %q: want one of %s", name, strings.Join(names, ", "))
}

// findActor returns the actor that a name means: the only one who bears it, or
// else whose names have all its words, or else who comes near it. Where that is
// several or nobody, the error is a usageError that names who is near.
func findActor(ctx context.Context, store server.Store, c timeline.Collection, name string) (int64, error) {
	const looked, listed = 20, 5
	page, err := store.Actors(ctx, c.ID, timeline.ActorFilter{Name: name}, timeline.PageRequest{Limit: looked})
	if err != nil {
		return 0, err
	}
	words := authority.Fold(name)
	var exact, having []int64
	var near []string
	for _, a := range page.Items {
		if len(near) < listed {
			near = append(near, fmt.Sprintf("%q", a.Name))
		}
		names := append([]string{a.Name}, a.Aliases...)
		if slices.ContainsFunc(names, func(n string) bool { return authority.Fold(n) == words }) {
			exact = append(exact, a.ID)
		}
		if slices.ContainsFunc(names, func(n string) bool { return hasWords(authority.Fold(n), words) }) {
			having = append(having, a.ID)
		}
	}
	switch {
	case len(page.Items) == 0:
		return 0, usagef("actor %q: nobody of that name in %q", name, c.Name)
	case len(exact) == 1:
		return exact[0], nil
	case len(exact) == 0 && len(having) == 1:
		return having[0], nil
	case len(having) == 0 && len(page.Items) == 1:
		return page.Items[0].ID, nil
	}
	return 0, usagef("actor %q may be several; name one of %s", name, strings.Join(near, ", "))
}

// hasWords reports whether every word of some stands in a name.
func hasWords(name, some string) bool {
	in := strings.Fields(name)
	for _, w := range strings.Fields(some) {
		if !slices.Contains(in, w) {
			return false
		}
	}
	return some != ""
}

// writeFile writes a file as a whole or not at all: what stood there before
// stays until the new one is complete. A device or pipe is written as it comes.
func writeFile(name string, write func(io.Writer) error) (err error) {
	target, err := os.Stat(name)
	if err == nil && !target.Mode().IsRegular() {
		if target.IsDir() {
			return fmt.Errorf("%s is a folder: give a file in it", name)
		}
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	// O_EXCL rather than os.CreateTemp, so that the user's umask decides who
	// may read the file.
	part := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d.part", filepath.Base(name), os.Getpid()))
	f, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return partName(err, name)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(part))
		}
	}()
	if err := write(f); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(part, name)
}

// partName says which file could not be made in the words of the user, who
// named another.
func partName(err error, name string) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return fmt.Errorf("write %s: %w", name, at.Err)
	}
	return err
}
