/** What can be done after an answer: ask it differently, find people, share it, pass it on; see its sources, rate it. */

import { z } from 'zod';
import type { Buttons, Offer } from '../buttons.js';
import { type Button, type Field, type Reply, text } from '../reply.js';
import type { Capability, Turn } from './capability.js';
import { ratingOffers } from './feedback.js';
import { forwardOffer } from './forward.js';
import { contactOffer } from './nobody.js';
import { sourceOffer } from './source.js';

const NAME = 'next';
const stateSchema = z.object({ step: z.enum(['again', 'share', 'quotes']), question: z.string() });

/** The steps of an answer are questions themselves, so `ask` takes them. @param quote the same without a model */
export function createNext(ask: Capability, quote: Capability): Capability {
	return {
		name: NAME,
		recognise: ({ pressed }) => pressed?.capability === NAME,
		async handle({ pressed, ...turn }) {
			const { step, question } = stateSchema.parse(pressed?.state);
			const { pressed: _, ...message } = turn.message;
			if (step === 'again') {
				const said = pressed?.fields.question ?? question;
				return await ask.handle({ ...turn, message: { ...message, text: said }, earlier: [] });
			}
			if (step === 'quotes') {
				const quoted = await quote.handle({ ...turn, message: { ...message, text: question }, earlier: [] });
				return { ...quoted, reply: { ...quoted.reply, show: 'instead' } };
			}
			const { private: __, ...aloud } = message;
			const shared = await ask.handle({ ...turn, message: { ...aloud, text: question }, earlier: [] });
			const asked = text(turn.words.next.asked(question));
			return { ...shared, reply: { ...shared.reply, blocks: [asked, ...shared.reply.blocks], show: 'message' } };
		},
	};
}

/** Puts the buttons to an answer. Elsewhere only the ways to the quotes and to the office are left. */
export function createDress(buttons: Buttons, office: boolean) {
	return async (turn: Turn, reply: Reply, question: string): Promise<Reply> => {
		const { words, message, language } = turn;
		const found = reply.answer?.found === true;
		const rich = message.interactive === true;
		const sources = rich ? reply.sources.map(sourceOffer) : [];
		const rating = rich ? ratingOffers(reply, question) : [];
		const steps: Offer[] = [
			...(message.private ? [stepOffer('share', question, words.next.share)] : []),
			...(reply.author ? [stepOffer('quotes', question, words.wording.quotes)] : []),
			...(rich ? [againOffer(turn, question)] : []),
			...(rich && found ? [contactOffer(question, words.next.contact)] : []),
			...(office && (rich || !found) ? [forwardOffer(words, question)] : []),
		];
		const offers = [...sources, ...rating, ...steps];
		if (offers.length === 0) return reply;
		const tokens = await buttons.keep(message, language, offers);
		const tokenOf = (offer: Offer | undefined) => tokens[offer ? offers.indexOf(offer) : -1] ?? '';
		const [helpful, unhelpful] = rating.map(tokenOf);
		return {
			...reply,
			sources: reply.sources.map((source, at) => (rich ? { ...source, open: tokenOf(sources[at]) } : source)),
			...(helpful && unhelpful ? { rating: { helpful, unhelpful } } : {}),
			buttons: steps.map((step) => buttonOf(step, tokenOf(step))),
			...(message.private ? { show: 'private' as const } : {}),
		};
	};
}

function buttonOf({ label = '', form }: Offer, token: string): Button {
	return form ? { label, token, form } : { label, token };
}

function againOffer({ words }: Turn, question: string): Offer {
	const form = [{ name: 'question', label: words.next.question, value: question, lines: 2 }];
	return stepOffer('again', question, words.next.again, form);
}

function stepOffer(step: 'again' | 'share' | 'quotes', question: string, label: string, form?: Field[]): Offer {
	return { capability: NAME, state: { step, question }, label, ...(form ? { form } : {}) };
}
