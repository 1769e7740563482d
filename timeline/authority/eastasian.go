package authority

import "strings"

// eastAsianSurnames are the usual Chinese (pinyin and Wade-Giles), Korean and
// Vietnamese surnames.
var eastAsianSurnames = wordSet(`
	ai an bai bao bian bo cai cao cen chai chan chang chao chen cheng chi chiang chiao chien chin ching chiu cho choe choi chon
	chong chou chu chuang chun chung cui dai dang dao deng di dinh ding do doan dong du duan duong fan fang fei feng fu gan gao
	ge geng gong gu guan guo ha hai ham han hao he ho hoang hong hou hsia hsiang hsiao hsieh hsiung hsu hu hua huang
	hui huo huynh hwang hyon hahm hyun im ji jia jian jiang jiao jin ju jung kan kang kao keng khang khieu kim kiang ko kong ku kuan
	kuang kung kuo kwak kwon lai lam lan lao le lee lei li lian liang liao lien lim lin ling liu lo long lu luo luu luong
	lyu ma mai mao mei meng mi miao min mo mu na nam nan nguyen ni nie ning niu no nong noh o oh ou pae paek paik pai pak pan pang
	park pei peng pham phan phung pi piao po pu pyon qi qian qiao qin qiu qu quan rao ren rhee ri rim ro roh ruan ryu
	sha shan shao shang she shen shi shih shin shuai sim sin so sok son song ssu su suh sui sun sung ta tai tan tang tao teng ti tian tien
	tin ting to ton tong toh tou tran trinh truong tsai tsao tsang tseng tsiang tso tsou tsui tu tuan tung vo vu wan wang wei wen weng
	wu xi xia xiang xiao xie xin xing xiong xu xuan xue yan yang yao ye yeh yen yi yim yin ying yon yoo yoon you yu yuan yue yueh yun yung
	zeng zha zhai zhan zhang zhao zhen zheng zhi zhong zhou zhu zhuang zhuo zong zou zuo chae chang cha chin chu gim gwon jang jeong jo
	kal kye li lyong maeng ok pong sol ui um wi yom yu`)

// eastAsian reports whether words, surname first, look like a Chinese, Korean
// or Vietnamese name: a usual surname, then one or two words of at most two
// syllables that those languages have.
func eastAsian(words []string) bool {
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	first := Fold(words[0])
	if !eastAsianSurnames[first] || isInitial(words[0]) {
		return false
	}
	n := 0
	for _, w := range words[1:] {
		if isInitial(w) {
			return false
		}
		for _, part := range strings.Fields(Fold(w)) {
			k := syllables(part)
			if k == 0 {
				return false
			}
			n += k
		}
	}
	return n <= 3
}

var (
	initialSounds = strings.Fields(`zh ch sh tz ts hs ph th tr kh ng nh gi gh kk pp tt ss jj b p m f d t n l g k h j q x r z c s y w v`)
	finalSounds   = wordSet(`
	a ai an ang ao e ei en eng er i ia iao ian iang ie ien in ing iong iu o ou ong u ua uai uan uang ui un uo ue uei
	ung ih ieh ueh uen uong iung io eh erh ae aek aeng aek am ap at ak al eo eok eom eong eon ok om op ol on oe oi eui eul eum eun
	ek et ip ich im it inh anh ach uc uu uoc uon uyen uyet uy oan oang oa oai oc at ay au ap ui ul um uk il ik el yeo yong
	yon yu yun yuan yung yo ya yang ye yi yin ying yao you yen yan yul yok yol yom we wi wa wan wo won wang wei wu wen
	iem iep iet ieu uoi uom ut ham ot ois oo ee oon ew oy`)
)

// syllables returns of how many such syllables, one or two, w may consist; 0
// where of none.
func syllables(w string) int {
	if syllable(w) {
		return 1
	}
	for i := 1; i < len(w); i++ {
		if syllable(w[:i]) && syllable(w[i:]) {
			return 2
		}
	}
	return 0
}

func syllable(w string) bool {
	if finalSounds[w] {
		return true
	}
	for _, in := range initialSounds {
		if rest, ok := strings.CutPrefix(w, in); ok && finalSounds[rest] {
			return true
		}
	}
	return false
}

// chineseSounds rewrites both pinyin and Wade-Giles (whose aspirates are
// printed as often without their apostrophes as with) to the same letters, and
// the McCune-Reischauer and newspaper spellings of Korean near to each other.
var chineseSounds = strings.NewReplacer(
	"zhuang", "cuang", "chuang", "cuang",
	"zhi", "ci", "chih", "ci", "chi", "ci", "shih", "si", "shi", "si", "ssu", "su", "szu", "su", "ri", "ri", "jih", "ri",
	"hsueh", "sue", "xue", "sue", "hs", "s", "sh", "s", "x", "s",
	"zh", "c", "ch", "c", "q", "c", "j", "c", "ts", "z", "tz", "z", "z", "z", "c", "z",
	"kuo", "go", "guo", "go", "luo", "lo", "duo", "do", "tuo", "do",
	"yeh", "ie", "ieh", "ie", "ueh", "ue", "ye", "ie",
	"ian", "ien", "yan", "ien", "yen", "ien",
	"ung", "ong", "ong", "ong", "uei", "ui",
	"b", "b", "p", "b", "d", "d", "t", "d", "g", "g", "k", "g",
	"uo", "o", "eo", "o", "oo", "u", "ou", "ou", "ee", "i", "lee", "i", "rh", "r",
	"yu", "u", "ü", "u", "w", "u", "y", "i", "aeo", "e", "ae", "e",
)

// eastAsianKey returns a key that is equal for the pinyin and the Wade-Giles
// spelling of a Chinese name, and for usual spellings of a Korean one: Zhou
// Enlai, Chou En-lai. Words must be in the order surname, given.
func eastAsianKey(words []string) string {
	f := strings.ReplaceAll(Fold(strings.Join(words, "")), " ", "")
	return squeeze(chineseSounds.Replace(f))
}
