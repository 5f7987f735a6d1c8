/*
 * The one classic script of a page, first in its head: fetches the page's module, and keeps a form from being sent in
 * the old way before its module has arrived.
 */
document.addEventListener('submit', (event) => {
    if (!event.target.matches('form[data-door], form[data-account]')) return;
    event.preventDefault();
    event.target.dataset.waiting = 'true';
});
document.addEventListener('DOMContentLoaded', () => {
    const kind = document.body.classList;
    import(kind.contains('inbox') ? './main.js' : kind.contains('account') ? './account.js' : './door.js');
});
