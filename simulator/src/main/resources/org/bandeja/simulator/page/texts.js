/** The page's words, in the first language of the browser that there are words for. */
const TEXTS = {
    en: {
        title: "WhatsApp simulator",
        find: "Open a customer…",
        newCustomer: "New customer",
        webhooks: "Webhooks",
        nobody: "No customer is open. Create one, write a message as them, and see it arrive in Bandeja.",
        offline: "The simulator does not answer. Trying again…",
        close: "Close",
        name: "Name",
        phone: "Phone, with country code",
        userId: "WhatsApp user id (optional; enough without a phone)",
        writesTo: "Writes to",
        cancel: "Cancel",
        create: "Create",
        reads: "reads at once",
        write: "Message",
        send: "Send",
        typing: "typing…",
        sending: "on its way to the business",
        arrived: "arrived at the business",
        readByBusiness: "read by the business",
        told: {sent: "sent", delivered: "delivered", read: "read"},
        pause: "Pause webhooks",
        resume: "Resume webhooks",
        counts: (c) => `${c.answered} answered, ${c.failed} failed attempts, ${c.pending} waiting`,
        nextAnswer: "Answer to the next send",
        setOnce: "Set once",
        modeNow: (mode) => `Next answer: ${mode}`,
        attempts: "Latest attempts",
        noAnswer: "no answer",
        attempt: (n) => `attempt ${n}`,
        modes: {
            ok: "accept", 429: "429, rate limit", 500: "500, error", "500-no-body": "500 without a body",
            401: "401, token expired", timeout: "no answer (time-out)", cut: "accept, then cut the connection",
            refuse: "cut the connection at once", "fail-later": "accept, fail later",
        },
    },
    es: {
        title: "Simulador de WhatsApp",
        find: "Abrir un cliente…",
        newCustomer: "Nuevo cliente",
        webhooks: "Webhooks",
        nobody: "No hay ningún cliente abierto. Crea uno, escribe un mensaje en su nombre y míralo llegar a Bandeja.",
        offline: "El simulador no responde. Se vuelve a intentar…",
        close: "Cerrar",
        name: "Nombre",
        phone: "Teléfono, con código de país",
        userId: "Id de usuario de WhatsApp (opcional; basta sin teléfono)",
        writesTo: "Escribe a",
        cancel: "Cancelar",
        create: "Crear",
        reads: "lee al momento",
        write: "Mensaje",
        send: "Enviar",
        typing: "escribiendo…",
        sending: "en camino a la empresa",
        arrived: "llegó a la empresa",
        readByBusiness: "leído por la empresa",
        told: {sent: "enviado", delivered: "entregado", read: "leído"},
        pause: "Pausar los webhooks",
        resume: "Reanudar los webhooks",
        counts: (c) => `${c.answered} respondidos, ${c.failed} intentos fallidos, ${c.pending} en espera`,
        nextAnswer: "Respuesta al próximo envío",
        setOnce: "Fijar una vez",
        modeNow: (mode) => `Próxima respuesta: ${mode}`,
        attempts: "Últimos intentos",
        noAnswer: "sin respuesta",
        attempt: (n) => `intento ${n}`,
        modes: {
            ok: "aceptar", 429: "429, límite de ritmo", 500: "500, error", "500-no-body": "500 sin cuerpo",
            401: "401, token vencido", timeout: "sin respuesta (tiempo agotado)", cut: "aceptar y cortar la conexión",
            refuse: "cortar la conexión enseguida", "fail-later": "aceptar y fallar después",
        },
    },
};

export const language = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag in TEXTS) ?? "en";

export const texts = TEXTS[language];

/** Fills in the words of everything below the root that names one. */
export function translate(root) {
    root.querySelectorAll("[data-text]").forEach((element) => {
        element.textContent = texts[element.dataset.text];
    });
    root.querySelectorAll("[data-label]").forEach((element) => {
        element.setAttribute("aria-label", texts[element.dataset.label]);
    });
    root.querySelectorAll("[data-placeholder]").forEach((element) => {
        element.placeholder = texts[element.dataset.placeholder];
    });
}
