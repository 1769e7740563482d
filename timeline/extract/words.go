package extract

// class is a set of things a single word can be, whatever stands around it.
type class uint64

const (
	english      class = 1 << iota // an ordinary English word: no name by itself
	given                          // a given name
	surnameFirst                   // a surname of a people that write it first: Kim, Zhou, Pham
	particle                       // de, von, al: inside a surname
	suffix                         // Jr., II
	month
	weekday
	honorific    // Comrade, General, Mr.: before a name, no part of it
	office       // the head word of an office: minister, ambassador
	officeBefore // may stand before the head word: foreign, deputy
	officeAfter  // may stand behind it: general, d'affaires
	mission      // embassy, legation, delegation: stands at or comes from a place
	body         // the head word of an organisation: committee, front
	organ        // a part of a party: politburo
	unit         // the subject of a ministry: foreign, defense
	paper        // journal, newspaper: what a quoted name behind it is
	determiner
	preposition
	conjunction
	pronoun
	modifier // says something of a person before an office: newly, appointed
	placing  // in, at, near: what follows is a place
	topical  // on, regarding: what follows is what a document is about
	auxiliary
	tail           // may end an office behind "of": State, Staff, Affairs
	thing          // plan, doctrine: may be called by a person's name
	classification // secret, urgent: stands before what a document is
	session        // plenum, congress: what a body holds
	function       // any other word of grammar
	nonName        // a proper noun that is no person: Polaris, Kremlin
	verb           // a verb of communication, see verbs.go
	noun           // a noun of communication, see grammar.go
	partner        // guest, colleague: whom one meets
	calling        // businessman, physicist: says before a name what somebody is
)

// wordLists gives the words of each class, folded. The lists are closed
// classes of English, or the words that titles of diplomatic documents use;
// open classes (people, organisations, places) come from the authority.
var wordLists = []struct {
	class class
	words string
}{
	{month, `january february march april may june july august september october november december
		jan feb mar apr jun jul aug sept sep oct nov dec`},
	{weekday, `monday tuesday wednesday thursday friday saturday sunday`},
	{particle, `de da do dos das du del della di la le los las von van der den zu zur ter ten y e al el ben bin ibn abu abdel abd san santa st`},
	{suffix, `jr sr ii iii iv`},
	{honorific, `monsignor msgr mgr cde cdes com comrade comrades comr tov tovarishch gen general generals lt lieutenant col colonel capt captain maj major
		cmdr commander comandante adm admiral marshal marshall brig brigadier sgt sergeant mr mrs ms miss messrs dr prof professor sir lord
		lady dame count baron prince princess king queen emperor shah sheikh pope cardinal archbishop bishop father rev reverend hon
		honorable excellency he herr frau monsieur madame signor amb señor senor dom don sen rep gov`},
	{office, `minister ministers ambassador ambassadors president premier chairman chairwoman chair chancellor secretary secretaries envoy envoys delegate delegates
		representative representatives counselor counsellor attache consul charge chargé vice-president deputy member members director head heads chief commander editor
		correspondent reporter journalist ministerialdirektor councillor councilor governor mayor senator congressman prime-minister undersecretary assistant adviser advisor aide leader leaders official officials
		diplomat diplomats commissioner spokesman spokesperson speaker coordinator officer rapporteur observer observers commandant inspector superintendent
		counsellors counselors advisers advisors consuls attaches correspondents reporters journalists senators congressmen premiers undersecretaries commissioners
		king queen emperor shah pope general marshal marshall admiral colonel major captain lieutenant taoiseach negotiator negotiators emissary interpreter
		translator rezident resident ruler dictator prince sultan emir monarch academician physicist scientist economist ideologue strongman regent
		functionary functionaries heads chiefs presidents premiers commanders generals attaches consuls chargés charges cosmonaut astronaut banker businessman industrialist lawyer author historian writer holder holders staffer vice-minister vice-premier
		vice-chairman politician statesman colleague colleagues counterpart counterparts nuncio legate plenipotentiary caudillo generalissimo officers soldier poet`},
	{officeBefore, `foreign prime deputy vice first second third fourth acting former interim special permanent general assistant under associate executive national party state military
		naval attorney rear air press political economic commercial cultural trade defense defence interior finance external internal affairs security chief personal private principal
		honorary newly appointed new designate elect incoming outgoing then late senior high top leading commanding federal plenipotentiary extraordinary
		diplomatic presidential cabinet parliamentary intelligence justice agriculture education health industry science planning communications transport public
		information propaganda culture labor labour mines energy atomic nuclear counselor communist socialist republican democratic head
		ranking supreme intelligence current future ex long-time longtime veteran career central committee politburo presidium secretariat government opposition policy
		embassy mission delegation department ministry legation consulate council section division bureau world`},
	{officeAfter, `general d'affaires affairs daffaires in-chief chief elect designate ad interim plenipotentiary extraordinary emeritus charge minister president chairman
		premier secretary of-state counselor counsellor member general-elect`},
	{mission, `embassy embassies legation legations consulate consulates mission missions delegation delegations chancery representation`},
	{body, `committee committees commission council society institute bureau agency department division office directorate administration academy association federation union league
		army navy fleet forces brigade bank company corporation ministry secretariat assembly parliament congress senate court authority board service services
		times party movement organization organisation front group club university church foundation trust command corps regiment laboratory center centre
		politburo presidium gazette herald tribune government junta guard militia branch section`},
	{organ, `politburo presidium secretariat`},
	{unit, `foreign defense defence interior finance justice agriculture trade education health culture industry`},
	{paper, `journal newspaper magazine daily weekly monthly review periodical paper agency`},
	{determiner, `the a an this that these those some any each every no both all several two three four five many few other another certain one`},
	{preposition, `of to from by with between among for in at on about regarding concerning re via through into against over under during after before
		since until within without upon toward towards as near outside inside across around above below behind beyond despite per including amid
		following pending versus onto like unlike than off out up down along`},
	{conjunction, `and or but nor so yet while because although though if when where who whom which whose whether what why how that as plus`},
	{pronoun, `he she they him her them his hers their theirs it its i me my we us our you your himself herself themselves itself`},
	{placing, `in at near outside inside around over across throughout against into`},
	{topical, `on regarding concerning re about regards respecting`},
	{modifier, `acting newly appointed former new senior top then late current future outgoing incoming ex visiting aforementioned same certain young
		old presidential cuban-based local respective designated elected special former said high high-ranking leading first his her their other unnamed own noted
		famous well-known prominent veteran retired ousted exiled deposed`},
	{auxiliary, `is are was were be been being am has have had having do does did will would shall should can could may might must`},
	{classification, `top secret confidential strictly urgent immediate draft copy translation excerpt excerpts extract extracts unofficial fragment fragments`},
	{thing, `plan doctrine prize treaty pact declaration commission amendment line airport university library round memorandum brigade house street square`},
	{session, `plenum plenums session sessions congress meeting sitting plenary conference assembly`},
	{tail, `state staff affairs security war justice finance trade labor police planning mission protocol cabinet government delegation republic`},
	{function, `not also only just more most less least very there here then now thus hence however moreover furthermore meanwhile later earlier recently
		still already again once ever never always often perhaps such same own too well even much further together
		yes no etc respectively according due prior based given provided concerning overall finally additionally included attached`},
	{calling, `businessman banker industrialist columnist writer lawyer scientist physicist interpreter interpreters translator translators poet philosopher publisher engineer
		politician politicians statesman economist historian priest millionaire broadcaster intermediary agent cosmonaut pilot novelist lawyers scientists writers businessmen columnists
		physicists brother sister wife son daughter uncle friend confidant deputy aide aides assistants deputies veteran revolutionary exile dissident trade-unionist academician`},
	{partner, `guest host hostess interlocutor interlocutors visitor caller counterpart colleague partner opposite-number`},
	{given, givenNames},
	{surnameFirst, `kim pak park yi ri choe choi chong chung jeong cho kang yun han sin so hwang an song hong ho nam yu ryu no mun paek hwan chang im
		zhou mao liu deng chen li zhang wang zhu peng lin he xu yang zhao wu sun huang guo gao luo ma hu tang xie feng yu dong ye qiao geng kang hua jiang ji shen yao
		ren zeng zheng cai cao fu han hao hou jia kong lei liang lu meng niu pan pang qi qian qin qiu shi song su tian wan wei xia xiao xiong xue yan yin yuan yue zou zhong bo
		nguyen pham le tran hoang vo vu dang bui ngo dinh truong duong dao ha trinh mai hun khieu ieng son nuon ta chan nhan xuan van ly ung kieu ouch`},
	{nonName, nonNames},
}

// nonNames are words written with a capital that name no person: weapons,
// ships, doctrines, currencies, buildings, peoples and faiths. Only words that
// are no ordinary English words need to stand here.
const nonNames = `anti pro non counter multi semi neo pre ultra trans kremlin polaris jupiter jupiters pershing minuteman titan thor trident tomahawk poseidon anadyr mongoose overflight
	comintern marxism leninism marxist leninist stalinist stalinism maoist maoism titoist titoism trotskyist trotskyite fidelista castroist
	castroism peronist gaullist muslim islam islamic christian christianity catholic jew jewish jews zionist zionism buddhist hindu
	arab arabs arabic slavic slav slavs latin sino afro anglo franco pan-american panamerican inter euro indo
	english french russian spanish german chinese portuguese italian polish hungarian czech korean vietnamese japanese bantu
	westerners westerner yankee yankees viet cong minh vietcong vietminh khmer rouge reich nazi nazis fascist gestapo bundestag bundeswehr reichstag duma
	rada sejm knesset wehrmacht luftwaffe stasi gulag sputnik vostok apollo soyuz luna perestroika glasnost ostpolitik juche bloc
	christmas easter ramadan internet mig migs ilyushin tupolev u2 hq unclassified pm am eyes excerpt excerpts nr no dollar
	yuan ruble rubles peso pesos pentagon nobel monroe doctrine marshall-plan truman-doctrine balkan balkans atlantic pacific mediterranean baltic caribbean
	antarctic arctic african asian european american americans africans asians europeans eurasian maghreb comsomol komsomol kolkhoz sovkhoz est gmt edt plc ltd inc
	titan hawk honest comrade comrades xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv xxvi xxvii vi vii viii ix xi xii xiii xiv xv third reich detente détente
	blockade quarantine tet intifada infitah ostpolitik nixon-doctrine anschluss putsch cominform enosis panchsheel panchshila bandung tlatelolco
	alabama alaska arizona arkansas california colorado connecticut delaware florida idaho illinois indiana iowa kansas kentucky louisiana maine
	maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming
	hawaii manhattan brooklyn hollywood harlem siberia crimea caucasus ukraine belarus galicia bohemia moravia slovakia transylvania bessarabia dobruja macedonia kosovo dalmatia silesia pomerania
	prussia saxony bavaria ruhr saar rhineland tyrol lombardy sicily sardinia andalusia catalonia gibraltar malvinas patagonia amazon andes yalta potsdam tehran teheran bretton casablanca
	kashmir ladakh tibet sikkim bhutan assam punjab bengal goa xinjiang sinkiang manchuria inner mongolia formosa quemoy matsu kinmen hainan guangdong guangxi yunnan sichuan okinawa hokkaido
	kurile kuril sakhalin vladivostok leningrad stalingrad kiev odessa baku tashkent tbilisi yerevan vilnius riga tallinn gdansk danzig krakow lodz poznan szczecin wroclaw leipzig dresden rostock
	panmunjom inchon incheon pusan busan kaesong sinuiju wonsan yalu ussuri amur damansky zhenbao mekong tonkin haiphong hue danang annam cochinchina dienbienphu
	indochina indo-china indochinese scandinavia iberia rhodesia katanga biafra eritrea ogaden darfur zanzibar transvaal namibia puerto mariel cienfuegos-bay africa asia europe america oceania
	arabia mesopotamia kurdistan turkestan kazakhstan uzbekistan georgia armenia azerbaijan moldova lithuania latvia estonia karelia chechnya sevastopol murmansk arkhangelsk
	sinai golan suez guantanamo guantánamo escambray girón giron playa`
