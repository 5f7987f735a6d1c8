/**
 * Files: what the business uploads and what customers send, kept on disk for as long as WhatsApp keeps them, within
 * bounds; and everything that may go wrong when they are fetched.
 */
package org.bandeja.simulator.media;
