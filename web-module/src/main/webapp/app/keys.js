/** Everything by keyboard. One table says what a key does, and what people are shown of it. */
import { perform } from './actions.js';
import { chosen } from './chosen.js';
import { chooseAll, withChosen, withOne } from './chosen-tools.js';
import { afterAction, toggleDetails } from './conversation.js';
import { isOccupied, isOverlay, takesText } from './dom.js';
import { find, findAgain } from './find.js';
import { shownAs, showKeys } from './keys-shown.js';
import { pickLabels } from './label-picker.js';
import { back, openConversation } from './router.js';
import { settings } from './settings.js';
import { store } from './store.js';
import { t } from './texts.js';
import { takeOffer, toast } from './toast.js';
import { openView } from './views.js';

const list = () => document.querySelector('conversation-list');
const tell = (name) => document.dispatchEvent(new CustomEvent(name));

/** Digits, each for the saved view at its place. */
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/**
 * Groups of rows: {keys, label, run, when, texts}. A key is called as nameOf calls it; `when` leaves it to the browser where it says
 * no; with `texts` it works also where somebody types.
 */
const KEYS = [
    {
        title: 'keys.list',
        rows: [
            { keys: ['j', 'ArrowDown'], label: 'keys.next', run: () => list().move(1), when: movesList },
            { keys: ['k', 'ArrowUp'], label: 'keys.previous', run: () => list().move(-1), when: movesList },
            { keys: ['Enter'], label: 'keys.open', run: ({ target }) => target.click(), when: ({ target }) => target.matches('.row') },
            { keys: ['/'], label: 'keys.search', run: () => document.querySelector('list-head input[type=search]').focus() },
            { keys: DIGITS, label: 'keys.views', run: ({ key }) => openView(Number(key)) },
            { keys: ['w'], label: 'start.title', run: () => tell('bandeja:start') },
        ],
    },
    {
        title: 'keys.several',
        rows: [
            { keys: ['x'], label: 'keys.pick', run: choose },
            { keys: ['Shift+j', 'Shift+ArrowDown'], label: 'keys.pickNext', run: () => extend(1), when: movesList },
            { keys: ['Shift+k', 'Shift+ArrowUp'], label: 'keys.pickPrevious', run: () => extend(-1), when: movesList },
            { keys: ['Mod+a'], label: 'keys.pickAll', run: () => void chooseAll(), when: () => chosen.size > 0 || list().selected !== null },
        ],
    },
    {
        title: 'keys.deeds',
        rows: [
            { keys: ['c'], label: 'action.claim', run: () => act('CLAIM') },
            { keys: ['Shift+c'], label: 'action.takeOver', run: () => act('TAKE_OVER') },
            { keys: ['a'], label: 'action.assign', run: () => act('ASSIGN') },
            { keys: ['t'], label: 'action.transfer', run: () => act('TRANSFER') },
            { keys: ['b'], label: 'action.return', run: () => act('RETURN') },
            { keys: ['m'], label: 'action.move', run: () => act('MOVE') },
            { keys: ['e'], label: 'action.complete', run: () => act('COMPLETE') },
            { keys: ['o'], label: 'action.reopen', run: () => act('REOPEN') },
            { keys: ['l'], label: 'label.title', run: () => withChosen('LABEL') || withOnly((id) => pickLabels([id])) },
            { keys: ['u'], label: 'action.markUnread', run: () => withChosen('UNREAD') || withOnly((id) => withOne('UNREAD', id)) },
            { keys: ['Shift+u'], label: 'action.markRead', run: () => withChosen('READ') || withOnly((id) => withOne('READ', id)) },
            { keys: ['z'], label: 'action.undo', run: ({ repeat }) => repeat || takeOffer() || toast(t('why.nothingToUndo'), 'error') },
        ],
    },
    {
        title: 'keys.conversation',
        rows: [
            { keys: ['r'], label: 'keys.reply', run: () => withOpened(() => tell('bandeja:compose')) },
            { keys: ['n'], label: 'composer.note', run: () => withOpened(() => tell('bandeja:note')) },
            { keys: ['p'], label: 'template.open', run: () => withOpened(() => tell('bandeja:template')) },
            { keys: ['Mod+f'], label: 'find.title', run: find, when: () => Boolean(store.open), texts: true },
            { keys: ['F3', 'Mod+g'], label: 'find.older', run: () => findAgain(1), when: () => Boolean(store.open), texts: true },
            { keys: ['Shift+F3', 'Shift+Mod+g'], label: 'find.newer', run: () => findAgain(-1), when: () => Boolean(store.open), texts: true },
            { keys: ['d'], label: 'details.title', run: () => withOpened((turned) => toggleDetails(turned || undefined)) },
        ],
    },
    {
        title: 'keys.page',
        rows: [
            { keys: ['Escape'], label: 'keys.back', run: escape },
            { keys: ['?'], label: 'keys.title', run: show },
        ],
    },
];

const ROWS = new Map(KEYS.flatMap(({ rows }) => rows).flatMap((row) => row.keys.map((key) => [key, row])));

export function startKeys() {
    document.addEventListener('bandeja:keys', show);
    document.addEventListener('keydown', (event) => {
        if (event.defaultPrevented || event.isComposing || event.altKey || isOverlay(event.target)) return;
        const name = nameOf(event);
        const row = isSign(name) && !settings.singleKeys ? undefined : ROWS.get(name);
        if (takesText(event.target) && !row?.texts) return event.key === 'Escape' && leaveInput(event.target);
        if (!row || (row.when && !row.when(event))) return;
        event.preventDefault();
        row.run(event);
    });
}

/** Shift is part of what a sign is, and a word of its own before letters and what has no sign. Mod is Ctrl, or the Mac's Command. */
function nameOf({ key, shiftKey, ctrlKey, metaKey }) {
    const plain = /^\p{L}$/u.test(key) ? key.toLowerCase() : key;
    const shifts = shiftKey && (key.length > 1 || /^\p{L}$/u.test(key));
    return `${shifts ? 'Shift+' : ''}${ctrlKey || metaKey ? 'Mod+' : ''}${plain}`;
}

/** A letter, digit or other sign, large or small: what somebody may type or say without meaning it. */
const isSign = (name) => /^(Shift\+)?.$/u.test(name);

/** What is turned off is left out, and said to be. */
function show() {
    const works = (name) => settings.singleKeys || !isSign(name);
    const row = ({ keys, label }) => ({ keys: keys === DIGITS ? keys.filter(works).slice(0, 1).map(() => '1 … 9') : keys.filter(works).map(shownAs), label });
    const groups = KEYS.map(({ title, rows }) => ({ title, rows: rows.map(row).filter(({ keys }) => keys.length > 0) }));
    showKeys(
        groups.filter(({ rows }) => rows.length > 0),
        settings.singleKeys ? '' : t('keys.off'),
    );
}

/** Arrows scroll what is read, elsewhere; letters always move. */
function movesList({ key, target }) {
    return !key.startsWith('Arrow') || target === document.body || target.closest('conversation-list, list-head') !== null;
}

/** On what is chosen, else on the row with the focus, else on the open conversation. What is taken is opened, unless one has turned to something else. */
function act(name) {
    if (withChosen(name)) return;
    const { openId } = store;
    withOnly((id) =>
        perform(id, name, () => {
            if (name === 'CLAIM' && store.openId === openId && !isOccupied()) openConversation(id);
            if (id === store.openId) afterAction(name, id);
        }),
    );
}

/** With the row that has the focus, else with the open conversation. */
function withOnly(deed) {
    const id = list().selected ?? store.openId;
    if (id) deed(id);
    else toast(t('why.nothingChosen'), 'error');
}

/** In the conversation of the row that has the focus, which is opened first, else in the open one. @param deed is told whether another one was opened */
function withOpened(deed) {
    withOnly((id) => {
        if (id === store.openId) return deed(false);
        openConversation(id);
        addEventListener('hashchange', () => store.openId === id && deed(true), { once: true });
    });
}

/** The row with the focus, else that of the open conversation, in or out. */
function choose() {
    const id = list().selected ?? store.openId;
    if (id && list().model.ids.has(id)) chosen.toggle(id);
}

/** To the next row, and chosen is where one comes from and where one gets to. */
function extend(step) {
    const from = list().selected ?? store.openId;
    list().move(step);
    const to = list().selected;
    if (!to) return;
    if (from && from !== to && list().model.ids.has(from)) chosen.extend(from, to);
    else chosen.toggle(to, true);
}

/** Out of a text back to the list; the conversation stays open, and so does the draft. */
function leaveInput(input) {
    if (input.type === 'search' && input.value !== '') {
        input.value = '';
        input.dispatchEvent(new Event('input'));
        return;
    }
    input.blur();
    list().focusRow(store.openId);
}

function escape() {
    if (chosen.size > 0) return chosen.set([]);
    if (document.getElementById('app').dataset.pane === 'details') return toggleDetails(false);
    const id = store.openId;
    if (!id) return;
    back();
    addEventListener('hashchange', () => list().focusRow(id), { once: true });
}
