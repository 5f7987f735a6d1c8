/** What the inbox is made of comes while somebody still types a password: kept by the browser, it is there when it is wanted. */

const IMPORT = /(?:from|import)\s*\(?\s*'\.\/([\w-]+\.js)'/gu;

const asked = new Set();

/** Asks for a module and for what it imports, with little haste; what fails is asked for by the page that needs it. */
export async function bringAhead(name) {
    if (asked.has(name)) return;
    asked.add(name);
    try {
        const answer = await fetch(new URL(name, import.meta.url), { priority: 'low', credentials: 'same-origin' });
        if (!answer.ok) return;
        const imported = [...(await answer.text()).matchAll(IMPORT)].map(([, its]) => its);
        await Promise.all(imported.map((its) => bringAhead(its)));
    } catch {
        // without a network the login will say so
    }
}
