package server

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// securityHeaders returns the headers that every answer bears. The page's
// scripts, styles, fonts and workers are files of this server; it draws images
// of its own as data: and blob: addresses. ancestors are origins that may
// frame the page.
func securityHeaders(ancestors []string) (map[string]string, error) {
	framing := "'none'"
	for _, a := range ancestors {
		u, err := url.Parse(a)
		if a != "*" && a != "'self'" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsAny(a, " ;,'\"\r\n") || u.Path != "" || u.RawQuery != "" || u.User != nil) {
			return nil, fmt.Errorf("frame ancestor %q: want an origin such as https://example.org, 'self' or *", a)
		}
	}
	if len(ancestors) > 0 {
		framing = strings.Join(ancestors, " ")
	}
	headers := map[string]string{
		"Content-Security-Policy": strings.Join([]string{
			"default-src 'none'",
			"script-src 'self'",
			"style-src 'self'",
			"img-src 'self' data: blob:",
			"font-src 'self'",
			"connect-src 'self'",
			"worker-src 'self'",
			"manifest-src 'self'",
			"base-uri 'none'",
			"form-action 'none'",
			"frame-ancestors " + framing,
		}, "; "),
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	}
	if len(ancestors) == 0 {
		headers["X-Frame-Options"] = "DENY" // for browsers that know no frame-ancestors
	}
	return headers, nil
}

// hostCheck refuses requests that are addressed to a name which is not this
// server's: a page of another site whose name was made to point here (DNS
// rebinding) would otherwise read the archive. No hosts: every name is taken.
func hostCheck(hosts []string) func(*http.Request) error {
	return func(r *http.Request) error {
		if len(hosts) == 0 {
			return nil
		}
		name := hostName(r.Host)
		if isLoopback(name) || slices.ContainsFunc(hosts, func(h string) bool { return strings.EqualFold(h, name) }) {
			return nil
		}
		return &problemError{
			status: http.StatusMisdirectedRequest, kind: kindMisdirected, title: "This server does not go by that name",
			detail:    fmt.Sprintf("The request is addressed to %s. Start the server with --allow-host for names that lead to it.", quote(name)),
			parameter: "Host", accepted: strings.Join(slices.Concat([]string{"localhost", "127.0.0.1", "[::1]"}, hosts), ", "),
		}
	}
}

// hostName is the host of a Host header: without its port, brackets and the
// dot of a name that is fully qualified.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.TrimSuffix(host, ".")
}

// isLoopback reports whether the name can only mean this machine. The name
// localhost and what is below it never leave it (RFC 6761).
func isLoopback(name string) bool {
	if a, err := netip.ParseAddr(name); err == nil {
		return a.Unmap().IsLoopback()
	}
	name = strings.ToLower(name)
	return name == "localhost" || strings.HasSuffix(name, ".localhost")
}
