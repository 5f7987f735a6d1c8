/** What happened to a conversation and the way it took, as one history. */

/** Which step of the way an entry tells of: taken at the same moment, and the same by its words. */
const TOLD = {
    ROUTED: (event, step) => step.kind === 'DEPARTMENT' && step.name === (event.subject?.name ?? event.detail),
    MOVED: (event, step) => step.kind === 'DEPARTMENT' && step.name === (event.subject?.name ?? event.detail),
    GIVEN: (event, step) => step.kind === 'AGENT' && (step.id ?? event.subject?.id) === event.subject?.id,
    WENT_ON: (event, step) => step.kind === 'GROUP' && event.detail === step.name.replace(/^(.*) · (\d+)$/s, '$2 · $1'),
    ATTENDED: (event, step) => step.kind === 'ATTENDANT' && step.name === (event.subject?.name ?? event.detail),
    NO_ROUTE: (event, step) => step.kind === 'NO_ROUTE',
};

/**
 * Every entry and every step once, oldest first.
 *
 * @param events what happened, in any order
 * @param steps the way, in its order
 * @returns {Array<{at: string, event?: object, step?: object}>} an entry with the step that it tells of, or one of both
 */
export function historyOf(events, steps) {
    const lines = [];
    const left = [...(steps ?? [])];
    const stepsUntil = (count) => left.splice(0, count).forEach((step) => lines.push({ at: step.at, step }));
    for (const event of [...events].sort((one, other) => one.seq - other.seq)) {
        const its = left.findIndex((step) => step.at === event.at && TOLD[event.action]?.(event, step));
        stepsUntil(its >= 0 ? its : earlier(left, event));
        lines.push(its >= 0 ? { at: event.at, event, step: left.shift() } : { at: event.at, event });
    }
    stepsUntil(left.length);
    return lines;
}

/** How many of the steps, from the first on, were taken before it. */
function earlier(steps, { at }) {
    const next = steps.findIndex((step) => step.at >= at);
    return next < 0 ? steps.length : next;
}
