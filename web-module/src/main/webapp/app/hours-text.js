/** Opening times as people write them: "9-13, 14:30-18" and the like become what the server takes. */

const RANGE = /^(\d{1,2})(?:[:.h](\d{2}))?h?\s*[-–—]\s*(\d{1,2})(?:[:.h](\d{2}))?h?$/;

/** @returns {string[]|null} ranges like 09:00-18:00, by their beginning; null when it cannot be understood */
export function readRanges(text) {
    const parts = text
        .split(/[,;\n]+/)
        .map((part) => part.trim())
        .filter(Boolean);
    const ranges = parts.map(readRange);
    return ranges.includes(null) ? null : ranges.sort();
}

function readRange(text) {
    const found = RANGE.exec(text);
    if (!found) return null;
    const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = found;
    const [from, to] = [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)];
    if (from >= 1440 || to > 1440 || Number(fromMinute) > 59 || Number(toMinute) > 59) return null;
    return `${clock(from)}-${clock(to === 0 ? 1440 : to)}`;
}

const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const writeRanges = (ranges) => ranges.join(', ');

/** Minutes of the day from and to; what ends at or before its beginning runs on into the next day. */
export function minutesOf(range) {
    const [from, to] = range.split('-').map((time) => {
        const [hours, minutes] = time.split(':').map(Number);
        return hours * 60 + minutes;
    });
    return [from, to > from ? to : to + 1440];
}
