/** Questions every channel has to answer with the same words: what a person sees there, whatever it is drawn with. */

export interface Turn {
	question: string;
	contains: readonly string[];
	absent?: readonly string[];
}

export interface Case {
	name: string;
	/** One conversation, in order. */
	turns: readonly Turn[];
}

const one = (question: string, contains: readonly string[], absent: readonly string[] = []): Case => ({
	name: question,
	turns: [{ question, contains, absent }],
});

export const CASES: readonly Case[] = [
	one('who ran a youth space?', ['Bremerhaven', 'Claudia Bitti', 'Homburg', 'HOMie'], ['Oberhausen']),
	one('Wer hat einen Makerspace und mit wem?', ['Alzey', 'Markus Krebs', 'HWK', '[1]'], ['Bremerhaven']),
	one('Gibt es etwas mit Kunst?', ['Oberhausen', 'Arthothek', 'Cottbus']),
	one('Welche Jugendraeume gibt es?', ['Bremerhaven']),
	one('Wer hat einen Makerspase?', ['Alzey']),
	one('Wann und wo war der 4. Austausch?', ['6. Juni 2024', 'online']),
	one('Who gave the keynote in Cottbus?', ['Dr. Heike Liebmann']),
	one('Wie viele Kommunen nutzen Zwischenmiete?', ['55 %', 'Anteil']),
	one('Wie viele Kommunen sind im Programm?', ['217', '219']),
	one('Wer hat ein Schwimmbad gebaut?', ['steht nichts in den Dokumentationen', 'Durchsucht'], ['Fundstellen']),
	one('Who built a swimming pool?', ['says nothing about this', 'searched']),
	one('Hallo!', ['Guten Tag']),
	one('😀🎉👍', ['Mit Emojis allein']),
	one('SELECT * FROM users; DROP TABLE users; --', ['Programmcode']),
	one('<script>alert(1)</script>', ['Programmcode'], ['alert(1)</script>Fund']),
	{
		name: 'a follow-up, and another town',
		turns: [
			{ question: 'Wer hat Hochbeete?', contains: ['Wilhelmshaven'] },
			{ question: 'Und wer ist dort zuständig?', contains: ['Juliane Heimann'] },
			{ question: 'Gibt es das auch in Alzey?', contains: [], absent: ['Juliane Heimann (Wirtschafts'] },
		],
	},
];
