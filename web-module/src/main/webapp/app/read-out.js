/** What comes, for screen readers: in the open conversation who wrote what, of the others how many; of what colleagues work on nothing. */
import { kindOf } from './alert-rules.js';
import { summaryOf } from './content.js';
import { contactName } from './people.js';
import { store } from './store.js';
import { tn } from './texts.js';
import { isNews } from './times.js';
import { announce } from './toast.js';

/** One announcement for several messages: screen readers are not to be talked over. */
const EVERY = 5_000;
/** Of a message, so many letters. */
const LONGEST = 120;

const arrived = [];

store.on('live', (event) => {
    if (!isNews(event) || event.type !== 'message.received' || !kindOf(event, store.me)) return;
    arrived.push(event);
    if (arrived.length === 1) setTimeout(readOut, EVERY);
});

/** Of what has gone out of sight meanwhile nothing is said. */
function readOut() {
    const seen = arrived.splice(0).filter(({ conversation }) => store.conversations.has(conversation.id));
    if (seen.length > 0) announce(wordsOf(seen));
}

function wordsOf(events) {
    const here = events.filter(({ conversation }) => conversation.id === store.openId);
    const elsewhere = events.length - here.length;
    return [here.length > 0 && saidHere(here), elsewhere > 0 && tn('announce.messages', elsewhere)].filter(Boolean).join('. ');
}

/** The last one in words, and how many came before it. */
function saidHere(events) {
    const { conversation, message } = events.at(-1);
    const said = `${contactName(conversation.contact)}: ${message ? summaryOf(message).slice(0, LONGEST) : ''}`;
    return events.length > 1 ? `${tn('announce.here', events.length)}. ${said}` : said;
}
