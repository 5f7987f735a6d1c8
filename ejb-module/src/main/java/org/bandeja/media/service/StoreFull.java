package org.bandeja.media.service;

import java.io.IOException;

/** The disk of the media store has too little space left. */
public class StoreFull extends IOException {
    private static final long serialVersionUID = 1;

    public StoreFull(String message) {
        super(message);
    }
}
