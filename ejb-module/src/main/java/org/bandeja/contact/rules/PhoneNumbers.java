package org.bandeja.contact.rules;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bandeja.contact.model.PhoneLine;
import org.bandeja.contact.rules.PhoneNotUsable.Reason;

/** Phone numbers as people write them. */
public final class PhoneNumbers {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String NOWHERE = "ZZ";
    private static final int LONGEST = 40;
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]{7,15}");

    private PhoneNumbers() {}

    /**
     * A country, to people and in a phone number.
     *
     * @param code ISO 3166, two letters
     * @param prefix with its "+"
     */
    public record Country(String code, String prefix) {}

    /** Where a business number is at home; empty where nobody can tell. */
    public static Optional<Country> home(String businessNumber) {
        return parsed(international(businessNumber), NOWHERE)
                .flatMap(number -> Optional.ofNullable(NUMBERS.getRegionCodeForNumber(number))
                        .or(() -> Optional.ofNullable(NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()))
                                .filter(region -> !region.equals(NOWHERE)))
                        .map(region -> new Country(region, "+" + number.getCountryCode())));
    }

    /**
     * In E.164, with its "+". Whether somebody has the number is not known here: lengths are checked, and not the lists of numbers that
     * have been given out, since these are always behind.
     *
     * @param written with or without the country's prefix
     * @param businessNumber where it is at home a number without prefix is at home
     * @throws PhoneNotUsable if it can be no phone number
     */
    public static String e164(String written, String businessNumber) {
        if (written.isBlank() || written.length() > LONGEST) {
            throw new PhoneNotUsable(Reason.NO_NUMBER);
        }
        String region = home(businessNumber).map(Country::code).orElse(NOWHERE);
        PhoneNumber number = asDialled(parse(written, region));
        switch (NUMBERS.isPossibleNumberWithReason(number)) {
            case IS_POSSIBLE -> {}
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> throw new PhoneNotUsable(Reason.TOO_SHORT);
            case TOO_LONG -> throw new PhoneNotUsable(Reason.TOO_LONG);
            case INVALID_COUNTRY_CODE -> throw new PhoneNotUsable(Reason.COUNTRY);
            default -> throw new PhoneNotUsable(Reason.NO_NUMBER);
        }
        if (number.hasExtension()) {
            throw new PhoneNotUsable(Reason.NO_NUMBER);
        }
        return NUMBERS.format(number, PhoneNumberFormat.E164);
    }

    /** With its country and in groups; what is no phone number stays as it is, so that names may be handed in. */
    public static String shown(String number) {
        return DIGITS.matcher(number).matches()
                ? parsed(international(number), NOWHERE)
                        .map(PhoneNumbers::asDialled)
                        .filter(NUMBERS::isPossibleNumber)
                        .map(found -> NUMBERS.format(found, PhoneNumberFormat.INTERNATIONAL))
                        .orElse(number)
                : number;
    }

    private static PhoneNumber parse(String written, String region) {
        try {
            return NUMBERS.parse(written, region);
        } catch (NumberParseException e) {
            throw new PhoneNotUsable(
                    switch (e.getErrorType()) {
                        case INVALID_COUNTRY_CODE -> Reason.COUNTRY;
                        case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> Reason.TOO_SHORT;
                        case TOO_LONG -> Reason.TOO_LONG;
                        case NOT_A_NUMBER -> Reason.NO_NUMBER;
                    });
        }
    }

    /** Whoever copies a number from WhatsApp may have it in WhatsApp's way of writing. */
    private static PhoneNumber asDialled(PhoneNumber number) {
        return NUMBERS.isPossibleNumber(number)
                ? number
                : parse(
                        PhoneLine.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                                .shorter(),
                        NOWHERE);
    }

    private static Optional<PhoneNumber> parsed(String written, String region) {
        try {
            return Optional.of(NUMBERS.parse(written, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** WhatsApp shows business numbers with or without the "+", always with the country. */
    private static String international(String businessNumber) {
        return "+" + businessNumber.replaceAll("[^0-9]", "");
    }
}
