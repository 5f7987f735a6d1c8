package org.bandeja.media.service;

import java.io.IOException;

/** More bytes came than may. */
public class FileTooLarge extends IOException {
    private static final long serialVersionUID = 1;

    public FileTooLarge(long most) {
        super("more than " + most + " bytes");
    }
}
