package org.bandeja.directory.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** What people and departments may be called. */
public final class Names {
    private static final int LONGEST = 120;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}\\p{Cf}]");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private Names() {}

    /**
     * Without blanks around it.
     *
     * @throws NameNotUsable if it is blank, longer than 120 characters, or of several lines
     */
    public static String usable(String name) {
        String text = name == null ? "" : name.strip();
        if (text.isEmpty() || text.length() > LONGEST || CONTROL.matcher(text).find()) {
            throw new NameNotUsable();
        }
        return text;
    }

    /** @throws LoginNotUsable if it is empty, longer than 120 characters, or holds a blank or something invisible */
    public static String usableLogin(String login) {
        String text = login == null ? "" : login.strip();
        if (text.isEmpty() || text.length() > LONGEST || BLANK.matcher(text).find()) {
            throw new LoginNotUsable();
        }
        return text;
    }

    /**
     * An address of letters, digits and the usual signs, as HTML's own field for it takes them.
     *
     * @param email empty or null: none
     * @throws EmailNotUsable if it is none
     */
    public static Optional<String> usableEmail(String email) {
        String text = email == null ? "" : email.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() > LONGEST_EMAIL || !EMAIL.matcher(text).matches()) {
            throw new EmailNotUsable();
        }
        return Optional.of(text);
    }
}
