//go:build unix

// Package localpg runs a PostgreSQL server that belongs to the user who runs
// the program: nothing to install but Postgres itself, nothing to configure,
// no port, no password. It is made once, in the user's data folder, listens on
// a unix socket that nobody else can reach, and stops with the last program
// that uses it.
//
// Below the folder stand
//
//	data/   the cluster, as initdb makes it
//	run/    the socket, where its path is short enough; else it stands in a folder of its own below the system's temporary folder
//	log     what the server had to say since it started last
//	lock    flocked while a program starts or stops the server
//	users   flocked, shared, by every program that uses the server
//
// The kernel drops a flock however its holder ends. So after kill -9 of a
// program the server is simply found running by the next one, which takes it
// over, and whoever closes last stops it.
package localpg

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// Options say where the server lives. The zero Options are what a user wants.
type Options struct {
	// Dir is the folder that holds the server. "" is Dir(). As root it must be
	// absent, empty, or owned by the account that the server runs as.
	Dir string
	// Programs is the folder of initdb and postgres. "" looks for those that
	// can serve the data in PATH, then for the newest where systems install them.
	Programs string
	// Unsafe trades the safety of what is committed for speed: a crash of the
	// machine can destroy the data. For tests.
	Unsafe bool
}

// Server is a running server, in use until Close.
type Server struct {
	dir      string
	socket   string // the folder of the socket
	programs programs
	account  *account
	unsafe   bool
	users    *os.File      // holds the shared lock
	exited   chan struct{} // closed when the server that we started has ended; nil where it was running already
}

const (
	database = "backchannel"
	port     = "5432" // only names the socket
	// patience is how long a server may take to come up (it may have to replay
	// its log after a crash) or to go down (it writes a checkpoint).
	patience = 90 * time.Second
	poll     = 15 * time.Millisecond
)

// Start returns the user's server, which it makes if there is none yet, starts
// if it does not run, and shares if another program runs it. Its errors say
// what to do about them; *MissingError and *VersionError can be told apart.
// ctx bounds the start only.
func Start(ctx context.Context, o Options) (*Server, error) {
	s := &Server{dir: o.Dir, unsafe: o.Unsafe}
	var err error
	if s.account, err = serverAccount(); err != nil {
		return nil, err
	}
	if s.dir == "" {
		if s.dir, err = Dir(); err != nil {
			return nil, err
		}
	}
	if s.dir, err = makeFolder(s.dir, s.account); err != nil {
		return nil, err
	}
	if s.programs, err = findPrograms(ctx, o.Programs, s.cluster()); err != nil {
		return nil, err
	}
	lock, err := flock(ctx, filepath.Join(s.dir, "lock"), syscall.LOCK_EX)
	if err != nil {
		return nil, err
	}
	defer lock.Close()
	// Nobody holds this one exclusively but under the lock above, so this does
	// not wait.
	if s.users, err = flock(ctx, filepath.Join(s.dir, "users"), syscall.LOCK_SH); err != nil {
		return nil, err
	}
	if err := s.up(ctx); err != nil {
		return nil, errors.Join(err, s.abandon())
	}
	return s, nil
}

// URL returns the connection URL of the database for the program.
func (s *Server) URL() string { return s.DatabaseURL(database) }

// DatabaseURL returns the connection URL of another database of the server.
func (s *Server) DatabaseURL(name string) string {
	q := url.Values{"host": {s.socket}, "port": {port}, "user": {database}, "sslmode": {"disable"}}
	return "postgres:///" + url.PathEscape(name) + "?" + q.Encode()
}

// Close gives the server up, and stops it unless another program uses it. It
// returns when the server has stopped, with all that was committed on disk.
func (s *Server) Close() error {
	if s.users == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	lock, err := flock(ctx, filepath.Join(s.dir, "lock"), syscall.LOCK_EX)
	if err != nil {
		return errors.Join(err, s.users.Close())
	}
	defer lock.Close()
	return s.abandon()
}

// abandon is Close under the lock.
func (s *Server) abandon() error {
	defer func() { s.users = nil }()
	defer s.users.Close()
	if err := flockNow(s.users, syscall.LOCK_EX); err != nil {
		return nil // others use it
	}
	return s.down()
}

func (s *Server) cluster() string { return filepath.Join(s.dir, "data") }

// up brings the server up, whatever state a crash left it in. It is called
// under the lock.
func (s *Server) up(ctx context.Context) error {
	if err := s.initialise(ctx); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, patience, fmt.Errorf("no answer within %v", patience))
	defer cancel()
	var err error
	for starts := 0; ; {
		pid, socket := runningServer(s.cluster())
		switch {
		case pid != 0:
			s.socket = socket
			if err = s.answer(ctx); err == nil {
				return s.createDatabase(ctx)
			}
			var pg *pgconn.PgError
			// 57P03 is a server that comes up or goes down.
			if errors.As(err, &pg) && pg.Code != "57P03" {
				return fmt.Errorf("local Postgres in %s: %w", s.dir, err)
			}
		case starts > 0 && !s.ended():
			// started, and has not written its pid yet
		case starts == 20:
			return fmt.Errorf("local Postgres in %s does not start; its log ends:\n%s", s.dir, s.logTail())
		default:
			// A server killed with -9 leaves children that keep the shared
			// memory for a moment, in which no new one starts; hence more than
			// one attempt.
			if starts > 0 {
				if err := pause(ctx, 20*poll); err != nil {
					return fmt.Errorf("start local Postgres in %s: %w; its log ends:\n%s", s.dir, err, s.logTail())
				}
			}
			starts++
			if err := s.start(); err != nil {
				return fmt.Errorf("start local Postgres: %w", err)
			}
		}
		if e := pause(ctx, poll); e != nil {
			return fmt.Errorf("start local Postgres in %s: %w (%w); its log ends:\n%s", s.dir, e, err, s.logTail())
		}
	}
}

// ended reports whether the server that start started is gone.
func (s *Server) ended() bool {
	select {
	case <-s.exited:
		return true
	default:
		return false
	}
}

// initialise makes the cluster if there is none. It is made beside its place
// and moved there, so that a crash leaves none or a whole one.
func (s *Server) initialise(ctx context.Context) error {
	if _, err := os.Stat(filepath.Join(s.cluster(), "PG_VERSION")); err == nil {
		return nil
	}
	if entries, err := os.ReadDir(s.cluster()); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty and holds no Postgres data (PG_VERSION is missing); move it away, or choose another folder", s.cluster())
	}
	fresh := s.cluster() + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	args := []string{
		"--pgdata=" + fresh, "--username=" + database, "--auth=trust",
		// The collation of the bytes: names are folded by the program, and a
		// newer system library cannot make an index wrong.
		"--encoding=UTF8", "--locale=C",
	}
	if s.unsafe {
		args = append(args, "--no-sync")
	}
	cmd := s.command(ctx, "initdb", args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		_ = os.RemoveAll(fresh)
		return fmt.Errorf("make the data folder %s: initdb: %w\n%s", s.cluster(), err, out)
	}
	// Nobody but who can open the socket gets to ask.
	hba := "# written by backchannel: only the socket, which only its owner can open\nlocal all all trust\n"
	if err := os.WriteFile(filepath.Join(fresh, "pg_hba.conf"), []byte(hba), 0o600); err != nil {
		return err
	}
	_ = os.Remove(s.cluster()) // an empty folder
	return os.Rename(fresh, s.cluster())
}

// start starts the server and does not wait for it.
func (s *Server) start() error {
	var err error
	if s.socket, err = socketFolder(s.dir, s.account); err != nil {
		return err
	}
	dropStalePID(s.cluster())
	log, err := os.OpenFile(filepath.Join(s.dir, "log"), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	args := []string{"-D", s.cluster()}
	for _, setting := range s.settings() {
		args = append(args, "-c", setting)
	}
	// Not under ctx, nor of our session: Ctrl-C is for the program, which then
	// stops the server when it has no more use for it.
	cmd := s.command(context.Background(), "postgres", args...)
	cmd.SysProcAttr.Setsid = true
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return err
	}
	exited := make(chan struct{})
	s.exited = exited
	go func() {
		_ = cmd.Wait() // how it ended stands in its log
		close(exited)
	}()
	return nil
}

// settings of a server for one user and some hundred thousand entries.
func (s *Server) settings() []string {
	settings := []string{
		"listen_addresses=",
		"port=" + port,
		"unix_socket_directories=" + quoteList(s.socket),
		"unix_socket_permissions=0700",
		"max_connections=60",
		"shared_buffers=64MB",
		"work_mem=16MB",
		"maintenance_work_mem=64MB",
		"jit=off", // costs more than it saves on queries of milliseconds
		"max_parallel_workers_per_gather=0",
		"random_page_cost=1.1",
		// No replication: COPY into a table of the same transaction skips the log.
		"wal_level=minimal",
		"max_wal_senders=0",
		"min_wal_size=32MB",
		"max_wal_size=512MB",
		"logging_collector=off",
		"log_min_messages=warning",
		// A statement shown in the log can be the text of a whole archive.
		"log_min_error_statement=panic",
		"log_timezone=UTC",
		"timezone=UTC",
	}
	if s.unsafe {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")
	}
	return settings
}

// answer returns nil when the server takes queries.
func (s *Server) answer(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	conn, err := pgconn.Connect(ctx, s.DatabaseURL("postgres"))
	if err != nil {
		return err
	}
	return conn.Close(ctx)
}

func (s *Server) createDatabase(ctx context.Context) error {
	conn, err := pgconn.Connect(ctx, s.DatabaseURL("postgres"))
	if err != nil {
		return fmt.Errorf("local Postgres in %s: %w", s.dir, err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	_, err = conn.Exec(ctx, "CREATE DATABASE "+database).ReadAll()
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == "42P04" { // it exists
		return nil
	}
	return err
}

// down stops the server and waits until it is gone.
func (s *Server) down() error {
	pid, _ := runningServer(s.cluster())
	if pid == 0 {
		return nil
	}
	// SIGINT is the fast shutdown: clients are dropped, and what is committed
	// is written out.
	if err := syscall.Kill(pid, syscall.SIGINT); err != nil && !errors.Is(err, syscall.ESRCH) {
		return fmt.Errorf("stop local Postgres (process %d): %w", pid, err)
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(poll) {
		if now, _ := runningServer(s.cluster()); now != pid {
			if s.exited != nil {
				<-s.exited
			}
			return nil
		}
	}
	return fmt.Errorf("local Postgres (process %d) does not stop within %v; its log is %s", pid, patience, filepath.Join(s.dir, "log"))
}

// command runs one of Postgres's programs as the account, in C's language.
func (s *Server) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(s.programs.dir, name), args...)
	cmd.Dir = s.dir // a folder that the account can enter; ours may be none
	cmd.Env = []string{"PATH=" + s.programs.dir + ":/usr/bin:/bin", "LC_ALL=C", "TZ=UTC"}
	cmd.SysProcAttr = &syscall.SysProcAttr{}
	if s.account != nil {
		cmd.SysProcAttr.Credential = s.account.credential()
	}
	return cmd
}

// logTail returns the last lines of the server's log.
func (s *Server) logTail() []byte {
	log, err := os.ReadFile(filepath.Join(s.dir, "log"))
	if err != nil {
		return []byte(err.Error())
	}
	return log[max(0, len(log)-1500):]
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}

// flock opens the file, made if need be, and locks it as how says. It waits
// until ctx ends.
func flock(ctx context.Context, name string, how int) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err := flockNow(f, how)
		if err == nil {
			return f, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			f.Close()
			return nil, fmt.Errorf("lock %s: %w", name, err)
		}
		if err := pause(ctx, poll); err != nil {
			f.Close()
			return nil, fmt.Errorf("wait for another program that starts or stops Postgres (it holds %s): %w", name, err)
		}
	}
}

func flockNow(f *os.File, how int) error {
	for {
		err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// parsePID reads a pid, 0 where it is none.
func parsePID(s string) int {
	pid, err := strconv.Atoi(s)
	if err != nil || pid < 2 {
		return 0
	}
	return pid
}
