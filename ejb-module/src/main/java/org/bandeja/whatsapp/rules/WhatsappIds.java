package org.bandeja.whatsapp.rules;

import java.util.regex.Pattern;

/** What WhatsApp's ids may look like here: opaque, printable ASCII, as long as the database keeps them unshortened. */
final class WhatsappIds {
    static final int LONGEST_PHONE_NUMBER_ID = 64;
    static final int LONGEST_MESSAGE_ID = 255;
    static final int LONGEST_USER_ID = 160;

    private static final Pattern OPAQUE = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern PHONE = Pattern.compile("\\+[0-9]{1,31}");

    private WhatsappIds() {}

    static void requirePhoneNumberId(String id) {
        require(isOpaque(id, LONGEST_PHONE_NUMBER_ID), "phone_number_id missing or malformed");
    }

    static void requireMessageId(String id) {
        require(isOpaque(id, LONGEST_MESSAGE_ID), "id missing or malformed");
    }

    static void requireUserId(String id) {
        require(isUserId(id), "user id malformed");
    }

    static void requirePhone(String phone) {
        require(PHONE.matcher(phone).matches(), "phone malformed");
    }

    static boolean isPhoneNumberId(String id) {
        return isOpaque(id, LONGEST_PHONE_NUMBER_ID);
    }

    static boolean isUserId(String id) {
        return isOpaque(id, LONGEST_USER_ID);
    }

    static boolean isMessageId(String id) {
        return isOpaque(id, LONGEST_MESSAGE_ID);
    }

    static boolean isAccountId(String id) {
        return isOpaque(id, LONGEST_PHONE_NUMBER_ID);
    }

    private static boolean isOpaque(String id, int longest) {
        return id.length() <= longest && OPAQUE.matcher(id).matches();
    }

    private static void require(boolean good, String complaint) {
        if (!good) throw new IllegalArgumentException(complaint);
    }
}
