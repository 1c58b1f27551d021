/** robots.txt as RFC 9309 has it: text → whether a path may be asked for. What is no part of it (Crawl-delay, Sitemap) is passed over. */

/** @param path with its query, as it is asked for */
export type Robots = (path: string) => boolean;

interface Rule {
	allow: boolean;
	pattern: string;
}

interface Group {
	agents: string[];
	rules: Rule[];
}

/** @param agent the name without its version */
export function parseRobots(text: string, agent: string): Robots {
	const groups = groupsOf(text);
	const own = groups.filter(({ agents }) => agents.includes(agent.toLowerCase()));
	const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
	const rules = chosen.flatMap((group) => group.rules);
	return (asked) => {
		const path = normal(asked).replace(/[*$]/g, (sign) => (sign === '*' ? '%2A' : '%24'));
		if (path === '/robots.txt') return true;
		const fit = rules.filter(({ pattern }) => matches(pattern, path));
		const longest = Math.max(0, ...fit.map(({ pattern }) => pattern.length));
		const best = fit.filter(({ pattern }) => pattern.length === longest);
		return best.length === 0 || best.some(({ allow }) => allow);
	};
}

function groupsOf(text: string): Group[] {
	const groups: Group[] = [];
	let open = false;
	for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/)) {
		const [, key = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
		const kind = key.toLowerCase();
		if (kind === 'user-agent') {
			if (!open) groups.push({ agents: [], rules: [] });
			open = true;
			groups.at(-1)?.agents.push(productOf(value));
		} else if (kind === 'allow' || kind === 'disallow') {
			open = false;
			const pattern = normal(value.trim());
			if (/^[/*]/.test(pattern)) groups.at(-1)?.rules.push({ allow: kind === 'allow', pattern });
		}
	}
	return groups;
}

/** „Googlebot/2.1“ names googlebot. */
const productOf = (value: string) => (/^\*|^[\w-]+/.exec(value.trim())?.[0] ?? '').toLowerCase();

/** Letters beyond ASCII encoded, what need not be encoded as it is: %7E and ~ are the same, %2F and / are not. */
function normal(text: string): string {
	const encoded = text.replace(/[^\u0021-\u007E]+/gu, (letters) => encodeURIComponent(letters));
	return encoded.replace(/%[\da-f]{2}/gi, (code) => {
		const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
		return /[\w.~-]/.test(letter) ? letter : code.toUpperCase();
	});
}

/** `*` stands for anything, `$` at the end for the end. The first place that fits is as good as any, so it takes no turning back. */
function matches(pattern: string, path: string): boolean {
	const ended = pattern.endsWith('$');
	const [first = '', ...parts] = (ended ? pattern.slice(0, -1) : pattern).split('*');
	if (!path.startsWith(first)) return false;
	const last = ended ? parts.pop() : undefined;
	let at = first.length;
	for (const part of parts) {
		const found = path.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	if (!ended) return true;
	return last === undefined ? at === path.length : path.endsWith(last) && path.length - last.length >= at;
}
