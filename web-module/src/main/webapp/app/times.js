/** Times as people read them, by the server's clock: agents' machines are often minutes off. */
import { language, t } from './texts.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let skew = 0;

/** Takes the difference to the server's clock from an answer's Date header (whole seconds). */
export function setServerDate(header) {
    const date = Date.parse(header ?? '');
    if (Number.isNaN(date)) return;
    const difference = date - Date.now();
    skew = Math.abs(difference) < 2_000 ? 0 : difference;
}

/** The server's time now, in milliseconds. */
export const now = () => Date.now() + skew;

/** Whether something has happened since the page began: what is told again of before, when a line begins, was on the page as it came. */
export const isNews = ({ at }) => Date.parse(at) >= now() - performance.now();

const formats = new Map();
function format(name, options) {
    if (!formats.has(name)) formats.set(name, new Intl.DateTimeFormat(language, options));
    return formats.get(name);
}

export const clockTime = (at) => format('clock', { hour: 'numeric', minute: '2-digit' }).format(new Date(at));

export const fullTime = (at) => format('full', { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));

/** As tables show it; for who has to know exactly there is {@link exactTime}. */
export const mediumTime = (at) => format('medium', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

/** To the second, and in which zone. */
export const exactTime = (at) => format('exact', { dateStyle: 'full', timeStyle: 'long' }).format(new Date(at));

export const shortTime = (at) =>
    format('short', { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(new Date(at));

/** A key that is the same for all times of one local day. */
export const dayKey = (at) => new Date(at).toDateString();

/** "Today", "Yesterday", the weekday of the last week, else the date. */
export function dayName(at) {
    const days = daysAgo(at);
    if (days <= 0) return t('time.today');
    if (days === 1) return t('time.yesterday');
    if (days < 7) return format('weekday', { weekday: 'long' }).format(new Date(at));
    return format('date', { dateStyle: 'long' }).format(new Date(at));
}

/** The short form for a list row: the time of today, then the day, then the date. */
export function listTime(at) {
    const days = daysAgo(at);
    if (days <= 0) return clockTime(at);
    if (days === 1) return t('time.yesterday');
    if (days < 7) return format('weekdayShort', { weekday: 'short' }).format(new Date(at));
    const sameYear = new Date(at).getFullYear() === new Date(now()).getFullYear();
    return sameYear
        ? format('dayMonth', { day: 'numeric', month: 'short' }).format(new Date(at))
        : format('dayMonthYear', { day: 'numeric', month: 'numeric', year: '2-digit' }).format(new Date(at));
}

function daysAgo(at) {
    const midnight = (time) => new Date(time).setHours(0, 0, 0, 0);
    return Math.round((midnight(now()) - midnight(at)) / DAY);
}

/** What is left of a service window to write in: WhatsApp's clock counts, and a message has yet to leave. */
export function windowState(serviceWindow) {
    if (!serviceWindow) return { state: 'none', left: 0 };
    const left = Date.parse(serviceWindow.writableUntil ?? serviceWindow.closesAt) - now();
    if (left <= 0) return { state: 'closed', left: 0 };
    if (left < 10 * MINUTE) return { state: 'urgent', left };
    if (left < HOUR) return { state: 'soon', left };
    return { state: left < 4 * HOUR ? 'short' : 'open', left };
}

/** "21 h 04 min", "48 min", under ten minutes to the second: "7:05". */
export function timeLeft(left) {
    if (left < 10 * MINUTE) {
        const seconds = Math.floor(left / 1000);
        return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    }
    return roughTimeLeft(left);
}

/** The same to the minute, for places that are not redrawn each second. */
export function roughTimeLeft(left) {
    const hours = Math.floor(left / HOUR);
    const minutes = Math.floor((left % HOUR) / MINUTE);
    if (hours === 0) return t('time.minutes', { minutes: Math.max(1, minutes) });
    return t('time.hoursMinutes', { hours, minutes: String(minutes).padStart(2, '0') });
}
