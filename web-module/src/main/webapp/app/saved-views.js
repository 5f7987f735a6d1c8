/** The saved views at the head of the list: one press opens one, the next leaves it; what is looked at now can be saved. And what narrows the list. */
import { button, h } from './dom.js';
import { isNarrowed, narrowedBy, NO_FILTERS } from './rules.js';
import { store } from './store.js';
import { t } from './texts.js';
import { announce, tellFailure } from './toast.js';
import { views } from './views.js';

/** As many as the server keeps of one person. */
const MOST = 30;
const LONGEST_NAME = 120;

class SavedViews extends HTMLElement {
    #drawn = '';

    connectedCallback() {
        this.setAttribute('aria-label', t('views.title'));
        this.setAttribute('role', 'group');
        const { model } = document.querySelector('conversation-list');
        views.addEventListener('change', () => this.#draw());
        store.on('view', () => this.#draw());
        store.on('reload', () => views.load());
        model.addEventListener('change', () => this.#draw());
        this.#draw();
    }

    /** Nothing is saved, and there is nothing to save: then nothing is here. */
    #draw() {
        const { all, shown, present } = views;
        const news = !shown && (isNarrowed(store.view) || 'words' in present) && all.length < MOST;
        const signature = JSON.stringify([all, shown?.id, news]);
        if (signature === this.#drawn) return;
        this.#drawn = signature;
        this.hidden = all.length === 0 && !news;
        const focused = this.contains(document.activeElement) ? (document.activeElement.dataset.view ?? document.activeElement.dataset.testid) : null;
        this.replaceChildren(
            ...all.map((view, index) => chip(view, index, view === shown)),
            ...(news ? [button({ label: t('views.save'), iconName: 'plus', kind: 'quiet view-save', testid: 'view-save', 'aria-haspopup': 'dialog', onClick: saveView })] : []),
            ...(all.length > 0 ? [button({ label: t('views.manage'), iconName: 'edit', iconOnly: true, kind: 'quiet view-manage', testid: 'views-manage', 'aria-haspopup': 'dialog', onClick: manageViews })] : []),
        );
        if (focused) (this.querySelector(`[data-view="${focused}"], [data-testid="${focused}"]`) ?? this.querySelector('button'))?.focus();
    }
}

function chip(view, index, shown) {
    const control = button({
        label: view.name,
        iconName: shown && 'close',
        kind: 'view-chip',
        testid: 'view-chip',
        'data-view': view.id,
        'aria-pressed': String(shown),
        'aria-keyshortcuts': index < 9 ? String(index + 1) : null,
        title: index < 9 ? t('views.key', { name: view.name, key: index + 1 }) : view.name,
        onClick: () => views.open(view),
    });
    control.dir = 'auto';
    return control;
}

/** @param onSubmit does it; what it throws is told in the dialog */
function ask(title, content, submit, onSubmit) {
    const failure = h('p', { class: 'failure', role: 'alert' });
    const send = h('button', { class: 'button primary', type: 'submit', 'data-testid': 'view-submit', text: submit });
    const form = h('form', { class: 'view-form', novalidate: true }, content, failure, h('div', { class: 'box-actions' }, button({ label: t('pick.cancel'), onClick: () => dialog.close() }), send));
    const dialog = h('dialog', { class: 'box', 'aria-label': title, 'data-testid': 'view-dialog' }, h('h2', { class: 'box-title', text: title }), form);
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        send.disabled = true;
        failure.textContent = '';
        try {
            await onSubmit();
            dialog.close();
        } catch (problem) {
            tellFailure(dialog, failure, problem.message);
        }
        send.disabled = false;
    });
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
}

function fields(name, atStart) {
    const field = h('input', { type: 'text', maxlength: LONGEST_NAME, value: name, autocomplete: 'off', dir: 'auto', 'data-testid': 'view-name' });
    const box = h('input', { type: 'checkbox', checked: atStart, 'data-testid': 'view-at-start' });
    return { field, box, rows: [h('label', { class: 'view-field' }, h('span', { text: t('views.name') }), field), h('label', { class: 'view-field view-choice' }, box, h('span', { text: t('views.atStart') }))] };
}

function saveView() {
    const query = views.present;
    const { field, box, rows } = fields('', false);
    ask(t('views.save'), rows, t('views.saveIt'), async () => {
        await views.save({ name: field.value, query, atStart: box.checked });
        announce(t('views.saved', { name: field.value.trim() }));
    });
    field.focus();
}

function changeView(view) {
    const { field, box, rows } = fields(view.name, view.atStart);
    const isShown = views.shown?.id === view.id;
    const present = views.present;
    const now = h('input', { type: 'checkbox', 'data-testid': 'view-as-now' });
    const asNow = isShown ? [] : [h('label', { class: 'view-field view-choice' }, now, h('span', { text: t('views.asNow') }))];
    ask(t('views.change', { name: view.name }), [...rows, ...asNow], t('views.saveIt'), () => views.change(view.id, { name: field.value, query: now.checked ? present : view.query, atStart: box.checked }));
    field.select();
}

/** All of them, each to be changed or deleted. */
function manageViews() {
    const rows = h('ul', { class: 'view-rows' });
    const failure = h('p', { class: 'failure', role: 'alert' });
    const close = button({ label: t('dialog.close'), iconName: 'close', iconOnly: true, kind: 'quiet', testid: 'views-close', onClick: () => dialog.close() });
    const dialog = h('dialog', { class: 'box', 'aria-label': t('views.title'), 'data-testid': 'views-dialog' }, h('header', { class: 'pick-head' }, h('h2', { class: 'box-title', text: t('views.title') }), close), h('p', { class: 'box-text', text: t('views.hint') }), rows, failure);
    const remove = async (view) => {
        failure.textContent = '';
        try {
            await views.delete(view.id);
            announce(t('views.deleted', { name: view.name }));
        } catch (problem) {
            tellFailure(dialog, failure, problem.message);
        }
    };
    let drawn = '';
    /** What has not changed stays: somebody may be pressing it. */
    const draw = () => {
        const signature = JSON.stringify(views.all);
        if (signature === drawn) return;
        drawn = signature;
        const focused = rows.contains(document.activeElement);
        if (views.all.length === 0) return dialog.close();
        rows.replaceChildren(
            ...views.all.map((view, index) =>
                h(
                    'li',
                    { 'data-testid': 'view-row' },
                    h('span', { class: 'view-name' }, index < 9 && h('kbd', { text: String(index + 1) }), h('bdi', { text: view.name }), view.atStart && h('span', { class: 'view-first', text: t('views.first') })),
                    button({ label: t('views.change', { name: view.name }), iconName: 'edit', iconOnly: true, kind: 'quiet', testid: 'view-change', onClick: () => changeView(view) }),
                    button({ label: t('views.delete', { name: view.name }), iconName: 'trash', iconOnly: true, kind: 'quiet', testid: 'view-delete', onClick: () => remove(view) }),
                ),
            ),
        );
        if (focused) rows.querySelector('button')?.focus();
    };
    const stop = new AbortController();
    views.addEventListener('change', draw, { signal: stop.signal });
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => (stop.abort(), dialog.remove()));
    draw();
    document.body.append(dialog);
    dialog.showModal();
    void views.load();
}

customElements.define('saved-views', SavedViews);

/** The way out of all that narrows the list, and words for what only a sign says elsewhere. */
class FiltersShown extends HTMLElement {
    connectedCallback() {
        store.on('view', () => this.#draw());
        this.#draw();
    }

    #draw() {
        const { view } = store;
        const way = (label, testid, change) => button({ label: t(label), iconName: change !== NO_FILTERS && 'close', kind: change === NO_FILTERS ? 'quiet' : 'filter-chip', testid, onClick: () => store.setView(change) });
        const signs = [view.unread && way('filter.unread', 'without-unread', { unread: false }), view.window && way(`filter.${view.window}`, 'without-window', { window: null })].filter(Boolean);
        // Of one filter the sign is the way out of all.
        const ways = narrowedBy(view) > 1 || signs.length === 0 ? [...signs, way('filter.reset', 'filters-clear', NO_FILTERS)] : signs;
        const focused = this.contains(document.activeElement);
        this.hidden = !isNarrowed(view);
        this.replaceChildren(...ways);
        if (focused) (this.hidden ? document.querySelector('list-head [data-status][aria-pressed="true"]') : this.firstElementChild).focus();
    }
}

customElements.define('filters-shown', FiltersShown);
