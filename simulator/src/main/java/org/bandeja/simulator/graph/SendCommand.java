package org.bandeja.simulator.graph;

import java.util.Optional;

/** A message that the business wants sent, checked. */
record SendCommand(Recipient recipient, String text, Optional<String> callbackData) {}
