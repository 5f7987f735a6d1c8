package org.bandeja.quickreply.model;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a quick reply, with variables between double braces. Other braces are text.
 *
 * @param text 1 to {@value #LONGEST} characters: WhatsApp's limit for the text of a message
 */
public record ReplyText(String text) {
    public static final int LONGEST = 4_096;

    private static final int LONGEST_SHOWN = 40;
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([a-z_.]+)\\s*}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^{}\\n]*}*|[^{}\\n]*}}");

    public ReplyText {
        requireNonNull(text, "text");
    }

    /**
     * What somebody wants to keep. What was kept before is read as it is.
     *
     * @throws ReplyTextNotUsable if there is nothing to read in it, or too much
     * @throws UnknownVariable if something stands between double braces that is no variable, or they are not closed
     */
    public static ReplyText usable(String text) {
        if (text == null || text.isBlank() || text.codePointCount(0, text.length()) > LONGEST) {
            throw new ReplyTextNotUsable();
        }
        requireKnown(text);
        return new ReplyText(text);
    }

    private static void requireKnown(String text) {
        StringBuilder rest = new StringBuilder();
        Matcher variables = VARIABLE.matcher(text);
        while (variables.find()) {
            if (ReplyVariable.of(variables.group(1)).isEmpty()) {
                throw new UnknownVariable(shortened(variables.group()));
            }
            variables.appendReplacement(rest, " ");
        }
        variables.appendTail(rest);
        Matcher braces = BRACES.matcher(rest);
        if (braces.find()) {
            throw new UnknownVariable(shortened(braces.group().strip()));
        }
    }

    private static String shortened(String found) {
        return found.length() <= LONGEST_SHOWN ? found : found.substring(0, LONGEST_SHOWN) + "…";
    }

    /** Those that stand in it, in order. */
    public Set<ReplyVariable> variables() {
        Set<ReplyVariable> found = new LinkedHashSet<>();
        Matcher variables = VARIABLE.matcher(text);
        while (variables.find()) {
            ReplyVariable.of(variables.group(1)).ifPresent(found::add);
        }
        return found;
    }

    /**
     * With its variables filled in. What is filled in is text: variables in it stay as they are; so does what is no variable.
     *
     * @param values what is missing, or blank, leaves a gap
     * @param gap what stands where something is missing, so that somebody fills it in
     */
    public String fill(Map<ReplyVariable, String> values, Function<ReplyVariable, String> gap) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(ReplyVariable.of(found.group(1))
                        .map(variable -> valueOrGap(variable, values, gap))
                        .orElse(found.group())));
    }

    private static String valueOrGap(
            ReplyVariable variable, Map<ReplyVariable, String> values, Function<ReplyVariable, String> gap) {
        String value = values.getOrDefault(variable, "").strip();
        return value.isEmpty() ? gap.apply(variable) : value;
    }
}
