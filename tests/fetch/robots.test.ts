import { describe, expect, test } from '@jest/globals';
import { parseRobots } from '../../src/fetch/robots.js';

const may = (lines: readonly string[], path: string) => parseRobots(lines.join('\n'), 'Innenstadtlotse')(path);

describe('robots.txt', () => {
	test.each<[string[], string, boolean]>([
		[[], '/a', true],
		[['Disallow: /'], '/a', true],
		[['User-agent: *', 'Disallow: /'], '/a', false],
		[['User-agent: *', 'Disallow:'], '/a', true],
		[['User-agent: *', 'Disallow: /'], '/robots.txt', true],
		[['User-agent: andere', 'Disallow: /'], '/a', true],
		[['User-agent: *', 'Disallow: /', '', 'User-agent: innenstadtLOTSE', 'Allow: /'], '/a', true],
		[['User-agent: Innenstadtlotse/1.0 (Bot)', 'Disallow: /a'], '/a', false],
		[['User-agent: Innenstadtlotse', 'Disallow: /a', 'User-agent: *', 'Disallow: /b'], '/b', true],
		[['User-agent: Innenstadtlotse', 'User-agent: andere', 'Disallow: /a'], '/a', false],
		[['User-agent: *', 'Disallow: /a', 'User-agent: x', 'Disallow: /', 'User-agent: *', 'Disallow: /b'], '/b', false],
		[['User-agent: *', 'Sitemap: https://example.org/s.xml', 'Disallow: /a'], '/a', false],
		[['user-AGENT : *  # alle', 'DISALLOW:/a # nicht', 'Crawl-delay: 10'], '/a/b', false],
		[['\uFEFFUser-agent: *', 'Disallow: /a'], '/a', false],
		[['User-agent: *', 'Disallow: /a', 'Unsinn', 'Disallow: /b'], '/b', false],
	])('%j lets %s pass: %s', (lines, path, allowed) => {
		expect(may(lines, path)).toBe(allowed);
	});

	test.each<[string[], string, boolean]>([
		[['Disallow: /a', 'Allow: /a/b'], '/a/b/c', true],
		[['Allow: /a', 'Disallow: /a/b'], '/a/b/c', false],
		[['Disallow: /a', 'Allow: /a'], '/a', true],
		[['Allow: /a/', 'Disallow: /*.html'], '/a/b.html', false],
		[['Disallow: /a/'], '/a', true],
		[['Disallow: /*.pdf$'], '/x/y.pdf', false],
		[['Disallow: /*.pdf$'], '/x/y.pdf?a=1', true],
		[['Disallow: /a$'], '/a', false],
		[['Disallow: /a$'], '/ab', true],
		[['Disallow: /*a*b'], '/xxbxxa', true],
		[['Disallow: /*a*b'], '/xxaxxb', false],
		[['Disallow: /*ab$'], '/abab', false],
		[['Disallow: /ab*ab$'], '/ab', true],
		[['Disallow: /*?session='], '/a?session=1', false],
		[['Disallow: *.php'], '/a.php', false],
		[['Disallow: /städte'], '/st%C3%A4dte', false],
		[['Disallow: /st%c3%a4dte'], '/st%C3%A4dte', false],
		[['Disallow: /%7Eamt'], '/~amt', false],
		[['Disallow: /a%2Fb'], '/a/b', true],
		[['Disallow: /a-%2A'], '/a-*', false],
		[['Disallow: /a-%24'], '/a-$', false],
		[['Disallow: /'.concat('*a'.repeat(2_000))], `/${'a'.repeat(1_999)}`, true],
	])('of %j the longest rule decides on %s: %s', (rules, path, allowed) => {
		expect(may(['User-agent: *', ...rules], path)).toBe(allowed);
	});

	test.each(['\r', '\r\n'])('lines end with %j, too', (end) => {
		expect(parseRobots(['User-agent: *', 'Disallow: /a'].join(end), 'x')('/a')).toBe(false);
	});
});
