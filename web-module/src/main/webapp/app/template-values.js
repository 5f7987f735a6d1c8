/** What was filled into a template and not sent: it survives a closed dialog, a reload, and the way to a login and back. */
import { store } from './store.js';

/** @param whom it is for, as the picker is told: nobody else gets these values */
const keyOf = (whom, template) => `bandeja.template.${store.me.id}.${JSON.stringify(whom)}.${template}`;

export const templateValues = {
    /** By the key of the variable. */
    get(whom, template) {
        try {
            return JSON.parse(sessionStorage.getItem(keyOf(whom, template)) ?? '{}');
        } catch {
            return {};
        }
    },

    set(whom, template, values) {
        try {
            sessionStorage.setItem(keyOf(whom, template), JSON.stringify(values));
        } catch {
            // a browser without storage forgets them, nothing else
        }
    },

    forget(whom, template) {
        try {
            sessionStorage.removeItem(keyOf(whom, template));
        } catch {
            // nothing was kept
        }
    },
};
