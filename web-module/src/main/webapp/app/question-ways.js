/** Asks the customer something that he answers by a tap: buttons, a list, a link, where he is. WhatsApp's limits of 2026. */
import { composeDraft, field, several } from './draft-dialog.js';
import { h, setText } from './dom.js';
import { t } from './texts.js';
import { webAddress } from './message-text.js';
import { ways } from './ways.js';

const BODY = 1_024;
const LIST_BODY = 4_096;
const FRAME = 60;
const BUTTONS = 3;
const BUTTON = 20;
const ROWS = 10;
const ROW = 24;
const DESCRIPTION = 72;
const URL = 2_000;

/** What stands above and below the question. */
function frame() {
    const header = field({ label: t('question.header'), most: FRAME, optional: true, testid: 'question-header' });
    const footer = field({ label: t('question.footer'), most: FRAME, optional: true, testid: 'question-footer' });
    return {
        header,
        footer,
        fields: { header, footer },
        fine: () => header.fine && footer.fine,
        content: () => ({ ...(header.value && { header: header.value }), ...(footer.value && { footer: footer.value }) }),
    };
}

const bodyField = (label, most) => field({ label: t(label), most, lines: 3, testid: 'question-body' });

const allDiffer = (texts) => new Set(texts).size === texts.length;

function askByButtons({ conversation, send }) {
    let dialog = null;
    const around = frame();
    const body = bodyField('question.body', BODY);
    const buttons = several({ make: one, most: BUTTONS, add: t('question.moreButtons'), remove: t('question.removeButton'), testid: 'question-button', onChange: () => dialog?.redraw() });
    dialog = composeDraft({
        title: t('way.buttons'),
        to: conversation,
        testid: 'buttons-dialog',
        fields: { body, buttons, ...around.fields },
        parts: [body.element, buttons.element, around.header.element, around.footer.element],
        said,
        draw: drawn,
        send,
        focus: body.input,
    });

    function one() {
        const title = field({ label: t('question.button'), most: BUTTON, testid: 'question-button-title' });
        return { element: title.element, title, fields: { title }, focus: () => title.input.focus() };
    }

    function said() {
        const titles = buttons.all().map(({ title }) => title.value);
        dialog?.tell(titles.every(Boolean) && !allDiffer(titles) ? t('question.sameButtons') : '');
        return body.fine && around.fine() && buttons.all().every(({ title }) => title.fine) && allDiffer(titles) ? drawn() : null;
    }

    function drawn() {
        const choices = buttons.all().map(({ title }, index) => ({ id: String(index + 1), title: title.value })).filter(({ title }) => title);
        return { type: 'interactive', text: body.value, content: { kind: 'button', ...around.content(), buttons: choices } };
    }
}

function askByList({ conversation, send }) {
    let dialog = null;
    const around = frame();
    const body = bodyField('question.body', LIST_BODY);
    const label = field({ label: t('question.label'), most: BUTTON, testid: 'question-label', value: t('question.labelUsual') });
    const count = h('p', { class: 'draft-hint', role: 'status', 'data-testid': 'question-rows' });
    let sections = null;
    const rowsOf = () => sections.all().flatMap(({ rows }) => rows.all());
    sections = several({ make: section, most: ROWS, add: t('question.moreSections'), remove: t('question.removeSection'), testid: 'question-section', onChange: () => sections && update() });
    dialog = composeDraft({
        title: t('way.list'),
        to: conversation,
        testid: 'list-dialog',
        fields: { body, label, sections, ...around.fields },
        parts: [body.element, label.element, sections.element, count, around.header.element, around.footer.element],
        said,
        draw: drawn,
        send,
        focus: body.input,
    });
    update();

    function update() {
        const all = sections.all();
        const used = all.reduce((sum, { rows }) => sum + (rows?.all().length ?? 0), 0);
        setText(count, t('question.rows', { count: used, most: ROWS }));
        all.forEach(({ drawAdd, title }) => {
            drawAdd(used < ROWS);
            title.element.hidden = all.length === 1 && !title.value;
        });
        sections.element.lastElementChild.hidden = used >= ROWS || all.length >= ROWS;
        dialog?.redraw();
    }

    function section() {
        const title = field({ label: t('question.section'), most: ROW, testid: 'question-section-title' });
        const made = { element: h('fieldset', { class: 'draft-section' }), title, rows: null, fields: { title }, drawAdd: () => {}, focus: () => (title.element.hidden ? made.rows.all()[0] : { focus: () => title.input.focus() }).focus() };
        made.rows = several({ make: row, most: ROWS, add: t('question.moreRows'), remove: t('question.removeRow'), testid: 'question-row', onChange: () => made.rows && update() });
        made.fields.rows = made.rows;
        made.drawAdd = (possible) => (made.rows.element.lastElementChild.hidden = !possible);
        made.element.append(title.element, made.rows.element);
        return made;
    }

    function row() {
        const title = field({ label: t('question.row'), most: ROW, testid: 'question-row-title' });
        const description = field({ label: t('question.description'), most: DESCRIPTION, optional: true, testid: 'question-row-description' });
        return { element: h('div', { class: 'draft-row' }, title.element, description.element), title, description, fields: { title, description }, focus: () => title.input.focus() };
    }

    function said() {
        const fine = body.fine && label.fine && around.fine() && rowsOf().every(({ title, description }) => title.fine && description.fine);
        const many = sections.all().length > 1;
        return fine && rowsOf().length <= ROWS && sections.all().every(({ title }) => (many ? title.fine : title.fine || !title.value)) ? drawn() : null;
    }

    function drawn() {
        let place = 0;
        const told = sections.all().map(({ title, rows }) => ({
            ...(title.value && { title: title.value }),
            rows: rows.all().map((one) => ({ id: String((place += 1)), title: one.title.value, ...(one.description.value && { description: one.description.value }) })),
        }));
        return { type: 'interactive', text: body.value, content: { kind: 'list', ...around.content(), label: label.value, sections: told } };
    }
}

function sendLink({ conversation, send }) {
    const around = frame();
    const body = bodyField('question.linkBody', BODY);
    const label = field({ label: t('question.linkLabel'), most: BUTTON, testid: 'question-label' });
    const url = field({ label: t('question.url'), most: URL, testid: 'question-url', inputmode: 'url', dir: 'ltr', placeholder: 'https://' });
    composeDraft({
        title: t('way.link'),
        to: conversation,
        testid: 'link-dialog',
        fields: { body, label, url, ...around.fields },
        parts: [body.element, label.element, url.element, around.header.element, around.footer.element],
        said: () => (body.fine && label.fine && url.fine && around.fine() && /^https?:\/\/[^\s/]+/iu.test(url.value) && webAddress(url.value) ? drawn() : null),
        draw: drawn,
        send,
        focus: body.input,
    });

    function drawn() {
        return { type: 'interactive', text: body.value, content: { kind: 'cta_url', ...around.content(), label: label.value, url: url.value } };
    }
}

function askWhere({ conversation, send }) {
    const body = field({ label: t('question.body'), most: BODY, lines: 3, testid: 'question-body', value: t('question.whereUsual') });
    const drawn = () => ({ type: 'interactive', text: body.value, content: { kind: 'location_request' } });
    composeDraft({ title: t('way.where'), to: conversation, testid: 'where-dialog', fields: { body }, parts: [body.element], said: () => (body.fine ? drawn() : null), draw: drawn, send, focus: body.input });
}

ways.add({ id: 'buttons', label: 'way.buttons', iconName: 'buttons', order: 60, run: askByButtons });
ways.add({ id: 'list', label: 'way.list', iconName: 'list', order: 61, run: askByList });
ways.add({ id: 'link', label: 'way.link', iconName: 'link', order: 62, run: sendLink });
ways.add({ id: 'where', label: 'way.where', iconName: 'where', order: 63, run: askWhere });
