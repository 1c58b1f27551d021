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

const FEMININE = /(?<=.{3}(?:er|or|ist|ent|ant|ar|eur|log))in(?:nen)?$/;
const SEPARABLE = /^(ab|an|auf|aus|bei|durch|ein|fort|her|hin|mit|nach|um|vor|weiter|wieder|zu|zusammen)ge(?=.{3})/;
/** Nouns that only look like a participle. */
const NO_PARTICIPLE = set(
	'Geschäft Gebiet Gesicht Gedicht Gericht Gewicht Gefecht Gespenst Geburt Gestalt Gemüt Gerät Zeitung',
);

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
	if (folded.length < 4 || /^\d/.test(folded)) return folded;
	let word = stemmer(folded.replace(FEMININE, ''));
	if (NO_PARTICIPLE.has(word)) return word;
	word = word.replace(SEPARABLE, '$1');
	if (word.length >= 7) word = word.replace(/^ge(.{3,}?)e?t$/, '$1');
	if (word.length >= 6) {
		word = word
			.replace(/ung$/, '')
			.replace(/igt?$/, '')
			.replace(/(?<=.{3}[^aeiou])et$/, '');
	}
	if (word.length >= 6) word = word.replace(/(?<=[^aeiou])t$/, '');
	if (word.length >= 6) word = word.replace(/er$/, '').replace(/el$/, 'l');
	return word;
}

/** Ends of words that are verbs or adjectives rather than nouns, for words nobody knows. */
export const INFLECTED = /(?:en|ern|eln|t|te|ten|lich|liche|lichen|isch|ische|ischen|ig|ige|igen)$/;

/** What sits between the parts of a compound. */
export const LINKS = ['', 's', 'es', 'n', 'en', 'er', 'e'] as const;
