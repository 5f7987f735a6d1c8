package org.bandeja.mail.service;

/** The mail server did not take a letter, or could not be reached. */
public class MailNotSent extends Exception {
    private static final long serialVersionUID = 1L;

    public MailNotSent(Throwable cause) {
        super(cause);
    }
}
