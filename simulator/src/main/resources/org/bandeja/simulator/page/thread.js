/**
 * What a chat shows, from what was said: reactions, changes and withdrawals are seen at the message that they are
 * about.
 */
const ABOUT_OTHERS = new Set(["reaction", "edit", "revoke"]);

export function shownOf(received, sent) {
    const all = [...received, ...sent].sort((a, b) => a.position - b.position);
    const shown = new Map();
    all.filter(({type}) => !ABOUT_OTHERS.has(type)).forEach((message) => {
        shown.set(message.id, {...message, reactions: new Map(), quoted: quotedId(message)});
    });
    all.filter(({type, body}) => ABOUT_OTHERS.has(type) && body).forEach((message) => apply(message, shown));
    return [...shown.values()].map((message) => ({
        ...message,
        reactions: [...message.reactions.values()].filter(Boolean),
        quoted: message.quoted && (shown.get(message.quoted)?.text || shown.get(message.quoted)?.type || "…"),
    }));
}

function quotedId(message) {
    const context = message.body?.context;
    return ["button", "interactive"].includes(message.type) && "arrived" in message ? null : context?.message_id ?? context?.id ?? null;
}

function apply(message, shown) {
    const about = message.body[message.type];
    const target = shown.get(about.message_id ?? about.original_message_id);
    if (target === undefined) {
        return;
    }
    if (message.type === "reaction") {
        target.reactions.set("arrived" in message ? "customer" : "business", about.emoji);
    } else if (message.type === "revoke") {
        target.revoked = true;
    } else {
        target.edited = about.message.text?.body ?? about.message[about.message.type]?.caption ?? "";
    }
}
