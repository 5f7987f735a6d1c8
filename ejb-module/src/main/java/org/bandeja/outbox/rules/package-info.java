/**
 * What leaves, when, and what a refusal means. Pure: time and chance come in, nothing goes out except through {@link
 * org.bandeja.outbox.rules.MessageGateway}, which knows no HTTP here.
 *
 * <p>WhatsApp has no idempotency key. Therefore the gateway tells "surely not sent" from "perhaps sent", and only the
 * first is ever repeated without asking somebody.
 */
package org.bandeja.outbox.rules;
