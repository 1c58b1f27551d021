/** Two towns with a registration each, their people, chats and a channel: what most tests need. */

import { randomUUID } from 'node:crypto';
import type { World } from './world.js';

export function populate(world: World) {
	const tenants = { first: randomUUID(), second: randomUUID() };
	const apps = {
		first: world.addApp('Lotse Musterstadt', tenants.first),
		second: world.addApp('Lotse Beispielhausen', tenants.second),
	};
	const users = {
		anna: world.addUser('Anna Ahrens', tenants.first),
		bernd: world.addUser('Bernd Becker', tenants.first),
		gast: world.addUser('Gerda Gast', randomUUID(), { role: 'guest' }),
		clara: world.addUser('Clara Conrad', tenants.second),
		dora: world.addUser('Dora Doe', tenants.second, { locale: 'en-GB' }),
	};
	const { anna, bernd, gast, clara, dora } = users;
	const places = {
		personal: world.addPlace('personal', apps.first, [anna]),
		group: world.addPlace('groupChat', apps.first, [anna, bernd, gast], 'Innenstadtrunde'),
		channel: world.addPlace('channel', apps.first, [anna, bernd, gast], 'Team Innenstadt'),
		otherPersonal: world.addPlace('personal', apps.second, [clara]),
		otherGroup: world.addPlace('groupChat', apps.second, [clara, dora], 'Zentrumsrunde'),
	};
	return { tenants, apps, users, places };
}
