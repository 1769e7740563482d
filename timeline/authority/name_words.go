package authority

import "strings"

// The tables of words that personal names are read by. They hold what is usual
// in diplomatic papers of the twentieth century.

func wordSet(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// titles stand before a name and are no part of it.
var titles = wordSet(`
	mr mrs ms miss dr doctor prof professor sir lord lady dame baron baroness viscount herr frau monsieur madame mme
	senor senora signor signora hon honorable honourable excellency majesty highness his her
	comrade cde com comr cdes tov camarade companero genosse gen general lieutenant lieut lt colonel col major maj brigadier brig
	rear vice admiral adm radm vadm captain capt commander cdr marshal field sergeant sgt ensign
	ambassador amb minister prime premier president chancellor secretary chairman king queen prince princess emperor
	sheikh shaikh shaykh shah sultan senator sen congressman representative governor gov mayor judge justice
	archbishop bishop cardinal pope reverend rev father imam ayatollah envoy delegate consul charge attache academician
	deputy foreign acting chief steward director elect taoiseach u engineer ing lic licenciado
	sardar sarder sirdar sidi sayyid sayed syed sayyed moulay tunku tengku chaudhri chaudhry chaudhuri haji hajji hadji
	emir amir jonkheer jonkeer graf freiherr holiness eminence regent crown duke duchess countess
	marchioness nawab maharaja begum ras pandit shahanshah empress tsar czar
	air army darmee yeoman technician grade master warrant interim technical minster lieutanant lietuenant viscomte vicomte comte marquis count third first second fourth fifth class rank bundeskanzler generalissimo commandant comandante petty officer staff wing squadron`)

// suffixes stand behind a name; those of distinguishing tell people apart.
var suffixes = wordSet(`jr sr junior senior ii iii iv v vi vii viii ix x xi xii xxiii 2nd 3rd 2d 3d esq usn usa usaf usmc usnr kcmg gcmg cmg obe cbe kcb mp md phd ret`)

var distinguishing = wordSet(`jr sr ii iii iv v vi vii viii ix x xi xii xxiii`)

// particles stand before a surname and are left out of comparing.
var particles = wordSet(`
	de del della dello di da do dos das du des la las los le lo van von der den ten ter zu zum zur vom und af av
	al el ul ad an as ar ash bin ibn ben bint y e d l te`)

// leading are the particles that a surname of several words may begin with.
var leading = wordSet(`de del della di da do dos du des la le van von der den ten ter zu zum zur`)

// servants are the spellings of Abd with its article, which may also be apart.
var servants = wordSet(`abdul abdel abdal abdur abdol abdoul abdus abdar`)

// articles stand between Abd and what he is the servant of.
var articles = wordSet(`al el ul ar ur as us an ad ud ol`)

// saints begin a surname of two words.
var saints = wordSet(`st saint ste sainte`)

// forefathers are the words for "son of".
var forefathers = wordSet(`ibn bin bint`)

// ranks may stand between surname and given name without a comma.
var ranks = wordSet(`academician brigadier general colonel admiral ambassador`)

// nobility may stand among the given names: "Carel Baron van".
var nobility = wordSet(`baron freiherr graf comte conde vicomte marquis jonkheer`)

// honorifics stand behind a name and are no part of it.
var honorifics = wordSet(`pasha bey beg effendi`)

// digraphInitials are two-letter initials of transliterated Russian names.
var digraphInitials = wordSet(`yu ya ye iu ia ie ju ja je zh kh ch sh ts th ph gy dz`)

// contractions are given names that are printed shortened.
var contractions = map[string]string{
	"wm": "william", "geo": "george", "chas": "charles", "jos": "joseph", "thos": "thomas", "jas": "james",
	"robt": "robert", "edw": "edward", "benj": "benjamin", "alex": "alexander", "fredk": "frederick",
}

// nicknames groups the given names that stand for one another, and the forms
// of one name in the languages of its bearer and of those who write of him.
var nicknames = func() map[string][]int {
	groups := strings.Split(`william bill billy will willie wilhelm willem wim
robert bob bobby rob robin bert
richard dick rick ricky rich
john jack johnny jon johann johannes jan
james jim jimmy jamie
edward ed eddie ted ned teddy eduard
theodore ted teddy theodor
thomas tom tommy
charles charlie chuck chip carl karl
joseph joe josef jozef josip iosif yosef
michael mike mickey mikhail michal
david dave
daniel dan danny
samuel sam
benjamin ben
frederick fred freddy friedrich frederic fredric fritz
alfred al fred
albert al bert
alan allan allen al
alexander alex aleksandr alec aleksander alejandro alexandre sandy
anthony tony antony
andrew andy drew andrei andrzej
francis frank franklin franz frans francois francesco francisco
franklin frank
henry hank harry heinrich heinz henri henryk hendrik
harold harry hal
lawrence larry laurence
leonard len leo
louis lou lewis luis
lewis lew lou
matthew matt
nathaniel nat nathan
nicholas nick nikolai nicolas nicolae nikolaos nikolas nick
patrick pat
paul pavel pawel pablo paolo
peter pete pyotr petr pedro petar piotr
philip phil phillip
raymond ray
ronald ron ronnie
donald don donnie
kenneth ken
gerald jerry gerry gerard
jerome jerry
stephen steve steven stefan
walter walt wally
arthur art
russell russ
vincent vince
zachary zach
christopher chris
douglas doug
eugene gene
gregory greg grigory
jeffrey jeff geoffrey geoff
elizabeth liz beth betty eliza
margaret peggy maggie meg
katherine kate kathy catherine kathleen katharine
susan sue
barbara barb
patricia pat patty
dorothy dot
virginia ginny
george georgi georgy jorge yuri georges gyorgy gheorghe georgios
ivan vanya
dmitri dmitry dimitri dmitrii dimitrii
vladimir volodya wladimir
sergei sergey serge
evgeny yevgeny evgenii eugene
aleksei alexei alexey aleksey alexi
fyodor fedor feodor
semyon semen
pyotr petr peter
lavrenty lavrentiy lavrentii
matvei matvey
valerian valeryan
klement kliment
wladyslaw vladyslav
jozef josef
antonin anton
mohammed muhammad mohammad mohamed mahomet muhammed
ahmed ahmad achmed
hussein husayn husain hussain
abdullah abdallah
yusuf yousef youssef
suleyman suleiman sulayman
ismail ismet
jesus chucho
francisco pancho paco
jose pepe
ignacio nacho
roberto beto
stuart stewart
bernard bernie
clifford cliff
herbert herb
howard howie
irving irv
leslie les
marvin marv
mitchell mitch
norman norm
randolph randy
rudolph rudy rudolf
sidney sid sydney
timothy tim
terence terry terrence
victor vic viktor
woodrow woody
abraham abe
bradley brad
clement clem
clinton clint
cornelius neil
elbert bert
ellsworth elsworth
jacob jake jakob yakov iakov
joel joe
llewellyn tommy
montgomery monty
oliver ollie
sargent sarge
zbigniew zbig
bernardo bernard
lothar lotar
eric erik erich
philippe philip
andre andrew
stanislaw stanislav
edgar ed
edwin ed eddie
edmund ed ned
mcgeorge mac
elliot elliott
clark clarke
carol carole
ann anne anna
sara sarah
marc mark
jean john jan
brian bryan
rodger roger
allan alan
neal neil
phillip philip
dwight ike`, "\n")
	m := make(map[string][]int)
	for i, g := range groups {
		for _, w := range strings.Fields(g) {
			m[w] = append(m[w], i)
		}
	}
	return m
}()

// givenNames are usual second given names of Spanish, Portuguese and Italian:
// "Carlos Rafael Rodríguez" has one surname, "Antonio Carrillo Flores" two.
var givenNames = wordSet(`
	adolfo alberto alejandro alfonso alfredo alvaro andres angel anibal antonio armando arturo augusto aurelio benito
	bernardo camilo carlos cesar claudio cristobal daniel david diego domingo eduardo emilio enrique ernesto esteban
	eugenio ezequiel felipe felix fernando fidel francisco gabriel gerardo german gilberto gonzalo guillermo gustavo
	hector hernan hugo humberto ignacio ismael jaime javier jesus joaquin jorge jose juan julian julio leonardo leopoldo
	lorenzo luis manuel marcelo marcos maria mario martin mauricio maximo miguel nicolas octavio orlando oscar osvaldo
	oswaldo pablo pascual patricio pedro rafael ramiro ramon raul ricardo roberto rodolfo rodrigo rogelio roman ruben
	salvador santiago sebastian sergio simon teodoro tomas vicente victor virgilio walter joao josé luiz paulo henrique
	afonso celso carlo giovanni giuseppe luigi pietro piero ernestina isabel ana rosa elena carmen teresa`)

// iberianGiven are given names that let expect a double surname.
var iberianGiven = wordSet(`
	adolfo alberto alejandro alfonso alfredo alvaro andres angel anibal antonio armando arturo augusto aurelio benito
	bernardo blas camilo carlos celso cesar claudio cristobal diego domingo eduardo emilio enrique ernesto esteban
	eugenio ezequiel felipe fernando fidel francisco genaro gerardo gilberto gonzalo guillermo gustavo hector hernan
	humberto ignacio jaime javier jesus joaquin jorge jose juan julio leopoldo lorenzo luis manuel marcelo marcos mario
	mauricio maximo miguel oscar osvaldo oswaldo pablo pascual pedro rafael ramiro ramon raul ricardo roberto rodolfo
	rodrigo rogelio romulo ruben salvador santiago sebastian sergio teodoro tomas vicente virgilio juscelino joao
	getulio janio luiz paulo henrique afonso francisca isabel vasco mauro jaquim arnulfo galo lazaro adolfo ernestina
	hernando hermes alfonsina misael laureano gumersindo efrain belisario otilio plutarco venustiano dionisio
	armando faure haydee celia vilma juana ramiro osmany flavio rolando isidoro severo`)

// iberian reports whether a name in direct order may bear two surnames.
func iberian(words []string) bool { return iberianGiven[Fold(words[0])] }
