/**
 * WhatsApp's JSON, and nothing else of WhatsApp: understanding deliveries and answers, proving signatures,
 * writing requests. All of it is pure: bytes in, records out.
 *
 * <p>What comes from outside is never trusted to have a shape. Only a body that is no JSON object at all is refused;
 * everything else is read part by part, and what cannot be used is named in {@link
 * org.bandeja.whatsapp.rules.ParsedDelivery#skipped()}, because the raw delivery is kept and can be read again by a
 * later version.
 *
 * <p>No record of this package shows texts, names, phone numbers or secrets in its {@code toString()}.
 */
package org.bandeja.whatsapp.rules;
