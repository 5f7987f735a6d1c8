/** The browser asks before a page is left with something that is not kept anywhere else. */

/** @param unkept says whether there is something now */
export function askBeforeLeaving(unkept) {
    addEventListener('beforeunload', (event) => {
        if (unkept()) event.preventDefault();
    });
}
