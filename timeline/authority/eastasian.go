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

// sound is a spelling and what it is compared as.
type sound struct{ spelling, as string }

// initials and finals rewrite both pinyin and Wade-Giles, whose aspirates are
// printed as often without their apostrophes as with, to the same letters.
// Longer spellings stand before their beginnings.
var (
	initials = []sound{
		{"zh", "c"},
		{"ch", "c"},
		{"sh", "s"},
		{"hs", "s"},
		{"ts", "z"},
		{"tz", "z"},
		{"ss", "s"},
		{"sz", "s"},
		{"j", "c"},
		{"q", "c"},
		{"x", "s"},
		{"c", "z"},
		{"z", "z"},
		{"b", "b"},
		{"p", "b"},
		{"d", "d"},
		{"t", "d"},
		{"g", "g"},
		{"k", "g"},
	}
	wadeGilesJ = []string{"jen", "jih", "jung", "jui", "jao", "jan"} // pinyin ren, ri, rong, rui, rao, ran
	finals     = []sound{
		{"iang", "iang"},
		{"uang", "uang"},
		{"iung", "iong"},
		{"iong", "iong"},
		{"yang", "iang"},
		{"yung", "iong"},
		{"yong", "iong"},
		{"ying", "ing"},
		{"yuan", "uan"},
		{"ang", "ang"},
		{"eng", "eng"},
		{"ing", "ing"},
		{"ung", "ong"},
		{"ong", "ong"},
		{"ieh", "ie"},
		{"ueh", "ue"},
		{"yeh", "ie"},
		{"yue", "ue"},
		{"ien", "ien"},
		{"ian", "ien"},
		{"yan", "ien"},
		{"yen", "ien"},
		{"yin", "in"},
		{"iao", "iao"},
		{"yao", "iao"},
		{"uei", "ui"},
		{"wei", "ui"},
		{"erh", "er"},
		{"you", "iu"},
		{"uo", "o"},
		{"ih", "i"},
		{"yi", "i"},
		{"ye", "ie"},
		{"yu", "iu"},
		{"ya", "ia"},
		{"wu", "u"},
		{"wa", "ua"},
	}
)

// eastAsianKey returns a key that is equal for the pinyin and the Wade-Giles
// spelling of a Chinese name: Zhou Enlai, Chou En-lai. Words must be in the
// order surname, given. The spellings of Korean are too many for it: those of
// the known stand among their aliases.
func eastAsianKey(words []string) string {
	s := strings.ReplaceAll(Fold(strings.Join(words, "")), " ", "")
	b := make([]byte, 0, len(s))
	for s != "" {
		if hasAnyPrefix(s, wadeGilesJ) {
			b, s = append(b, 'r'), s[1:]
		} else if as, n := longest(initials, s); n > 0 {
			b, s = append(b, as...), s[n:]
		}
		if as, n := longest(finals, s); n > 0 {
			b, s = append(b, as...), s[n:]
		} else if s != "" {
			b, s = append(b, s[0]), s[1:]
		}
	}
	return squeeze(string(b))
}

func longest(sounds []sound, s string) (as string, length int) {
	for _, x := range sounds {
		if strings.HasPrefix(s, x.spelling) {
			return x.as, len(x.spelling)
		}
	}
	return "", 0
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// koreanSurnames are the usual Korean surnames that no Chinese and no
// Vietnamese bears in these spellings, and the few that some do.
var koreanSurnames = wordSet(`kim pak park paik paek choe choi chong chung jung jeong cheong yi lee rhee ri no noh roh kang cho jo
	im lim yun yoon chang jang sin shin han o oh so suh seo kwon kwak ko koh yu yoo ryu chon chun jeon cheon hong hwang an ahn song
	son sohn ho huh heo hyon hyun hahm ham min pyon byun nam sim shim won um ok chae`)

// koreanSounds rewrites the sounds that the ways of writing Korean in Latin
// letters (McCune-Reischauer, the Republic's own, and what people choose for
// themselves) spell differently.
var koreanSounds = strings.NewReplacer(
	"ark", "ak", "oo", "u", "ou", "u", "wu", "u", "eo", "o", "eu", "u", "ee", "i", "oe", "e", "oi", "e", "ae", "e", "ai", "e", "ay", "e",
	"ah", "a", "oh", "o", "uh", "o", "g", "k", "d", "t", "b", "p", "ch", "c", "j", "c", "sh", "s", "rh", "i", "l", "r",
)

// korean returns a key that is equal for the spellings of one Korean name; ""
// where the name is none: Paek Tu-jin, Paik Too Jin and Paik Doo Jin.
func (n *Name) korean() string {
	if !n.FamilyFirst || len(n.Given) != 2 || !koreanSurnames[n.Surname()] {
		return ""
	}
	return squeeze(koreanSounds.Replace(n.Surname())) + " " + squeeze(koreanSounds.Replace(strings.Join(n.Given, "")))
}
