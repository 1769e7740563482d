package extract

import (
	"time"

	"backchannel/timeline"
)

// relative marks, in an item's ref, a date that the text gives by another day:
// "the previous evening", "on Friday".
const relative = 1

// relativeDate reads a day that is told by its distance from another, in an
// abstract: from the day last named, as in "the day before", or from that of the
// document, as in "yesterday". stop is i where no such words stand at token i.
//
//	yesterday, last night, the day before yesterday, two days ago
//	the previous day, the night before, two days earlier
//	today, that morning, this evening, the same day
//	on Friday, last Tuesday: the last of that name, not after the document
//	in March: the last one that had begun when the document was written
func (c *chunker) relativeDate(i int) (d timeline.Date, stop int) {
	if c.title || !c.entry.Known() || c.entry.First() != c.entry.Last() {
		return d, i
	}
	day := c.entry.First()
	k := c.t.tokens
	before := ""
	if i > 0 && k[i-1].shape == lower {
		before = string(c.t.fold(i - 1))
	}
	if k[i].is(weekday) && k[i].capitalised() {
		if before != "on" && before != "last" && before != "this" && before != "late" && before != "early" {
			return d, i
		}
		back := (int(day.Time().Weekday()) - weekdays[string(c.t.fold(i))] + 7) % 7
		return timeline.DayDate(day - timeline.Day(back)), c.partOfDay(i + 1)
	}
	if k[i].is(month) && k[i].shape == capital && months[string(c.t.fold(i))] != 0 {
		m := months[string(c.t.fold(i))]
		if before == "of" && i > 1 && k[i-2].is(noun) {
			before = "in" // "his letter of January"
		}
		if before != "in" && before != "since" && before != "last" && before != "early" && before != "late" {
			return d, i
		}
		year := day.Time().Year()
		if m > day.Time().Month() {
			year--
		}
		return timeline.MonthDate(year, m), i + 1
	}
	word := func(j int) string {
		if j >= len(k) || k[j].shape == punct {
			return ""
		}
		return string(c.t.fold(j))
	}
	part := func(j int) bool {
		switch word(j) {
		case "day", "night", "evening", "afternoon", "morning":
			return true
		}
		return false
	}
	switch w := word(i); w {
	case "yesterday":
		return timeline.DayDate(day - 1), c.partOfDay(i + 1)
	case "today", "tonight":
		return timeline.DayDate(day), i + 1
	case "last":
		if word(i+1) == "night" {
			return timeline.DayDate(day - 1), i + 2
		}
	case "that", "this":
		if j := i + 1; part(j) || word(j) == "same" && part(j+1) {
			if !part(j) {
				j++
			}
			return timeline.DayDate(c.dayNamed(day)), j + 1
		}
	case "the":
		switch {
		case (word(i+1) == "previous" || word(i+1) == "preceding") && part(i+2):
			return timeline.DayDate(c.dayNamed(day) - 1), i + 3
		case word(i+1) == "same" && part(i+2):
			return timeline.DayDate(c.dayNamed(day)), i + 3
		case part(i+1) && word(i+2) == "before" && word(i+3) == "yesterday":
			return timeline.DayDate(day - 2), i + 4
		case part(i+1) && word(i+2) == "before" && (i+3 >= len(k) || k[i+3].shape != capital):
			return timeline.DayDate(c.dayNamed(day) - 1), i + 3
		}
	case "two", "three", "four", "five":
		if word(i+1) == "days" {
			n := map[string]timeline.Day{"two": 2, "three": 3, "four": 4, "five": 5}[w]
			switch word(i + 2) {
			case "ago":
				return timeline.DayDate(day - n), i + 3
			case "earlier", "before":
				return timeline.DayDate(c.dayNamed(day) - n), i + 3
			}
		}
	}
	return d, i
}

// dayNamed is the day that the text last named, else the given one.
func (c *chunker) dayNamed(day timeline.Day) timeline.Day {
	const near = 40 // items to look back
	for j := len(c.items) - 1; j >= 0 && j >= len(c.items)-near; j-- {
		if it := &c.items[j]; it.kind == itemDate && it.date.Known() && it.date.First() == it.date.Last() {
			return it.date.First()
		}
	}
	return day
}

// partOfDay skips "evening" and the like behind the name of a day.
func (c *chunker) partOfDay(i int) int {
	if c.isWord(i, "night") || c.isWord(i, "evening") || c.isWord(i, "afternoon") || c.isWord(i, "morning") {
		return i + 1
	}
	return i
}

var weekdays = map[string]int{
	"sunday": int(time.Sunday), "monday": int(time.Monday), "tuesday": int(time.Tuesday), "wednesday": int(time.Wednesday),
	"thursday": int(time.Thursday), "friday": int(time.Friday), "saturday": int(time.Saturday),
}
