package server

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"backchannel/graph/export"
)

// This file and the generated one are all that know Echo: version 5 has other
// types for the same things, and is to stay a small step.

// web is what stands between Echo and the handlers of api.
type web struct {
	api      *api
	cfg      Config
	limits   limits
	contract contract
	headers  map[string]string
	page     *page
	all      chan struct{} // a place for each request under way
	stopping <-chan struct{}
}

// newEcho returns the routes with what goes before and around them.
func newEcho(w *web) http.Handler {
	routes := readRoutes{w.base()}
	routes.GET("/healthz", w.health)
	routes.GET("/readyz", w.ready)
	routes.GET(basePath+"/openapi.yaml", w.document)

	around := map[string][]echo.MiddlewareFunc{}
	large := newTurns(w.limits.large, w.limits.turnTime)
	heavy := newTurns(w.limits.heavy, w.limits.turnTime)
	files := newTurns(w.limits.files, w.limits.turnTime)
	imports := newTurns(w.limits.imports, w.limits.turnTime)
	for id, op := range w.contract {
		switch id {
		case "exportCollection":
			around[id] = []echo.MiddlewareFunc{w.checked(op), w.within(w.limits.fileTime), w.conditional(op), limited(files)}
		case "importListing":
			around[id] = []echo.MiddlewareFunc{w.checked(op), w.within(w.limits.fileTime), limited(imports)}
		case "getStanding":
			around[id] = []echo.MiddlewareFunc{w.checked(op), w.within(w.limits.answerTime), w.conditional(op), limited(heavy), limited(large)}
		case "getNetwork", "getChains", "getTrace", "getHorizon", "getDifference", "getSilences", "getAbsences":
			around[id] = []echo.MiddlewareFunc{w.checked(op), w.within(w.limits.answerTime), w.conditional(op), limited(large)}
		default:
			around[id] = []echo.MiddlewareFunc{w.checked(op), w.within(w.limits.answerTime), w.conditional(op)}
		}
	}
	RegisterHandlersWithOptions(routes, NewStrictHandler(w.api, nil), RegisterHandlersOptions{
		BaseURL:              basePath,
		OperationMiddlewares: around,
	})
	return routes
}

// base goes before every route.
func (w *web) base() *echo.Echo {
	e := echo.New()
	e.IPExtractor = echo.ExtractIPDirect() // the default believes any X-Forwarded-For
	e.HTTPErrorHandler = w.fail
	e.Use(
		w.observe,
		w.guard,
		w.pageFirst, // compresses by itself, once
		// A network is a fifth larger than at level 5, and made in half the time.
		middleware.GzipWithConfig(middleware.GzipConfig{Level: 2, MinLength: 1024, Skipper: isZip}),
	)
	return e
}

// readRoutes answers HEAD wherever it answers GET; net/http leaves out the body.
type readRoutes struct{ *echo.Echo }

func (r readRoutes) GET(path string, h echo.HandlerFunc, m ...echo.MiddlewareFunc) *echo.Route {
	r.HEAD(path, h, m...)
	return r.Echo.GET(path, h, m...)
}

// observe gives the request an id, writes its line of the log, turns its error
// into an answer, and keeps a panic from ending the program.
func (w *web) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := w.cfg.Now()
		id := newRequestID()
		c.Response().Header().Set(echo.HeaderXRequestID, id)
		var failure error
		defer func() {
			res, req := c.Response(), c.Request()
			level, aborted := slog.LevelInfo, false
			attrs := []slog.Attr{
				slog.String("request", id),
				slog.String("method", req.Method),
				slog.String("path", cutPath(req.URL.Path)), // not the query: it holds what is searched for
			}
			if failure != nil {
				p := problemOf(fromEcho(failure))
				if p.kind == kindInternal {
					level = slog.LevelError
				}
				attrs = append(attrs, slog.String("error", failure.Error()))
				if aborted = res.Committed; !aborted {
					w.answerProblem(c, p, id)
				}
			}
			if p := req.URL.Path; level == slog.LevelInfo && (p == "/healthz" || p == "/readyz") {
				level = slog.LevelDebug
			}
			attrs = append(attrs,
				slog.Int("status", res.Status),
				slog.Int64("bytes", res.Size),
				slog.Duration("took", w.cfg.Now().Sub(start)),
				slog.String("remote", c.RealIP()))
			if aborted {
				attrs = append(attrs, slog.Bool("cut", true))
			}
			w.cfg.Logger.LogAttrs(req.Context(), level, "request", attrs...)
			if aborted {
				// Part of the answer is out: only a broken connection tells the
				// client that the rest is missing.
				panic(http.ErrAbortHandler)
			}
		}()
		defer func() {
			if r := recover(); r != nil {
				failure = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
			}
		}()
		failure = next(c)
		return nil
	}
}

// fail answers what Echo itself reports outside of the middleware.
func (w *web) fail(err error, c echo.Context) {
	if !c.Response().Committed {
		w.answerProblem(c, problemOf(fromEcho(err)), c.Response().Header().Get(echo.HeaderXRequestID))
	}
}

func (w *web) answerProblem(c echo.Context, p *problemError, id string) {
	h := c.Response().Header()
	for _, name := range []string{"ETag", "Content-Disposition", "Content-Encoding", "Content-Length", "Trailer", headerFilter, headerRevision} {
		h.Del(name)
	}
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	if p.status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "3") // seconds
	}
	c.Response().WriteHeader(p.status)
	// The client may be gone by now; there is nobody left to tell.
	_ = json.NewEncoder(c.Response()).Encode(p.body(id))
}

// fromEcho says in our words what Echo and the generated code report.
func fromEcho(err error) error {
	var he *echo.HTTPError
	if !errors.As(err, &he) {
		return err
	}
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return tooLarge
	}
	switch he.Code {
	case http.StatusNotFound:
		return errNoRoute
	case http.StatusMethodNotAllowed:
		return errMethod
	case http.StatusUnsupportedMediaType:
		return errMediaType
	case http.StatusBadRequest:
		return &problemError{
			status: http.StatusBadRequest, kind: kindInvalid, title: "The request could not be read",
			detail: fmt.Sprint(he.Message), accepted: basePath + "/openapi.yaml says what is",
		}
	}
	return err
}

// guard sets the headers of every answer and refuses what should not be
// answered at all.
func (w *web) guard(next echo.HandlerFunc) echo.HandlerFunc {
	named := hostCheck(w.cfg.Hosts)
	origins := http.NewCrossOriginProtection()
	return func(c echo.Context) error {
		for name, value := range w.headers {
			c.Response().Header().Set(name, value)
		}
		if err := named(c.Request()); err != nil {
			return err
		}
		if err := origins.Check(c.Request()); err != nil {
			return &problemError{
				status: http.StatusForbidden, kind: kindCrossOrigin, title: "A page of another site may not change anything here",
				detail: err.Error(), parameter: "Origin", accepted: "this server's own page, or a program that is no browser",
			}
		}
		select {
		case w.all <- struct{}{}:
			defer func() { <-w.all }()
		default:
			return errBusy
		}
		return next(c)
	}
}

// pageFirst serves the page at every address that is not the API's or a
// probe's. It is no route of Echo's, since a route for everything would take
// the place of "method not allowed".
func (w *web) pageFirst(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		p := c.Request().URL.Path
		if p == "/api" || strings.HasPrefix(p, "/api/") || p == "/healthz" || p == "/readyz" {
			return next(c)
		}
		if m := c.Request().Method; m != http.MethodGet && m != http.MethodHead {
			c.Response().Header().Set("Allow", "GET, HEAD")
			return errMethod
		}
		return w.page.serve(c.Response(), c.Request())
	}
}

// isZip reports whether the answer will be compressed already.
func isZip(c echo.Context) bool {
	format, err := export.Lookup(c.QueryParam("format"))
	return err == nil && format.Extension == "zip"
}

// checked holds a request to what the contract says of its operation.
func (w *web) checked(op operation) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			r := c.Request()
			if err := op.check(r, c.Param); err != nil {
				return err
			}
			if op.body {
				r.Body = http.MaxBytesReader(c.Response(), r.Body, w.limits.body)
			}
			return next(c)
		}
	}
}

// within ends the request's context after a time, and gives the answer as long
// to be written.
func (w *web) within(limit time.Duration) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			ctx, cancel := context.WithTimeout(c.Request().Context(), limit)
			defer cancel()
			// A writer without deadlines, as tests have, needs none.
			_ = http.NewResponseController(c.Response()).SetWriteDeadline(w.cfg.Now().Add(limit + w.limits.writeTime))
			c.SetRequest(c.Request().WithContext(ctx))
			return next(c)
		}
	}
}

// limited lets only so many such requests run at once.
func limited(t *turns) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			give, err := t.take(c.Request().Context())
			if err != nil {
				return err
			}
			defer give()
			return next(c)
		}
	}
}

// conditional answers 304 where the client holds the answer already: it is a
// function of the data's revision, the request and the program. The revision
// is read before the data, so a tag is never newer than what it stands for.
func (w *web) conditional(op operation) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			r := c.Request()
			known, err := w.api.knownOf(r.Context(), op, c.Param("collection"))
			if err != nil {
				return err
			}
			tag := known.tag(w.cfg.Build, r)
			h := c.Response().Header()
			h.Set("ETag", tag)
			h.Set("Cache-Control", "private, no-cache") // ask each time: an import may have been
			if tagMatches(r.Header.Get("If-None-Match"), tag) {
				c.Response().WriteHeader(http.StatusNotModified)
				return nil
			}
			c.SetRequest(r.WithContext(withKnown(r.Context(), known)))
			return next(c)
		}
	}
}

// health answers as long as the program runs.
func (w *web) health(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// ready answers 200 where requests can be served: the database answers and
// the server is not about to stop.
func (w *web) ready(c echo.Context) error {
	select {
	case <-w.stopping:
		return &problemError{status: http.StatusServiceUnavailable, kind: kindBusy, title: "The server is stopping"}
	default:
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), 2*time.Second)
	defer cancel()
	if err := w.cfg.Store.Ping(ctx); err != nil {
		w.cfg.Logger.WarnContext(ctx, "database does not answer", "error", err)
		return errNoStore
	}
	return c.String(http.StatusOK, "ready\n")
}

// document serves the contract itself.
func (w *web) document(c echo.Context) error {
	c.Response().Header().Set("Cache-Control", "no-cache")
	return c.Blob(http.StatusOK, "application/yaml", openapi)
}

// cutPath keeps a line of the log a line.
func cutPath(p string) string {
	const most = 200
	if len(p) > most {
		return p[:most] + "…"
	}
	return p
}

func newRequestID() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	return hex.EncodeToString(b[:])
}
