package generate

// state is one side of the archive that is made up. Its leaders are people of
// the record, so that an authority recognises the head of the cast; everybody
// else is put together from givens and surnames.
type state struct {
	name, adjective, capital string
	ministry                 string
	leaders                  []leader
	givens, surnames         []string
}

type leader struct{ office, given, surname string }

var states = []state{
	{
		"USSR", "Soviet", "Moscow", "USSR Foreign Ministry",
		[]leader{
			{"First Secretary", "Nikita", "Khrushchev"},
			{"Foreign Minister", "Andrei", "Gromyko"},
			{"Deputy Prime Minister", "Anastas", "Mikoyan"},
			{"Ambassador to Cuba", "Aleksandr", "Alekseev"},
			{"Ambassador to the US", "Anatoly", "Dobrynin"},
			{"Deputy Foreign Minister", "Vasily", "Kuznetsov"},
		},
		[]string{"Aleksei", "Boris", "Dmitri", "Evgeny", "Fyodor", "Grigori", "Ivan", "Konstantin", "Leonid", "Mikhail", "Pavel", "Sergei", "Viktor", "Yuri"},
		[]string{"Abrosimov", "Belyakov", "Chernov", "Demidov", "Efremov", "Filatov", "Gavrilov", "Ignatov", "Kalugin", "Lazarev", "Morozov", "Nazarov", "Orlovsky", "Panin", "Rodionov", "Savelyev", "Tarasov", "Uvarov", "Vlasov", "Yermakov", "Zaitsev", "Burtsev", "Gorshkov", "Krylov", "Lobanov", "Mironov", "Nosov", "Poltavsky", "Shubin", "Volkov"},
	},
	{
		"US", "American", "Washington", "US State Department",
		[]leader{
			{"President", "John", "Kennedy"}, {"Secretary of State", "Dean", "Rusk"}, {"Ambassador to the UN", "Adlai", "Stevenson"}, {"Attorney General", "Robert", "Kennedy"},
		},
		[]string{"Arthur", "Charles", "David", "Edward", "Frank", "George", "Harold", "James", "Lewis", "Martin", "Paul", "Ralph", "Thomas", "Walter"},
		[]string{"Abbott", "Barlow", "Chandler", "Dawson", "Ellsworth", "Farnham", "Garrison", "Hathaway", "Ingram", "Jennings", "Kimball", "Lathrop", "Merriam", "Norwood", "Osgood", "Prescott", "Quincy", "Ransom", "Sheldon", "Thornton", "Underhill", "Vance", "Whitcomb", "Yardley", "Bingham", "Crowell", "Fairbanks", "Holbrook", "Langdon", "Stoddard"},
	},
	{
		"Cuba", "Cuban", "Havana", "Cuban Foreign Ministry",
		[]leader{{"Prime Minister", "Fidel", "Castro"}, {"Foreign Minister", "Raúl", "Roa"}, {"President", "Osvaldo", "Dorticós"}},
		[]string{"Alberto", "Carlos", "Emilio", "Felipe", "Gustavo", "Héctor", "Jorge", "Manuel", "Óscar", "Pedro", "Ramiro", "Tomás"},
		[]string{"Acosta", "Barreto", "Cárdenas", "Domínguez", "Escobar", "Fuentes", "Galván", "Herrera", "Ibáñez", "Lezama", "Machín", "Núñez", "Olivera", "Pedroso", "Quintana", "Rosales", "Sotolongo", "Tamayo", "Urrutia", "Valdivia", "Yáñez", "Zamora", "Bermúdez", "Cisneros", "Montero"},
	},
	{
		"Romania", "Romanian", "Bucharest", "Romanian Foreign Ministry", nil,
		[]string{"Anghel", "Constantin", "Dumitru", "Emil", "Gheorghe", "Horia", "Ilie", "Marin", "Nicolae", "Petre", "Traian", "Vasile"},
		[]string{"Albescu", "Bănică", "Cojocaru", "Drăgan", "Enache", "Florescu", "Grigorescu", "Hâncu", "Ionescu", "Lupu", "Moraru", "Neagu", "Oprea", "Popa", "Rusu", "Stoica", "Țurcanu", "Ungureanu", "Văcaru", "Zamfir"},
	},
	{
		"Hungary", "Hungarian", "Budapest", "Hungarian Foreign Ministry", nil,
		[]string{"András", "Béla", "Dezső", "Ernő", "Ferenc", "Gyula", "Imre", "János", "Károly", "László", "Miklós", "Sándor"},
		[]string{"Bartha", "Csák", "Dobos", "Erdélyi", "Faragó", "Gönczi", "Halász", "Jakab", "Kertész", "Lőrincz", "Mészáros", "Orbán", "Pálfi", "Rácz", "Somogyi", "Török", "Ujvári", "Vörös", "Zsigmond", "Szilvási"},
	},
	{
		"Poland", "Polish", "Warsaw", "Polish Foreign Ministry", nil,
		[]string{"Bogdan", "Czesław", "Edmund", "Henryk", "Jacek", "Kazimierz", "Lech", "Marian", "Roman", "Stefan", "Wacław", "Zygmunt"},
		[]string{"Adamczyk", "Białek", "Chmielewski", "Dąbek", "Gajewski", "Jabłoński", "Kłos", "Leśniak", "Małecki", "Nowicki", "Ostrowski", "Piątek", "Rogala", "Sikora", "Tokarz", "Urbański", "Wójcik", "Zając", "Żurek", "Stępień"},
	},
	{
		"Czechoslovakia", "Czechoslovak", "Prague", "Czechoslovak Foreign Ministry", nil,
		[]string{"Bohumil", "František", "Jaroslav", "Karel", "Ladislav", "Miloš", "Oldřich", "Rudolf", "Václav", "Zdeněk"},
		[]string{"Beran", "Čermák", "Doležal", "Fiala", "Hájek", "Jelínek", "Kolář", "Mareš", "Němec", "Pospíšil", "Růžička", "Šimek", "Tůma", "Vaněk", "Zeman", "Říha"},
	},
	{
		"Brazil", "Brazilian", "Brasília", "Brazilian Foreign Ministry", nil,
		[]string{"Afonso", "Caetano", "Eduardo", "Henrique", "João", "Luís", "Otávio", "Rubens", "Sérgio", "Vicente"},
		[]string{"Almeida", "Barcelos", "Coutinho", "de Andrade", "Figueira", "Guimarães", "Lacerda", "Magalhães", "Nogueira", "Peixoto", "Queirós", "da Rocha", "Sampaio", "Tavares", "Vasconcelos"},
	},
	{
		"Mexico", "Mexican", "Mexico City", "Mexican Foreign Ministry", nil,
		[]string{"Adolfo", "Benito", "Ernesto", "Gabriel", "Ignacio", "Javier", "Lorenzo", "Octavio", "Salvador", "Vicente"},
		[]string{"Aguilar", "Ballesteros", "Carrasco", "Espinosa", "Garza", "Iturbide", "Limón", "Medrano", "Ocampo", "Padilla", "Rentería", "Sandoval", "Treviño", "Villalobos", "Zepeda"},
	},
	{
		"United Kingdom", "British", "London", "British Foreign Office", nil,
		[]string{"Alec", "Basil", "Cecil", "Denis", "Evelyn", "Geoffrey", "Humphrey", "Nigel", "Oliver", "Rupert"},
		[]string{"Ashworth", "Blackwood", "Carrington", "Dunmore", "Fairfax", "Grenfell", "Harcourt", "Kingsley", "Lyttleton", "Montague", "Pemberton", "Ravenscroft", "Strickland", "Tunstall", "Wetherby"},
	},
}

var offices = []string{"Ambassador", "Chargé d'Affaires", "Envoy", "Deputy Foreign Minister", "Counselor", "First Secretary of the Embassy", "Minister of Trade", "Military Attaché"}

var bodies = []string{"CC CPSU", "the Security Council", "the Politburo", "the National Security Council", "the Council of Ministers", "the Secretariat"}

var topics = []string{
	"the dismantling of weapons", "the quarantine around Cuba", "the inspection of ships", "the withdrawal of missiles", "a possible invasion", "trade in sugar",
	"the situation in Berlin", "flights over the island", "the draft resolution before the United Nations", "the exchange of letters", "deliveries of oil",
	"the border question", "the visit of a delegation", "nuclear testing", "the mood of the population", "economic aid", "the release of prisoners", "a nuclear free zone",
}
