package org.bandeja.attendant.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.attendant.model.AttendantId;

/**
 * What comes back when a customer touches an answer: which one it is, in which version. To everybody else it means nothing.
 *
 * @param version of the attendant, from 1
 */
public record ChoiceId(AttendantId attendant, int version, String menu, String option) {
    private static final String BEGINNING = "att.";
    private static final Pattern FORM =
            Pattern.compile("att\\.([0-9a-z]{13})\\.([1-9][0-9]{0,8})\\.([a-z0-9]{1,12})\\.([a-z0-9]{1,12})");

    /** At most 51 characters. */
    public String text() {
        return BEGINNING + attendant.text() + "." + version + "." + menu + "." + option;
    }

    /** Empty for what is none of ours. */
    public static Optional<ChoiceId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return AttendantId.parse(matcher.group(1))
                .map(attendant -> new ChoiceId(
                        attendant, Integer.parseInt(matcher.group(2)), matcher.group(3), matcher.group(4)));
    }
}
