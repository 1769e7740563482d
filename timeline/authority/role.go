package authority

import (
	"slices"
	"strings"

	"backchannel/timeline"
)

// post is an office as it is looked up: whose, what and, of an ambassador, to
// whom. Side is a place's name, or the key of an organisation with no target.
type post struct{ side, role, target string }

// tenure is somebody's time in a post.
type tenure struct {
	actor  *timeline.Actor
	office timeline.Office
}

// roles maps the folded ways to name a role to one. What is not listed is
// compared as it stands.
var roles = func() map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(`minister of foreign affairs|foreign minister|minister for foreign affairs|minister of external affairs|external affairs minister|minister for external affairs|minister of external relations|minister of foreign relations|foreign secretary|secretary of state for foreign affairs|secretary of foreign relations|secretary of foreign affairs|secretary of state|us secretary of state|people s commissar for foreign affairs
deputy minister of foreign affairs|deputy foreign minister|vice minister of foreign affairs|vice foreign minister|vice minister|first deputy minister of foreign affairs|first deputy foreign minister|under secretary of state|undersecretary of state|undersecretary of foreign affairs|deputy minister for foreign affairs|assistant foreign minister|deputy secretary of state
minister of defense|defense minister|minister of defence|defence minister|secretary of defense|minister of national defense|minister of national defence|minister of the revolutionary armed forces|minister of the armed forces|minister of the far|minister for defence
prime minister|premier|chairman of the council of ministers|president of the council of ministers|head of government|premier of the state council|federal chancellor|chancellor|minister president|president of the government|taoiseach|premier of the administration council
deputy prime minister|deputy premier|vice premier|deputy chairman of the council of ministers|first deputy premier|first deputy prime minister|first deputy chairman of the council of ministers|first vice premier|vice president of the council of ministers
president|president of the republic|head of state|chairman of the presidium of the supreme soviet|chairman of the state council|president of the presidium|chairman of the presidium|chairman of the council of state|president of the state council|state president|chairman of the people s republic
vice president|vicepresident|deputy president
general secretary|first secretary|secretary general|party leader|general secretary of the central committee|first secretary of the central committee|secretary general of the party|party first secretary|party general secretary|party secretary
ambassador|ambassador extraordinary and plenipotentiary|amb
permanent representative|representative|delegate|un representative|permanent delegate|un delegate|un ambassador|ambassador|permanent representative to un
minister|envoy|minister plenipotentiary|head of legation
charge d affaires|charge d affaires ad interim|charge d affaires a i|charge|charge daffaires|charge daffaires ad interim|charge daffaires ai
national security adviser|national security advisor|special assistant to the president for national security affairs|assistant to the president for national security affairs|special assistant for national security affairs
director of central intelligence|cia director|director of the cia|director of the central intelligence agency|dci
attorney general|us attorney general
secretary general|un secretary general|secretary general of the united nations|acting secretary general|acting un secretary general|acting secretary general of the united nations
chief of the general staff|chief of staff|chief of general staff|chief of the general staff of the armed forces
minister of the interior|interior minister|minister of internal affairs|minister of home affairs|home minister|minister for internal affairs
minister of finance|finance minister|secretary of the treasury|treasury secretary
minister of foreign trade|foreign trade minister
chairman of the kgb|kgb chairman|head of the kgb
chairman of the joint chiefs of staff|jcs chairman`, "\n") {
		names := strings.Split(line, "|")
		for _, n := range names {
			n = strings.ReplaceAll(n, " s ", "s ")
			if _, taken := m[n]; !taken {
				m[n] = names[0]
			}
		}
	}
	return m
}()

// roleOf reads a role into the part that is looked up, and the country or
// body that it is sent to, "" none: "Soviet Ambassador to Cuba" without its
// adjective is ("ambassador", "Cuba").
func (a *Authority) roleOf(role string) (head, target string) {
	f := Fold(role)
	f = strings.TrimPrefix(f, "the ")
	for _, link := range []string{" to the ", " to ", " in the ", " in ", " at the ", " at "} {
		before, after, ok := strings.Cut(f, link)
		if !ok {
			continue
		}
		if p := a.place(after); p != nil {
			country := p.Country
			if p.Kind != City {
				country = p.Name
			}
			return canonRole(before), country
		}
	}
	return canonRole(f), ""
}

func canonRole(f string) string {
	for _, drop := range []string{"former ", "then ", "newly appointed ", "acting "} {
		if r, ok := roles[f]; ok {
			return r
		}
		f = strings.TrimPrefix(f, drop)
	}
	if r, ok := roles[f]; ok {
		return r
	}
	return f
}

// postOf reads an office of a side into the key it is looked up by.
func (a *Authority) postOf(side, role string) post {
	head, target := a.roleOf(role)
	switch f := Fold(role); {
	case f == "foreign secretary" && side != "United Kingdom", f == "secretary of state" && side != "United States":
		head = f // in New Delhi a civil servant, in Rome the Pope's minister
	}
	if head == "permanent representative" || head == "ambassador" && target == "United Nations" {
		head = "permanent representative"
		if target == "" {
			target = "United Nations"
		}
	}
	return post{side, head, target}
}

// organsOf says at which organs a role is the state's, where many bodies have
// one of the name: the President of Brazil and that of its nuclear commission.
var organsOf = map[string][]string{
	"president":         {"head of state", "government"},
	"vice president":    {"head of state", "government"},
	"prime minister":    {"government"},
	"general secretary": {"central committee", "party"},
}

func (a *Authority) addTenure(actor *timeline.Actor, o timeline.Office) {
	side := actor.Side
	org := a.Actor(o.Organisation)
	if org != nil && org.Side != "" {
		side = org.Side
	}
	p := a.postOf(side, o.Role)
	if organs, ok := organsOf[p.role]; !ok || org == nil || slices.Contains(organs, a.kinds[org.Key]) {
		a.holders[p] = append(a.holders[p], tenure{actor, o})
	}
	if o.Organisation != "" {
		at := post{side: o.Organisation, role: p.role}
		a.holders[at] = append(a.holders[at], tenure{actor, o})
	}
}

// Holders returns who held a role of a side, or at an organisation, on some
// day that on can mean; in the order of the tables. Role may be any usual name
// of it ("Foreign Minister" is "Minister of Foreign Affairs", "Premier" is
// "Prime Minister"), with "to COUNTRY" for ambassadors ("Ambassador to Cuba").
// Of is a country, its adjective, or an organisation's name, alias or key.
// Offices whose time is not known count for no day. An unknown on gives every
// holder.
func (a *Authority) Holders(role, of string, on timeline.Date) []*timeline.Actor {
	key := a.postOf(of, role)
	if p := a.place(of); p != nil && p.Kind != City {
		key = a.postOf(p.Name, role)
	} else if o := a.Organisation(of); o != nil {
		key = post{side: o.Key, role: a.postOf(o.Side, role).role}
	}
	var found []*timeline.Actor
	for _, t := range a.holders[key] {
		if on.Known() && !inForce(t.office, on) {
			continue
		}
		found = appendOnce(found, t.actor)
	}
	return found
}

func inForce(o timeline.Office, on timeline.Date) bool {
	return o.Span.Known() && o.Span.First() <= on.Last() && on.First() <= o.Span.Last()
}

// Tenure says how well a role fits an office that somebody held.
type Tenure uint8

const (
	OtherOffice Tenure = iota // not at all
	SameOffice                // by another name of it: "prime minister" of a Chairman of the Council of Ministers
	NamedOffice               // by its own name, or words of it: "minister" of a Minister of Foreign Affairs
)

// Held returns how well the role fits an office, of whatever body, that the
// person of that key held on some day that on can mean. One word of an office's
// name is enough, but a deputy is meant only where role says so. Who leads a
// state or its ruling party is its "leader".
func (a *Authority) Held(key, role string, on timeline.Date) Tenure {
	actor := a.byKey[key]
	if actor == nil {
		return OtherOffice
	}
	f := Fold(role)
	head, target := a.roleOf(role)
	if target == "" {
		words := strings.Fields(f)
		for _, o := range actor.Offices {
			if on.Known() && !inForce(o, on) {
				continue
			}
			have := strings.Fields(Fold(o.Role))
			if !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(have, w) }) && deputy(words) == deputy(have) {
				return NamedOffice
			}
		}
	}
	if a.held(actor, role, on) || target == "" && head != f && a.held(actor, head, on) ||
		f == "leader" && (a.held(actor, "general secretary", on) || a.held(actor, "prime minister", on) || a.held(actor, "president", on)) {
		return SameOffice
	}
	return OtherOffice
}

// deputy reports whether the words of a role make it that of somebody's deputy.
func deputy(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return w == "deputy" || w == "vice" || w == "assistant" || w == "under" || w == "undersecretary"
	})
}

// held reports whether the actor held the role, of whatever body, on a day of on.
func (a *Authority) held(actor *timeline.Actor, role string, on timeline.Date) bool {
	want := a.postOf(actor.Side, role)
	for _, o := range actor.Offices {
		is := a.postOf(actor.Side, o.Role)
		if is.role == want.role && (want.target == "" || is.target == want.target) && (!on.Known() || inForce(o, on)) {
			return true
		}
	}
	return false
}
