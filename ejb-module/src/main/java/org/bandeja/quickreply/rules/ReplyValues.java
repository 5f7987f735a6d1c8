package org.bandeja.quickreply.rules;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationRow.DepartmentShown;
import org.bandeja.quickreply.model.ReplyVariable;

/** What the variables of quick replies are filled in with. What is not known is blank. */
public final class ReplyValues {
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private ReplyValues() {}

    public static Map<ReplyVariable, String> in(ConversationRow conversation, Caller writer) {
        Map<ReplyVariable, String> values = new EnumMap<>(ReplyVariable.class);
        String name = called(conversation.contact().name());
        values.put(ReplyVariable.CONTACT_NAME, name);
        values.put(ReplyVariable.CONTACT_FIRST_NAME, firstWord(name));
        values.put(ReplyVariable.AGENT_NAME, writer.name());
        values.put(
                ReplyVariable.DEPARTMENT_NAME,
                conversation.department().map(DepartmentShown::name).orElse(""));
        ConversationRow.NumberShown number = conversation.number();
        values.put(ReplyVariable.NUMBER_NAME, number.name().isBlank() ? number.displayPhoneNumber() : number.name());
        return values;
    }

    /** Some call themselves by digits or emoji only: nobody is addressed so. */
    private static String called(String name) {
        return name != null && LETTER.matcher(name).find() ? name.strip() : "";
    }

    /** The first word with a letter in it. */
    private static String firstWord(String name) {
        for (String word : name.split("[\\s\\p{Z}]+")) {
            if (LETTER.matcher(word).find()) {
                return word;
            }
        }
        return "";
    }
}
