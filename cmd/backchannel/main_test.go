package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
)

// run runs the program as a user would and returns its exit code and output.
func run(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Run(t.Context(), args, strings.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

func TestRunUsage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		args []string
		code int
		want string // in stderr
	}{
		{"no arguments print help", nil, exitOK, ""},
		{"an unknown command", []string{"sreve"}, exitUsage, `unknown command "sreve"`},
		{"an unknown flag", []string{"--nonsense"}, exitUsage, "unknown flag: --nonsense"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			code, _, stderr := run(t, "", test.args...)
			if code != test.code || !strings.Contains(stderr, test.want) {
				t.Errorf("Run(%q) = %d, %q; want %d, …%q…", test.args, code, stderr, test.code, test.want)
			}
		})
	}
}

func TestRunInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	if code := Run(ctx, []string{"--help"}, strings.NewReader(""), &out, &errs); code != exitOK {
		t.Errorf("help under a cancelled context = %d, want %d", code, exitOK)
	}
}
