/** Finds what a person can press or fill in. */

import { type Data, dataList } from '../json.js';

/** Every object below a value that has an `action_id` or could have one, with the block it stands in. */
export function interactiveIn(blocks: readonly Data[]): { block: Data; element: Data }[] {
	return blocks.flatMap((one) => [
		...[...dataList(one.elements), one.accessory, one.element, ...dataList(one.actions)]
			.filter((element): element is Data => ACTIVE.test(String((element as Data | undefined)?.type)))
			.map((element) => ({ block: one, element })),
		...interactiveIn(dataList(one.child_blocks)),
		...(one.type === 'carousel' ? interactiveIn(dataList(one.elements)) : []),
	]);
}
const ACTIVE = /button|select$|^(checkboxes|radio_buttons|overflow|datepicker|timepicker|datetimepicker)$|_input$/;
