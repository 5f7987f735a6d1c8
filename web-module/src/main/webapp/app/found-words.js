/** Where in messages that are shown the words of a search stand. */
import { markedParts } from './rules.js';

/**
 * @param root where messages are shown
 * @param here the id of the one that is looked at
 * @returns {{all: Range[], one: Range[]}} in all others, and in that one
 */
export function findRanges(root, words, here) {
    const found = { all: [], one: [] };
    for (const message of root.querySelectorAll('[data-message-id]')) {
        const into = message.dataset.messageId === here ? found.one : found.all;
        for (const said of message.querySelectorAll('.text')) for (const text of textsIn(said)) into.push(...rangesIn(text, words));
    }
    return found;
}

/** What a message says; its time and its buttons are none of it. */
function* textsIn(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement.closest('.foot, button')) yield node;
}

function rangesIn(node, words) {
    const ranges = [];
    let at = 0;
    for (const { text, marked } of markedParts(node.data, words)) {
        if (marked) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + text.length);
            ranges.push(range);
        }
        at += text.length;
    }
    return ranges;
}
