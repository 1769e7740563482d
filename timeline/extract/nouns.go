package extract

import "backchannel/timeline"

// deed says what a noun or verb of communication tells of.
type deed uint8

const (
	silent   deed = iota // a document that is no communication by itself: agreement, article
	sends                // a message: telegram, letter
	answers              // a message to the sender of another: reply
	talks                // a talk: conversation, meeting
	trades               // correspondence both ways: exchange of letters
	contains             // a record of something else: record, minutes, notes
	diary                // a journal: its writer is a party of the talks it records
	speaks               // a speech: a message where its audience is named
)

// actNoun is a noun of communication: the kind of document it makes as the
// head of a title, and what it tells of anywhere.
type actNoun struct {
	kind    timeline.Kind
	deed    deed
	phrases []string
}

// actNouns are the words for documents and talks as archives write them in
// English. The longest phrase counts: "ciphered telegram", "note verbale".
var actNouns = []actNoun{
	{timeline.KindTelegram, sends, []string{
		"telegram", "telegrams", "cable", "cables", "ciphered telegram", "cipher telegram", "coded telegram", "cipher cable", "ciphered cable", "cypher telegram",
		"cryptogram", "ciphergram", "airgram", "telex", "wire", "radiogram", "code cable", "coded cable", "code message", "coded message", "ciphered message", "encrypted telegram", "telegraph",
		"cablegram", "teletype", "encoded telegram", "phonogram", "telephonogram", "telegramme",
	}},
	{timeline.KindLetter, sends, []string{"letter", "letters", "personal letter", "cover letter", "open letter", "postcard", "correspondence by letter"}},
	{timeline.KindMessage, sends, []string{
		"message", "messages", "personal message", "oral message", "verbal message", "note verbale", "notes verbales", "verbal note", "greetings", "congratulations", "appeal", "personal appeal", "private message", "secret message", "urgent message", "reply message",
		"cover note", "covering note", "démarche", "demarche", "inquiry", "inquiries", "telephone message", "cover message", "aide-mémoire", "aide memoire", "pro memoria", "protest note", "request", "requests", "warning", "warnings", "complaint", "assurances", "condolences", "offer", "demand", "demands", "ultimatum", "invitation", "oral note", "circular", "note of protest", "diplomatic note",
	}},
	{timeline.KindMemorandum, sends, []string{
		"memorandum", "memoranda", "memo", "memos", "note", "notice", "notices", "informal note", "exposition of motives", "talking points", "minute sheet", "research memorandum", "information memorandum", "policy memorandum",
		"memorandum of analysis", "memorandum for the record", "background note", "briefing memorandum", "action memorandum", "briefing note", "briefing paper", "national security action memorandum", "proposal", "proposals", "action plan",
	}},
	{timeline.KindReport, sends, []string{
		"report", "reports", "intelligence report", "information", "information report", "informational report", "evaluation", "assessment", "analysis", "review", "dispatch", "despatch",
		"situation report", "estimate", "national intelligence estimate", "special national intelligence estimate", "study", "overview", "survey", "bulletin", "intelligence bulletin", "summary", "brief",
		"informational note", "information note", "dossier", "special dossier", "background report", "memorandum report", "work report", "national intelligence daily", "intelligence brief", "special report", "political report", "account", "trip report", "briefing", "communication",
	}},
	{timeline.KindResolution, silent, []string{"resolution", "resolutions", "decision", "decisions", "decree", "decrees", "draft resolution", "draft decision", "ordinance", "edict"}},
	{timeline.KindInstruction, sends, []string{"instruction", "instructions", "directive", "directives", "order", "orders", "guidelines", "guidance", "command"}},
	{timeline.KindSpeech, speaks, []string{
		"speech", "speeches", "statement", "statements", "address", "remarks", "intervention", "declaration", "lecture", "toast", "presentation", "concluding remarks", "opening remarks", "concluding speech",
	}},
	{timeline.KindProtocol, silent, []string{"protocol", "minutes", "agenda", "stenogram", "stenographic protocol", "proceedings"}},
	{timeline.KindMemcon, contains, []string{
		"record", "records", "transcript", "stenographic transcript", "stenographic record", "notes", "verbatim record", "verbatim transcript", "working notes", "handwritten notes",
		"abstract", "readout", "memorandum of", "note on", "note about", "note of", "memorandum on", "short summary", "summary record",
	}},
	{timeline.KindMemcon, talks, []string{
		"conversation", "conversations", "talk", "talks", "discussion", "discussions", "meeting", "meetings", "telephone conversation", "telephone call", "phone call", "phone conversation",
		"telephone conversations", "telephone calls", "phone calls", "private talks", "private conversation", "private conversations", "private meeting", "private meetings", "call",
		"memorandum of conversation", "memoranda of conversation", "telcon", "memcon", "memorandum of conference", "telephone memorandum", "audience", "dialogue", "consultation", "consultations", "negotiation", "negotiations", "encounter", "reception",
		"breakfast", "lunch", "luncheon", "dinner", "summit", "chat", "conference call", "appointment", "exchange of views", "exchange of opinions", "tête-à-tête", "supper",
		"courtesy call", "farewell call", "courtesy visit", "farewell visit", "private talk", "heart-to-heart", "rendezvous",
	}},
	{timeline.KindOther, speaks, []string{"comments", "comment"}},
	{timeline.KindOther, talks, []string{"interview", "interviews", "oral history interview"}},
	{timeline.KindLetter, trades, []string{"correspondence", "exchange of letters", "exchange of notes", "exchange of messages", "exchange of telegrams", "exchange", "exchanges", "letter exchange"}},
	{timeline.KindOther, diary, []string{"journal", "diary", "diaries", "diary entry", "diary entries", "journal entry", "daily log"}},
	{timeline.KindSpeech, silent, []string{"press conference", "press release", "communique", "communiqué", "joint communique", "joint statement"}},
	{timeline.KindMessage, answers, []string{"reply", "response", "replies", "responses", "answer", "answers"}},
	{timeline.KindOther, silent, []string{
		"article", "editorial", "editorial note", "draft treaty", "treaty", "agreement", "agreements", "plan", "paper", "essay", "memoir", "memoirs", "list", "chronology", "biography", "questionnaire", "poem", "scope paper",
		"proclamation", "testimony", "notebook",
	}},
}
