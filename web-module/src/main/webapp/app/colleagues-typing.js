/** Who of the colleagues is writing in the open conversation at this moment. */
import { h } from './dom.js';
import { store } from './store.js';
import { language, t } from './texts.js';

/** Said again every 10 seconds while it lasts. */
const LASTS = 14_000;

const line = h('p', { class: 'colleagues-typing', role: 'status', hidden: true, 'data-testid': 'colleagues-typing' });

/** By agent: {name, timer}. */
const writing = new Map();

store.on('open', () => {
    for (const agent of [...writing.keys()]) forget(agent);
});
store.on('live', ({ type, typing, message }) => {
    if (typing && type.endsWith('.typed')) forget(typing.agent);
    else if (typing?.conversation === store.openId) learn(typing);
    else if (message?.author) forget(message.author.id);
});

function learn({ agent, name }) {
    clearTimeout(writing.get(agent)?.timer);
    writing.set(agent, { name, timer: setTimeout(() => forget(agent), LASTS) });
    draw();
}

function forget(agent) {
    clearTimeout(writing.get(agent)?.timer);
    if (writing.delete(agent)) draw();
}

function draw() {
    if (!line.isConnected) document.querySelector('conversation-thread').append(line);
    const names = [...writing.values()].map(({ name }) => name);
    line.hidden = names.length === 0;
    const text = names.length === 0 ? '' : names.length === 1 ? t('typing.one', { name: names[0] }) : t('typing.several', { names: new Intl.ListFormat(language).format(names) });
    if (line.textContent !== text) line.textContent = text;
}
