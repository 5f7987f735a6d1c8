package org.bandeja.notification.model;

import org.bandeja.refusal.model.Refusal;

/** There is no key to keep secrets with, so that push services cannot know us. */
public class PushNotPossible extends Refusal {
    private static final long serialVersionUID = 1L;

    public PushNotPossible() {
        super(Kind.NOT_POSSIBLE_NOW, "secrets cannot be kept here");
    }
}
