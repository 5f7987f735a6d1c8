package org.bandeja.template.service;

/** How a copy of a template is called at first. */
final class CopyName {
    private static final String END = "_2";
    private static final int LONGEST = 512;

    private CopyName() {}

    static String of(String name) {
        return name.length() + END.length() <= LONGEST ? name + END : name.substring(0, LONGEST - END.length()) + END;
    }
}
