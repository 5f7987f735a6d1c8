package org.bandeja.simulator.chat;

import java.time.Instant;

/** A conversation in which WhatsApp charges for nothing. */
public record FreeConversation(String id, Instant until) {}
