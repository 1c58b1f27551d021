/** How questions are put in German. */

import { stem } from '../language/german.js';
import { type Asking, stemsOf } from './asking.js';

const stems = (words: string) => stemsOf(words, stem);

export const german: Asking = {
	wants: [
		[
			'money',
			/\b(wie ?viel (wurden?|hat|haben|ist|sind) .*(bewillig|ausgegeben|gezahlt|bezahl|erhalten|investier|beantrag|gekostet|geflossen|zugesagt|ausgezahlt)\w*|wie ?viele? (euros?|millionen|\w*gelde?r?n?|\w*mitteln?|\w*kosten|\w*zuschusse?|\w*forderung\w*|geld|euro|foerder|forder|bundesmittel|mittel|zuschuss|kostet)|was (kostet|kosten|hat .* gekostet|haben .* gekostet)|wie ?viel (hat|haben|kostete?n?) .*(gekostet|kosten)?|wie ?viel kostet|wie teuer|welche (summe|kosten|fordersumme|mittel)|wie hoch (ist|sind|war|waren|fiel|fielen).*(kosten|forderung|mittel|summe|betrag|zuschuss|eigenanteil|budget)|wie hoch .*(kosten|forderung|mittel|summe|betrag|zuschuss|budget)|was (wurden?|wird|hat|haben) .*(bewilligt|ausgegeben|ausgezahlt))/,
		],
		[
			'number',
			/\b(wie ?viele?[mnrs]?|wie hoch|wie gross|wie alt|wie lange?|(anteil|quote) der|in prozent|prozentual\w*|welcher anteil|welchen anteil|welche[rn]? prozentsatz|welche[rn]? (flache|grosse|alters\w+|anzahl|zahl)|(fur |ab )?welche[sm] alter|wie ?viel prozent|anzahl|zahl der|(fur )?(welches|welchem|welche) (alter|altersgruppen?))\b/,
		],
		[
			'date',
			/\b(wann|wie oft|seit wann|bis wann|ab wann|welche[mnrs]? (zeitraum|zeit|tag|tagen|datum|termin|jahr|monat|wochentag\w*)|datum|termine?)\b/,
		],
		['text', /\b(fur|an) wen\b|\bwer (kann|darf|durfte|konnte)\b.*\b(mitmachen|teilnehmen|bewerben|nutzen|rein|hin)\b/],
		['text', /\b(warum|wieso|weshalb|wozu|wovon|woruber|worum)\b/],
		[
			'list',
			/\b(in )?welche[mnrs]? (kommunen?|stadten?|stadt|gemeinden?|orten?|ort|massnahmen?|projekte?n?|beispiele?|angebote?|ideen|ansatze)\b/,
		],
		[
			'list',
			/\b(wo gibts?|wo wurden?|wo hat|wo haben|wo existier\w*|gibt es|gibts|hat jemand|hat schon|(hat|haben|hatte) (ein\w* )?(andere )?(stadt|stadte|kommune|kommunen|gemeinde|gemeinden)|haben andere|kennt jemand|kennt ihr|habt ihr|wer hat|wer macht|wer nutzt|wer betreibt|wer bietet|wer plant|wer baut\w*|wer setzt|wer arbeitet|beispiele? (fur|zu)|was (kann|konnen|konnte|konnten|machen|tun|unternehmen|hilft)( man| wir| andere\w*| kommunen| stadte)* .*\b(gegen|fur|mit|bei)\b|zeig\w*|liste?\b|nenne?n?)\b/,
		],
		[
			'place',
			/\b(wo|wohin|welche[mnrs]? (adresse|strasse|gasse|allee|ecke|stadtteil|viertel|platz|gebaude|haus|saal|halle|raum)|adresse|veranstaltungsort)\b/,
		],
		['person', /\b(wer|wen|wem|wessen|welche personen?|von wem|mit wem|durch wen)\b/],
		['list', /^(jemand|irgendwer|irgendwelche|was gibt)\b/],
		['text', /\b(wie|warum|wieso|weshalb|womit|wodurch|wofur|wozu|woran)\b/],
	],
	what: /\bwas\b/,
	light: stems(`
		Kommune Kommunen Stadt Städte Gemeinde Ort Orte Projekt Projekte Maßnahme Beispiel Idee Ansatz Vorhaben Initiative Person Personen Leute Jemand
		Erfahrung Erfahrungen Information Informationen Infos Thema Themen Rahmen Bereich Sache Sachen Ding Frage Art Form Möglichkeit Hinweis Kollege Kolleginnen
		Dokumentation Dokument Bericht Region Rolle Name Namen Titel Nummer Anteil Prozent Anzahl Zahl Datum Tag Jahr Termin Adresse Ort Veranstaltungsort Liste
		habe haben hatte gehabt sein gewesen werden geworden geben gab gegeben machen gemacht macht tun getan umsetzen umgesetzt setzt realisieren
		realisiert einrichten eingerichtet schaffen geschaffen schuf anbieten angeboten bieten bietet betreiben betreibt betrieben nutzen nutzt genutzt verwenden
		verwendet einsetzen eingesetzt haben laufen läuft gelaufen gehen geht ging stattfinden stattgefunden fand statt findet stattfand
		kommen kommt kam sagen sagt sagte wissen weiß kennen kennt zeigen zeigt gezeigt nennen nennt genannt heißen heißt hieß steht stehen gestanden stellen
		entstehen entstanden entstand existieren existiert befinden befindet liegen liegt lag beschäftigen beschäftigt ausprobieren ausprobiert probieren probiert versuchen versucht
		finden gefunden suchen sucht suche brauche brauchen interessiere interessieren interessiert erzählen erzähl erzähle gehören gehört beteiligen teilnehmen teilgenommen
		halten hält hielt gehalten leisten geleistet leistete sprechen sprach gesprochen reden tat bekommen bekam bekommt erfolgen erfolgt erfolgte dabei mitmachen
		vorstellen vorgestellt präsentieren präsentiert berichten berichtet berichtete Organisation Einrichtung Funktion Amt Kontakt Kontaktperson Ansprechperson Ansprechpartner
		Ansprechpartnerin zuständig verantwortlich Verantwortliche Zuständige Partner
		gern gerne schon bereits etwas irgendetwas irgendwas irgendwo irgendwer mal eigentlich konkret genau gleich ähnlich andere verschiedene bisher noch auch beim
		kümmern kümmert befassen befasst sorgen sorgt engagieren engagiert ausgedacht lang lange groß hoch alt entwickelt entwickeln aufgebaut aufbauen
		anlegen angelegt errichtet errichten gestartet starten mitgemacht vertreten vertrat gewesen
		wenden wendet kontaktieren bedeutet bedeuten Bedeutung heißen funktionieren funktioniert ablaufen abläuft worum wieviel wieviele sowas gibts gibt irgendsowas aufstellen aufgestellt anbringen angebracht installieren installiert unternehmen unternommen verwirklichen verwirklicht initiieren
		weitergehen weitergeht weiter nachher erwähnt erwähnen beschrieben Beitrag dabei mitgemacht Sache
		Prozentsatz Ziel Ziele Zweck
		vorher früher zuvor damals heute jetzt inzwischen aktuell mittlerweile derzeit
		Überblick Übersicht Auskunft Tipp Tipps Rat Ratschlag Interesse Suche Wunsch Anfrage Anliegen Fall Fälle Praxis Praxisbeispiel Praxisbeispiele Best Practice
		Vorbild Vorbilder Referenz Lösung Lösungen Aktion Aktionen Aktivität Aktivitäten Detail Details Angabe Angaben Stand Höhe Hintergrund Sinn Team Nachbarkommune Nachbarstadt
		Kollegin Kollegen Bundesland Gegend Ecke Sicht Hinblick Zusammenhang Verfügung Umgang Gebrauch Einsatz Nutzer Nutzerinnen
		stecken steckt steckte ausloben auslobt ausgelobt verfügen verfügt vorweisen aufweisen abschauen abgucken informieren erfahren erfährt
		lesen hören verstehen verstehe meinen meint denken denkt kooperieren kooperiert zusammenarbeiten zusammenarbeitet arbeitet auflegen aufgelegt aufbaut aufmerksam anschauen ansehen loslegen angehen
		darf dürfen durfte durften mag mögen ab mitten gemeinsam sitzt sitzen vorzuweisen kriegen kriegt gekriegt Anfang Beginn anfangs ursprünglich erreichen erreicht bezwecken bezweckt wozu wohin Zeitraum Periode später danach hinterher künftig zukünftig jetzt dran drin raus rein rauf los klappt klappen hinbekommen hinkriegen interessant spannend gut gute guter gutes neu neue neuer neues ganze ganzen einzelne einzelnen solche mehrere
		wovon worüber worum wobei woran womit wofür worden hausnummer altersgruppe alter
		bitte danke hallo guten moin servus passieren passiert ergeben handeln handelt dienen dient`),
	everyday: stems(
		'Innenstadt Innenstädte Stadtmitte Ortsmitte Stadtzentrum Zentrum City Angebot Angebote Menschen Bürger Bürgerinnen Gäste Teilnehmende Teilnehmer Besucher',
	),
	negation: /\b(keine?[mnrs]?|nicht|nichts|niemand)\b/,
	whether:
		/^(ist|sind|war|waren|wurde|wurden|wird|werden|hat|haben|hatte|hatten|gibt|gab|stimmt|lauft|liegt|kostet|kostete)\b/,
	share: /\b(prozent|anteil|prozentsatz)\b/,
	street: /\b(strasse|gasse|allee|hausnummer|adresse|anschrift)\b/,
	named: /\bwie (heisst|heissen|hiess|nennt sich|lautet der name)\b/,
	why: /\b(warum|wieso|weshalb)\b/,
	behind: /\b(steht|steckt|stehen|stecken) hinter\b/,
	aim: /\b(ziel|ziele|zweck|wozu|bezweck\w*|erreich\w*|wofur (ist|sind|dient|steht)|was soll(en)?)\b/,
	defined: /\b(was (ist|sind)|wie (lauft|laufen|funktioniert|funktionieren)|was (bedeutet|heisst))\b/,
	doer: /\b(wer|wem|von wem|durch wen)\b.*\b(der|die|das|den|dem)\b/,
	responsible: stems(
		'leiten leitet leitete geleitet betreuen betreut betreute koordinieren koordiniert verantworten verantwortet führen führt begleiten begleitet organisieren organisiert steuern steuert',
	),
	goesOn:
		/\b(was (passiert|geschieht) (\w+ )?(mit|nach)|was wird aus|wie steht es um|wie gehts? .*weiter|wie soll .*weiter\w*)\b|^(ist|sind|wird|werden|hat|haben) (der|die|das|den) .*\bnoch\b|\b(geht|gehts|laufts?|wird) .*weiter\b|^(lauft|besteht|existiert|gibt es) (der|die|das|den) .*\bnoch\b|\bnach (der|dem ende der) forderung\b/,
	polite:
		/(?:^\s*(?:hallo|hi|hey|moin|servus|guten (?:tag|morgen|abend)|liebes? \p{L}+|sehr geehrte[^,]*)\b[^,.!?:]{0,25}[,.!:]?\s)|(?:\b(?:(?:viele[nr]?|herzlichen?|besten|lieben|schönen) (?:dank|grüße?)|danke(?: schön| sehr| im voraus)?|(?:mit )?freundlichen? grüßen|mfg|lg|bitte)\b[ .!]*)|(?:\b(?:mich (?:würde )?interessier(?:t|en)|ich (?:würde|möchte|wüsste|hätte) (?:gerne? )?(?:wissen)?|(?:können|könnten) sie mir (?:bitte )?(?:sagen|verraten)|(?:kannst|könntest) du mir (?:bitte )?(?:sagen|verraten)|weiß jemand|wissen sie|weißt du)\b[,:]?)/giu,
	filling:
		/(?<!\p{L})(?:(?:eine|unsere|als|für eine|einer|unserer) (?:kleine[rn]? (?:Stadt|Kommune|Gemeinde)|Kleinstadt)(?: wie (?:unsere|wir))?|am (?:ende|schluss)(?! (?:der|des|von))|zum schluss|unterm strich|im (?:moment|schnitt|grunde|prinzip|allgemeinen|augenblick)|zum beispiel|z\. ?b\.|beispielsweise|vor ort|in (?:der praxis|sachen|bezug auf|letzter zeit)|zum thema|rund um|im (?:bereich|rahmen)|so etwas wie|sowas wie|so was wie|irgendein\p{L}*|irgendwelche\p{L}*|irgendwann|tatsächlich|wirklich|letztlich|letztendlich|schlussendlich|insgesamt|ungefähr|circa|vielleicht|eventuell|womöglich|zufällig|kürzlich|neulich|momentan|zurzeit|generell|grundsätzlich|übrigens|bloß|eben|einfach|vermutlich|wohl|hauptsächlich|bezüglich|hinsichtlich|betreffend|praktisch|sozusagen|ebenfalls|zuletzt|nämlich|immer noch|bislang)(?!\p{L})/giu,
	turns: [
		[/(?<!\p{L})in Auftrag (?:gegeben|geben|gibt)/giu, 'gemacht'],
		[/(?<!\p{L})was (?:hat |hatte )?(?:geholfen|half)(?!\p{L}),?/giu, 'wie'],
		[/(?<!\p{L})was für (?:eine?[nrm]? )?\p{L}+ (?=ist|sind)/giu, 'was '],
		[/(?<!\p{L})w[oa]s(?=\s+gibt|\s+hat|\s+is)/giu, 'was'],
		[/(?<!\p{L})wat(?!\p{L})/giu, 'was'],
		[/(?<!\p{L})dat(?!\p{L})/giu, 'das'],
		[/(?<!\p{L})kost(?!\p{L})/giu, 'kostet'],
		[/(?<!\p{L})(?:hams|ham)(?!\p{L})/giu, 'haben'],
		[/(?<!\p{L})(?:ned|net|nich)(?!\p{L})/giu, 'nicht'],
		[/(?<!\p{L})(gibt|hat|geht|gab|war)['’]?s(?!\p{L})/giu, '$1 es'],
		[/(?<!\p{L})n(?:e|en|em|er)(?!\p{L})/gu, 'ein'],
		[/(?<!\p{L})sächsische[nrsm]?(?!\p{L})/giu, 'Sachsen'],
		[/(?<!\p{L})baye?rische[nrsm]?(?!\p{L})/giu, 'Bayern'],
		[/(?<!\p{L})hessische[nrsm]?(?!\p{L})/giu, 'Hessen'],
		[/(?<!\p{L})thüringische[nrsm]?(?!\p{L})/giu, 'Thüringen'],
		[/(?<!\p{L})niedersächsische[nrsm]?(?!\p{L})/giu, 'Niedersachsen'],
		[/(?<!\p{L})saarländische[nrsm]?(?!\p{L})/giu, 'Saarland'],
		[/(?<!\p{L})brandenburgische[nrsm]? (?=Stadt|Städt|Kommun|Gemeind)/giu, 'Brandenburg '],
		[/(?<!\p{L})(?:rheinland-)?pfälzische[nrsm]?(?!\p{L})/giu, 'Rheinland-Pfalz'],
		[/(?<!\p{L})nordrhein-westfälische[nrsm]?(?!\p{L})|(?<!\p{L})NRW(?!\p{L})/giu, 'Nordrhein-Westfalen'],
		[
			/(?:Menschen|Leute|Personen|Bürger\p{L}*)(?: und \p{L}+)? (?:leben|wohnen|lebten|wohnten)(?!\p{L})/giu,
			'Einwohner hat',
		],
		[/(?<!\p{L})(ging|gingen|geht|gehen) ([^?.!]{0,60}?) an den Start/giu, 'wurde $2 eröffnet'],
		[/an den Start (?:gegangen|gebracht)/giu, 'eröffnet'],
		[/(?:am Ende|tatsächlich|letztlich|letztendlich|unterm Strich|wirklich)(?: \p{L}+){0,3} gekostet/giu, 'ausgegeben'],
		[/(?:den |einen |ein )?(?:Anteil|Teil) (?:an )?(?:den|der) (?:Gesamt)?kosten/giu, 'Anteil'],
		[
			/(?<!\p{L})(?:selbst|selber)\s+(?:\p{L}+\s+){0,2}?(?:(?:be|dazu|zu)?zahl|trag|träg|beisteuer|beigesteuer|beitrag|aufbring|aufbrach|finanzier|stemm|zuschie)\p{L}*/giu,
			'Eigenanteil',
		],
		[/aus (?:der )?eigene[rn] (?:Tasche|Kasse|Mitteln?)(?: (?:be)?zahl\p{L}*)?/giu, 'Eigenanteil'],
		[/(?<!\p{L})eigene[nrsm]? (?:Mitteln?|Gelde?r?|Anteile?|Beitrag)(?!\p{L})/giu, 'Eigenanteil'],
		[/(?<!\p{L})auf die Beine (?:ge)?stell\p{L}*/giu, 'gemacht'],
		[/(?<!\p{L})leer (?=steh|stand|gestanden)/giu, 'leer'],
		[
			/ohne (?:etwas|was|dort etwas|dabei etwas) (?:zu )?(?:kaufen|konsumieren|verzehren|bestellen|bezahlen)(?: zu müssen)?/giu,
			'Konsumfrei',
		],
		[/ohne (?:Konsum|Verzehr|Kauf)(?:zwang|pflicht)?(?!\p{L})/giu, 'Konsumfrei'],
	],
	costs:
		/\b(kosten|gesamtkosten|bundesmittel|bundesforderung|fordermittel|fordersumme|fordergelde?r?|eigenanteil|budget|ausgaben|forderung|finanzierung)\b/,
	measuring: {
		area: stems('Fläche Flächen Größe Quadratmeter Quadratmetern qm groß Meter'),
		duration: stems('Dauer Zeit Länge Stunden Stunde'),
		age: stems('Alter Jahre Jahren Altersgruppe Altersgruppen Altersgrenze Altersspanne Jahrgang'),
	},
	money: stems(
		'Geld Gelder Euro Mittel Summe Betrag Förderung Fördermittel Fördergeld Fördersumme Zuschuss Finanzierung finanziell Unterstützung Budget hoch',
	),
	partner: /\b(mit wem|partner\w*|zusammen mit|gemeinsam mit|in zusammenarbeit)\b/,
	acts: /\b(eroffn|begruss|einfuhr|eingefuhrt|einleit|eingeleitet|keynote|impuls|vortrag|vortrug|referat|referier|hauptrede|rede\b|moderier|moderation|festrede|grusswort|sprach|sprecher|auswert|statement|hielt|gehalten|uberblick)/,
	events: [
		[/\b(peer|p2p|austausch\w*|austauschs)\b/, 'peer-to-peer'],
		[
			/\b(regional\w* (netzwerk)?treffen|netzwerktreffen|netzwerktreffens|regionaltreffen|regionalkonferenz)\b/,
			'network-meeting',
		],
		[/\bregion (nord|sud|ost|west|mitte)\w*/, 'network-meeting'],
		[/\b(treffen|veranstaltung|termin)\b/, undefined],
	],
	ordinals: {
		erste: 1,
		zweite: 2,
		dritte: 3,
		vierte: 4,
		funfte: 5,
		sechste: 6,
		siebte: 7,
		siebente: 7,
		achte: 8,
		neunte: 9,
		zehnte: 10,
		elfte: 11,
		zwolfte: 12,
		dreizehnte: 13,
		eins: 1,
		zwei: 2,
		drei: 3,
		vier: 4,
		funf: 5,
		sechs: 6,
		sieben: 7,
		acht: 8,
		neun: 9,
		zehn: 10,
	},
	latest:
		/\b(letzte[nrsm]?|jungste[nrsm]?|neueste[nrsm]?)\s+(peer\S*\s+)?(\S*austausch|netzwerktreffen|treffen|veranstaltung)/,
	future:
		/\b(nachste[nrsm]?|kommende[nrsm]?|kunftige[nrsm]?|bevorstehende[nrsm]?)\s+(\S+\s+)?(\S*austausch|\S*treffen|veranstaltung|termin|konferenz)|\bsteht an\b/,
	programme: /\b(programm|bundesprogramm|innenstadtprogramm|forderprogramm|ziz|programms)\b/,
	followUp:
		/^(und|aber|oder|auch|ach)\b|\b(dort|da|dazu|davon|dabei|dafur|damit|dessen|deren|er|sie|es|ihn|ihm|ihr|dieser|diese|dieses|diesem|diesen|jene\w*|ebenda|derselbe|dasselbe|denselben)\b|\b(das|der|die)$/,
	theme: /\b(welche[mns]? (thema|themen|titel|uberschrift)|thema (vom|des)|worum (ging|geht|drehte))\b/,
	actors:
		/\bwelche[nrsm]? (kunstler\w*|firm\w+|unternehmen|betriebe?n?|handler\w*|geschafte?n?|marken?|schulen?|maschinen?|architekt\w*|planer\w*|buros?|vereine?n?|gerate?n?|pflanzen|sorten|produkte?n?|banken|stiftung\w*)\b/,
	eventList:
		/\b(welche[nrsm]? (peer\S* (to peer )?)?(austausche?n?|netzwerktreffen|treffen|veranstaltungen)|wo gab es (netzwerk)?treffen|in welchen? (stadten?|orten?|kommunen?) (gab|waren|fanden?|war) .*(treffen|austausch))/,
	presented: /\b(vorgestellt|prasentiert|vorgetragen)\b/,
	measures: [
		['area', /\bwie gross\b|\bwelche (flache|grosse)\b|\b(quadratmeter\w*|qm)\b|\bwie ?viel (flache|platz)\b/],
		['duration', /\bwie lang(e)?\b|\bwie viele stunden\b/],
		['age', /\bwie alt\b|\bwelche[snrm]? (alter|alters\w+)\b|\baltersgrenze\b|\bab wie ?vielen? jahren\b/],
	],
	until: /\b(bis wann|wie lange|lauft|verlangert|laufzeit)\b/,
	greeting:
		/^(hallo|hi|hey|moin( moin)?|servus|gruss gott|gruezi|guten (tag|morgen|abend)|tag|hallochen|na)( (zusammen|lotse|innenstadtlotse|bot|alle|liebes? \w+|du|da))?$/,
	thanks:
		/^(ok |okay |super |prima |toll |alles klar )?(vielen |herzlichen |besten |lieben )?(dank|danke)( dir| ihnen| euch| schon| sehr| vielmals| fur (die|deine|ihre) (hilfe|antwort|auskunft))*$|^(super|prima|toll|perfekt|klasse|top|ok|okay|alles klar|verstanden|gut)$/,
	goodbye:
		/^(tschuss|tschus|ciao|bis (bald|dann|spater|morgen)|auf wiedersehen|schonen (tag|abend|feierabend)( noch)?|ade)$/,
	abilities:
		/^(hilfe|was (kannst|konnen|machst|tust) (du|sie)( alles| so| denn| fur (mich|uns))*( tun)?|wer (bist du|sind sie)|was (bist du|sind sie)|wie funktionier\w+ (das|du|der (bot|lotse))|was kann (ich|man) (dich |sie |hier )?fragen|wobei (kannst|konnen) (du|sie) (mir )?helfen|(kannst du|konnen sie) mir helfen)$/,
};
