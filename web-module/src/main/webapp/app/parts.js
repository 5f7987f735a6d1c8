/** The parts of the inbox. They draw what the store holds as soon as they are defined, so it has to hold something first. */
import './connection.js';
import './notices.js';
import './rail.js';
import './mentions.js';
import './list.js';
import './find.js';
import './conversation.js';
import './thread.js';
import './composer.js';
import './way-back.js';
import './colleagues-typing.js';
import './details.js';
import './handed.js';
import './location-way.js';
import './contact-way.js';
import './question-ways.js';
import { keepFocus } from './focus-keeper.js';
import { startKeys } from './keys.js';
import { labels } from './labels.js';
import { startMenus } from './menus.js';

labels.start();
startMenus();
startKeys();
keepFocus();
