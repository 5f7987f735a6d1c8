/** A short, quiet sound, made here. Browsers let a page be heard once somebody has touched it. */

const QUIET = 0.06;
const TONES = [
    { at: 0, hertz: 660 },
    { at: 0.11, hertz: 880 },
];
const LENGTH = 0.22;
const TOGETHER = 1_500;

let context = null;
let heard = 0;

/** What comes in a burst is one sound. */
export function ring() {
    if (!('AudioContext' in window) || Date.now() - heard < TOGETHER) return;
    heard = Date.now();
    context ??= new AudioContext();
    if (context.state === 'suspended') context.resume().then(play, () => {});
    else play();
}

/** Of the windows of a browser one is heard: the first that hears of it. One that nobody has touched yet would keep it from the others. */
export function ringOnce() {
    if (!navigator.locks || navigator.userActivation?.hasBeenActive === false) return ring();
    void navigator.locks.request('bandeja.ring', { ifAvailable: true }, (lock) => lock && soundAlone());
}

/** Ends when the next sound may be made, in whatever window. */
function soundAlone() {
    ring();
    return new Promise((resolve) => setTimeout(resolve, TOGETHER));
}

function play() {
    for (const { at, hertz } of TONES) {
        const start = context.currentTime + at;
        const volume = new GainNode(context, { gain: 0 });
        volume.gain.setValueAtTime(0, start);
        volume.gain.linearRampToValueAtTime(QUIET, start + 0.015);
        volume.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH);
        const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
        tone.connect(volume).connect(context.destination);
        tone.start(start);
        tone.stop(start + LENGTH);
    }
}
