package org.bandeja.company.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bandeja.company.model.CompanySettingNotUsable.Field;

/** The company itself: what it is called, and whom its own people ask for help. There is one. */
@Entity
@Table(name = "company")
public class Company {
    static final int ONLY = 1;
    private static final int LONGEST_NAME = 120;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{2,38}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,120}@[^\\s@<>\"]{1,120}");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]{3,490}");

    @Id
    private int id;

    private String name;

    @Column(name = "support_text")
    private String supportText;

    @Column(name = "support_phone")
    private String supportPhone;

    @Column(name = "support_email")
    private String supportEmail;

    @Column(name = "support_link")
    private String supportLink;

    @Column(name = "default_language")
    private String defaultLanguage;

    @Version
    private int version;

    protected Company() {}

    /** Empty: nobody has said. */
    public String name() {
        return name;
    }

    public SupportContact support() {
        return new SupportContact(supportText, supportPhone, supportEmail, supportLink);
    }

    /** For people whose browser asks for no language that we speak; empty: nobody has chosen. */
    public Optional<String> defaultLanguage() {
        return Optional.ofNullable(defaultLanguage);
    }

    /** @param chosen empty: none */
    public void call(String chosen) {
        name = fitting(chosen, LONGEST_NAME, Field.NAME);
    }

    /** @throws CompanySettingNotUsable if something of it cannot be used as what it is to be */
    public void helpedBy(SupportContact contact) {
        supportText = fitting(contact.text(), SupportContact.LONGEST_TEXT, Field.TEXT);
        supportPhone = matching(PHONE, contact.phone(), Field.PHONE);
        supportEmail = matching(EMAIL, contact.email(), Field.EMAIL);
        supportLink = matching(LINK, contact.link(), Field.LINK);
    }

    /**
     * @param language empty: none
     * @param spoken what there are texts in
     */
    public void speak(Optional<String> language, Set<String> spoken) {
        language.filter(wanted -> !spoken.contains(wanted)).ifPresent(wanted -> {
            throw new CompanySettingNotUsable(Field.LANGUAGE);
        });
        defaultLanguage = language.orElse(null);
    }

    private static String matching(Pattern form, String text, Field field) {
        String stripped = text.strip();
        if (!stripped.isEmpty() && !form.matcher(stripped).matches()) {
            throw new CompanySettingNotUsable(field);
        }
        return stripped;
    }

    private static String fitting(String text, int longest, Field field) {
        String stripped = text.strip();
        if (stripped.length() > longest) {
            throw new CompanySettingNotUsable(field);
        }
        return stripped;
    }
}
