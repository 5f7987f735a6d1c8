package org.bandeja.screen.web;

import java.util.regex.Pattern;

/** What a browser needs of a script: all but the lines that are comments. Each leaves an empty line, so that places are told as in the source. */
final class Comments {
    /** A comment has lines for itself; what looks like one behind code, or within a text, stays. */
    private static final Pattern COMMENT =
            Pattern.compile("^[ \\t]*(?://.*|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/[ \\t]*)$", Pattern.MULTILINE);

    private static final Pattern WITHIN_A_LINE = Pattern.compile("[^\\n]+");

    private Comments() {}

    static String leftOut(String script) {
        return COMMENT.matcher(script)
                .replaceAll(comment -> WITHIN_A_LINE.matcher(comment.group()).replaceAll(""));
    }
}
