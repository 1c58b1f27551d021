/** Who wants to be reminded of what, how long before, and when not. Plain data, as it is stored. */

import { z } from 'zod';
import { isZone, ZONE } from '../events/event.js';

/** Durations before the start, ISO 8601: one week, one day, one hour unless somebody says otherwise. */
export const LEADS = ['P7D', 'P1D', 'PT1H'] as const;
/** `P` with days, or `PT` with hours or minutes: the two behave differently on the day the clocks change. */
export const LEAD = /^P(?:[1-9]\d{0,2}D|T[1-9]\d{0,3}[HM])$/;

export const aboutSchema = z.discriminatedUnion('to', [
	z.object({ to: z.literal('everything') }),
	z.object({ to: z.literal('event'), event: z.string() }),
	z.object({ to: z.literal('series'), series: z.string() }),
	z.object({ to: z.literal('topic'), topic: z.string() }),
]);
export type About = z.infer<typeof aboutSchema>;

/** Wall times in the subscriber's zone, between which nothing is sent a day or more ahead. */
export const QUIET = { from: '18:00', until: '08:00' } as const;

/** What holds for all subscriptions of one subscriber: a person, or a channel. */
export const subscriberSchema = z.object({
	/** `slack:T1/U1`; for a channel its own address. Row owner for erasure, with the tenant. */
	person: z.string(),
	tenant: z.string(),
	/** Where reminders go. */
	channel: z.string(),
	place: z.string(),
	/** A whole channel rather than one person. */
	shared: z.boolean(),
	/** The narrower of person and place: documents and events of the programme only for `programme`. */
	audience: z.enum(['public', 'programme']),
	language: z.enum(['de', 'en']),
	zone: z.string().refine(isZone).default(ZONE),
	/** Leads of this subscriber where a subscription names none of its own. */
	leads: z.array(z.string().regex(LEAD)).default([...LEADS]),
	/** Only events one can attend online. */
	online: z.boolean().default(false),
	/** Epoch milliseconds until which nothing is sent. */
	paused: z.number().optional(),
	/** Quiet hours and weekends count. */
	quiet: z.boolean().default(true),
	/** Events they said they have registered for, or will not come to. */
	registered: z.array(z.string()).default([]),
	declined: z.array(z.string()).default([]),
	/** Of a channel: who set it up, for its members to see, and whose name goes when they are erased. */
	by: z.string().optional(),
	author: z.string().optional(),
});
export type Subscriber = z.infer<typeof subscriberSchema>;

export const subscriptionSchema = z.object({
	/** Key of the subscriber's row, and owners for erasure. */
	subscriber: z.string(),
	person: z.string(),
	tenant: z.string(),
	about: aboutSchema,
	/** Its own leads, instead of the subscriber's. */
	leads: z.array(z.string().regex(LEAD)).optional(),
	/** As of the subscriber, when it was set up. */
	by: z.string().optional(),
	author: z.string().optional(),
	/** Epoch milliseconds. */
	created: z.number(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;
