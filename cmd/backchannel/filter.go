package main

import (
	"github.com/spf13/pflag"

	"backchannel/server"
	"backchannel/timeline"
)

// filterFlags are by what every question chooses among the interactions of a
// collection, besides their days.
type filterFlags struct {
	interactions, kinds []string
	text                string
}

func (f *filterFlags) add(flags *pflag.FlagSet) {
	flags.StringSliceVar(&f.interactions, "interaction", nil, "only interactions of these kinds: message, conversation, exchange")
	flags.StringSliceVar(&f.kinds, "kind", nil, "only what entries of these kinds tell: telegram, letter, ...")
	flags.StringVarP(&f.text, "text", "q", "", "only what entries with these words tell")
}

// filterParams are the flags as the API takes them, nil where they do not
// restrict.
type filterParams struct {
	interaction *[]server.InteractionKind
	kind        *[]server.EntryKind
	q           *string
}

func (f *filterFlags) read() (p filterParams, err error) {
	interactions, err := oneOf("interaction", f.interactions, timeline.InteractionKinds)
	if err != nil {
		return p, &usageError{err}
	}
	kinds, err := oneOf("kind", f.kinds, timeline.Kinds)
	if err != nil {
		return p, &usageError{err}
	}
	return filterParams{named[server.InteractionKind](interactions), named[server.EntryKind](kinds), given(f.text)}, nil
}

// named gives kinds as the API names them; nil where there are none.
func named[A, T ~string](kinds []T) *[]A {
	if len(kinds) == 0 {
		return nil
	}
	out := make([]A, len(kinds))
	for i, k := range kinds {
		out[i] = A(k)
	}
	return &out
}
