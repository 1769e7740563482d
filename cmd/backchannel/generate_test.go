package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGenerate(t *testing.T) {
	t.Parallel()
	args := []string{"generate", "--entries", "25", "--actors", "10", "--seed", "3"}
	code, first, stderr := run(t, "", args...)
	if code != exitOK || stderr != "" || strings.Count(first, "Skip to content\n") != 3 || !strings.Contains(first, "\n21 - 25 of 25\n") {
		t.Fatalf("generate = %d, %q, want three pages:\n%s", code, stderr, first)
	}
	name := filepath.Join(t.TempDir(), "archive.txt")
	if code, _, stderr := run(t, "", append(args, "-o", name)...); code != exitOK {
		t.Fatalf("generate -o = %d, %s", code, stderr)
	}
	written, err := os.ReadFile(name)
	if err != nil || string(written) != first {
		t.Errorf("the file holds %d bytes, %v, want the %d of standard output", len(written), err, len(first))
	}
}

func TestGenerateUsage(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ flag, value, want string }{
		{"--entries", "-1", "--entries"},
		{"--actors", "1", "--actors"},
		{"--format", "xml", "text, csv, jsonl"},
	} {
		code, stdout, stderr := run(t, "", "generate", tt.flag, tt.value)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, tt.want) {
			t.Errorf("generate %s %s = %d, %q, want %d and …%s…", tt.flag, tt.value, code, stderr, exitUsage, tt.want)
		}
	}
}

func TestGenerateInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	if code := Run(ctx, []string{"generate", "--entries", "100000000"}, strings.NewReader(""), &out, &errs); code != exitFailed {
		t.Errorf("generate under a cancelled context = %d, want %d", code, exitFailed)
	}
}
