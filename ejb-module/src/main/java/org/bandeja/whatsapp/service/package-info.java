/**
 * The gateway at work: settings and HTTP. A call is made once and never repeated here; whether to try again is the
 * outbox's decision.
 */
package org.bandeja.whatsapp.service;
