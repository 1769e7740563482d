package main

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestDependencies holds the packages to the README's dependency rule. It
// reads what the compiler reads: imports of test files are free.
func TestDependencies(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,Standard", "../../...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	const module = "backchannel/"
	within := func(pkg string, roots ...string) bool {
		return slices.ContainsFunc(roots, func(root string) bool {
			return pkg == module+root || strings.HasPrefix(pkg, module+root+"/")
		})
	}
	rules := []struct {
		imported string   // a package or everything below it
		by       []string // the only folders that may import it
	}{
		{module + "db", []string{"cmd", "db"}},
		{module + "frontend", []string{"cmd"}},
		{module + "seeds", []string{"cmd"}},
		{module + "server", []string{"cmd"}},
		{"github.com/labstack", []string{"server"}},
		{"github.com/jackc/pgx", []string{"db"}},
		{"github.com/pressly/goose", []string{"db"}},
		{"github.com/dominikbraun/graph", []string{"graph"}},
		{"github.com/spf13/cobra", []string{"cmd"}},
	}
	packages := 0
	for decoder := json.NewDecoder(strings.NewReader(string(out))); decoder.More(); packages++ {
		var pkg struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&pkg); err != nil {
			t.Fatal(err)
		}
		for _, imported := range pkg.Imports {
			for _, rule := range rules {
				if (imported == rule.imported || strings.HasPrefix(imported, rule.imported+"/")) && !within(pkg.ImportPath, rule.by...) {
					t.Errorf("%s imports %s, which only %v may", pkg.ImportPath, imported, rule.by)
				}
			}
			if pkg.ImportPath == module+"timeline" && strings.Contains(strings.SplitN(imported, "/", 2)[0], ".") {
				t.Errorf("timeline imports %s; it has the standard library only", imported)
			}
		}
	}
	if packages < 3 {
		t.Errorf("go list found %d packages, want the whole module", packages)
	}
}
