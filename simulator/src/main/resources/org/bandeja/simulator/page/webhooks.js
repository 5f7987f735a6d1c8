import {get, post} from "./control.js";
import {language, texts} from "./texts.js";

const time = new Intl.DateTimeFormat(language, {hour: "2-digit", minute: "2-digit", second: "2-digit"});
const element = (id) => document.getElementById(id);
let paused = false;

/** Makes the panel of webhooks work: attempts, pausing, and how the next send is answered. */
export function start() {
    Object.entries(texts.modes).forEach(([mode, name]) => element("mode").append(new Option(name, mode)));
    element("show-webhooks").addEventListener("click", toggle);
    element("close-webhooks").addEventListener("click", toggle);
    element("pause").addEventListener("click", async () => {
        await post("webhooks", {paused: !paused});
        await refresh();
    });
    element("set-mode").addEventListener("click", async () => {
        await post("graph", {mode: element("mode").value, times: 1});
        await refresh();
    });
}

function toggle() {
    const panel = element("webhooks");
    panel.hidden = !panel.hidden;
    element("show-webhooks").setAttribute("aria-expanded", String(!panel.hidden));
    refresh();
}

export async function refresh() {
    const open = !element("webhooks").hidden;
    const state = await get(`webhooks?limit=${open ? 60 : 1}`);
    paused = state.paused;
    const failing = state.items.length > 0 && state.items[0].status !== 200;
    element("webhook-light").className = `light${failing ? " failing" : paused || state.pending > 0 ? " waiting" : ""}`;
    element("show-webhooks").title = texts.counts(state);
    if (open) {
        const graph = await get("graph");
        element("webhook-url").textContent = state.url ?? "";
        element("webhook-counts").textContent = texts.counts(state);
        element("pause").textContent = paused ? texts.resume : texts.pause;
        element("mode-now").textContent = texts.modeNow(texts.modes[graph.mode] ?? graph.mode);
        show(state.items);
    }
}

/** Keeps the rows of attempts that are still listed, so that an opened one stays open. */
function show(items) {
    const list = element("attempts");
    const known = new Map([...list.children].map((row) => [row.dataset.id, row]));
    const rows = items.map((item) => {
        const id = `${item.delivery}/${item.attempt}/${item.at}`;
        return known.get(id) ?? attempt(item, id);
    });
    list.replaceChildren(...rows);
}

function attempt(item, id) {
    const row = document.createElement("li");
    row.dataset.id = id;
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    const retry = item.attempt > 1 ? ` · ${texts.attempt(item.attempt)}` : "";
    summary.append(
        part("quiet", time.format(new Date(item.at))),
        part("about", `${item.subject}${retry}`),
        part(item.status === 200 ? "good" : "bad", item.status ?? texts.noAnswer),
        part("quiet", `${item.millis} ms`),
    );
    const body = document.createElement("pre");
    body.textContent = item.detail === "" ? item.excerpt : `${item.detail}\n\n${item.excerpt}`;
    details.append(summary, body);
    row.append(details);
    return row;
}

function part(className, text) {
    const span = document.createElement("span");
    span.className = className;
    span.textContent = text;
    return span;
}
