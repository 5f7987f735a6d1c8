/** Puts Opus packets into an OGG file (RFC 3533, RFC 7845): nothing is encoded here, the packets go in as they are. */

const RATE = 48_000;
const PACKETS_A_PAGE = 50;
const MOST_SEGMENTS = 255;
const BEGINS = 2;
const ENDS = 4;
const VENDOR = 'Bandeja';

const ascii = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export class OggOpus {
    #packets = [];
    #skip;

    /** @param skip samples at the beginning that players leave out, as the encoder says */
    constructor(skip) {
        this.#skip = skip;
    }

    /** @param samples how long it sounds, at 48 kHz */
    add(bytes, samples) {
        this.#packets.push({ bytes, samples });
    }

    /**
     * The whole file.
     *
     * @param samples that were recorded, at 48 kHz: what the last packet holds beyond is left out
     */
    blob(samples) {
        const serial = crypto.getRandomValues(new Uint32Array(1))[0];
        const pages = [page(serial, 0, BEGINS, 0, [this.#head()]), page(serial, 1, 0, 0, [tags()])];
        let position = 0;
        for (let from = 0; from < this.#packets.length; ) {
            const packets = this.#pageFrom(from);
            from += packets.length;
            position += packets.reduce((sum, packet) => sum + packet.samples, 0);
            const last = from === this.#packets.length;
            const end = last ? Math.min(position, this.#skip + samples) : position;
            pages.push(page(serial, pages.length, last ? ENDS : 0, end, packets.map(({ bytes }) => bytes)));
        }
        return new Blob(pages, { type: 'audio/ogg' });
    }

    #pageFrom(from) {
        const packets = [];
        let segments = 0;
        for (const packet of this.#packets.slice(from, from + PACKETS_A_PAGE)) {
            segments += lacing(packet.bytes.length).length;
            if (segments > MOST_SEGMENTS && packets.length > 0) break;
            packets.push(packet);
        }
        return packets;
    }

    /** One channel. */
    #head() {
        const head = new Uint8Array(19);
        const view = new DataView(head.buffer);
        head.set(ascii('OpusHead'));
        view.setUint8(8, 1);
        view.setUint8(9, 1);
        view.setUint16(10, this.#skip, true);
        view.setUint32(12, RATE, true);
        return head;
    }
}

function tags() {
    const packet = new Uint8Array(8 + 4 + VENDOR.length + 4);
    packet.set(ascii('OpusTags'));
    new DataView(packet.buffer).setUint32(8, VENDOR.length, true);
    packet.set(ascii(VENDOR), 12);
    return packet;
}

/** A packet's length in pieces of 255; the first smaller one ends it. */
function lacing(length) {
    return [...new Array(Math.floor(length / 255)).fill(255), length % 255];
}

function page(serial, number, flags, position, packets) {
    const segments = packets.flatMap((packet) => lacing(packet.length));
    const bytes = new Uint8Array(27 + segments.length + packets.reduce((sum, packet) => sum + packet.length, 0));
    const view = new DataView(bytes.buffer);
    bytes.set(ascii('OggS'));
    view.setUint8(5, flags);
    view.setBigUint64(6, BigInt(position), true);
    view.setUint32(14, serial, true);
    view.setUint32(18, number, true);
    view.setUint8(26, segments.length);
    bytes.set(segments, 27);
    let at = 27 + segments.length;
    for (const packet of packets) {
        bytes.set(packet, at);
        at += packet.length;
    }
    view.setUint32(22, checksum(bytes), true);
    return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index << 24;
    for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
    return value >>> 0;
});

function checksum(bytes) {
    let sum = 0;
    for (const byte of bytes) sum = ((sum << 8) ^ TABLE[((sum >>> 24) ^ byte) & 0xff]) >>> 0;
    return sum;
}
