/** Calls of the control API. */
async function call(path, options) {
    const response = await fetch(`/control/${path}`, options);
    const text = await response.text();
    const body = text === "" ? {} : JSON.parse(text);
    if (!response.ok) {
        throw new Error(body.error ?? response.statusText);
    }
    return body;
}

export function get(path) {
    return call(path);
}

export function post(path, body) {
    return call(path, {method: "POST", body: JSON.stringify(body)});
}

/** The file as it is. */
export function upload(path, file) {
    return call(path, {method: "POST", body: file});
}

export function messagesOf(key) {
    return get(`customers/${encodeURIComponent(key)}/messages?limit=300`);
}
