//go:build unix

package localpg

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// runningServer returns the process that serves the cluster and the folder of
// its socket, as its postmaster.pid tells, or 0 where no such process lives. A
// process that only happens to have the number that a dead server left behind
// is not one.
func runningServer(cluster string) (pid int, socket string) {
	pid, socket = readPIDFile(cluster)
	if pid == 0 || !alive(pid) || !serves(pid, cluster) {
		return 0, ""
	}
	return pid, socket
}

// readPIDFile reads postmaster.pid, whose lines are: pid, data folder, start,
// port, folder of the socket, address, shared memory, state.
func readPIDFile(cluster string) (pid int, socket string) {
	f, err := os.Open(filepath.Join(cluster, "postmaster.pid"))
	if err != nil {
		return 0, ""
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		switch n {
		case 1:
			pid = parsePID(strings.TrimSpace(lines.Text()))
		case 5:
			socket = strings.TrimSpace(lines.Text())
		}
	}
	if socket == "" {
		return 0, "" // it is about to write the rest
	}
	return pid, socket
}

// dropStalePID deletes a postmaster.pid whose process lives but is no server
// of the cluster: Postgres itself forgives a pid of nobody, but not one that
// the system has since given to another program. It is called under the lock,
// where no program starts a server of this cluster.
func dropStalePID(cluster string) {
	name := filepath.Join(cluster, "postmaster.pid")
	b, err := os.ReadFile(name)
	if err != nil {
		return
	}
	first, _, _ := strings.Cut(string(b), "\n")
	if pid := parsePID(strings.TrimSpace(first)); pid != 0 && alive(pid) && !serves(pid, cluster) {
		_ = os.Remove(name) // if it cannot be removed, Postgres says so in its log
	}
}

func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// serves reports whether the process is a Postgres of the cluster: where there
// is a /proc, by its working folder, which Postgres moves into its data, or by
// its arguments before it has; else by what ps prints of it.
func serves(pid int, cluster string) bool {
	proc := filepath.Join("/proc", strconv.Itoa(pid))
	if stat, err := os.ReadFile(filepath.Join(proc, "stat")); err == nil {
		// "pid (name) state ...": a zombie serves nobody.
		if i := bytes.LastIndexByte(stat, ')'); i > 0 && len(stat) > i+2 && stat[i+2] == 'Z' {
			return false
		}
		if dir, err := os.Readlink(filepath.Join(proc, "cwd")); err == nil && dir == cluster {
			return true
		}
		args, err := os.ReadFile(filepath.Join(proc, "cmdline"))
		return err != nil || bytes.Contains(args, []byte("-D\x00"+cluster+"\x00"))
	}
	out, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		var exit *exec.ExitError
		// Without ps nothing can be told, and a wrong "no" could start two
		// servers on the same data.
		return !errors.As(err, &exit)
	}
	return bytes.Contains(out, []byte("-D "+cluster))
}
