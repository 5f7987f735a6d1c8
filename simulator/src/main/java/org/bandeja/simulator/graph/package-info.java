/**
 * The part of the Graph API that an inbox needs: it checks what WhatsApp checks, answers with WhatsApp's bodies, and
 * misbehaves on demand.
 */
package org.bandeja.simulator.graph;
