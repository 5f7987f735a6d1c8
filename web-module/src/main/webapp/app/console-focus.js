/** While PrimeFaces asks the server: that it is at work is shown, and whoever works with the keyboard is afterwards where they were. */
const SOON = 300;

/** @param main the part of the page that is the page's own; takes the focus when what had it is gone */
export function watchRequests(main) {
    const { jQuery } = window;
    if (!jQuery) return;
    let running = 0;
    let timer = 0;
    let held = null;

    jQuery(document).on('pfAjaxSend', (event, request, { source }) => {
        // A button that was pressed is disabled by now, and has lost the focus.
        const id = source?.id ?? source ?? '';
        held = { id, form: document.getElementById(id)?.closest('form')?.id ?? '' };
        running++;
        if (running === 1) timer = setTimeout(() => main.setAttribute('aria-busy', 'true'), SOON);
    });
    jQuery(document).on('pfAjaxComplete', () => {
        running = Math.max(0, running - 1);
        if (running > 0) return;
        clearTimeout(timer);
        main.removeAttribute('aria-busy');
        // What was sent before this module was there is not known.
        if (held) setTimeout(() => giveBack(main, held));
    });
}

/** What was refused is where one types next; else the focus stays, unless what had it was drawn anew or is gone. */
function giveBack(main, { id, form }) {
    const refused = form && document.getElementById(form)?.querySelector('[aria-invalid=true]');
    if (refused) return refused.focus();
    if (document.activeElement !== document.body) return;
    const again = id && document.getElementById(id);
    if (again?.checkVisibility({ visibilityProperty: true }) && !again.disabled) again.focus({ preventScroll: true });
    else if (!document.querySelector('.ui-dialog[aria-hidden=false]')) main.focus({ preventScroll: true });
}
