package extract

// givenNames are given names common among the people whom diplomatic papers of
// the twentieth century name, folded. They tell "Karl Hongkee" and "Director
// ... Affairs Herman Pollack" from words of a title; a name needs none of them
// to be recognised.
const givenNames = `
	aaron abdul abdullah abel abraham achim achmed adam adlai adnan adolf adolfo adrian agostinho agostino ahmad ahmed aidan ake alain alan albert alberto
	alcide aldo alec alejandro aleksandar aleksander aleksandr aleksei aleksey alessandro alex alexander alexandre alexandru alexei alexey alexis alfonso
	alfred alfredo ali allan allen alois alvaro amado amilcar amintore amir anastas anatoli anatoly andre andrea andreas andrei andres andrew andrey andrzej aneurin angel
	angelo anna anne anthony antoine anton antoni antonin antonio antônio antun anwar archibald aristides armand armando arnold arthur artur arturo arvid
	august augustin augusto aurel averell avraham babrak barbara barry bartolome batista bela ben benito benjamin bernard bernardo bertrand bill bo bob bogdan bogumil bohumil boleslaw
	boris boutros brent bronislaw bruce bruno camille camilo carl carla carlo carlos caspar cecil cecilio celso cesar charles chester chris christian christopher
	clara clare claude clement colin constantin cordell corneliu cornelius craig cristina cyril cyrus czeslaw dag dale damaso dan daniel danilo dario david dean denis dennis desmond diego dieter
	dimitar dimitri dimitrios dino dmitri dmitry dominique don donald dorothy douglas dragan dusan dwight earl ed eden edgar edmund eduard eduardo edvard edvin edward edwin egon
	egor eisaku elena eleanor elie elizabeth ellis ellsworth elmer elpidio emil emile emilio endre enrico enrique enver eric erich erik ernest ernesto ernst ervin erwin erzsebet
	eugen eugene eugenio evgeni evgeny faisal farouk faustino felipe felix ferdinand ferenc fernando fidel filip flavio florin francesco francis francisco franco francois franjo frank
	franklin franz fred frederick friedrich fritz frol fyodor fedor gabor gabriel gamal gaston gavriil gennadi gennady geoffrey georg george georges georgi georgios georgy gerald gerard gerasimos
	gerhard getulio ghazi gheorghe giancarlo gianni giorgi giorgio giovanni giulio giuseppe glenn golda gonzalo gordon grace graham greg gregorio gregory grigori grigory grzegorz guillermo gunther
	gunter gustav gustavo guy gyorgy gyula hafez hafizullah haile hans harald harlan harold harry harvey hassan hector heinrich heinz helen helmut henri henrik henry henryk herbert
	herman hermann hernan herve hewlett hilda homer horacio horst hosni houari howard hubert hugh hugo humberto humphrey ian ignacio ignacy igor ilia ilya imre inayatullah indalecio indira
	ingrid ion iosif irina irving isaac isidoro ismail istvan itzhak ivan ivar ivor jacek jack jacob jacques jaime jair jakub james jan jane janet janez janos japheth jaromir jaroslav
	jaroslaw jason javier jawaharlal jean jeane jeffrey jeno jenő jerome jerry jerzy jesus jim jimmy jiri joachim joan joao joaquin joe joel johan johann johannes john jon jonathan jorge jose
	josef joseph josip jovan juan jules julian julio julius juri jurgen jusuf juscelino justin kaare kalman karel karl karol karoly kasimir katalin kathleen kazimierz keith kenneth
	kim-jong kiro klaus klement kliment koca konrad konstantin kostadin krishna kristian krzysztof kurt kwame ladislav lajos lars laszlo laurence lavrenti lazar lazaro lech leon leonard leonid leonardo leonida
	leonel leopold leslie lester lev lewis lincoln linus lionel livingston liviu ljubo llewellyn lloyd loren lothar louis louise lubomir lubos lucian lucius ludvik ludwig luigi luis luiz lyman lyndon lyubomir
	maciej mahmoud mahmud makarios malcolm manlio manuel marcel marcin marco marcos marek margaret margery maria marian mariano marie mario mariusz mark markus marshall martin mary massimo mate mathias matt matthew matvei matyas maurice
	mauricio max maxim maxwell mehmet melvin mendel menachem michael michal michel miguel mihai mihail mihajlo mijalko mikhail miklos milan milford milko miller milos miloslav milovan milton milutin miroslav mitja
	mladen mohamed mohammad mohammed moise moises moritz morris morton moshe muhammad murray musa mustafa nahum nasser nathan neil nelson nestor nicholas nicola nicolae nicolai nicolas nigel
	nikita nikola nikolai nikolay nikos noel norman norodom nuri octavian oleg olga olof omar orlando oscar oskar osman osvaldo oswaldo otto ottokar pablo pal palmiro patrice patrick paul paula paulo pavel pavlos pedro
	pero per peter peteris petar petr petre petru petrus phil philip philippe pierre piero pierson pietro pinhas pio piotr pyotr rafael ralph ramiro ramon randolph raoul rashid ratan raul ray raymond regis reginald rene rexford ricardo
	richard rita rob robert roberto rodion rodolfo rodrigo roger rolando rolf roman romesh romulo ronald rose ross roy rosa rudolf rufino russell saburo salvador salvatore salvo sam samora samuel sandor sandro sanjay sarvepalli
	scott sean sekou sergei sergey sergio sergiu seymour shimon sidney siegfried simon sirimavo slavko sofia soren spyros stane stanislav stanislaw stanley stefan stepan stephen steve steven steponas stewart stjepan stoyan
	stuart sukarno susan suzanne svetozar syngman szymon tadeusz ted teodor terence terentii terenty theodor theodore theodoros thomas tibor tim timofei timothy todor tom tomas tomasz tommaso tony trofim tudor turgut
	umberto urho ulrich ursula vaclav valentin valentina valerian valery valeriy valko vasil vasile vasili vasilii vasily vasiliy veljko vernon viacheslav vyacheslav victor vicente viktor vilmos vincent vincenzo virgil virginia vitali vitaly vito vittorio vjekoslav vlad
	vladan vladimir vladislav vladko vojtech volodymyr vsevolod waldo walter walther warren werner wilfried wilhelm willard willi william willis willy wim winston wladyslaw władysław wojciech wolfgang woodrow
	yakov yasser yasushi yitzhak yosef yuri yuriy yves yvon zbigniew zdenek zdzislaw zelma zenon zhivko zoltan zoran zulfikar mieczyslaw edwarda erzsébet blas juanita lourdes margarita mercedes pilar teresa haydee celia vilma alfonsin
	afranio anker apa arkady arnaldo arpad attila attilio avram azeredo bahadur balint bedrich blagoy bogomil bohdan bohuslav bradley brandon brian bryan byron calvin
	carlton carmine chad clarence clifford clifton clyde cody connor cornel curtis darrell darren delfim denes derek dobri donovan doug dumitru duncan dwayne eddie
	edmond eli elias elliot elliott emanuel ernani ernie erno ethan ettore eugeniusz evan everett evgeniy evzen fabio fabrizio fadei federico felicity fermin fidelino
	filipp floyd forrest franciszek frantisek fraser gareth garrett gary gavrila gejza geza gil gilbert gilberto giles gillian gino gopal greta grover guglielmo guido
	gunnar gyozo haakon halvard harriet heather herb heriberto hermes hernando hiram hiroshi horatio humphry ichiro ilie innokenty irwin isabel isabella isidro italo
	jacinto jacobo jared jasper jeff jens jeremy jess jesse joanna joaquim jody joshua jozef jozsef judith julia julie kai kakuei karen kate katharine katherine keir
	kenji kermit kevin kewal knut krishnan kuzma kyle lakshmi larry lauro leah leandro leif leland leo leone leonidas leontii leroy leszek libero lisandro lorenzo
	lorraine louisa luca lucas lucjan lucy luke lumir luther lyuben macario madeleine magnus maksim marc marceli marcus margot marilyn marion marjorie marlin marvin
	masayoshi mateusz matilda matvey megan mel merle merrill mike mincho mircea misael monica morarji myron nancy ned nicole nils nina nobusuke nora norma ognyan olav
	oldrich oliver olivia orville otakar oystein pamela pantelei panteleimon patricia patsy pauline pencho percy pete petko phyllis poul quentin quincy rachel raffaele
	raiko raimundo raj rajiv ralf randall randolfo ravi rebecca renato reuben rezso rhoda rick rigoberto roderick rodney rogelio roland ron rosemary rostislav rowland
	rufus rupert ruth ruy ryszard sally sandra sara sarah sardar saul sava selwyn semyon sharon sheila shigeru shirley sigurd silas silviu simone sonia spartak stanko
	stella subimal sven swaran sylvia takeo teddy teodoro teohari terrence terry thelma thorvald timur toby todd tommy torsten trevor triloki trygve tsola tulio tyler
	ugo ulf ulysses vadim valter vasco veniamin vera vijaya vikenty viliam vinicio vittorino vivian vulko wenceslao wendell wesley wilbur wilfred wilma wincenty
	winthrop yasuhiro yevgeny yngve yvonne zachary zenko zinovy zsolt zygmunt`
