/**
 * What WhatsApp would know: customers, messages, and what became of them. Everything is bounded: of too many, the oldest
 * are forgotten.
 */
package org.bandeja.simulator.chat;
