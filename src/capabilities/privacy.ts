/** What is kept of a person, for how long, shown to them and erased when they say so twice. How a row is said stands in `mine.ts`. */

import { z } from 'zod';
import type { Buttons } from '../buttons.js';
import type { OpenDownloads } from '../downloads.js';
import { erase, type Report } from '../erasure.js';
import type { ExchangeEvent } from '../events/event.js';
import { countOf, exportOf } from '../export.js';
import { OWN_KINDS } from '../kept.js';
import { owner } from '../person.js';
import { type Block, type Button, type Reply, reply, text } from '../reply.js';
import type { Store } from '../store/store.js';
import type { Capability, Turn } from './capability.js';
import { mine } from './mine.js';
import { zoneOf } from './subscriber.js';

export interface PrivacyOptions {
	store: Store;
	buttons: Buttons;
	downloads: Pick<OpenDownloads, 'offer'>;
	agenda(): readonly ExchangeEvent[];
	/** Address of a page of the web site. */
	page(path: string): string;
}

const NAME = 'privacy';
const STEPS = ['show', 'ask', 'erase'] as const;
type Step = (typeof STEPS)[number];
/** Buttons made before there was a second question ask it. */
const stateSchema = z.object({ step: z.enum(STEPS).default('ask') });

const ASKED: readonly [Step, RegExp][] = [
	[
		'show',
		/^(?:bitte )?(?:meine daten (?:an)?(?:zeigen|sehen|exportieren|herunterladen)|(?:zeig|exportier)e? (?:mir )?(?:bitte )?(?:alle )?meine daten(?: an)?|welche daten (?:hast du|haben sie) (?:über|von) mir?(?:ch)?(?: gespeichert)?|was (?:weißt du|wissen sie) (?:über|von) mi(?:r|ch)|(?:please )?(?:show|export|download)(?: me)?(?: all)? my data|what (?:data )?do you (?:know|have|store)(?: about| on)? me)$/i,
	],
	[
		'ask',
		/^(?:bitte )?(?:(?:alle )?meine daten löschen|(?:lösche?|löschen sie) (?:bitte )?(?:alle )?meine daten|vergiss mich|vergessen sie mich|(?:please )?(?:delete|erase|remove) (?:all )?my data|(?:please )?forget me)$/i,
	],
	['erase', /^(?:ja, alles löschen|yes, (?:erase|delete) everything)$/i],
];

function stepOf({ message, pressed }: Turn): Step | 'tell' | undefined {
	if (pressed) return pressed.capability === NAME ? stateSchema.parse(pressed.state).step : undefined;
	if (message.command) return message.command === NAME ? 'tell' : undefined;
	const said = message.text
		.trim()
		.replace(/[\s.!?]+$/, '')
		.replace(/\s+/g, ' ');
	return ASKED.find(([, pattern]) => pattern.test(said))?.[0];
}

export function createPrivacy(options: PrivacyOptions): Capability {
	return {
		name: NAME,
		recognise: (turn) => stepOf(turn) !== undefined,
		async handle(turn) {
			const { message, pressed } = turn;
			const step = stepOf(turn);
			if (step === 'tell')
				return { reply: { ...(await told(turn, options)), show: message.private ? 'private' : 'message' } };
			const said = await STEP[step ?? 'ask'](turn, options);
			/** It concerns one person: others do not read it. */
			const alone = pressed || message.private || message.room;
			const show = step === 'erase' && pressed ? 'instead' : alone ? 'private' : 'message';
			return { reply: { ...said, title: turn.words.privacy.title, show } };
		},
		home: async (turn) => ({ ...(await told(turn, options)), title: turn.words.privacy.title }),
	};
}

const STEP: Readonly<Record<Step, (turn: Turn, options: PrivacyOptions) => Promise<Reply>>> = {
	show: shown,
	ask: asked,
	erase: erased,
};

const listOf = (lines: readonly string[]): Block => ({ kind: 'list', items: lines.map((line) => [line]) });

async function told(turn: Turn, { buttons, page }: PrivacyOptions): Promise<Reply> {
	const { message, language, words } = turn;
	const { what, own, nobody, anonymous, more } = words.privacy;
	const { feedback, unanswered, asked: counts } = nobody;
	const said = reply(
		language,
		text(what),
		listOf(OWN_KINDS.map((kind) => `${own[kind].name}: ${own[kind].period}`)),
		text(anonymous(words.list([feedback, unanswered, counts].map(({ name, period }) => `${name} (${period})`)))),
		text({ link: more, url: page('/datenschutz') }),
	);
	return message.interactive ? { ...said, buttons: await keep(['show', 'ask'], turn, buttons) } : said;
}

async function keep(steps: readonly Step[], { message, language, words }: Turn, buttons: Buttons): Promise<Button[]> {
	const say = words.privacy;
	const labels: Readonly<Record<Step, string>> = { show: say.show, ask: say.erase, erase: say.confirm };
	const tokens = await buttons.keep(
		message,
		language,
		steps.map((step) => ({ capability: NAME, state: { step } })),
	);
	return steps.map((step, at) => ({ label: labels[step], token: tokens[at] ?? '' }));
}

async function shown(turn: Turn, { store, downloads, agenda, buttons }: PrivacyOptions): Promise<Reply> {
	const { message, language, words, now } = turn;
	const say = words.privacy;
	const exported = await exportOf(store, owner(message).person, now.getTime());
	if (exported.rows.length === 0) return reply(language, text(say.nothing));
	const blocks = [
		text(say.shown),
		...mine(exported, { language, words, zone: zoneOf(turn) }, agenda()),
		text(say.once),
	];
	const url = await downloads.offer(owner(message));
	const erasing = await keep(['ask'], turn, buttons);
	return { ...reply(language, ...blocks), buttons: [{ label: say.download, token: '', url }, ...erasing] };
}

async function asked(turn: Turn, { store, buttons }: PrivacyOptions): Promise<Reply> {
	const { message, language, words } = turn;
	const counts = await countOf(store, owner(message).person);
	const blocks = [text(words.privacy.sure), listOf(countedLines(counts, turn)), text(words.privacy.authorless)];
	return { ...reply(language, ...blocks), buttons: await keep(['erase'], turn, buttons) };
}

async function erased({ message, ...turn }: Turn, { store }: PrivacyOptions): Promise<Reply> {
	const say = turn.words.privacy;
	const { person } = owner(message);
	const report = await erase(store, { person }, `${message.from.channel}:${message.id}`);
	const lines = countedLines(report.erased, turn);
	return reply(
		turn.language,
		...(lines.length > 0 ? [text(say.erased), listOf(lines)] : [text(say.nothingErased)]),
		...reportLines(report, turn).map((line) => text(line)),
	);
}

function reportLines({ unsigned, left }: Report, { words: { privacy: say } }: Pick<Turn, 'words'>): string[] {
	const found = left === 0 ? say.checked : say.left(left);
	return [found, ...(unsigned > 0 ? [say.unsigned] : []), say.authorless, say.backups, say.platform];
}

function countedLines(counts: Report['erased'], { words: { privacy: say } }: Pick<Turn, 'words'>): string[] {
	return OWN_KINDS.flatMap((kind) => (counts[kind] ? [say.counted(say.own[kind].name, counts[kind])] : []));
}
