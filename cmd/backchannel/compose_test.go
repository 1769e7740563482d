package main

import (
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

// loadCompose loads docker-compose.yml from an empty folder, so that it fails
// if it needs any other file to be read, with the given environment alone.
func loadCompose(t *testing.T, env ...string) *types.Project {
	t.Helper()
	content, err := os.ReadFile("../../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "docker-compose.yml")
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
	options, err := cli.NewProjectOptions([]string{name}, cli.WithWorkingDirectory(dir), cli.WithEnv(env), cli.WithResolvedPaths(true))
	if err != nil {
		t.Fatal(err)
	}
	project, err := options.LoadProject(t.Context())
	if err != nil {
		t.Fatalf("docker-compose.yml: %v", err)
	}
	return project
}

// TestCompose loads the file as Docker Compose does, and holds it to what the
// README says of it.
func TestCompose(t *testing.T) {
	t.Parallel()
	project := loadCompose(t)
	if got, want := project.ServiceNames(), []string{"backchannel", "database"}; !slices.Equal(got, want) {
		t.Fatalf("services = %q, want %q", got, want)
	}
	database, program := project.Services["database"], project.Services["backchannel"]

	if !strings.HasPrefix(database.Image, "postgres:") {
		t.Errorf("the database's image is %q", database.Image)
	}
	if len(database.Ports) != 0 {
		t.Errorf("the database is published on %v; nobody but the program needs it", database.Ports)
	}
	if check := database.HealthCheck; check == nil || check.Disable || !slices.Contains(check.Test, "pg_isready") {
		t.Errorf("the database's health is checked by %+v, want pg_isready", check)
	}
	kept := slices.ContainsFunc(database.Volumes, func(v types.ServiceVolumeConfig) bool {
		_, named := project.Volumes[v.Source]
		return named && v.Type == types.VolumeTypeVolume && v.Target == "/var/lib/postgresql/data"
	})
	if !kept {
		t.Errorf("the database's data are in %+v, want a named volume", database.Volumes)
	}

	if on := program.DependsOn["database"]; on.Condition != types.ServiceConditionHealthy || !on.Required {
		t.Errorf("the program waits for the database to be %+v, want healthy", on)
	}
	if len(program.Ports) != 1 || program.Ports[0].HostIP != "127.0.0.1" || program.Ports[0].Published != "8080" || program.Ports[0].Target != 8080 {
		t.Errorf("the program is published on %+v, want 127.0.0.1:8080 alone", program.Ports)
	}
	shared := slices.ContainsFunc(slices.Collect(maps.Keys(program.Networks)), func(network string) bool {
		_, ok := database.Networks[network]
		return ok && bool(project.Networks[network].Internal)
	})
	if !shared {
		t.Errorf("the program's networks %v and the database's %v share none that is internal", program.Networks, database.Networks)
	}
}

// TestComposeDatabaseURL checks that the program is told the database that the
// other service makes, with and without a password of the user's own.
func TestComposeDatabaseURL(t *testing.T) {
	t.Parallel()
	for _, env := range [][]string{nil, {"POSTGRES_PASSWORD=secret"}} {
		project := loadCompose(t, env...)
		made := project.Services["database"].Environment
		told := project.Services["backchannel"].Environment["DATABASE_URL"]
		if told == nil {
			t.Fatal("the program is told no DATABASE_URL")
		}
		u, err := url.Parse(*told)
		if err != nil {
			t.Fatal(err)
		}
		password, _ := u.User.Password()
		for name, got := range map[string]string{
			"POSTGRES_USER": u.User.Username(), "POSTGRES_PASSWORD": password, "POSTGRES_DB": strings.TrimPrefix(u.Path, "/"),
		} {
			if made[name] == nil || *made[name] != got || got == "" {
				t.Errorf("DATABASE_URL %s has %q for %s, which the database does not", u.Redacted(), got, name)
			}
		}
		if u.Host != "database:5432" {
			t.Errorf("DATABASE_URL names host %q, want the service database:5432", u.Host)
		}
		if env != nil && password != "secret" {
			t.Errorf("the password is %q, want the environment's", password)
		}
	}
}

// TestComposeImage reads the inline Dockerfile: what it copies exists, it
// builds with a Go that go.mod accepts, and it does not run as root.
func TestComposeImage(t *testing.T) {
	t.Parallel()
	build := loadCompose(t).Services["backchannel"].Build
	if build == nil || build.DockerfileInline == "" || build.Dockerfile != "" {
		t.Fatalf("build = %+v, want an inline Dockerfile and no other", build)
	}
	module, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	user, stages, copied := "", 0, map[string]bool{}
	text := strings.ReplaceAll(build.DockerfileInline, "\\\n", " ")
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		switch words[0] {
		case "FROM":
			stages++
			user = ""
			if version, ok := strings.CutPrefix(words[1], "golang:"); ok {
				version, _, _ = strings.Cut(version, "-")
				if !strings.Contains(string(module), "\ngo "+version) {
					t.Errorf("the image builds with Go %s, which is not go.mod's", version)
				}
			}
		case "USER":
			user = words[1]
		case "COPY":
			if strings.HasPrefix(words[1], "--from=") {
				continue
			}
			for _, source := range words[1 : len(words)-1] {
				copied[source] = true
				if _, err := os.Stat(filepath.Join("../..", source)); err != nil {
					t.Errorf("the image copies %s, which is not there", source)
				}
			}
		}
	}
	if stages != 3 {
		t.Errorf("the image has %d stages, want the page's, the program's and the last", stages)
	}
	if user == "" || strings.HasPrefix(user, "0") || strings.HasPrefix(user, "root") {
		t.Errorf("the last stage runs as user %q, want not root", user)
	}
	// Each top-level folder with Go in it is needed to build.
	packages, err := filepath.Glob("../../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(packages, "../../cmd/.") {
		folder := filepath.Base(filepath.Dir(name))
		if folder != "frontend" && !copied[folder] {
			t.Errorf("the image does not copy %s", folder)
		}
	}
}
