// Backchannel reads listings of archives, finds in them who spoke to whom and
// when, and serves the crisis as a timeline and a graph in which every line
// opens the words that prove it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), interrupts(signal.Ignored)...)
	code := Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// interrupts returns the signals that end the program in good order. SIGHUP
// comes when its terminal is closed; nohup has it ignored.
func interrupts(ignored func(os.Signal) bool) []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

// The exit codes of the program.
const (
	exitOK     = 0
	exitFailed = 1 // it was asked for something it could not do, or could only do in part
	exitUsage  = 2 // it was not asked properly
)

// Run runs one command of the program and returns its exit code. Results go
// to stdout; progress, logs and errors to stderr. It returns when the command
// is done or ctx ends, having released what it held.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var usage *usageError
	var quiet *quietError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &quiet):
		return exitFailed
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "backchannel: %v\n", err)
		return exitUsage
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(stderr, "backchannel: interrupted")
		return exitFailed
	}
	fmt.Fprintf(stderr, "backchannel: %v\n", err)
	return exitFailed
}

// usageError says that the command line itself was not right.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

// quietError ends the program with exitFailed after the command has said on
// stderr what there was to say.
type quietError struct{ error }

func (e *quietError) Unwrap() error { return e.error }

// usagef returns a usageError.
func usagef(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

// newRoot returns the program's command tree. Cobra, because flags may stand
// behind file names, and for its help, suggestions and shell completion.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "backchannel",
		Short:         "Who talked to whom, day by day, with the words that prove it",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			hint := "see backchannel --help"
			if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
				hint = "did you mean " + strings.Join(like, " or ") + "?"
			}
			return usagef("unknown command %q; %s", args[0], hint)
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%w; see %s --help", err, cmd.CommandPath())
	})
	root.SuggestionsMinimumDistance = 2
	root.AddCommand(commands()...)
	for _, c := range root.Commands() {
		if check := c.Args; check != nil {
			c.Args = func(cmd *cobra.Command, args []string) error {
				if err := check(cmd, args); err != nil {
					return usagef("%w; see %s --help", err, cmd.CommandPath())
				}
				return nil
			}
		}
	}
	return root
}

// logger writes to the command's stderr.
func logger(cmd *cobra.Command) *slog.Logger {
	return slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
}
