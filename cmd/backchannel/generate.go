package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"backchannel/timeline"
	"backchannel/timeline/generate"
)

// newGenerate returns the command that makes up an archive to measure with.
func newGenerate() *cobra.Command {
	var c generate.Config
	var format, output string
	cmd := &cobra.Command{
		Use:   "generate --entries N --actors M --seed S",
		Short: "Make up an archive's listing, to measure and try with",
		Long: `Make up the listing of an archive of the Cold War: a cast of which few are
named often and most seldom, half of the documents around 27 October 1962. The
same numbers give the same bytes everywhere, and a larger archive begins like a
smaller one of the same cast and seed.`,
		Example: `  backchannel generate --entries 10000 --seed 1 -o archive.txt
  backchannel generate --entries 1000000 --actors 5000 --format csv | backchannel import - --collection Large`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			write := func(w io.Writer) error {
				return generate.Write(contextWriter{cmd.Context(), w}, c, format)
			}
			var err error
			if output == "-" {
				err = write(cmd.OutOrStdout())
			} else {
				err = writeFile(output, write)
			}
			if invalid := (*timeline.InvalidError)(nil); errors.As(err, &invalid) {
				return usagef("--%w", err)
			}
			return err
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&c.Entries, "entries", 1000, "how many entries")
	flags.IntVar(&c.Actors, "actors", 500, "how many people there are to be named")
	flags.Uint64Var(&c.Seed, "seed", 1, "another seed makes another archive")
	flags.StringVar(&format, "format", "text", "one of "+strings.Join(generate.Formats, ", "))
	flags.StringVarP(&output, "output", "o", "-", "the file to write; - is standard output")
	return cmd
}

// contextWriter fails once its context has ended.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (c contextWriter) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.w.Write(p)
}
