/** The way to empty a field in which one searches: in sight as long as there are words, whether one stands in it or not, and in every browser. */
import { button } from './dom.js';
import { t } from './texts.js';

/** @param field tells its listeners of "input", as if it had been emptied by hand */
export function addClear(field) {
    const clear = button({
        label: t('search.clear'),
        iconName: 'close',
        iconOnly: true,
        kind: 'quiet search-clear',
        testid: 'search-clear',
        onClick: () => {
            field.value = '';
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.focus();
        },
    });
    field.after(clear);
}
