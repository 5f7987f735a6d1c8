import {get, post, upload} from "./control.js";
import {somewhere} from "./bubbles.js";

/** What customers can send besides words: [name in the texts, sign, what is sent]. */
export const KINDS = [
    ["picture", "▣", (number) => sample("image", "image", number)],
    ["voice", "♪", (number) => sample("voice", "audio", number, {voice: true})],
    ["video", "▶", (number) => sample("video", "video", number)],
    ["document", "▤", (number) => sample("document", "document", number)],
    ["sticker", "★", (number) => sample("sticker", "sticker", number, {animated: false})],
    ["location", "⚑", async () => ["location", somewhere()]],
    ["contact", "☺", async () => ["contacts", [{
        name: {formatted_name: "Luis Peña", first_name: "Luis", last_name: "Peña"},
        phones: [{phone: "+57 300 555 0199", wa_id: "573005550199", type: "CELL"}],
    }]]],
];

async function sample(kind, type, number, more = {}) {
    const seed = Math.floor(Math.random() * 1000);
    const {id} = await post(`media?sample=${kind}&seed=${seed}&number=${encodeURIComponent(number)}`, {});
    return [type, {id, ...more}];
}

/** A file of the person's own; its type decides what it is sent as. */
export async function ownFile(file, number) {
    const mime = file.type || "application/octet-stream";
    const query = new URLSearchParams({mime, name: file.name, number});
    const {id} = await upload(`media?${query}`, file);
    const kind = mime.split("/")[0];
    return [["image", "video", "audio"].includes(kind) ? kind : "document", {id}];
}

let others;

/** The names of everything that WhatsApp may tell of a customer, as the server has them. */
export async function told() {
    others ??= get("samples");
    try {
        return (await others).items.filter(({about}) => about === "customer").map(({name}) => name);
    } catch (error) {
        others = undefined;
        throw error;
    }
}

/** WhatsApp tells one of these of the customer. */
export function tell({phone, userId, name}, number, sample) {
    const who = {...(phone ? {from: phone} : {phone: false}), ...(userId ? {userId} : {})};
    return post(`samples/${sample}`, {number, ...who, name});
}

/** The customer's message goes to the business. */
export function say(key, number, type, body, context) {
    const who = key.startsWith("+") ? {from: key} : {userId: key};
    const words = type === "text" ? {text: body} : {type, body};
    return post("inbound", {number, ...who, ...words, ...(context ? {context} : {})});
}
