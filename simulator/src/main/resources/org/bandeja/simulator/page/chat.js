import {button, content, element, marks} from "./bubbles.js";
import {messagesOf, post} from "./control.js";
import {KINDS, ownFile, say, tell, told} from "./says.js";
import {language, texts, translate} from "./texts.js";
import {shownOf} from "./thread.js";

const time = new Intl.DateTimeFormat(language, {hour: "2-digit", minute: "2-digit"});
const day = new Intl.DateTimeFormat(language, {day: "numeric", month: "short"});
const EMOJI = ["👍", "❤️", "😂", "😮", "🙏"];

/** One customer's phone: what they see of the business, and where they write. */
export class Chat {
    #key;
    #customer;
    #root;
    #thread;
    #problem;
    #rows = new Map();
    #numbers;
    #about = null;
    #atEnd = true;
    #loading = false;
    #again = false;

    constructor(customer, numbers, chosenNumber, onClose, onNumber) {
        this.#key = customer.key;
        this.#root = document.querySelector("#phone").content.firstElementChild.cloneNode(true);
        translate(this.#root);
        this.#thread = this.#root.querySelector(".thread");
        this.#problem = this.#root.querySelector(".problem");
        this.#numbers = numbers;
        this.#showNumbers(numbers, chosenNumber, onNumber);
        this.show(customer);
        this.#root.querySelector(".close").addEventListener("click", onClose);
        this.#root.querySelector(".reads").addEventListener("change", () => this.refresh());
        this.#listenToThread();
        this.#listenToComposer();
        this.#listenToAttachments();
    }

    get root() {
        return this.#root;
    }

    focus() {
        this.#root.scrollIntoView({inline: "center"});
        this.#root.querySelector("textarea").focus();
    }

    show(customer) {
        this.#customer = customer;
        this.#root.setAttribute("aria-label", customer.name);
        this.#root.querySelector(".who strong").textContent = customer.name;
        this.#root.querySelector(".who .quiet").textContent = [customer.phone, customer.userId].filter(Boolean).join(" · ");
        const face = this.#root.querySelector(".face");
        face.textContent = [...customer.name.trim()][0]?.toUpperCase() ?? "?";
        face.className = `face c${[...customer.key].reduce((sum, c) => sum + c.codePointAt(0), 0) % 6}`;
        this.#root.querySelector(".typing").textContent = customer.typing ? texts.typing : "";
    }

    /** Loads the messages; calls that come meanwhile are answered by one more load. */
    async refresh() {
        if (this.#loading) {
            this.#again = true;
            return;
        }
        this.#loading = true;
        try {
            do {
                this.#again = false;
                await this.#load();
            } while (this.#again);
        } finally {
            this.#loading = false;
        }
    }

    async #load() {
        const {customer, received, sent} = await messagesOf(this.#key);
        this.show(customer);
        const all = shownOf(received, sent);
        all.forEach((message) => this.#showMessage(message));
        this.#dropOthers(new Set(all.map((message) => message.id)));
        this.#stayAtEnd();
        const reads = this.#root.querySelector(".reads").checked && document.visibilityState === "visible";
        if (reads && received.some((message) => !message.opened)) {
            await post(`customers/${encodeURIComponent(this.#key)}/open`, {});
        }
    }

    /** Whoever looks at the newest message goes on doing so, also when a picture above has grown. */
    #stayAtEnd() {
        if (this.#atEnd) {
            this.#thread.scrollTop = this.#thread.scrollHeight;
        }
    }

    #listenToThread() {
        this.#thread.addEventListener("scroll", () => {
            this.#atEnd = this.#thread.scrollHeight - this.#thread.scrollTop - this.#thread.clientHeight < 60;
        });
        this.#thread.addEventListener("load", () => this.#stayAtEnd(), true);
    }

    #dropOthers(ids) {
        this.#rows.forEach((row, id) => {
            if (!ids.has(id)) {
                row.remove();
                this.#rows.delete(id);
            }
        });
    }

    #showMessage(message) {
        const {status, arrived, read, sentAt, deliveredAt, readAt, opened, playedAt, ...lasting} = message;
        const version = JSON.stringify(lasting);
        let row = this.#rows.get(message.id);
        if (row === undefined || row.dataset.version !== version) {
            const fresh = this.#bubble(message);
            fresh.dataset.version = version;
            if (row === undefined) {
                this.#thread.append(fresh);
            } else {
                row.replaceWith(fresh);
            }
            row = fresh;
            this.#rows.set(message.id, row);
        }
        const foot = row.querySelector(":scope > small");
        const at = new Date(message.at);
        const today = at.toDateString() === new Date().toDateString();
        foot.textContent = `${message.edited === undefined ? "" : `${texts.edited} · `}${today ? "" : `${day.format(at)} `}${time.format(at)} `;
        foot.append(tick(message));
    }

    #bubble(message) {
        const mine = "arrived" in message;
        const row = element("li", mine ? "mine" : "theirs");
        if (message.quoted) {
            row.append(element("blockquote", "", message.quoted));
        }
        const answer = (type, body) => this.#try(() => say(this.#key, message.number, type, body, this.#context(message)));
        row.append(...marks(message), ...content(message, answer).filter(Boolean), element("small", ""), this.#menu(message, mine));
        if (message.reactions.length > 0) {
            row.append(element("span", "reactions", message.reactions.join(" ")));
        }
        row.addEventListener("listened", () => this.#try(() => post("status", {wamid: message.id, status: "played"})));
        return row;
    }

    #menu(message, mine) {
        const menu = element("details", "menu", element("summary", "", "⋯"));
        menu.firstElementChild.setAttribute("aria-label", texts.more);
        const entry = (label, work) => button(label, () => {
            menu.open = false;
            work();
        });
        const about = (type, body) => this.#try(() => say(this.#key, message.number, type, body));
        menu.append(entry(`↩ ${texts.reply}`, () => this.#begin({message})));
        if (mine) {
            if (message.type === "text" && !message.revoked) {
                menu.append(entry(`✎ ${texts.edit}`, () => this.#begin({message, edits: true})));
            }
            menu.append(entry(`✕ ${texts.withdraw}`, () => about("revoke", {original_message_id: message.id})));
        }
        menu.append(element("div", "emoji",
            ...EMOJI.map((emoji) => entry(emoji, () => about("reaction", {message_id: message.id, emoji}))),
            entry("∅", () => about("reaction", {message_id: message.id}))));
        return menu;
    }

    #context(message) {
        const number = this.#numbers.find(({phoneNumberId}) => phoneNumberId === message.number);
        const business = (number?.displayPhoneNumber ?? message.number).replace(/[^0-9]/g, "");
        return {from: "arrived" in message ? this.#key.replace("+", "") : business, id: message.id};
    }

    /** The next text answers or changes that message. */
    #begin(about) {
        this.#about = about;
        const bar = this.#root.querySelector(".about");
        bar.hidden = about === null;
        const field = this.#root.querySelector("textarea");
        if (about !== null) {
            const words = about.message.edited ?? about.message.text;
            bar.querySelector("span").textContent = `${about.edits ? texts.edit : texts.reply}: ${words || about.message.type}`;
            field.value = about.edits ? words : field.value;
            field.focus();
        }
    }

    async #try(work) {
        try {
            this.#root.querySelector(".told").textContent = "";
            await work();
            this.#problem.textContent = "";
            return true;
        } catch (error) {
            this.#problem.textContent = error.message;
            return false;
        }
    }

    #showNumbers(numbers, chosen, onNumber) {
        const select = this.#root.querySelector(".number");
        numbers.forEach((number) => {
            select.append(new Option(number.displayPhoneNumber || number.phoneNumberId, number.phoneNumberId));
        });
        select.value = chosen;
        select.addEventListener("change", () => onNumber(select.value));
    }

    #listenToComposer() {
        const form = this.#root.querySelector(".composer");
        const text = form.querySelector("textarea");
        text.addEventListener("keydown", (event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
                event.preventDefault();
                form.requestSubmit();
            }
        });
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.#write(text);
        });
    }

    #listenToAttachments() {
        const menu = this.#root.querySelector(".attach");
        const number = () => this.#root.querySelector(".number").value;
        const send = (make) => this.#try(async () => {
            menu.open = false;
            const [type, body] = await make();
            const context = this.#about && !this.#about.edits ? this.#context(this.#about.message) : undefined;
            await say(this.#key, number(), type, body, context);
            this.#begin(null);
        });
        const list = menu.querySelector("div");
        KINDS.forEach(([name, sign, make]) => list.append(button(`${sign} ${texts[name]}`, () => send(() => make(number())))));
        const file = element("input", "");
        file.type = "file";
        file.addEventListener("change", () => {
            if (file.files.length > 0) {
                send(() => ownFile(file.files[0], number()));
                file.value = "";
            }
        });
        list.append(element("label", "", `+ ${texts.ownFile}`, file), this.#others(menu, number));
        this.#root.querySelector(".about button").addEventListener("click", () => this.#begin(null));
    }

    /** Everything else, by the server's list of it: what has words here first. */
    #others(menu, number) {
        const list = element("div", "");
        const others = element("details", "others", element("summary", "", `⋯ ${texts.others}`), list);
        const choose = (name, label) => button(label, () => this.#try(async () => {
            menu.open = false;
            await tell(this.#customer, number(), name);
            this.#root.querySelector(".told").textContent = texts.wasTold(label);
        }));
        others.addEventListener("toggle", () => this.#try(async () => {
            if (others.open && list.childElementCount === 0) {
                const names = await told();
                const known = Object.keys(texts.samples).filter((name) => names.includes(name));
                const rest = names.filter((name) => !(name in texts.samples));
                list.replaceChildren(
                    ...known.map((name) => choose(name, texts.samples[name])),
                    ...rest.map((name) => choose(name, name)));
            }
        }));
        return others;
    }

    async #write(field) {
        const text = field.value;
        if (text.trim() === "") {
            return;
        }
        const about = this.#about;
        const number = about?.message.number ?? this.#root.querySelector(".number").value;
        field.value = "";
        this.#begin(null);
        const done = await this.#try(() => about?.edits
            ? say(this.#key, number, "edit", {original_message_id: about.message.id, message: {type: "text", text: {body: text}}})
            : say(this.#key, number, "text", text, about ? this.#context(about.message) : undefined));
        if (!done) {
            field.value = text;
        }
    }
}

/** Of one's own message how far it got; of the business's what the business was told. */
function tick(message) {
    const mark = document.createElement("span");
    if ("arrived" in message) {
        mark.textContent = message.arrived ? "✓✓" : "✓";
        mark.className = message.read ? "tick read" : "tick";
        mark.title = message.read ? texts.readByBusiness : message.arrived ? texts.arrived : texts.sending;
        mark.setAttribute("role", "img");
        mark.setAttribute("aria-label", mark.title);
    } else if (message.status !== null) {
        mark.textContent = `· ${texts.told[message.status] ?? message.status}`;
    }
    return mark;
}
