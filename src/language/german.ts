/** German: stems and the words that carry no topic. Everything is compared in its folded form. */

import { stemmer } from '@orama/stemmers/german';
import { fold } from './fold.js';

const set = (words: string) => new Set(words.trim().split(/\s+/).map(fold));

export const STOP = set(`
	aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus ausserdem bei beim
	beide beiden bereits bevor bin bis bisher bist bitte da dabei dadurch dafür dagegen daher dahin damals damit danach daneben dann daran darauf
	daraus darin darüber darum darunter das dass davon davor dazu dein deine dem demnach den denen denn dennoch der deren derer des
	deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch eben ebenfalls ebenso eigentlich ein eine
	einem einen einer eines einige einigen einiger einiges einmal er erst es etwa etwas euch euer eure für ganz gar gegen gegenüber
	gemäss genau gerade gern gibt ging habe haben habt hast hat hatte hatten hattest her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren
	ihrer ihres im immer in indem innerhalb ins irgend irgendwo irgendwelche ist ja je jede jedem jeden jeder jedes jedoch jemals
	jene jenem jenen jener jenes jetzt laut kann kannst kein keine keinem keinen keiner könnt können könnte könnten lassen mal man manche manchem
	mehr mein meine meinem meinen meiner mich mir mit möchte möchten muss müssen musste nach nachdem neben nicht nichts noch nun nur ob oder ohne per
	schon sehr sei seid sein seine seinem seinen seiner seines seit seitdem selbst selber sich sie sind so sobald sodass solch solche
	solchem solchen solcher sogar sollte sollten soll sollen somit sondern sonst soweit sowie sowohl statt trotz über überhaupt um und uns unser unsere
	unserem unseren unter viel viele vielen vom von vor während wäre wären war waren warst was wegen weil welche welchem welchen welcher
	welches wenn wer wen wem wessen wieder wann wo wie warum wieso weshalb wird werde werden wirst will wollen wollte wir wurde wurden würde würden
	zu zum zur zwar zwischen zusammen mal eh halt bzw etc usw z b`);

/** Words that frame a question („Welche Art von …“, „Wie nennt man …“) and that its answer often does without. */
const FRAME = `Art Arten Name Namen heißt heißen hieß hießen nennt nennen nannte genannt bezeichnet bezeichnete bezeichnen Bezeichnung
	lautet lauten lautete Anzahl Zahl Jahr Jahre Typ Sorte Grund Gründe Person Personen Begriff Beispiel Beispiele Mensch Menschen Leute
	Ding Dinge Sache Form Formen Prozent Prozentsatz Teil Teile ursprünglich passiert passierte geschieht geschah handelt befindet befand
	befinden liegt gehört Zeit Zeitpunkt Datum Tag Monat Jahrhundert Jahrzehnt Gruppe Bestandteil`;

const FEMININE = /(?<=.{3}(?:er|or|ist|ent|ant|ar|eur|log))in(?:nen)?$/;
const SEPARABLE = /^(ab|an|auf|aus|bei|durch|ein|fort|her|hin|mit|nach|um|vor|weiter|wieder|zu|zusammen)ge(?=.{3})/;
/** „auszuräumen“, „einzurichten“ */
const INFIX =
	/^(ab|an|auf|aus|bei|durch|ein|fort|her|hin|mit|nach|um|vor|weiter|wieder|zusammen)zu(?!nd|g)(?=.{3,}e?n$)/;
/** Nouns that only look like a participle. */
const NO_PARTICIPLE = set(
	'Geschäft Gebiet Gesicht Gedicht Gericht Gewicht Gefecht Gespenst Geburt Gestalt Gemüt Gerät Zeitung',
);

/** Compounds that begin with such nouns, or with „gesamt“. */
const NO_PREFIX = /^ge(?:samt|schaft|biet|sell|richt|werb|mein|sund|burt|rat)(?=.{3})/;

/** Strong verbs: past and participle → the stem of the infinitive. */
const PRESENT = new Map(
	`empfahl:empfehl empfohlen:empfehl nahm:nehm nahmen:nehm genommen:nehm kam:komm kamen:komm gekommen:komm fand:find fanden:find gefunden:find
	stand:steh standen:steh gestanden:steh lag:lieg lagen:lieg gelegen:lieg sprach:sprech sprachen:sprech gesprochen:sprech trug:trag trugen:trag
	getragen:trag fuhr:fahr fuhren:fahr gefahren:fahr begann:beginn begannen:beginn begonnen:beginn gewann:gewinn gewannen:gewinn gewonnen:gewinn
	half:helf halfen:helf geholfen:helf schrieb:schreib schrieben:schreib geschrieben:schreib blieb:bleib blieben:bleib geblieben:bleib
	schied:scheid schieden:scheid entschieden:entscheid zog:zieh zogen:zieh gezogen:zieh schloss:schliess schlossen:schliess geschlossen:schliess
	bot:biet boten:biet geboten:biet riet:rat rieten:rat geraten:rat brachte:bring brachten:bring gebracht:bring wuchs:wachs wuchsen:wachs
	gewachsen:wachs warb:werb warben:werb geworben:werb lief:lauf liefen:lauf gelaufen:lauf trat:tret traten:tret getreten:tret hielt:halt hielten:halt gehalten:halt lud:lad luden:lad
	geladen:lad traf:treff trafen:treff getroffen:treff schlug:schlag schlugen:schlag geschlagen:schlag gab:geb gaben:geb gegeben:geb
	verlor:verlier verloren:verlier beschloss:beschliess beschlossen:beschliess erhielt:erhalt erhielten:erhalt`
		.trim()
		.split(/\s+/)
		.map((pair) => pair.split(':') as [string, string]),
);
const STRONG = new RegExp(
	`^(ab|an|auf|aus|bei|be|durch|ein|ent|er|fort|her|hin|mit|nach|statt|teil|uber|um|unter|ver|vor|weiter|wieder|zer|zu|zuruck)?(${[...PRESENT.keys()].join('|')})$`,
);

/** Whether a folded word is the past of a strong verb: „kamen“, also a town. */
export const isPast = (folded: string) => STRONG.test(folded);

const known = new Map<string, string>();

/**
 * The stem of a folded word: Snowball's German stemmer, then the endings it leaves that part a verb from its noun
 * (eröffnet, eröffnete, Eröffnung → eroffn; eingeführt, Einführung → einfuhr) and the feminine of roles.
 */
export function stem(folded: string): string {
	const cached = known.get(folded);
	if (cached !== undefined) return cached;
	if (known.size > 200_000) known.clear();
	const result = reduce(folded);
	known.set(folded, result);
	return result;
}

function reduce(folded: string): string {
	if (folded.length < 3 || /^\d/.test(folded)) return folded;
	const strong = STRONG.exec(folded);
	if (strong?.[2]) return `${strong[1] ?? ''}${PRESENT.get(strong[2]) ?? ''}`;
	if (folded.length < 4) return folded;
	let word = stemmer(folded.replace(INFIX, '$1').replace(FEMININE, ''));
	if (NO_PARTICIPLE.has(word)) return word;
	word = word.replace(SEPARABLE, '$1');
	if (word.length >= 7 && !NO_PREFIX.test(word)) word = word.replace(/^ge(.{3,}?)e?t$/, '$1');
	if (word.length >= 6) word = word.replace(/ung$/, '').replace(/igt?$/, '');
	if (word.length >= 5) word = word.replace(/(?<=.{2}[^aeiou])et$/, '');
	if (word.length >= 6) word = word.replace(/(?<=[^aeiou])t$/, '');
	if (word.length >= 6) word = word.replace(/er$/, '').replace(/el$/, 'l');
	if (word.length >= 4) word = word.replace(/ss$/, 's');
	return word;
}

/** What sits between the parts of a compound. */
export const LINKS = ['', 's', 'es', 'n', 'en', 'er', 'e'] as const;

/** Stems of the words that frame a question. */
export const FRAMES: ReadonlySet<string> = new Set([...set(FRAME)].map(stem));
