import {texts} from "./texts.js";

const FILES = new Set(["image", "video", "audio", "voice", "document", "sticker"]);

/** An element with a class and children; text stays text. */
export function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) {
        made.className = className;
    }
    made.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
    return made;
}

export function button(label, onClick, className) {
    const made = element("button", className, label);
    made.type = "button";
    made.addEventListener("click", onClick);
    return made;
}

/** What WhatsApp says of a message beside what it holds: where it comes from, and what it is about. */
export function marks({body}) {
    const {context = {}, referral, group_id: group, interactive} = body ?? {};
    const product = context.referred_product ?? (interactive?.type === "product" ? interactive.product : null);
    const said = [
        context.frequently_forwarded ? texts.oftenForwarded : context.forwarded ? texts.forwarded : null,
        referral ? `${texts.advertisement}: ${referral.headline ?? referral.source_url}` : null,
        product ? `${texts.product}: ${product.product_retailer_id}` : null,
        group ? texts.inAGroup : null,
    ];
    return said.filter(Boolean).map((line) => element("span", "type", line));
}

/**
 * What stands in a bubble.
 *
 * @param message of the control API
 * @param answer called with (type, body) when the customer taps on something
 */
export function content(message, answer) {
    const body = message.body?.[message.type];
    if (message.revoked) {
        return [element("p", "quiet", texts.withdrawn)];
    }
    if (message.type === "template") {
        return template(message.shown ?? {body: message.text}, answer);
    }
    if (message.type === "interactive" && body?.type && body.action) {
        return interactive(body, answer);
    }
    if (FILES.has(message.type)) {
        return [file(message.type, body ?? {}, message), words(message.edited ?? body?.caption)];
    }
    switch (message.type) {
        case "text":
            return [words(message.edited ?? message.text)];
        case "location":
            return [place(body ?? {})];
        case "contacts":
            return (body ?? []).map(card);
        case "order":
            return [...(body?.product_items ?? []).map(item), words(body?.text)];
        case "button":
        case "interactive":
            return [body?.body ? words(message.text) : element("p", "tapped", `↩ ${message.text}`)];
        default:
            return [element("span", "type", message.type), words(message.text)];
    }
}

export function words(text) {
    if (!text) {
        return null;
    }
    const paragraph = element("p", "", text);
    paragraph.dir = "auto";
    return paragraph;
}

/** Files are shown if they are the simulator's own; links of the business are only named. */
function file(kind, body, message) {
    if (body.link) {
        return element("p", "file", `${texts.kinds[kind] ?? kind}: ${body.link}`);
    }
    if (!body.id) {
        return element("p", "file quiet", texts.noFile);
    }
    const url = `/control/media/${encodeURIComponent(body.id)}`;
    const gone = (shown) => shown.addEventListener("error", () =>
        shown.replaceWith(element("p", "file quiet", texts.noFile)));
    if (kind === "image" || kind === "sticker") {
        const picture = element("img", kind);
        picture.alt = texts.kinds[kind];
        gone(picture);
        picture.src = url;
        return picture;
    }
    if (kind === "document") {
        const link = element("a", "file", `▤ ${body.filename ?? texts.kinds.document}`);
        link.href = url;
        link.download = body.filename ?? "";
        return link;
    }
    const player = element(kind === "video" ? "video" : "audio", "");
    player.controls = true;
    player.preload = "none";
    player.src = url;
    if (body.voice && message && !("arrived" in message)) {
        player.addEventListener("play", () => player.dispatchEvent(new CustomEvent("listened", {bubbles: true})), {once: true});
    }
    return player;
}

function place(location) {
    const name = [location.name, location.address].filter(Boolean).join(", ");
    return element("p", "place", `⚑ ${name}`, element("small", "", `${location.latitude}, ${location.longitude}`));
}

function card(contact) {
    const phones = (contact.phones ?? []).map(({phone}) => phone).join(", ");
    return element("p", "card", `☺ ${contact.name?.formatted_name ?? ""}`, element("small", "", phones));
}

function item({product_retailer_id: id, quantity, item_price: price, currency}) {
    return element("p", "card", `${quantity} × ${id}`, element("small", "", `${price} ${currency}`));
}

function header(given) {
    if (!given) {
        return null;
    }
    const kind = (given.format ?? given.type).toLowerCase();
    if (kind === "text") {
        return element("strong", "", given.text);
    }
    return kind === "location" ? place(given.location) : file(kind, given[kind]);
}

function template(shown, answer) {
    const parts = [header(shown.header), words(shown.body), shown.footer ? element("p", "quiet", shown.footer) : null];
    if (shown.buttons) {
        parts.push(element("div", "taps", ...shown.buttons.map((one) => templateButton(one, answer))));
    }
    if (shown.cards) {
        parts.push(element("div", "cards", ...shown.cards.map((one) => element("div", "", ...template(one, answer).filter(Boolean)))));
    }
    return parts;
}

function templateButton(given, answer) {
    if (given.type === "QUICK_REPLY") {
        return button(given.text, () => answer("button", {payload: given.payload, text: given.text}));
    }
    const more = given.url ?? given.phone ?? given.code ?? "";
    const sign = {URL: "↗", PHONE_NUMBER: "☎", COPY_CODE: "❐", OTP: "❐"}[given.type] ?? "▸";
    const line = element("span", "tap", `${sign} ${given.text || given.code || given.type}`);
    line.title = more;
    return line;
}

function interactive(body, answer) {
    const parts = [header(body.header), words(body.body?.text), body.footer ? element("p", "quiet", body.footer.text) : null];
    const reply = (type, value) => answer("interactive", {type, [type]: value});
    const taps = element("div", "taps");
    switch (body.type) {
        case "button":
            taps.append(...body.action.buttons.map(({reply: {id, title}}) =>
                button(title, () => reply("button_reply", {id, title}))));
            break;
        case "list":
            taps.append(list(body.action, (row) => reply("list_reply", row)));
            break;
        case "cta_url": {
            const line = element("span", "tap", `↗ ${body.action.parameters.display_text}`);
            line.title = body.action.parameters.url;
            taps.append(line);
            break;
        }
        case "location_request_message":
            taps.append(button(`⚑ ${texts.sendLocation}`, () => answer("location", somewhere())));
            break;
        case "flow":
            taps.append(button(body.action.parameters.flow_cta, () => reply("nfm_reply", {
                name: "flow",
                body: "Sent",
                response_json: JSON.stringify({flow_token: body.action.parameters.flow_token ?? "unused", answer: "42"}),
            })));
            break;
        default:
            taps.append(element("span", "tap", body.type));
    }
    return [...parts, taps];
}

function list(action, choose) {
    const choice = element("details", "list", element("summary", "", `☰ ${action.button}`));
    action.sections.forEach((section) => {
        choice.append(section.title ? element("small", "", section.title) : "");
        section.rows.forEach((row) => choice.append(button(
            element("span", "", row.title, element("small", "", row.description)),
            () => {
                choice.open = false;
                choose(row);
            },
        )));
    });
    return choice;
}

/** A place near the middle of Bogotá. */
export function somewhere() {
    const near = (middle) => Math.round((middle + (Math.random() - 0.5) / 20) * 100000) / 100000;
    return {latitude: near(4.60971), longitude: near(-74.08175), name: "Plaza de Bolívar", address: "Carrera 7, Bogotá"};
}
