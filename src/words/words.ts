/** The sentences of a language. */

import { de, type Words } from './de.js';
import { en } from './en.js';

export function wordsFor(language: 'de' | 'en'): Words {
	return language === 'en' ? en : de;
}
