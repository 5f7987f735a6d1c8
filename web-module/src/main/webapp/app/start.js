/*
 * The one classic script of a page, first in its head: fetches the page's module, keeps a form from being sent in the
 * old way before its module has arrived, and remembers a dialog that was asked for until then.
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
document.addEventListener('DOMContentLoaded', () => {
    // It is there to be read, and does nothing.
    if (document.body.classList.contains('guide')) return;
    const kind = ['contacts', 'inbox', 'console', 'account'].find((name) => document.body.classList.contains(name));
    import({ contacts: './contacts.js', inbox: './main.js', console: './console.js', account: './account.js' }[kind] ?? './door.js');
});
