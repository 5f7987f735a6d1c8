/** What was filled into a template and not sent: it survives a closed dialog, a reload, and the way to a login and back. */
import { kept } from './kept.js';

const KIND = 'template';

/** Of a template, by whom it is for: who that is, is sealed, too. */
const allOf = (template) => JSON.parse(kept.get(KIND, template) || '{}');

function keep(template, all) {
    void kept.set(KIND, template, Object.keys(all).length === 0 ? '' : JSON.stringify(all));
}

/** @param whom it is for, as the picker is told: nobody else gets these values */
export const templateValues = {
    /** By the key of the variable. */
    get: (whom, template) => allOf(template)[JSON.stringify(whom)] ?? {},

    set(whom, template, values) {
        keep(template, { ...allOf(template), [JSON.stringify(whom)]: values });
    },

    forget(whom, template) {
        const { [JSON.stringify(whom)]: gone, ...rest } = allOf(template);
        if (gone) keep(template, rest);
    },
};
