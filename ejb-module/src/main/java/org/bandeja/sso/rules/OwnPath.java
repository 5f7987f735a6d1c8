package org.bandeja.sso.rules;

import java.util.regex.Pattern;

/** Where somebody may be led after the sign-in: nowhere but to a place of ours. */
public final class OwnPath {
    public static final String HOME = "/inbox.xhtml";

    private static final int LONGEST = 500;
    /** One slash, and nothing that a browser would read as the beginning of a host, or drop before it looks. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~!$&'()*+,;=:@/?%#-]*");

    private OwnPath() {}

    /** @return the wanted one if it is a path of ours; else {@link #HOME} */
    public static String of(String wanted) {
        boolean ours = wanted != null
                && wanted.length() <= LONGEST
                && PATH.matcher(wanted).matches();
        return ours && !wanted.startsWith("/api/") ? wanted : HOME;
    }
}
