package listing

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"backchannel/timeline"
)

func TestParsePrinted(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		// As listings print them.
		"October 27, 1962":  "1962-10-27",
		"October 07, 1962":  "1962-10-07",
		"November 2, 1962":  "1962-11-02",
		"October 1964":      "1964-10",
		"October, 1955":     "1955-10",
		"1977":              "1977",
		" October 27,1962 ": "1962-10-27",
		// The other way round, abbreviated, with more around it.
		"27 October 1962":            "1962-10-27",
		"1 November1962":             "1962-11-01",
		"Oct. 27, 1962":              "1962-10-27",
		"Sept 1, 1962":               "1962-09-01",
		"27th of October, 1962":      "1962-10-27",
		"Saturday, October 27, 1962": "1962-10-27",
		"Sat 27 Oct 1962":            "1962-10-27",
		"OCTOBER 27, 1962":           "1962-10-27",
		"1962 October 27":            "1962-10-27",
		"[October 27, 1962]":         "1962-10-27",
		"1962.":                      "1962",
		// Spans.
		"October 22-28, 1962":                  "1962-10-22/1962-10-28",
		"October 22 – 28, 1962":                "1962-10-22/1962-10-28",
		"22-28 October 1962":                   "1962-10-22/1962-10-28",
		"30 October - 2 November 1962":         "1962-10-30/1962-11-02",
		"October 30 to November 2, 1962":       "1962-10-30/1962-11-02",
		"December 30, 1962 - January 2, 1963":  "1962-12-30/1963-01-02",
		"October-November 1962":                "1962-10/1962-11",
		"1958-1963":                            "1958/1963",
		"1962-63":                              "1962/1963",
		"1962/1963":                            "1962/1963",
		"the 1960s":                            "1960/1969",
		"1960's":                               "1960/1969",
		"1962-10-22/1962-10-28":                "1962-10-22/1962-10-28",
		"October 1962 - November 1962":         "1962-10/1962-11",
		"from early October":                   "error",
		"c. 1962":                              "1962~",
		"ca. October 1962":                     "1962-10~",
		"circa October 27, 1962":               "1962-10-27~",
		"early November 1962":                  "1962-11~",
		"mid-1962":                             "1962~",
		"mid-October 1962":                     "1962-10~",
		"late 1962":                            "1962~",
		"1962?":                                "1962?",
		"[1962?]":                              "1962?",
		"October 1962?":                        "1962-10?",
		"1905-06":                              "1905-06", // EDTF comes first
		"1962-10-27T15:04:05Z":                 "1962-10-27",
		"1962-10-27 00:00:00":                  "1962-10-27",
		"27.10.1962":                           "1962-10-27",
		"5.10.1962":                            "1962-10-05",
		"10/27/1962":                           "1962-10-27",
		"27/10/1962":                           "1962-10-27",
		"10-27-1962":                           "1962-10-27",
		"5/5/1962":                             "1962-05-05",
		"1962/10/27":                           "1962-10-27",
		"1962.10.7":                            "1962-10-07",
		"":                                     "",
		"n.d.":                                 "",
		"[n.d.]":                               "",
		"Undated":                              "",
		"No date":                              "",
		"February 29, 1960":                    "1960-02-29",
		"February 29, 1962":                    "error",
		"October 32, 1962":                     "error",
		"October 27":                           "error",
		"27 1962":                              "error",
		"October 27, 62":                       "error",
		"27 October 12":                        "error",
		"Smarch 1, 1962":                       "error",
		"October 27, 1962.  F. Castro meets X": "error",
		"January 25-26, 1968. F. Castro":       "error",
		"October 28 - 27, 1962":                "error",
		"1963-1962":                            "error",
		"October 27, 1962 October 28, 1962":    "error",
		"1 - 10 of 10":                         "error",
		"- 1962":                               "error",
		"1962 -":                               "error",
		"05/10/1962":                           "error",
		"10/27/62":                             "error",
		"31.2.1962":                            "error",
		"13/13/1962":                           "error",
		"12345":                                "error",
		"0962":                                 "0962", // EDTF
		"the":                                  "error",
		"spring of 1962":                       "error",
		"1965s":                                "error",
		"Document 12":                          "error",
	} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			d, err := ParsePrinted(in)
			if want == "error" {
				if invalid := (*timeline.InvalidError)(nil); !errors.As(err, &invalid) || invalid.Value != in || d.Known() {
					t.Errorf("ParsePrinted(%q) = %q, %v, want an InvalidError that names it", in, d, err)
				}
				return
			}
			if err != nil || d.String() != want {
				t.Errorf("ParsePrinted(%q) = %q, %v, want %q", in, d, err, want)
			}
		})
	}
}

func TestParsePrintedAmbiguous(t *testing.T) {
	t.Parallel()
	_, err := ParsePrinted("05/10/1962")
	if err == nil || !strings.Contains(err.Error(), "told apart") {
		t.Errorf("ParsePrinted of an ambiguous date: %v, want it to say that day and month cannot be told apart", err)
	}
}

// TestParsePrintedDays prints random days in every style and reads them.
func TestParsePrintedDays(t *testing.T) {
	t.Parallel()
	styles := []string{
		"January 2, 2006", "January 02, 2006", "2 January 2006", "Jan 2, 2006", "2 Jan. 2006", "Monday, January 2, 2006",
		"2.1.2006", "02.01.2006", "2006-01-02", "2006/01/02", time.RFC3339, time.DateTime,
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		day := timeline.NewDay(1000+r.IntN(1999), time.January, 1+r.IntN(365))
		style := styles[r.IntN(len(styles))]
		text := day.Time().Format(style)
		got, err := ParsePrinted(text)
		if err != nil || got != timeline.DayDate(day) {
			t.Fatalf("ParsePrinted(%q) = %q, %v, want %v", text, got, err, day)
		}
		// With slashes the day is found exactly where it cannot be a month.
		y, m, d := day.Time().Date()
		text = strconv.Itoa(int(m)) + "/" + strconv.Itoa(d) + "/" + strconv.Itoa(y)
		got, err = ParsePrinted(text)
		if ambiguous := d <= 12 && d != int(m); ambiguous != (err != nil) || err == nil && got != timeline.DayDate(day) {
			t.Fatalf("ParsePrinted(%q) = %q, %v", text, got, err)
		}
	}
}
