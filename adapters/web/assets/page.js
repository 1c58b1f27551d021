/** Makes the chat page a conversation and helps the viewer. Everything here works without it, only less smoothly. */

const page = document.documentElement;
const form = document.querySelector('#ask');

if (form) startChat(form);
else startViewer();

/** Says so when the paragraph linked to is no longer there. */
function startViewer() {
	const notice = document.querySelector('#stale');
	const check = () => {
		if (notice) notice.hidden = !location.hash || document.getElementById(decode(location.hash.slice(1))) !== null;
	};
	check();
	addEventListener('hashchange', check);
}

function startChat(form) {
	const chat = createChat(form);
	chat.restore();
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void chat.ask(chat.field.value);
	});
	chat.field.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
		event.preventDefault();
		form.requestSubmit();
	});
	document.addEventListener('click', (event) => {
		const example = event.target.closest?.('a[data-question]');
		if (!example || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
		event.preventDefault();
		void chat.ask(example.dataset.question);
	});
	chat.log.addEventListener('submit', (event) => {
		event.preventDefault();
		void chat.press(new FormData(event.target), event.target.closest('.turn'));
	});
	document.querySelector('#stop').addEventListener('click', chat.stop);
	document.querySelector('#restart').addEventListener('click', chat.forget);
}

function createChat(form) {
	const field = form.querySelector('#question');
	const log = document.querySelector('#log');
	let running;
	/** The last submission that failed: sent again unchanged it keeps its id, so that it cannot count twice. */
	let failed;

	const say = (text) => {
		form.querySelector('#status').textContent = text;
	};

	async function submit(body, replaced) {
		if (running) return;
		const same = failed && failed.text === body.text && failed.pressed?.token === body.pressed?.token;
		const sent = { ...body, language: page.lang, conversation: conversation(form), id: same ? failed.id : newId() };
		running = new AbortController();
		busy(form, true);
		say(form.dataset.searching);
		try {
			const turn = await fetchTurn(sent, running.signal);
			failed = undefined;
			if (turn === '') return say(form.dataset.already);
			if (field.value.trim() === body.text) field.value = '';
			say('');
			show(log, turn, replaced);
		} catch (error) {
			const aborted = error.name === 'AbortError';
			failed = aborted ? undefined : sent;
			say(aborted ? form.dataset.stopped : (error.line ?? form.dataset.failed));
		} finally {
			running = undefined;
			busy(form, false);
		}
	}

	return {
		field,
		log,
		ask(text) {
			if (text.trim() === '') return field.focus();
			field.value = text;
			return submit({ text: text.trim() });
		},
		press(data, turn) {
			const entries = [...data].filter(([name]) => name.startsWith('field.'));
			const fields = Object.fromEntries(entries.map(([name, value]) => [name.slice('field.'.length), value]));
			return submit({ text: '', label: data.get('label'), pressed: { token: data.get('token'), fields } }, turn);
		},
		stop: () => running?.abort(),
		forget() {
			running?.abort();
			keep('log', '');
			keep('conversation', '');
		},
		/** What was said before in this tab; and a question asked by address, which is then no longer asked again. */
		restore() {
			if (log.childElementCount > 0) {
				keep('conversation', form.elements.conversation.value);
				log.insertAdjacentHTML('afterbegin', kept('log'));
				keep('log', log.innerHTML);
				history.replaceState(
					null,
					'',
					location.pathname + (location.search.match(/[?&]lang=\w+/)?.[0].replace('&', '?') ?? ''),
				);
				log.lastElementChild.scrollIntoView();
			} else if (kept('log')) {
				log.innerHTML = kept('log');
				form.closest('.chat').dataset.state = 'talking';
			}
		},
	};
}

/** Adds a turn, or puts it in the place of the one whose button was pressed, and brings its beginning into view. */
function show(log, markup, replaced) {
	const turn = document.createRange().createContextualFragment(markup).firstElementChild;
	if (replaced && turn.dataset.show === 'instead') replaced.replaceWith(turn);
	else log.append(turn);
	log.closest('.chat').dataset.state = 'talking';
	keep('log', log.innerHTML);
	turn.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
	document.querySelector('#question').focus({ preventScroll: true });
}

async function fetchTurn(body, signal) {
	const response = await fetch(`/answers?lang=${page.lang}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		signal,
	});
	const text = await response.text();
	if (!response.ok) throw Object.assign(new Error('refused'), { line: text.trim() || undefined });
	return text;
}

function busy(form, yes) {
	form.toggleAttribute('aria-busy', yes);
	form.querySelector('button[type=submit]').hidden = yes;
	document.querySelector('#stop').hidden = !yes;
}

/** One conversation in a tab; it ends with the tab. */
function conversation(form) {
	const id = kept('conversation') || form.elements.conversation.value;
	keep('conversation', id);
	return id;
}

/** As `crypto.randomUUID`, which browsers withhold from pages on plain http. */
function newId() {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Storage may be switched off; the conversation then lasts as long as the page. */
function keep(name, value) {
	try {
		sessionStorage.setItem(name, value);
	} catch {}
}

function kept(name) {
	try {
		return sessionStorage.getItem(name) ?? '';
	} catch {
		return '';
	}
}

function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
