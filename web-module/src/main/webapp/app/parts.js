/** The parts of the inbox. They draw what the store holds as soon as they are defined, so it has to hold something first. */
import './connection.js';
import './rail.js';
import './list.js';
import './conversation.js';
import './thread.js';
import './composer.js';
import './details.js';
import './handed.js';
import { startKeys } from './keys.js';
import { startMenus } from './menus.js';

startMenus();
startKeys();
