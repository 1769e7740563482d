package server

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"backchannel/graph/export"
)

// TestExportThatBreaksOff cuts the connection where a file cannot be finished:
// a part must not look like the whole.
func TestExportThatBreaksOff(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		write func(io.Writer) (export.Loss, error)
		whole bool // an answer comes
	}{
		{"before anything is out", func(io.Writer) (export.Loss, error) { return export.Loss{}, errors.New("no disk") }, true},
		{"behind the first part", func(w io.Writer) (export.Loss, error) {
			if _, err := w.Write(make([]byte, 200<<10)); err != nil {
				return export.Loss{}, err
			}
			return export.Loss{}, errors.New("no disk")
		}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, encoding := range []string{"identity", "gzip"} {
				w := &web{
					cfg:    Config{Logger: slog.New(slog.DiscardHandler), Now: time.Now},
					limits: usualLimits(), all: make(chan struct{}, 1), page: &page{},
				}
				e := w.base()
				e.GET("/api/file", func(c echo.Context) error {
					return exportResponse{
						mediaType: "text/plain", name: "x", write: tt.write,
						deadline: func() time.Time { return time.Now().Add(time.Minute) },
					}.VisitExportCollectionResponse(c.Response())
				})
				on := httptest.NewServer(e)
				t.Cleanup(on.Close)
				req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, on.URL+"/api/file", nil)
				if err != nil {
					t.Fatal(err)
				}
				req.Header.Set("Accept-Encoding", encoding)
				res, err := on.Client().Do(req)
				if err == nil {
					_, err = io.ReadAll(res.Body)
					res.Body.Close()
				}
				switch {
				case !tt.whole && err == nil:
					t.Errorf("%s: a whole answer, %s; want a broken one", encoding, res.Status)
				case tt.whole && err != nil:
					t.Errorf("%s: %v, want a problem", encoding, err)
				case tt.whole && (res.StatusCode != 500 || res.Header.Get("Content-Disposition") != ""):
					t.Errorf("%s: %s, %v; want a problem", encoding, res.Status, res.Header)
				}
			}
		})
	}
}
