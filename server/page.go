package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// page serves the built page: its files, and index.html at every address that
// a reader can have in the address bar, since the page routes by itself.
type page struct {
	files map[string]*pageFile // by path without a leading slash
}

type pageFile struct {
	name    string
	content []byte
	etag    string
	zipped  func() []byte // made when first asked for; nil where that would not be smaller
}

// newPage reads the files of a built page into memory; they are few and small.
func newPage(dist fs.FS) (*page, error) {
	p := &page{files: map[string]*pageFile{}}
	if dist == nil {
		return p, nil
	}
	err := fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		content, err := fs.ReadFile(dist, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		p.files[name] = &pageFile{
			name: name, content: content, etag: `W/"` + hex.EncodeToString(sum[:12]) + `"`,
			zipped: sync.OnceValue(func() []byte { return zipped(content) }),
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("page: %w", err)
	}
	return p, nil
}

// serve answers a GET or HEAD for a file of the page or an address in it.
func (p *page) serve(w http.ResponseWriter, r *http.Request) error {
	name := strings.TrimPrefix(r.URL.Path, "/")
	file := p.files[name]
	if file == nil {
		if path.Ext(name) != "" || strings.HasPrefix(name, "assets/") || strings.ContainsRune(name, 0) {
			return errNotFound
		}
		if name != "" && !strings.Contains(r.Header.Get("Accept"), "text/html") {
			return errNotFound
		}
		if file = p.files["index.html"]; file == nil {
			return &problemError{
				status: http.StatusServiceUnavailable, kind: kindNoPage, title: "The page was not built into this program",
				detail: "Run make build, which needs Node, and start it again. The API at " + basePath + " works without.",
			}
		}
	}
	h := w.Header()
	h.Set("ETag", file.etag)
	h.Add("Vary", "Accept-Encoding")
	h.Set("Content-Type", mediaType(file.name))
	// Vite names what stands in assets/ by its content; nothing else has a
	// name that changes with it.
	if strings.HasPrefix(file.name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	if tagMatches(r.Header.Get("If-None-Match"), file.etag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	body := file.content
	if acceptsGzip(r.Header.Get("Accept-Encoding")) {
		if z := file.zipped(); z != nil {
			h.Set("Content-Encoding", "gzip")
			body = z
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	// The error is the client's going away.
	_, _ = w.Write(body)
	return nil
}

// zipped returns content compressed as well as can be, nil where little is won:
// fonts and images are compressed already.
func zipped(content []byte) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil
	}
	if _, err := z.Write(content); err != nil {
		return nil
	}
	if err := z.Close(); err != nil || b.Len() > len(content)*9/10 {
		return nil
	}
	return b.Bytes()
}

// acceptsGzip reports whether an Accept-Encoding header asks for gzip.
func acceptsGzip(header string) bool {
	for _, coding := range strings.Split(header, ",") {
		name, weight, _ := strings.Cut(coding, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			q := strings.ReplaceAll(weight, " ", "")
			return !strings.HasPrefix(q, "q=0") || strings.Trim(q, "q=0.") != ""
		}
	}
	return false
}

// mediaType does not ask the machine's own tables first, which differ.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".json", ".map":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".png":
		return "image/png"
	case ".ico":
		return "image/x-icon"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
