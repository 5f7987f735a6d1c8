/**
 * What this browser keeps for a person is sealed (AES-256-GCM) with a key that the server gives to that person's logins only, and that stands
 * nowhere here: whoever uses the browser next can neither read it nor put anything beside it.
 */
const NONCE = 12;
const CHUNK = 8_192;

/** The first seals, all open. */
let keys = [];

/** Whether there is something to seal with: browsers do it for pages that came by https, or from this computer. */
export const canSeal = () => keys.length > 0;

/** @param {string[]} texts as the server gives them */
export async function takeKeys(texts) {
    const { subtle } = crypto;
    keys = subtle ? await Promise.all(texts.map((text) => subtle.importKey('raw', bytesOf(text), 'AES-GCM', false, ['encrypt', 'decrypt']))) : [];
}

/** @param bound what it belongs to: it opens for nothing else */
export async function seal(bytes, bound) {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: utf8(bound) }, keys[0], bytes);
    const whole = new Uint8Array(NONCE + sealed.byteLength);
    whole.set(nonce);
    whole.set(new Uint8Array(sealed), NONCE);
    return whole;
}

/** @returns {Promise<Uint8Array>} null when we have not sealed it, or not for this */
export async function unseal(sealed, bound) {
    for (const key of keys) {
        try {
            return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(0, NONCE), additionalData: utf8(bound) }, key, sealed.subarray(NONCE)));
        } catch {
            // with the next one, or not at all
        }
    }
    return null;
}

export const utf8 = (text) => new TextEncoder().encode(text);

export const textIn = (bytes) => new TextDecoder().decode(bytes);

/** In the Base64 of URLs. */
export function textOf(bytes) {
    let text = '';
    for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
    return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws DOMException for what is none */
export const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
