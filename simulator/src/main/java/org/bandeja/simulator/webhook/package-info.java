/**
 * Webhooks out: the envelope, the signature, and the courier that posts them until the application answers 200. Nothing
 * else counts as success, and what is retried may come late, out of order and twice, as from WhatsApp.
 */
package org.bandeja.simulator.webhook;
