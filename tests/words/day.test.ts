import { expect, test } from '@jest/globals';
import { day, days } from '../../src/words/day.js';

test.each([
	['de', '2024-06-06', '6. Juni 2024'],
	['en-GB', '2024-06-06', '6 June 2024'],
	['de', '2025-06', 'Juni 2025'],
	['en-GB', '2025', '2025'],
	['de', 'no date', 'no date'],
])('%s: %s is %s', (locale, iso, words) => expect(day(locale, iso)).toBe(words));

test.each([
	['de', { starts: '2023-04-18', ends: '2023-04-19' }, '18.–19. April 2023'],
	['de', { starts: '2024-06-06', ends: '2024-06-06' }, '6. Juni 2024'],
	['de', { starts: '2024', ends: '2025' }, '2024–2025'],
	['de', { published: '2025-06' }, 'Juni 2025'],
])('%s: %j is %s', (locale, moment, words) => expect(days(locale, moment)?.replace(/[\u2009\u202f]/g, '')).toBe(words));
