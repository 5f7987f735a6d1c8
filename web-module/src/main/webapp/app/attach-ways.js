/** How files come to the tray: from the menu, dropped onto the conversation, pasted into the text. */
import { h, hasPointer, isOverlay, takesText } from './dom.js';
import { t } from './texts.js';
import { ways } from './ways.js';

const attach = (files, options = {}) => document.dispatchEvent(new CustomEvent('bandeja:attach', { detail: { files: [...files], ...options } }));

/**
 * Asks for files for a conversation; when they are chosen, another one may be open. The element is in the document while it asks:
 * some browsers forget others.
 */
function choose({ conversation }, { accept = null, capture = null, asDocument = false }) {
    const field = h('input', { type: 'file', multiple: !capture, accept, capture, class: 'sr-only', tabindex: '-1', 'aria-hidden': 'true', 'data-testid': 'file-field' });
    field.addEventListener('change', () => {
        field.remove();
        if (field.files.length > 0) attach(field.files, { asDocument, conversation: conversation.id });
    });
    field.addEventListener('cancel', () => field.remove());
    document.body.append(field);
    field.click();
}

ways.add({ id: 'photo', label: 'attach.photo', iconName: 'image', order: 10, run: (context) => choose(context, { accept: 'image/*,video/mp4,video/3gpp' }) });
if (!hasPointer()) ways.add({ id: 'camera', label: 'attach.camera', iconName: 'camera', order: 11, run: (context) => choose(context, { accept: 'image/*', capture: 'environment' }) });
ways.add({ id: 'document', label: 'attach.document', iconName: 'file', order: 12, run: (context) => choose(context, { asDocument: true }) });

const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');

/**
 * Files that are dropped onto an element come to the tray. Beside it they come nowhere: without this the browser would leave
 * the page and show the file.
 *
 * @param isOpen whether files can be sent there now
 */
export function takeDropped(element, isOpen) {
    const sign = h('div', { class: 'drop-sign', 'data-testid': 'drop-sign', hidden: true }, h('span', { text: t('attach.drop') }));
    let depth = 0;
    const show = (shown) => (sign.hidden = !shown);
    element.append(sign);
    element.addEventListener('dragenter', (event) => {
        if (!carriesFiles(event)) return;
        depth += 1;
        show(isOpen());
    });
    element.addEventListener('dragleave', (event) => {
        if (!carriesFiles(event)) return;
        depth = Math.max(0, depth - 1);
        if (depth === 0) show(false);
    });
    addEventListener('dragover', (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = isOpen() && element.contains(event.target) ? 'copy' : 'none';
    });
    addEventListener('drop', (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth = 0;
        show(false);
        if (isOpen() && element.contains(event.target)) attach(event.dataTransfer.files);
    });
}

/**
 * Pictures and files in the clipboard come to the tray, wherever on the page they are pasted, unless somebody types elsewhere; with text
 * beside them (from an office program) the text is meant.
 */
export function takePasted(field, isOpen) {
    document.addEventListener('paste', (event) => {
        const { files, types } = event.clipboardData;
        const elsewhere = document.querySelector('dialog:modal') !== null || (event.target !== field && (takesText(event.target) || isOverlay(event.target)));
        if (elsewhere || files.length === 0 || types.includes('text/plain') || !isOpen()) return;
        event.preventDefault();
        attach(files);
    });
}
