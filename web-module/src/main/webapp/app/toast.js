/** A short word about what happened, for eyes and for screen readers; it goes by itself. */

const SEVERITIES = { info: 'info', error: 'error', good: 'info' };

/** @param kind info, good, or error */
export function toast(text, kind = 'info') {
    const growl = window.PF?.('toast');
    if (growl) growl.renderMessage({ summary: text, detail: '', severity: SEVERITIES[kind] });
    announce(text);
}

/** Says something to screen readers only, after what they are saying now. */
export function announce(text) {
    const place = document.getElementById('announcer');
    if (!place) return;
    place.textContent = '';
    requestAnimationFrame(() => (place.textContent = text));
}
