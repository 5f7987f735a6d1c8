import {Chat} from "./chat.js";
import {get, post} from "./control.js";
import {language, texts, translate} from "./texts.js";
import * as webhooks from "./webhooks.js";

const OPEN = "simulator.open";
const element = (id) => document.getElementById(id);
const chats = new Map();
const chosen = new Map();
let numbers = [];

function remember() {
    const open = [...chats.keys()].map((key) => ({key, number: chosen.get(key)}));
    localStorage.setItem(OPEN, JSON.stringify(open));
    element("nobody").hidden = chats.size > 0;
}

function open(customer, number) {
    if (!chats.has(customer.key)) {
        chosen.set(customer.key, number ?? numbers[0]?.phoneNumberId);
        const chat = new Chat(customer, numbers, chosen.get(customer.key), () => close(customer.key), (id) => {
            chosen.set(customer.key, id);
            remember();
        });
        chats.set(customer.key, chat);
        element("phones").append(chat.root);
        chat.refresh();
        remember();
    }
    return chats.get(customer.key);
}

function close(key) {
    chats.get(key).root.remove();
    chats.delete(key);
    remember();
    element("phones").focus();
}

/** What was open the last time; the first time the newest customers. */
async function openFirst() {
    const saved = JSON.parse(localStorage.getItem(OPEN) ?? "null");
    const {items} = await get("customers?limit=1000");
    if (saved === null) {
        items.slice(0, 3).forEach((customer) => open(customer));
    } else {
        saved.forEach(({key, number}) => {
            const customer = items.find((item) => item.key === key);
            if (customer !== undefined) {
                open(customer, number);
            }
        });
    }
    remember();
}

function pause(millis) {
    return new Promise((resume) => setTimeout(resume, millis));
}

/** Waits for changes for ever, and shows them; after a restart or a reset the page begins afresh. */
async function follow() {
    let revision = 0;
    let epoch = null;
    for (;;) {
        try {
            const changes = await get(`changes?wait=20000&after=${revision}`);
            element("offline").hidden = true;
            if (epoch !== null && epoch !== changes.epoch) {
                location.reload();
                return;
            }
            ({epoch, revision} = changes);
            const changed = changes.customers.map(({key}) => key);
            await Promise.allSettled(changed.filter((key) => chats.has(key)).map((key) => chats.get(key).refresh()));
            await webhooks.refresh();
            await pause(150);
        } catch {
            element("offline").hidden = false;
            await pause(1000);
        }
    }
}

function listenToDialog() {
    const dialog = element("customer-dialog");
    const form = element("customer-form");
    const problem = form.querySelector(".problem");
    element("new-customer").addEventListener("click", () => {
        form.reset();
        problem.textContent = "";
        form.elements.phone.value = `+57300555${String(Math.floor(Math.random() * 10000)).padStart(4, "0")}`;
        dialog.showModal();
    });
    element("cancel-customer").addEventListener("click", () => dialog.close());
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const {name, phone, userId, number} = form.elements;
        try {
            const customer = await post("customers", {name: name.value, phone: phone.value, userId: userId.value});
            dialog.close();
            open(customer, number.value).focus();
        } catch (error) {
            problem.textContent = error.message;
        }
    });
}

function listenToFind() {
    const field = element("find");
    const list = element("found");
    const hide = () => {
        list.hidden = true;
        field.setAttribute("aria-expanded", "false");
    };
    const choose = (customer) => {
        field.value = "";
        hide();
        open(customer).focus();
    };
    const search = async () => {
        const {items} = await get(`customers?limit=30&q=${encodeURIComponent(field.value.trim())}`);
        list.replaceChildren(...items.map((customer) => found(customer, choose)));
        list.hidden = items.length === 0;
        field.setAttribute("aria-expanded", String(!list.hidden));
    };
    field.addEventListener("input", search);
    field.addEventListener("focus", search);
    field.addEventListener("blur", hide);
    field.addEventListener("keydown", (event) => {
        const rows = [...list.children];
        const at = rows.findIndex((row) => row.ariaSelected === "true");
        if (event.key === "Escape") {
            hide();
        } else if (event.key === "Enter" && !list.hidden) {
            rows[Math.max(at, 0)].dispatchEvent(new MouseEvent("mousedown"));
        } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            const next = Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), rows.length - 1);
            rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === next)));
            rows[next]?.scrollIntoView({block: "nearest"});
        }
    });
}

function found(customer, choose) {
    const row = document.createElement("li");
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    const id = document.createElement("span");
    id.className = "quiet";
    id.textContent = customer.key;
    row.append(customer.name, id);
    row.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(customer);
    });
    return row;
}

async function start() {
    document.documentElement.lang = language;
    document.title = texts.title;
    translate(document);
    listenToDialog();
    listenToFind();
    webhooks.start();
    numbers = (await get("numbers")).items;
    numbers.forEach(({phoneNumberId, displayPhoneNumber}) => {
        element("customer-form").elements.number.append(new Option(displayPhoneNumber || phoneNumberId, phoneNumberId));
    });
    await openFirst();
    document.addEventListener("visibilitychange", () => chats.forEach((chat) => chat.refresh()));
    await follow();
}

start();
