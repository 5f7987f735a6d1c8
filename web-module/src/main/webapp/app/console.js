/** The console: what its pages need beyond what PrimeFaces does; the rest of them is drawn by the server. */
import { startMenus } from './menus.js';
import { t } from './texts.js';
import { toast } from './toast.js';

startMenus();

document.addEventListener('click', (event) => {
    const control = event.target.closest?.('[data-dialog]');
    if (control) window.PF(control.dataset.dialog).show();
});

document.addEventListener('click', async (event) => {
    const control = event.target.closest?.('[data-copy]');
    if (!control) return;
    const input = control.parentElement.querySelector('input');
    try {
        await navigator.clipboard.writeText(input.value);
        toast(t('unsent.copied'));
    } catch {
        input.select();
        toast(t('error.copy'), 'error');
    }
});
