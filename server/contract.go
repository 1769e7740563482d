package server

import (
	_ "embed"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"backchannel/timeline"
)

// basePath is where the API stands.
const basePath = "/api/v1"

//go:embed openapi.yaml
var openapi []byte

// contract holds what openapi.yaml promises of parameters, by operation. What
// the generated code does not check (lengths, patterns, bounds, repeats,
// unknown names) is checked against it before a handler runs, so that the
// document is the one place where a rule is written.
type contract map[string]operation

type operation struct {
	id         string
	parameters []parameter
	body       bool
}

type parameter struct {
	Ref      string `yaml:"$ref"`
	Name     string `yaml:"name"`
	In       string `yaml:"in"`
	Required bool   `yaml:"required"`
	Schema   schema `yaml:"schema"`
}

// schema is the part of JSON Schema that the parameters use.
type schema struct {
	Ref       string   `yaml:"$ref"`
	Type      string   `yaml:"type"`
	Format    string   `yaml:"format"`
	Enum      []string `yaml:"enum"`
	Pattern   string   `yaml:"pattern"`
	MinLength int      `yaml:"minLength"`
	MaxLength int      `yaml:"maxLength"`
	Minimum   *int     `yaml:"minimum"`
	Maximum   *int     `yaml:"maximum"`
	MaxItems  int      `yaml:"maxItems"`
	Items     *schema  `yaml:"items"`

	pattern *regexp.Regexp
}

// readContract reads an OpenAPI document of the shape that ours has: local
// references to components, parameters on paths and on operations.
func readContract(document []byte) (contract, error) {
	type method struct {
		ID          string      `yaml:"operationId"`
		Parameters  []parameter `yaml:"parameters"`
		RequestBody *struct{}   `yaml:"requestBody"`
	}
	var doc struct {
		Paths map[string]struct {
			Parameters []parameter `yaml:"parameters"`
			Get        *method     `yaml:"get"`
			Post       *method     `yaml:"post"`
		} `yaml:"paths"`
		Components struct {
			Parameters map[string]parameter `yaml:"parameters"`
			Schemas    map[string]schema    `yaml:"schemas"`
		} `yaml:"components"`
	}
	if err := yaml.Unmarshal(document, &doc); err != nil {
		return nil, fmt.Errorf("openapi.yaml: %w", err)
	}
	var resolve func(s schema) (schema, error)
	resolve = func(s schema) (schema, error) {
		if name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/"); ok {
			named, found := doc.Components.Schemas[name]
			if !found {
				return s, fmt.Errorf("openapi.yaml: no schema %s", name)
			}
			s = named
		}
		if s.Pattern != "" {
			re, err := regexp.Compile(s.Pattern)
			if err != nil {
				return s, fmt.Errorf("openapi.yaml: pattern %q: %w", s.Pattern, err)
			}
			s.pattern = re
		}
		if s.Items != nil {
			items, err := resolve(*s.Items)
			if err != nil {
				return s, err
			}
			s.Items = &items
		}
		return s, nil
	}
	c := contract{}
	for path, item := range doc.Paths {
		for _, m := range []*method{item.Get, item.Post} {
			if m == nil {
				continue
			}
			op := operation{id: m.ID, body: m.RequestBody != nil}
			for _, p := range slices.Concat(item.Parameters, m.Parameters) {
				if name, ok := strings.CutPrefix(p.Ref, "#/components/parameters/"); ok {
					named, found := doc.Components.Parameters[name]
					if !found {
						return nil, fmt.Errorf("openapi.yaml: %s: no parameter %s", path, name)
					}
					p = named
				}
				var err error
				if p.Schema, err = resolve(p.Schema); err != nil {
					return nil, err
				}
				op.parameters = append(op.parameters, p)
			}
			c[m.ID] = op
		}
	}
	return c, nil
}

// check reports the first thing in which a request departs from the
// operation; path gives the values of path parameters.
func (op operation) check(r *http.Request, path func(name string) string) error {
	// url.URL.Query drops what it cannot read, and a filter that is dropped
	// is a wider answer than was asked for.
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return invalidParameter("query", r.URL.RawQuery, "a query string of name=value pairs joined by &, percent-encoded")
	}
	accepted := []string{}
	for _, p := range op.parameters {
		if p.In == "path" {
			if err := p.Schema.check(p.Name, path(p.Name)); err != nil {
				return err
			}
			continue
		}
		accepted = append(accepted, p.Name)
		values := query[p.Name]
		switch {
		case len(values) == 0:
			if p.Required {
				return invalidParameter(p.Name, "", p.Schema.want())
			}
		case p.Schema.Type == "array":
			if n := p.Schema.MaxItems; n > 0 && len(values) > n {
				return invalidParameter(p.Name, fmt.Sprintf("given %d times", len(values)), fmt.Sprintf("at most %d of them", n))
			}
			for _, v := range values {
				if err := p.Schema.Items.check(p.Name, v); err != nil {
					return err
				}
			}
		case len(values) > 1:
			return invalidParameter(p.Name, strings.Join(values, ", "), "one value only")
		default:
			if err := p.Schema.check(p.Name, values[0]); err != nil {
				return err
			}
		}
	}
	for name := range query {
		if !slices.Contains(accepted, name) {
			return unknownParameter(name, accepted)
		}
	}
	if op.body {
		if t, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || t != "application/json" {
			return errMediaType
		}
	}
	return nil
}

func unknownParameter(name string, accepted []string) error {
	e := &problemError{
		status: http.StatusBadRequest, kind: kindUnknown, title: "A parameter is not known here",
		parameter: name, accepted: strings.Join(accepted, ", "),
	}
	if len(accepted) == 0 {
		e.accepted = "no parameters"
	}
	e.detail = fmt.Sprintf("%s: this address takes %s.", quote(name), e.accepted)
	return e
}

// check reports whether one value is of the schema.
func (s *schema) check(name, value string) error {
	ok := true
	switch s.Type {
	case "integer":
		n, err := strconv.Atoi(value)
		ok = err == nil && strconv.Itoa(n) == value &&
			(s.Minimum == nil || n >= *s.Minimum) && (s.Maximum == nil || n <= *s.Maximum)
	case "boolean":
		ok = value == "true" || value == "false"
	case "string":
		n := utf8.RuneCountInString(value)
		ok = utf8.ValidString(value) && !strings.ContainsRune(value, 0) &&
			n >= s.MinLength && (s.MaxLength == 0 || n <= s.MaxLength) &&
			(len(s.Enum) == 0 || slices.Contains(s.Enum, value)) &&
			(s.pattern == nil || s.pattern.MatchString(value))
		if s.Format == "date" {
			_, err := timeline.ParseDay(value)
			ok = ok && err == nil
		}
	}
	if !ok {
		return invalidParameter(name, value, s.want())
	}
	return nil
}

// want says in words what a value of the schema is.
func (s *schema) want() string {
	switch {
	case s.Type == "array":
		return s.Items.want()
	case s.Type == "integer" && s.Minimum != nil && s.Maximum != nil:
		return fmt.Sprintf("a whole number from %d to %d", *s.Minimum, *s.Maximum)
	case s.Type == "integer":
		return "a whole number"
	case s.Type == "boolean":
		return "true or false"
	case len(s.Enum) > 0:
		return "one of " + strings.Join(s.Enum, ", ")
	case s.Format == "date":
		return "a day written YYYY-MM-DD, such as 1962-10-27"
	case s.Pattern == idPattern:
		return "an id, a whole number such as 12"
	case s.Pattern != "":
		return "text that matches " + s.Pattern
	case s.MaxLength > 0:
		return fmt.Sprintf("text of at most %d characters", s.MaxLength)
	}
	return "text in UTF-8"
}

// idPattern is the schema Id's, which is worth plainer words than itself.
const idPattern = "^[1-9][0-9]{0,18}$"
