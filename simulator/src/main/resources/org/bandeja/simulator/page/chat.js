import {messagesOf, post} from "./control.js";
import {language, texts, translate} from "./texts.js";

const time = new Intl.DateTimeFormat(language, {hour: "2-digit", minute: "2-digit"});
const day = new Intl.DateTimeFormat(language, {day: "numeric", month: "short"});

/** One customer's phone: what they see of the business, and where they write. */
export class Chat {
    #key;
    #root;
    #thread;
    #problem;
    #rows = new Map();
    #loading = false;
    #again = false;

    constructor(customer, numbers, chosenNumber, onClose, onNumber) {
        this.#key = customer.key;
        this.#root = document.querySelector("#phone").content.firstElementChild.cloneNode(true);
        translate(this.#root);
        this.#thread = this.#root.querySelector(".thread");
        this.#problem = this.#root.querySelector(".problem");
        this.#showNumbers(numbers, chosenNumber, onNumber);
        this.show(customer);
        this.#root.querySelector(".close").addEventListener("click", onClose);
        this.#root.querySelector(".reads").addEventListener("change", () => this.refresh());
        this.#listenToComposer();
    }

    get root() {
        return this.#root;
    }

    focus() {
        this.#root.scrollIntoView({inline: "center"});
        this.#root.querySelector("textarea").focus();
    }

    show(customer) {
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
        const all = [...received, ...sent].sort((a, b) => a.position - b.position);
        const atEnd = this.#thread.scrollHeight - this.#thread.scrollTop - this.#thread.clientHeight < 60;
        all.forEach((message) => this.#showMessage(message));
        this.#dropOthers(new Set(all.map((message) => message.id)));
        if (atEnd) {
            this.#thread.scrollTop = this.#thread.scrollHeight;
        }
        const reads = this.#root.querySelector(".reads").checked && document.visibilityState === "visible";
        if (reads && received.some((message) => !message.opened)) {
            await post(`customers/${encodeURIComponent(this.#key)}/open`, {});
        }
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
        let row = this.#rows.get(message.id);
        if (row === undefined) {
            row = bubble(message);
            this.#rows.set(message.id, row);
            this.#thread.append(row);
        }
        const foot = row.querySelector("small");
        const at = new Date(message.at);
        const today = at.toDateString() === new Date().toDateString();
        foot.textContent = `${today ? "" : `${day.format(at)} `}${time.format(at)} `;
        foot.append(tick(message));
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

    async #write(field) {
        const text = field.value;
        if (text.trim() === "") {
            return;
        }
        const [phone, userId] = this.#key.startsWith("+") ? [this.#key, undefined] : [undefined, this.#key];
        field.value = "";
        try {
            await post("inbound", {number: this.#root.querySelector(".number").value, from: phone, userId, text});
            this.#problem.textContent = "";
        } catch (error) {
            field.value = text;
            this.#problem.textContent = error.message;
        }
    }
}

function bubble(message) {
    const row = document.createElement("li");
    row.className = "arrived" in message ? "mine" : "theirs";
    if (message.type !== "text") {
        const type = document.createElement("span");
        type.className = "type";
        type.textContent = message.type;
        row.append(type);
    }
    const text = document.createElement("p");
    text.dir = "auto";
    text.textContent = message.text;
    row.append(text, document.createElement("small"));
    return row;
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
