/** The microphone beside the text: a click begins, a click sends. */
import { button, h, setText } from './dom.js';
import { canRecord, Recorder } from './recorder.js';
import { t } from './texts.js';
import { announce, toast } from './toast.js';

const LONGEST_SECONDS = 30 * 60;
const EVERY = 250;
const REASONS = { NotAllowedError: 'voice.denied', NotFoundError: 'voice.noMicrophone', NotReadableError: 'voice.busy' };

export class VoiceNote {
    #recorder = null;
    #timer = 0;
    #starting = false;
    /** How often it was left: who allows the microphone after that is not heard any more. */
    #left = 0;
    #onStart;
    #onEnd;
    /** False where this browser cannot record at all: there is nothing to press then. */
    isPossible = true;

    /**
     * @param onStart called when it begins to record: {@link element} is to be shown in the place of the text
     * @param onEnd called when it has ended
     * @param onKnown called when it is known whether it is possible
     */
    constructor(onStart, onEnd, onKnown) {
        this.#onStart = onStart;
        this.#onEnd = onEnd;
        this.time = h('span', { class: 'voice-time', role: 'timer', 'data-testid': 'voice-time' });
        this.done = button({ label: t('voice.send'), iconName: 'send', iconOnly: true, kind: 'primary send', testid: 'voice-send', onClick: () => this.#finish() });
        this.element = h(
            'div',
            { class: 'composer-write voice', role: 'group', 'aria-label': t('voice.recording'), 'data-testid': 'voice', on: { keydown: (event) => this.#key(event) } },
            button({ label: t('voice.cancel'), iconName: 'trash', iconOnly: true, kind: 'quiet', testid: 'voice-cancel', onClick: () => this.cancel() }),
            h('div', { class: 'voice-state' }, h('span', { class: 'voice-dot' }), h('span', { text: t('voice.recording') }), this.time),
            this.done,
        );
        this.control = button({ label: t('voice.record'), iconName: 'microphone', iconOnly: true, kind: 'quiet send', testid: 'voice-record', onClick: () => this.#start() });
        void canRecord().then((can) => {
            this.isPossible = can;
            onKnown();
        });
    }

    get isRecording() {
        return this.#recorder !== null;
    }

    async #start() {
        if (this.#starting || this.#recorder) return;
        this.#starting = true;
        const left = this.#left;
        try {
            if (!(await canRecord())) return toast(t('voice.cannot'), 'error');
            const recorder = await Recorder.start(() => this.#interrupted());
            if (left !== this.#left) return recorder.cancel();
            this.#recorder = recorder;
        } catch (failure) {
            return toast(t(REASONS[failure.name] ?? 'voice.failed'), 'error');
        } finally {
            this.#starting = false;
        }
        announce(t('voice.recording'));
        this.#tick();
        this.#onStart();
        this.done.focus();
        if (this.#recorder?.isInterrupted) void this.#interrupted();
    }

    #tick() {
        const seconds = Math.floor(this.#recorder.seconds);
        setText(this.time, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`);
        if (seconds >= LONGEST_SECONDS) return this.keep();
        this.#timer = setTimeout(() => this.#tick(), EVERY);
    }

    #key(event) {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        this.cancel();
    }

    cancel() {
        this.#recorder?.cancel();
        this.#over();
        this.#onEnd(null);
    }

    /** Ends it; it is sent at once. */
    #finish() {
        return this.#stop(true);
    }

    /** Ends it; it waits to be sent. */
    keep() {
        this.#left += 1;
        return this.#stop(false);
    }

    /** What was recorded until then waits to be sent: perhaps half a sentence is not what one wanted to say. */
    #interrupted() {
        return this.#stop(false, true);
    }

    async #stop(sent, interrupted = false) {
        const recorder = this.#recorder;
        if (!recorder) return;
        this.#over();
        try {
            const blob = await recorder.stop();
            const file = blob && new File([blob], 'voice-note.ogg', { type: blob.type });
            if (!file) toast(t('voice.failed'), 'error');
            else if (interrupted) toast(t('voice.interrupted'), 'error');
            this.#onEnd(file, sent);
        } catch {
            recorder.cancel();
            toast(t('voice.failed'), 'error');
            this.#onEnd(null);
        }
    }

    #over() {
        clearTimeout(this.#timer);
        this.#recorder = null;
    }
}
