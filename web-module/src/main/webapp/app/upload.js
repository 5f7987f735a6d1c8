/** Brings one file to the server, and tells how far it is: only XMLHttpRequest knows that. */
import { inName, refusal, Unreachable } from './api.js';
import { language } from './texts.js';

/** No byte of progress for so long, and the line counts as dead. */
const SILENCE = 60_000;

/**
 * @param file a Blob; its name, if it has one, goes with it
 * @param options type: as what it is to be sent; voice; name; onProgress: takes a share from 0 to 1; signal: cancels it
 * @returns the file's item, as message items show it
 */
export function upload(file, { type, voice = false, name = file.name, onProgress, signal }) {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        const ended = (failure) => {
            clearTimeout(timer);
            reject(failure);
        };
        const watch = () => {
            clearTimeout(timer);
            timer = setTimeout(() => request.abort(), SILENCE);
        };
        let timer = 0;
        request.open('POST', `/api/media?type=${encodeURIComponent(type)}${voice ? '&voice=true' : ''}`);
        request.setRequestHeader('Accept', 'application/json, application/problem+json');
        request.setRequestHeader('Accept-Language', language);
        for (const [header, value] of Object.entries(inName())) request.setRequestHeader(header, value);
        request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
        if (name) request.setRequestHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
        request.upload.addEventListener('progress', (event) => {
            watch();
            if (event.lengthComputable) onProgress(event.loaded / event.total);
        });
        request.addEventListener('load', () => {
            if (request.status === 201) {
                clearTimeout(timer);
                resolve(JSON.parse(request.responseText));
            } else ended(refusal(request.status, read(request.responseText)));
        });
        request.addEventListener('error', () => ended(new Unreachable()));
        request.addEventListener('abort', () => ended(signal?.aborted ? new DOMException('cancelled', 'AbortError') : new Unreachable()));
        signal?.addEventListener('abort', () => request.abort(), { once: true });
        watch();
        request.send(file);
    });
}

function read(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}
