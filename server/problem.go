package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"backchannel/timeline"
)

// problemError is an error that its reader may see in full.
type problemError struct {
	status    int
	kind      string // last part of the problem's type
	title     string
	detail    string
	parameter string
	accepted  string
}

func (e *problemError) Error() string {
	if e.detail == "" {
		return e.title
	}
	return e.title + ": " + e.detail
}

// The kinds of problem. Their names are part of the API.
const (
	kindInvalid      = "invalid-parameter"
	kindUnknown      = "unknown-parameter"
	kindNotFound     = "not-found"
	kindMethod       = "method-not-allowed"
	kindNotAccepted  = "not-acceptable"
	kindTooLarge     = "too-large"
	kindMediaType    = "unsupported-media-type"
	kindCrossOrigin  = "cross-origin"
	kindMisdirected  = "misdirected-request"
	kindBusy         = "busy"
	kindTimeout      = "timeout"
	kindNoPage       = "page-not-built"
	kindNoImport     = "import-disabled"
	kindInternal     = "internal-error"
	kindClientGone   = "client-closed-request"
	statusClientGone = 499 // nginx's; only ever seen in the log
)

var (
	errNotFound  = &problemError{status: http.StatusNotFound, kind: kindNotFound, title: "There is nothing at this address"}
	errNoRoute   = &problemError{status: http.StatusNotFound, kind: kindNotFound, title: "There is nothing at this address", detail: "The API's endpoints are listed at " + basePath + "/openapi.yaml."}
	errMethod    = &problemError{status: http.StatusMethodNotAllowed, kind: kindMethod, title: "This address does not take that method", detail: "The Allow header lists those that it takes."}
	errBusy      = &problemError{status: http.StatusServiceUnavailable, kind: kindBusy, title: "Too many large requests at once", detail: "Repeat the request in a few seconds."}
	errNoStore   = &problemError{status: http.StatusServiceUnavailable, kind: kindBusy, title: "The database does not answer", detail: "Repeat the request in a few seconds."}
	errTimeout   = &problemError{status: http.StatusServiceUnavailable, kind: kindTimeout, title: "The answer took too long", detail: "Narrow the filter, or repeat the request later."}
	errInternal  = &problemError{status: http.StatusInternalServerError, kind: kindInternal, title: "Something went wrong in the server", detail: "Its log has the cause under this request's id."}
	errGone      = &problemError{status: statusClientGone, kind: kindClientGone, title: "The client went away"}
	errMediaType = &problemError{status: http.StatusUnsupportedMediaType, kind: kindMediaType, title: "The body is of a type that is not read here", accepted: "Content-Type: application/json"}
)

func invalidParameter(name, value, want string) *problemError {
	return &problemError{
		status:    http.StatusBadRequest,
		kind:      kindInvalid,
		title:     "A parameter was not accepted",
		detail:    fmt.Sprintf("%s %s: want %s.", name, quote(value), want),
		parameter: name,
		accepted:  want,
	}
}

// quote prints what a user gave, cut where it is long: an error is to be read.
func quote(s string) string {
	const most = 80
	r := []rune(s)
	if len(r) > most {
		return fmt.Sprintf("%q…", string(r[:most]))
	}
	return fmt.Sprintf("%q", s)
}

// problemOf is the one place where an error becomes a status: what the reader
// of the answer may know of it. Everything unforeseen is errInternal.
func problemOf(err error) *problemError {
	var (
		known    *problemError
		invalid  *timeline.InvalidError
		tooLarge *http.MaxBytesError
	)
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &invalid):
		return invalidParameter(invalid.Field, invalid.Value, invalid.Want)
	case errors.Is(err, timeline.ErrNotFound):
		return errNotFound
	case errors.As(err, &tooLarge):
		return &problemError{
			status: http.StatusRequestEntityTooLarge, kind: kindTooLarge, title: "The body is too large",
			detail:   "Import a file of that size with the command: backchannel import FILE.",
			accepted: fmt.Sprintf("at most %d bytes", tooLarge.Limit),
		}
	case errors.Is(err, timeline.ErrUnavailable):
		return errNoStore
	case errors.Is(err, context.Canceled):
		return errGone
	case errors.Is(err, context.DeadlineExceeded):
		return errTimeout
	}
	return errInternal
}

// body is the problem as RFC 9457 has it; request is the request's id.
func (e *problemError) body(request string) Problem {
	p := Problem{Type: "/problems/" + e.kind, Title: e.title, Status: e.status}
	p.Detail = optional(e.detail)
	p.Instance = optional(request)
	p.Parameter = optional(e.parameter)
	p.Accepted = optional(e.accepted)
	return p
}

// optional is a field of the API that is absent where it is empty.
func optional[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
