package extract

// frame says how a verb binds its parties.
type frame uint8

const (
	frameTalk  frame = iota // A meets B, A talks with B, A and B discuss
	frameTell               // A informs B that: a message
	frameSay                // A tells B that: a talk, unless it stands in a letter
	frameWrite              // A writes to B, A answers B
	frameSend               // A sends a thing to B, A sends B a thing
	frameAsk                // A asks B whether: question and answer are a talk
	frameCall               // A calls B, A telephones B
	frameHost               // A receives B: a talk
	frameLet                // A lets B know, A gives B to understand: a talk
	frameHear               // A learns from B: a talk
	frameOral               // A explains to B, raises it with B: a talk, unless it stands in a letter
	frameBare               // A reports, A says: no act by itself, but A speaks
)

// verbGroup is a set of forms of verbs that bind their parties alike.
type verbGroup struct {
	frame  frame
	direct bool   // the other party may be the direct object: "met Castro", "told Castro"
	with   string // prepositions before the other party
	forms  string
}

// verbs are the verbs of communication. A form in -ing counts only behind a
// form of "be" or a preposition ("in a telegram informing").
var verbs = []verbGroup{
	{frameTalk, true, "with", "meet meets met meeting"},
	{frameTalk, true, "with", "consult consults consulted consulting approach approaches approached approaching see sees saw"},
	{frameTalk, false, "with", "share shares shared sharing"},
	{frameLet, true, "", "let lets letting give gives gave giving"},
	{frameTalk, false, "with", `plead pleads pleaded pleading remonstrate remonstrates remonstrated quarrel quarrels quarreled quarrelled quarrelling bargain bargains bargained bargaining
		haggle haggles haggled joke jokes joked reason reasons reasoned huddle huddled`},
	{frameTalk, false, "with to", "talk talks talked talking speak speaks spoke spoken speaking converse converses conversed conversing chat chats chatted chatting"},
	{frameTalk, false, "with", `discuss discusses discussed discussing confer confers conferred conferring negotiate negotiates negotiated negotiating debate debates
		debated deliberate deliberated exchange exchanges exchanged exchanging lunch lunched dine dined`},
	{frameSay, true, "", `tell tells told telling assure assures assured assuring warn warns warned warning
		remind reminds reminded reminding urge urges urged urging brief briefs briefed briefing advise advises advised advising caution cautions cautioned
		implore implores implored reassure reassures reassured beg begs begged entreat entreats entreated beseech beseeches beseeched persuade persuades persuaded convince convinces convinced
		scold scolds scolded rebuke rebukes rebuked reprimand reprimands reprimanded reproach reproaches reproached chide chides chided upbraid upbraids upbraided berate berates berated
		lecture lectures lectured counsel counsels counseled counselled acquaint acquaints acquainted enlighten enlightens enlightened apprise apprises apprised promise promises promised
		show shows showed shown showing badger badgered prod prods prodded confront confronts confronted exhort exhorts exhorted interrupt interrupts interrupted contradict contradicts contradicted`},
	{frameTell, true, "", `inform informs informed informing notify notifies notified notifying thank thanks thanked thanking
		instruct instructs instructed instructing order orders ordered ordering congratulate congratulates congratulated
		invite invites invited alert alerts alerted direct directs directed authorize authorizes authorized authorise authorises authorised forbid forbids forbade forbidden commission commissions commissioned
		compliment compliments complimented`},
	{frameAsk, true, "", "ask asks asked asking question questions questioned questioning interview interviews interviewed interviewing query queries queried"},
	{frameWrite, false, "to", `reply replies replied replying respond responds responded responding report reports reported reporting appeal appeals appealed appealing`},
	{frameOral, false, "to", `propose proposes proposed proposing recommend recommends recommended`},
	{frameOral, false, "to with before", `complain complains complained complaining confess confesses confessed hint hints hinted explain explains explained explaining announce announces announced
		suggest suggests suggested stress stresses stressed emphasize emphasizes emphasized confide confides confided reveal reveals revealed say says said
		remark remarks remarked mention mentions mentioned admit admits admitted express expresses expressed put puts lay lays laid raise raises raised indicate indicates
		indicated protest protests protested repeat repeats repeated expound expounds expounded outline outlines outlined apologize apologizes apologized apologise apologises apologised
		argue argues argued disclose disclosed voice voices voiced describe describes described read reads intimate intimates intimated whisper whispers whispered boast boasts boasted insist insists insisted`},
	{frameWrite, false, "on upon", "press presses pressed impress impresses impressed"},
	{frameWrite, true, "to", `answer answers answered answering write writes wrote written writing cable cables cabled cabling wire wires wired
		telegraph telegraphs telegraphed telegraphing`},
	{frameSend, false, "to", `send sends sent sending forward forwards forwarded forwarding transmit transmits transmitted transmitting deliver delivers delivered delivering hand hands handed
		handing convey conveys conveyed conveying pass passes passed passing relay relays relayed relaying submit submits submitted address addresses addressed present presents presented dictate dictates dictated`},
	{frameCall, true, "", "call calls called phone phones phoned telephone telephones telephoned ring rings rang rung"},
	{frameHear, false, "from", `learn learns learned learnt hear hears heard gather gathers gathered elicit elicits elicited`},
	{frameHost, true, "", "receive receives received receiving visit visits visited visiting host hosts hosted hosting summon summons summoned summoning entertain entertains entertained welcome welcomes welcomed greet greets greeted"},
	{frameBare, false, "", `note notes noted state states stated comment comments commented relate relates related recount recounts
		recounted recall recalls recalled claim claims claimed declare declares declared add adds added summarize summarizes summarized`},
}
