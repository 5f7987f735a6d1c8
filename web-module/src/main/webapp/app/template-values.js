/** What was filled into a template and not sent: it survives a closed dialog, a reload, and the way to a login and back. */
import { store } from './store.js';

/** @param where whom it is for, as the picker is told */
const keyOf = (where, template) => `bandeja.template.${store.me.id}.${JSON.stringify(where)}.${template}`;

export const templateValues = {
    /** By the key of the variable. */
    get(where, template) {
        try {
            return JSON.parse(sessionStorage.getItem(keyOf(where, template)) ?? '{}');
        } catch {
            return {};
        }
    },

    set(where, template, values) {
        try {
            sessionStorage.setItem(keyOf(where, template), JSON.stringify(values));
        } catch {
            // a browser without storage forgets them, nothing else
        }
    },

    forget(where, template) {
        try {
            sessionStorage.removeItem(keyOf(where, template));
        } catch {
            // nothing was kept
        }
    },
};
