/*
 * The one classic script of a page, first in its head: fetches the page's module, keeps a form from being sent in the
 * old way before its module has arrived, remembers a dialog that was asked for until then, and holds a click on a button of
 * the console until PrimeFaces has put into the form what the server refuses to do without.
 */
document.addEventListener('submit', (event) => {
    if (!event.target.matches('form[data-door], form[data-account]')) return;
    event.preventDefault();
    event.target.dataset.waiting = 'true';
});
document.addEventListener('click', (event) => {
    const control = event.target.closest?.('[data-dialog]');
    if (control) document.body.dataset.wanted = control.dataset.dialog;
});
let early = null;
document.addEventListener(
    'click',
    (event) => {
        const control = event.target.closest?.('button, a');
        const form = control?.closest('form');
        if (document.readyState === 'complete' || !form?.elements['jakarta.faces.ViewState'] || form.elements['primefaces.nonce']) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (early === null) addEventListener('load', () => setTimeout(() => early.isConnected && early.click()));
        early = control;
    },
    true,
);
document.addEventListener('DOMContentLoaded', () => {
    // It is there to be read, and does nothing.
    if (document.body.classList.contains('guide')) return;
    const kind = ['contacts', 'inbox', 'console', 'account'].find((name) => document.body.classList.contains(name));
    import({ contacts: './contacts.js', inbox: './main.js', console: './console.js', account: './account.js' }[kind] ?? './door.js');
});
