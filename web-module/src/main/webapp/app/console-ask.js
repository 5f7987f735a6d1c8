/** Asks before something is taken away: names what will happen, and nothing happens by accident. */
import { button, h } from './dom.js';
import { t } from './texts.js';

/** @returns {Promise<boolean>} whether the person wants it */
export function ask(question, deed) {
    return new Promise((resolve) => {
        let wanted = false;
        const dialog = h(
            'dialog',
            { class: 'box', 'aria-label': deed, 'data-testid': 'ask' },
            h('p', { text: question }),
            h(
                'div',
                { class: 'buttons' },
                button({ label: t('pick.cancel'), kind: 'quiet', testid: 'ask-no', onClick: () => dialog.close() }),
                button({
                    label: deed,
                    kind: 'primary',
                    testid: 'ask-yes',
                    onClick: () => {
                        wanted = true;
                        dialog.close();
                    },
                }),
            ),
        );
        dialog.addEventListener('close', () => {
            dialog.remove();
            resolve(wanted);
        });
        document.body.append(dialog);
        dialog.showModal();
    });
}
