/**
 * Records a voice note: the microphone through the browser's own Opus encoder into an OGG file of one channel, which is what
 * WhatsApp takes. Browsers without that encoder cannot record here.
 */
import { OggOpus } from './ogg.js';

const RATE = 48_000;
/** Speech is clear with it; three minutes stay below what phones show as a download. */
const BITS_A_SECOND = 24_000;
const USUAL_SKIP = 312;
const A_PACKET = 960;

const CONFIG = { codec: 'opus', sampleRate: RATE, numberOfChannels: 1, bitrate: BITS_A_SECOND };

/** False: this browser has no encoder, or the page did not come in a way that lets it use the microphone. */
export async function canRecord() {
    if (!isSecureContext || !navigator.mediaDevices?.getUserMedia || typeof AudioEncoder === 'undefined' || typeof AudioWorkletNode === 'undefined') return false;
    try {
        return (await AudioEncoder.isConfigSupported(CONFIG)).supported;
    } catch {
        return false;
    }
}

export class Recorder {
    #stream;
    #context;
    #tap;
    #encoder;
    #file = null;
    #samples = 0;
    #onInterrupted;
    #isOver = false;
    /** Whether it has ended by itself, perhaps before anybody could be told. */
    isInterrupted = false;

    /**
     * Begins to record; asks for the microphone if that was not allowed yet.
     *
     * @param onInterrupted called once when nothing more is heard before it was ended: a call, another program, a headset that is gone
     * @throws DOMException NotAllowedError, NotFoundError, NotReadableError: no microphone for us
     */
    static async start(onInterrupted) {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true } });
        const recorder = new Recorder(stream, onInterrupted);
        try {
            await recorder.#begin();
        } catch (failure) {
            recorder.cancel();
            throw failure;
        }
        return recorder;
    }

    constructor(stream, onInterrupted) {
        this.#stream = stream;
        this.#onInterrupted = onInterrupted;
    }

    async #begin() {
        this.#context = new AudioContext({ sampleRate: RATE });
        await this.#context.audioWorklet.addModule(new URL('voice-tap.js', import.meta.url));
        this.#encoder = new AudioEncoder({ output: (chunk, metadata) => this.#take(chunk, metadata), error: () => this.#interrupt() });
        this.#encoder.configure(CONFIG);
        this.#tap = new AudioWorkletNode(this.#context, 'voice-tap', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
        this.#tap.port.addEventListener('message', ({ data }) => this.#hear(data));
        this.#tap.port.start();
        this.#context.createMediaStreamSource(this.#stream).connect(this.#tap);
        this.#watch();
    }

    /** A phone takes the microphone away without a word for who speaks. */
    #watch() {
        for (const track of this.#stream.getAudioTracks()) for (const type of ['ended', 'mute']) track.addEventListener(type, () => this.#interrupt());
        if (this.#stream.getAudioTracks().some(({ readyState }) => readyState === 'ended')) this.#interrupt();
        this.#context.addEventListener('statechange', () => this.#context.state !== 'running' && this.#interrupt());
    }

    #interrupt() {
        if (this.#isOver) return;
        this.#isOver = true;
        this.isInterrupted = true;
        this.#onInterrupted();
    }

    /** How long it is by now, in seconds. */
    get seconds() {
        return this.#samples / RATE;
    }

    #hear(data) {
        if (this.#encoder.state !== 'configured') return;
        const sound = new AudioData({ format: 'f32', sampleRate: RATE, numberOfFrames: data.length, numberOfChannels: 1, timestamp: (this.#samples / RATE) * 1e6, data });
        this.#samples += data.length;
        this.#encoder.encode(sound);
        sound.close();
    }

    #take(chunk, metadata) {
        this.#file ??= new OggOpus(skipOf(metadata?.decoderConfig?.description));
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        this.#file.add(bytes, chunk.duration ? Math.round((chunk.duration * RATE) / 1e6) : A_PACKET);
    }

    /** Ends it. Null when nothing was heard; of an encoder that has broken what it had made. */
    async stop() {
        this.#isOver = true;
        this.#tap.port.close();
        await this.#encoder.flush().catch(() => {});
        this.#release();
        return this.#file?.blob(this.#samples) ?? null;
    }

    /** Ends it and throws it away. */
    cancel() {
        this.#release();
    }

    /** The browser shows that it listens as long as the microphone is held. */
    #release() {
        this.#isOver = true;
        for (const track of this.#stream.getTracks()) track.stop();
        if (this.#encoder && this.#encoder.state !== 'closed') this.#encoder.close();
        this.#context?.close();
    }
}

/** The encoder's own OpusHead says how many samples it needs to begin. */
function skipOf(description) {
    if (!description) return USUAL_SKIP;
    const view = ArrayBuffer.isView(description) ? new DataView(description.buffer, description.byteOffset, description.byteLength) : new DataView(description);
    return view.byteLength >= 12 ? view.getUint16(10, true) : USUAL_SKIP;
}
