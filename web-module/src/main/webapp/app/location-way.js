/** Sends a place: typed, taken out of a map's link, or where this device is. */
import { composeDraft, field } from './draft-dialog.js';
import { button, h } from './dom.js';
import { t } from './texts.js';
import { ways } from './ways.js';

const LONGEST = 256;
const POSITION_WITHIN = 15_000;

const NUMBER = '(-?\\d{1,3}(?:\\.\\d+)?)';
/** How maps write a place into their links, the exact ones first. */
const LINKS = [
    `!3d${NUMBER}!4d${NUMBER}`,
    `[?&#](?:mlat|lat)=${NUMBER}&(?:mlon|lon|lng)=${NUMBER}`,
    `[?&](?:q|query|ll|sll|daddr|destination|center|cp)=(?:loc:)?${NUMBER}(?:,|%2C|~)\\+?(?:%20)?${NUMBER}`,
    `@${NUMBER},${NUMBER}`,
    `^geo:${NUMBER},${NUMBER}`,
    `#map=\\d+/${NUMBER}/${NUMBER}`,
].map((text) => new RegExp(text, 'iu'));
const TYPED = new RegExp(`^\\(?${NUMBER}°?\\s*[,;\\s]\\s*${NUMBER}°?\\)?$`, 'u');
/** Where the comma is the decimal point. */
const COMMAS = /^\(?(-?\d{1,3},\d+)°?\s*[;\s]\s*(-?\d{1,3},\d+)°?\)?$/u;

/** The place that a text names: {latitude, longitude}; null when it names none. */
function placeIn(text) {
    const plain = text.trim();
    const commas = COMMAS.exec(plain);
    const found = commas ? [null, commas[1].replace(',', '.'), commas[2].replace(',', '.')] : (TYPED.exec(plain) ?? firstOf(plain));
    if (!found) return null;
    const [latitude, longitude] = [Number(found[1]), Number(found[2])];
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

function firstOf(text) {
    for (const link of LINKS) {
        const found = link.exec(text);
        if (found) return found;
    }
    return null;
}

function sendLocation({ conversation, send }) {
    const where = field({ label: t('location.where'), most: 2_000, testid: 'location-where', hint: t('location.hint'), dir: 'ltr', inputmode: 'text' });
    const name = field({ label: t('location.name'), most: LONGEST, optional: true, testid: 'location-name' });
    const address = field({ label: t('location.address'), most: LONGEST, optional: true, testid: 'location-address' });
    const here = button({ label: t('location.here'), iconName: 'pin', testid: 'location-here', onClick: () => takePosition() });
    const possible = 'geolocation' in navigator && isSecureContext;
    const dialog = composeDraft({
        title: t('way.location'),
        to: conversation,
        testid: 'location-dialog',
        fields: { where, name, address },
        parts: [where.element, possible && h('div', { class: 'draft-line' }, here), name.element, address.element].filter(Boolean),
        said,
        send,
    });

    function said() {
        const place = placeIn(where.value);
        if (!place || !name.fine || !address.fine) return null;
        const content = { ...place, ...(name.value && { name: name.value }), ...(address.value && { address: address.value }) };
        return { type: 'location', text: name.value || address.value || '', content };
    }

    function takePosition() {
        here.disabled = true;
        dialog.tell('');
        navigator.geolocation.getCurrentPosition(
            ({ coords }) => {
                here.disabled = false;
                where.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
                name.input.focus();
            },
            ({ code }) => {
                here.disabled = false;
                dialog.tell(t(code === 1 ? 'location.denied' : 'location.unknown'));
            },
            { enableHighAccuracy: true, timeout: POSITION_WITHIN, maximumAge: 60_000 },
        );
    }
}

ways.add({ id: 'location', label: 'way.location', iconName: 'pin', order: 50, run: sendLocation });
