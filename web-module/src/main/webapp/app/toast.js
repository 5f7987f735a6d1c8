/** A short word about what happened, for eyes and for screen readers; it goes by itself. */

/** @param kind info or error, which is also PrimeFaces' word for it */
export function toast(text, kind = 'info') {
    const growl = window.PF?.('toast');
    growl?.removeAll();
    growl?.renderMessage({ summary: text, detail: '', severity: kind });
    announce(text);
}

/** Says something to screen readers only, after what they are saying now. */
export function announce(text) {
    const place = document.getElementById('announcer');
    if (!place) return;
    place.textContent = '';
    requestAnimationFrame(() => (place.textContent = text));
}
