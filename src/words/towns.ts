/** The sentences of the page of municipalities. */

const de = {
	title: 'Kommunen und ihre Maßnahmen',
	about: (topic: string) => `Kommunen zum Thema „${topic}“`,
	what: 'Hier sehen Sie, von welchen Städten und Gemeinden die Dokumentationen berichten und was dort entstanden ist.',
	none: 'Noch berichtet keine Dokumentation von einer Maßnahme.',
	filter: 'Nach Thema filtern',
	topic: 'Thema',
	all: 'Alle Themen',
	option: (topic: string, count: number) => `${topic} (${count === 1 ? '1 Maßnahme' : `${count} Maßnahmen`})`,
	show: 'Anzeigen',
	clear: 'Alle Themen zeigen',
	unknown: (topic: string) => `Zum Thema „${topic}“ gibt es keine Maßnahme. Sie sehen deshalb alle Kommunen.`,
	count: (towns: number, measures: number, topic?: string) =>
		`${towns === 1 ? 'Eine Kommune' : `${towns} Kommunen`} mit ${measures === 1 ? 'einer Maßnahme' : `${measures} Maßnahmen`}` +
		`${topic === undefined ? '' : ` zum Thema „${topic}“`}.`,
	toTable: 'Zur Tabelle',
	map: 'Karte',
	place: (name: string, state: string | undefined, measures: number) =>
		`${[name, state].filter(Boolean).join(', ')}: ${measures === 1 ? 'eine Maßnahme' : `${measures} Maßnahmen`}`,
	lost: (towns: number) =>
		towns === 1
			? 'Eine Kommune steht nicht auf der Karte, weil ihre Lage nicht bekannt ist. In der Tabelle finden Sie sie.'
			: `${towns} Kommunen stehen nicht auf der Karte, weil ihre Lage nicht bekannt ist. In der Tabelle finden Sie sie.`,
	places: 'Lage der Orte:',
	table: 'Tabelle',
	caption: (topic?: string) =>
		topic === undefined ? 'Alle Kommunen, nach Namen geordnet' : `Kommunen mit Maßnahmen zum Thema „${topic}“`,
	columns: ['Kommune', 'Land', 'Maßnahmen und Fundstellen', 'Themen'],
	onMap: 'Karte',
	onMapOf: (name: string) => `Karte: ${name} zeigen`,
	more: (measures: number) =>
		measures === 1 ? 'Eine weitere Maßnahme zu anderen Themen' : `${measures} weitere Maßnahmen zu anderen Themen`,
	topicsOf: (name: string) => `Themen in ${name}`,
};

const en: typeof de = {
	title: 'Municipalities and their measures',
	about: (topic) => `Municipalities on “${topic}”`,
	what: 'Here you see which towns and cities the documentation tells of, and what came about there. Names of measures and topics are in German.',
	none: 'No documentation tells of a measure yet.',
	filter: 'Filter by topic',
	topic: 'Topic',
	all: 'All topics',
	option: (topic, count) => `${topic} (${count === 1 ? '1 measure' : `${count} measures`})`,
	show: 'Show',
	clear: 'Show all topics',
	unknown: (topic) => `There is no measure on the topic “${topic}”. All municipalities are shown instead.`,
	count: (towns, measures, topic) =>
		`${towns === 1 ? 'One municipality' : `${towns} municipalities`} with ${measures === 1 ? 'one measure' : `${measures} measures`}` +
		`${topic === undefined ? '' : ` on “${topic}”`}.`,
	toTable: 'To the table',
	map: 'Map',
	place: (name, state, measures) =>
		`${[name, state].filter(Boolean).join(', ')}: ${measures === 1 ? 'one measure' : `${measures} measures`}`,
	lost: (towns) =>
		towns === 1
			? 'One municipality is not on the map, as its position is not known. You find it in the table.'
			: `${towns} municipalities are not on the map, as their position is not known. You find them in the table.`,
	places: 'Positions of places:',
	table: 'Table',
	caption: (topic) =>
		topic === undefined ? 'All municipalities, ordered by name' : `Municipalities with measures on “${topic}”`,
	columns: ['Municipality', 'State', 'Measures and sources', 'Topics'],
	onMap: 'Map',
	onMapOf: (name) => `Map: show ${name}`,
	more: (measures) =>
		measures === 1 ? 'One more measure on other topics' : `${measures} more measures on other topics`,
	topicsOf: (name) => `Topics in ${name}`,
};

export const townWords = { de, en };
