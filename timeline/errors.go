// Package timeline is the domain of Backchannel: the entries of an archive's
// listing, the dates they bear, the actors they name, and the interactions
// they prove. It depends on the standard library only.
package timeline

import (
	"errors"
	"fmt"
)

// ErrNotFound says that what was asked for by id or name does not exist.
var ErrNotFound = errors.New("not found")

// ErrUnavailable says that what keeps the data does not answer now; the same
// request may succeed a little later.
var ErrUnavailable = errors.New("the database does not answer")

// InvalidError says which value was not acceptable, and what would have been.
type InvalidError struct {
	Field string // the parameter or column, as its user knows it
	Value string // what was given
	Want  string // what is accepted, as a phrase: "a day written YYYY-MM-DD"
}

func (e *InvalidError) Error() string {
	return fmt.Sprintf("%s %q: want %s", e.Field, e.Value, e.Want)
}
