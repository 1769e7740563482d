package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"backchannel/seeds"
	"backchannel/timeline"
	"backchannel/timeline/authority"
	"backchannel/timeline/listing"
	"backchannel/timeline/resolve"
)

// newExtract returns the command that prints what entries say, one JSON object
// an entry, without a database. Each entry is read by itself, so that what is
// printed of it does not depend on its neighbours.
func newExtract() *cobra.Command {
	var userAuthority string
	cmd := &cobra.Command{
		Use:   "extract FILE...",
		Short: "Print who is named in each entry and who spoke to whom, as JSON lines",
		Long: `Print who is named in each entry and who spoke to whom, as JSON lines.

FILE is a listing in any format that import reads, or JSON lines with "id",
"date", "title" and "abstract"; "-" is standard input. Nothing is stored.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			known, err := openAuthority(userAuthority)
			if err != nil {
				return err
			}
			return extractFiles(cmd.Context(), resolve.New(known), args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().StringVar(&userAuthority, "authority", "", "a people.csv of your own, which comes before the embedded authority")
	return cmd
}

// openAuthority loads the embedded authority, with a user's own table of
// people before it if a path is given.
func openAuthority(path string) (*authority.Authority, error) {
	if path == "" {
		return authority.LoadFS(seeds.Authority, "authority")
	}
	own, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--authority: %w", err)
	}
	defer own.Close()
	return authority.LoadFS(seeds.Authority, "authority", authority.Source{Name: path, People: own})
}

// extractFiles prints the entries of the files in the order read. What could
// not be read is told on stderr, and makes the command fail when all the rest
// is printed.
func extractFiles(ctx context.Context, r *resolve.Resolver, files []string, stdin io.Reader, stdout, stderr io.Writer) error {
	out := bufio.NewWriter(stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	rejected := 0
	for _, name := range files {
		if err := extractFile(ctx, r, name, stdin, enc, stderr, &rejected); err != nil {
			return errors.Join(err, out.Flush())
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if rejected > 0 {
		fmt.Fprintf(stderr, "backchannel: %d parts could not be read as entries; all others were printed\n", rejected)
		return &quietError{errors.New("parts rejected")}
	}
	return nil
}

func extractFile(ctx context.Context, r *resolve.Resolver, name string, stdin io.Reader, enc *json.Encoder, stderr io.Writer, rejected *int) error {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	for e, err := range listing.Read(name, in, listing.Options{}) {
		var bad *listing.RejectedError
		switch {
		case errors.As(err, &bad):
			fmt.Fprintln(stderr, bad)
			if !bad.Note {
				*rejected++
			}
			continue
		case err != nil:
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := enc.Encode(extractedEntry(r.Read(e))); err != nil {
			return err
		}
	}
	return nil
}

// extracted is what is printed of an entry.
type extracted struct {
	ID            string                 `json:"id"`
	Date          *timeline.Date         `json:"date"`
	Title         string                 `json:"title"`
	Abstract      *string                `json:"abstract"`
	Kind          timeline.Kind          `json:"kind"`
	People        []extractedActor       `json:"people"`
	Organisations []extractedActor       `json:"organisations"`
	Interactions  []extractedInteraction `json:"interactions"`
}

// extractedActor is a person or organisation. Name is what the words of the
// entry bear out; Actor is who it is in the authority, or in the collection.
type extractedActor struct {
	Name      string             `json:"name"`
	As        []string           `json:"as"`
	Actor     string             `json:"actor"`
	Known     string             `json:"known,omitempty"` // the authority's name, where it says more than Name
	Offices   []string           `json:"offices,omitempty"`
	Spans     []extractedSpan    `json:"spans"`
	Certainty timeline.Certainty `json:"certainty"`
}

type extractedSpan struct {
	Field timeline.Field `json:"in"`
	Start int            `json:"start"`
	Stop  int            `json:"stop"`
	Text  string         `json:"text"`
	Rule  string         `json:"rule,omitempty"`
}

type extractedInteraction struct {
	Kind      timeline.InteractionKind `json:"kind"`
	From      []string                 `json:"from,omitzero"`
	To        []string                 `json:"to,omitzero"`
	With      []string                 `json:"with,omitzero"`
	Date      *timeline.Date           `json:"date"`
	Basis     timeline.DateBasis       `json:"date_basis"`
	Field     timeline.Field           `json:"in"`
	Evidence  []extractedSpan          `json:"evidence"`
	Rule      string                   `json:"rule"`
	Certainty timeline.Certainty       `json:"certainty"`
}

// extractedEntry prepares a reading for print. An interaction of which one
// party is inferred is printed twice: as far as the words go, and with what is
// inferred.
func extractedEntry(r timeline.Reading) extracted {
	out := extracted{
		ID: r.Entry.ID, Title: r.Entry.Title, Kind: r.Kind, Date: dateOrNull(r.Entry.Date),
		People: []extractedActor{}, Organisations: []extractedActor{}, Interactions: []extractedInteraction{},
	}
	if r.Entry.Abstract != "" {
		out.Abstract = &r.Entry.Abstract
	}
	names := map[string]string{}
	inferred := map[string]bool{}
	mentions := map[string][]timeline.Mention{}
	for _, m := range r.Mentions {
		mentions[m.Actor] = append(mentions[m.Actor], m)
	}
	for _, a := range r.Actors {
		x := extractedActor{Name: resolve.NameInEntry(a, mentions[a.Key]), Actor: a.Key, As: []string{}, Spans: []extractedSpan{}, Certainty: timeline.Inferred}
		if x.Name != a.Name {
			x.Known = a.Name
		}
		for _, m := range mentions[a.Key] {
			if m.Certainty != timeline.Inferred && !slices.Contains(x.As, m.Surface) {
				x.As = append(x.As, m.Surface)
			}
			if m.Office != "" && !slices.Contains(x.Offices, m.Office) {
				x.Offices = append(x.Offices, m.Office)
			}
			x.Spans = append(x.Spans, extractedSpan{m.Field, m.Start, m.Stop, m.Surface, m.Rule})
			if x.Certainty == timeline.Inferred || x.Certainty == timeline.Resolved && m.Certainty == timeline.Read {
				x.Certainty = m.Certainty
			}
		}
		names[a.Key] = x.Name
		inferred[a.Key] = x.Certainty == timeline.Inferred
		if a.Class == timeline.Person {
			out.People = append(out.People, x)
		} else {
			out.Organisations = append(out.Organisations, x)
		}
	}
	for _, x := range r.Interactions {
		if x.Certainty == timeline.Inferred {
			if read, ok := withoutInferred(x, inferred); ok {
				out.Interactions = append(out.Interactions, printInteraction(r, read, names))
			}
		}
		out.Interactions = append(out.Interactions, printInteraction(r, x, names))
	}
	return out
}

// withoutInferred is the interaction as far as its parties are named.
func withoutInferred(x timeline.Interaction, inferred map[string]bool) (timeline.Interaction, bool) {
	drop := func(key string) bool { return inferred[key] }
	x.From = slices.DeleteFunc(slices.Clone(x.From), drop)
	x.To = slices.DeleteFunc(slices.Clone(x.To), drop)
	x.With = slices.DeleteFunc(slices.Clone(x.With), drop)
	x.Certainty = timeline.Resolved
	return x, len(x.From)+len(x.To)+len(x.With) > 0
}

func printInteraction(r timeline.Reading, x timeline.Interaction, names map[string]string) extractedInteraction {
	list := func(keys []string) []string {
		out := []string{}
		for _, k := range keys {
			out = append(out, names[k])
		}
		return out
	}
	out := extractedInteraction{
		Kind: x.Kind, Date: dateOrNull(x.Date), Basis: x.DateBasis, Field: x.Field, Rule: x.Rule, Certainty: x.Certainty,
	}
	if x.Kind == timeline.Message {
		out.From, out.To = list(x.From), list(x.To)
	} else {
		out.With = list(x.With)
	}
	for _, s := range x.Evidence {
		text := []rune(r.Entry.Text(s.Field))
		out.Evidence = append(out.Evidence, extractedSpan{Field: s.Field, Start: s.Start, Stop: s.Stop, Text: string(text[s.Start:s.Stop])})
	}
	return out
}

func dateOrNull(d timeline.Date) *timeline.Date {
	if !d.Known() {
		return nil
	}
	return &d
}
