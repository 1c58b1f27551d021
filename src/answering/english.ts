/** How questions are put in English. */

import { stem } from '../language/english.js';
import { type Asking, stemsOf } from './asking.js';

const stems = (words: string) => stemsOf(words, stem);

export const english: Asking = {
	wants: [
		[
			'money',
			/\b(how many (euros?|millions?)|how much (euros?|grant|aid|federal \w+|money|funding|federal|support|did|does|was|is|will|has|have|are)|what (did|does|was|is|were|are) .*(cost|costs|budget|grant)|how expensive|what (sum|amount|budget|funding)|how high .*(cost|share|grant|funding))\b/,
		],
		[
			'number',
			/\b(how many|how much|how high|(what|which) (size|area)|age (limit|range|group)|how large|how big|how old|(for )?(what|which) ages?|how long|what (share|percentage|proportion|number|percent)|number of|which share|percentage|proportion|share of)\b/,
		],
		[
			'date',
			/\b(when|how often|(what|which) (date|day|year|month|time|period)|what (date|day|year|month|time)|which (date|day|year|month)|since when|until when|dates? of|^dates?)\b/,
		],
		[
			'text',
			/\bwhy\b|\bfor whom\b|^who (is|are) .* (for|meant for|aimed at)$|\bwho (can|may|could|is allowed to) (take part|participate|join|apply|use)\b/,
		],
		[
			'list',
			/\b(in )?(which|what) (\w+ )?(municipalit\w+|cit(y|ies)|towns?|places?|communit\w+|measures?|projects?|examples?|initiatives?|ideas)\b/,
		],
		[
			'list',
			/\b(is there|are there|was there|were there|has any\w*|have any\w*|does any\w*|do any\w*|did any\w*|any\w* (who|else|with)|who has|who have|who had|who ran|who runs|who uses|who used|who built|who made|who did|who set|who created|who offers|who operates|who tried|who started|examples?\b|what (can|could|do|did)( \w+)? do (about|against|for|with)|show|list|name)\b/,
		],
		['list', /\bwhere (are|is|can|do|did|has|have) (there|one|we|i|any\w*|some\w*)\b/],
		['place', /\b(where|(what|which) (address|street|venue|place|location)|venue|add?ress?)\b/],
		['person', /\b(who|whom|whose|which (person|people)|by whom|with whom)\b/],
		['list', /^(any|anything|anyone|anybody|something|somebody)\b/],
		['text', /\b(how|why)\b/],
	],
	what: /\bwhat\b/,
	light: stems(`
		municipality municipalities city cities town towns place places community project projects measure measures example examples idea ideas approach initiative person people anyone
		anybody somebody someone experience experiences information info topic topics theme subject kind form sort type thing things question documentation document report region role name names
		title number share percent percentage date day year address venue list have had be been being do did done make made run ran running operate operated use used using set setup up create created
		offer offered provide provided plan planned implement implemented realise realised carry carried try tried start started launch launched take took taken place happen happened go went
		come came say said know knew show showed shown tell told name named call called find look looking need want interested hear about exist existed located give gave given get got
		got deal dealt work worked hold held participate participated anything something somewhere anywhere please thanks hello hi tell me us like similar others other there already ever currently
		present presented report reported organisation organization function contact responsible charge partner
		care deal dealing handle handled establish established develop developed large big high old attend attended
		mean means meaning function functioning explain explained about mentioned mention put installed install move moves moved talked talk about around place charge contribution
		overview advice tip tips hint hints interest interested request case cases practice practices solution solutions detail details status background team colleague colleagues
		cooperate cooperates cooperating cooperated collaborate collaborates collaborating work works working time good best new whole several search searching seeking wish hope
		beginning initially originally still achieve achieved behind later afterwards future period supposed meant exactly read understand think believe guess anywhere
		part kind way ways many much long done aim aims goal goals purpose objective`),
	everyday: stems(
		'city town inner centre center core downtown offer offers people citizens guests participants visitors attendees',
	),
	negation: /\b(no|not|nothing|nobody|none|never|without|isn t|don t|doesn t|didn t)\b/,
	whether: /^(is|are|was|were|has|have|had|did|does|do|will)\b/,
	share: /\b(percent|percentage|share|proportion)\b/,
	street: /\b(street|add?ress?)\b/,
	named: /\b(what (is|are|was) .* called|what (is|was) the name of|name of)\b/,
	why: /\bwhy\b/,
	behind: /\b(is|are|stands?) behind\b/,
	aim: /\b(aims?|goals?|supposed to|meant to|intended to|purpose|objectives?|what (is|are) .* for)\b/,
	defined: /\b(what (is|are)|how do(es)?)\b/,
	doer: /\b(who|by whom)\b.*\bthe\b/,
	responsible: stems(
		'lead leads led head heads headed manage manages managed coordinate coordinates coordinated supervise supervises organise organises organised',
	),
	goesOn:
		/\bwhat (will |is going to )?(happens?|happening|becomes?) (to|with|of|next|now|later)\b|\b(plans|future) (for|of) the\b|^(is|are|does) the .*\bstill\b|\b(happens|comes) next\b|\b(funding|grant|programme) (ends|runs out|is over)\b|\bafter the funding\b/,
	polite:
		/(?:^\s*(?:hello|hi|hey|good (?:morning|afternoon|evening)|dear \w+)\b[^,.!?:]{0,20}[,.!:]?\s)|(?:\b(?:many thanks|thanks(?: a lot| in advance)?|thank you(?: very much| in advance)?|kind regards|best regards|please)\b[ .!]*)|(?:\b(?:i(?: would|'d) like to know|i am interested in|(?:can|could) you (?:please )?tell me|do you know|does anyone know|i was wondering)\b[,:]?)/giu,
	filling:
		/\b(?:(?:a|our|for a) (?:small|little) (?:town|city|municipality|community)|in the end|at the end(?! of)|finally|in total|altogether|overall|at the moment|right now|so far|up to now|until now|at all|for example|e\.g\.|by any chance|maybe|perhaps|possibly|really|actually|exactly|approximately|roughly|in general|in practice|recently|lately|(?:any|some) (?:kind|sort)s? of|something like|things like|such as|regarding|concerning|on the topic of|in terms of|with regard to|as well|as a whole|probably|basically)\b/giu,
	turns: [
		[/\bwhat (?:has |have )?help(?:s|ed)\b(?: to)?/giu, 'how'],
		[/\bwhat (?:kind|sort|type)s? of \p{L}+ (?=is\b|are\b)/giu, 'what '],
		[/\bpeople (?:are )?(?:live|lives|living|reside)\b/giu, 'inhabitants has'],
		[/(?:actually|really|finally) costs?\b|\bcosts?(?= in the end)/giu, 'spend'],
		[/\b(?:share|part|portion|percentage) of the (?:total )?(?:costs?|expenses)\b/giu, 'share'],
		[
			/\b(?:pay|cover|finance|fund|contribute|bring|raise)\b(?: \w+){0,2}? (?:by |for |from )?(?:itself|themselves|ourselves|yourself|its own|their own)\b/giu,
			'Eigenanteil',
		],
		[
			/\bown (?:share|contribution|funds|money|resources|part|funding)\b|\bco-?financing\b|\bmatch(?:ed|ing)? funding\b/giu,
			'Eigenanteil',
		],
		[
			/\b(?:programme|program|project|funding) call\b|\bcall for (?:projects|proposals|applications)\b/giu,
			'Projektaufruf',
		],
		[
			/\bwithout (?:having to |the need to |need to |any )?(?:buy|buying|pay|paying|purchase|purchasing|consume|consuming|consumption)(?: (?:anything|something))?\b/giu,
			'Konsumfrei',
		],
	],
	costs: /\b(costs?|budget|federal (funds|funding|money)|grant|funding|expenses|spending|Eigenanteil)\b/i,
	measuring: {
		area: stems('area size floor square metres meters metre meter sqm'),
		duration: stems('duration time length hour hours'),
		age: stems('age ages year years group groups limit range'),
	},
	money: stems('money fund funds funding euro euros amount sum grant support budget financial'),
	partner: /\b(with whom|who with|partners?|together with|in cooperation)\b/,
	acts: /\b(open|opened|opening|welcom\w*|introduc\w*|keynote|impulse|lecture|talk|speech|speaker|spoke|moderat\w*|gave|held|overview|statement|evaluat\w*)\b/,
	events: [
		[/\b(peer|p2p|exchange|exchanges)\b/, 'peer-to-peer'],
		[/\b(network meetings?|regional meetings?|networking meetings?|networking event)\b/, 'network-meeting'],
		[/\b(meeting|meetings|event|events|session)\b/, undefined],
	],
	ordinals: {
		first: 1,
		second: 2,
		third: 3,
		fourth: 4,
		fifth: 5,
		sixth: 6,
		seventh: 7,
		eighth: 8,
		ninth: 9,
		tenth: 10,
		eleventh: 11,
		twelfth: 12,
		one: 1,
		two: 2,
		three: 3,
		four: 4,
		five: 5,
		six: 6,
		seven: 7,
		eight: 8,
		nine: 9,
		ten: 10,
	},
	latest: /\b(last|latest|most recent|newest)\s+(peer\S*\s+(to peer )?)?(exchange|network meeting|meeting|event)/,
	future:
		/\b(next|upcoming|coming|future)\s+(\S+\s+)?(\S+\s+)?(exchange|meeting|event|conference|date)|\bcoming up\b|\bwhat'?s next\b/,
	programme: /\b(programme|program|ziz|federal programme|federal program)\b/,
	followUp:
		/^(and|but|or|also|ok|okay)\b|\b(that|there|it|its|this|these|those|they|them|their|he|she|him|his|her|same|then)\b/,
	theme:
		/\b((which|what) (subject|topic|theme|title)|(subject|topic|theme|title) of|(deal|dealt) with|(is|was) .* about)\b/,
	actors:
		/\b(which|what) (artists?|compan\w+|firms?|business\w*|enterprises?|shops?|retailers?|traders?|brands?|schools?|machines?|architects?|planners?|offices?|associations?|clubs?|plants?|products?|banks?|foundations?)\b/,
	eventList: /\b((which|what) (\w+ )?(exchanges|network meetings|meetings|events)|where .*(network )?meetings)\b/,
	presented: /\b(presented|shown)\b/,
	measures: [
		['area', /\bhow (large|big)\b|\b(what|which) (size|area)\b|\bsquare (met\w+|feet)\b|\bsqm\b|\bfloor space\b/],
		['duration', /\bhow long\b/],
		['age', /\bhow old\b|\b(what|which) ages?\b|\bage (limit|range|group)\b/],
	],
	until: /\b(until when|how long|extended|until)\b/,
	greeting: /^(hello|hi|hey|good (morning|afternoon|evening|day)|greetings|howdy)( (there|all|everyone|bot|team))?$/,
	thanks:
		/^(ok |okay |great |perfect )?(many |a lot of )?(thanks|thank you|thx|cheers)( (a lot|so much|very much|for (the|your) (help|answer)))*$|^(great|perfect|cool|nice|awesome|got it|ok|okay|good|understood)$/,
	goodbye: /^(bye|goodbye|good bye|bye bye|see you( later| soon)?|have a (nice|good) (day|evening|weekend))$/,
	abilities:
		/^(help|help me|what (can|do) you do( for (me|us))?|who are you|what are you|how do(es)? (you|this|it) work|what can i ask( you)?|how can you help( me)?|can you help( me)?)$/,
};
