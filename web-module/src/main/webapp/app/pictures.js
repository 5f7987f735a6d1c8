/** Makes a picture into one that WhatsApp takes. */

const LONGEST_SIDE = 2_560;
const QUALITY = 0.86;
/** A PNG's first bytes, and where it says how it counts colours. */
const PNG = [0x89, 0x50, 0x4e, 0x47];
const PNG_HEAD = 26;
const RGB = 2;
const RGBA = 6;

/**
 * @returns a JPEG of the picture, named after it, not larger than phones show
 * @throws when this browser cannot read it
 */
export async function smaller(file) {
    // What was transparent would come out black.
    const blob = await drawn(file, { longest: LONGEST_SIDE, paper: '#ffffff', type: 'image/jpeg' });
    return new File([blob], `${file.name.replace(/\.[^.]*$/u, '') || 'picture'}.jpg`, { type: 'image/jpeg' });
}

/** A PNG with a palette, shades of grey or 16 bits, drawn anew with the 8-bit colours that WhatsApp takes; any other file as it is. */
export async function inTrueColours(file) {
    if (!(await isPngOfOtherColours(file))) return file;
    try {
        const blob = await drawn(file, { longest: Infinity, paper: null, type: 'image/png' });
        return new File([blob], file.name, { type: 'image/png' });
    } catch {
        return file; // the server says what is wrong with it
    }
}

async function isPngOfOtherColours(file) {
    const head = new Uint8Array(await file.slice(0, PNG_HEAD).arrayBuffer());
    const png = head.length === PNG_HEAD && PNG.every((byte, place) => head[place] === byte);
    return png && !(head[24] === 8 && (head[25] === RGB || head[25] === RGBA));
}

async function drawn(file, { longest, paper, type }) {
    const picture = await createImageBitmap(file);
    try {
        const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
        const canvas = document.createElement('canvas');
        canvas.width = Math.max(1, Math.round(picture.width * scale));
        canvas.height = Math.max(1, Math.round(picture.height * scale));
        const context = canvas.getContext('2d');
        if (paper) {
            context.fillStyle = paper;
            context.fillRect(0, 0, canvas.width, canvas.height);
        }
        context.drawImage(picture, 0, 0, canvas.width, canvas.height);
        return await new Promise((resolve, reject) => canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('no picture'))), type, QUALITY));
    } finally {
        picture.close();
    }
}

/** Width and height in pixels; null when this browser cannot read it. */
export async function sidesOf(file) {
    try {
        const picture = await createImageBitmap(file);
        const sides = { width: picture.width, height: picture.height };
        picture.close();
        return sides;
    } catch {
        return null;
    }
}

const FLAGS = 20;
const ANIMATION = 0x02;

/** Whether a WebP picture moves: what the server looks at, too (WebP container specification, extended format). */
export async function moves(file) {
    const head = new Uint8Array(await file.slice(0, FLAGS + 1).arrayBuffer());
    const text = String.fromCharCode(...head.subarray(0, FLAGS));
    return text.startsWith('RIFF') && text.startsWith('WEBPVP8X', 8) && (head[FLAGS] & ANIMATION) !== 0;
}
