/** Asks back where a wish cannot be granted as it stands: says why, and what can be had instead. */

import type { About } from '../reminders/subscription.js';
import type { Part, Wish } from '../reminders/wish.js';
import { type Block, type Reply, reply, text } from '../reply.js';
import type { Turn } from './capability.js';
import { type Choice, choice, type RemindOptions } from './choice.js';
import { meaningOf, seriesOf, upcoming } from './meaning.js';
import { offers, toEvent } from './naming.js';
import { listed } from './overview.js';
import { which } from './silence.js';
import { what } from './subscribe.js';
import { allowed, keyOf, type Whom } from './subscriber.js';

type Unclear = Wish & { kind: 'unclear' };

/** Offered where somebody said „a few days before“. */
const LEADS = ['P7D', 'P2D', 'P1D', 'PT1H'] as const;
const EVERYTHING: About = { to: 'everything' };

export async function clarify(wish: Unclear, whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const say = turn.words.events.reminders;
	if (!allowed(turn, whom)) return reply(turn.language, text(say.notMember));
	const { leads } = wish;
	const asked = { whom, leads };
	switch (wish.why) {
		case 'several':
			return await several(wish.parts ?? [], whom, turn, options);
		case 'what':
			return await what([text(say.what)], asked, turn, options);
		case 'then':
			return await what([text(say.notThen), text(say.what)], asked, turn, options);
		case 'other':
			return await what([text(say.onlyEvents)], asked, turn, options);
		case 'place':
			return await inPlace(wish, whom, turn, options);
		case 'online':
			return await choice([text(say.notOnsite)], turn, options, [
				{ step: 'online', whom, label: say.onlineOnly },
				...offers([EVERYTHING], asked, turn, options),
			]);
		case 'long':
			return await choice([text(say.howLong)], turn, options, times(whom, turn));
		case 'which':
			return await which([], whom, turn, options);
		case 'missing':
			return await missing(whom, turn, options);
		case 'stop':
			return await stopWhat(whom, turn, options);
		case 'how':
			return await how(whom, turn, options);
		case 'mixed':
			return await choice([text(say.unclear)], turn, options, ways(whom, turn));
	}
}

function times(whom: Whom, { words }: Turn): Choice[] {
	const say = words.events.reminders;
	return LEADS.map((lead) => ({ step: 'times', whom, leads: [lead], label: say.before(words.events.lead(lead)) }));
}

function ways(whom: Whom, { words }: Turn): Choice[] {
	const say = words.events.reminders;
	return [
		{ step: 'subscribe', whom, about: EVERYTHING, label: say.subscribeAll },
		{ step: 'list', whom, label: say.title },
		{ step: 'stop', whom, label: say.stop },
	];
}

/** A button for each part, with its times. */
async function several(parts: readonly Part[], whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const { words, language } = turn;
	const say = words.events.reminders;
	const [ahead, known] = [upcoming(turn, options), seriesOf(turn, options)];
	const lost: string[] = [];
	const each = parts.flatMap(({ about = { to: 'everything' as const }, leads }) => {
		const { events, lasting } = meaningOf(about, ahead, known, turn);
		const found = [...lasting, ...events.map(toEvent)];
		if (found.length === 0) lost.push('words' in about ? about.words : ('series' in about && about.series) || '');
		const said = leads ? `: ${say.before(words.list(leads.map(words.events.lead)))}` : '';
		const [only, ...others] = events;
		const title = only && others.length === 0 ? only.title : undefined;
		return offers(found, { whom, leads }, turn, options).map((one) => ({ ...one, label: (title ?? one.label) + said }));
	});
	const names = lost.filter(Boolean);
	const missed = names.length > 0 ? [text(say.severalMissing(words.list(names)))] : [];
	if (each.length === 0) return reply(language, ...missed);
	return await choice([text(say.several), ...missed], turn, options, each);
}

/** Places cannot be subscribed to; the events there can, one by one. */
async function inPlace({ of, leads }: Unclear, whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const say = turn.words.events.reminders;
	const ahead = upcoming(turn, options);
	const there = meaningOf({ to: 'mentioned', words: of }, ahead, seriesOf(turn, options), turn).events;
	const shown = (there.length > 0 ? there : ahead).slice(0, 4);
	return await what([text(say.notPlace)], { whom, leads }, turn, options, shown);
}

/** Shows what is set up: pauses and limits with it. */
async function missing(whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const say = turn.words.events.reminders;
	const { subscriptions } = await options.register.find(keyOf(turn, whom));
	if (subscriptions.length === 0) return await what([text(say.missingNone)], { whom }, turn, options);
	const list = await listed(whom, turn, options);
	return { ...list, blocks: [text(say.missing), ...list.blocks] };
}

async function stopWhat(whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const say = turn.words.events.reminders;
	const { subscriptions } = await options.register.find(keyOf(turn, whom));
	if (subscriptions.length === 0) return reply(turn.language, text(turn.words.idle));
	return await choice([text(say.stopWhat)], turn, options, [
		{ step: 'stop', whom, label: say.stop },
		{ step: 'less', whom, label: say.less },
		{ step: 'pause', whom, label: say.pause },
	]);
}

async function how(whom: Whom, turn: Turn, options: RemindOptions): Promise<Reply> {
	const say = turn.words.events.reminders;
	const examples: Block = { kind: 'list', items: say.examples.map((one) => [one]) };
	return await choice([text(say.how), examples], turn, options, ways(whom, turn));
}
