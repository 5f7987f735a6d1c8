/** Runs beside the page, in the browser's audio thread: hands on what the microphone hears, in pieces. */
const PIECE = 2_880;

class VoiceTap extends AudioWorkletProcessor {
    #piece = new Float32Array(PIECE);
    #filled = 0;

    process([[channel]]) {
        for (const sample of channel ?? []) {
            this.#piece[this.#filled] = sample;
            this.#filled += 1;
            if (this.#filled === PIECE) {
                this.port.postMessage(this.#piece, [this.#piece.buffer]);
                this.#piece = new Float32Array(PIECE);
                this.#filled = 0;
            }
        }
        return true;
    }
}

registerProcessor('voice-tap', VoiceTap);
