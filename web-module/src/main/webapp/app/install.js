/** Putting Bandeja on the home screen: by the browser's own question where it offers one, on an iPhone by a word on how to. */
import { button, h, icon } from './dom.js';
import { t } from './texts.js';

let offered = null;

addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event;
    mark();
});
addEventListener('appinstalled', () => {
    offered = null;
    mark();
});
mark();

/** The menu shows its entry by this. */
function mark() {
    document.body.toggleAttribute('data-installable', offered !== null || isOfferedByHand());
}

/** Safari on an iPhone knows whether the page came from the home screen, and asks nothing. */
function isOfferedByHand() {
    return navigator.standalone === false && navigator.maxTouchPoints > 0 && !document.body.classList.contains('console');
}

async function ask() {
    const question = offered;
    offered = null;
    await question.prompt();
    mark();
}

function tellHow() {
    const steps = ['install.share', 'install.add', 'install.open'].map((key) => h('li', { text: t(key) }));
    const dialog = h(
        'dialog',
        { class: 'box install', 'aria-label': t('install.title'), 'data-testid': 'install-how' },
        h('h2', { class: 'box-title' }, icon('phone'), t('install.title')),
        h('ol', {}, steps),
        h('div', { class: 'box-actions' }, button({ label: t('install.close'), kind: 'primary', testid: 'install-close', onClick: () => dialog.close() })),
    );
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
}

export const install = { start: () => (offered ? ask() : tellHow()) };
