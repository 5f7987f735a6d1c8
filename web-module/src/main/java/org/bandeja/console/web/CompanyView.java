package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.company.model.SupportContact;
import org.bandeja.company.service.CompanyDesk;
import org.bandeja.screen.web.Texts;

/** The company itself: its name, whom its people ask for help, its language. */
@Named("company")
@ViewScoped
public class CompanyView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient CompanyDesk desk;

    @Inject
    transient Attempts attempts;

    private String name;
    private String text;
    private String phone;
    private String email;
    private String link;
    private String language;

    public void load() {
        CompanyDesk.Shown now = desk.current();
        name = now.name();
        text = now.support().text();
        phone = now.support().phone();
        email = now.support().email();
        link = now.support().link();
        language = now.defaultLanguage().orElse("");
    }

    public void save() {
        CompanyDesk.Shown wanted = new CompanyDesk.Shown(
                given(name),
                new SupportContact(given(text), given(phone), given(email), given(link)),
                Optional.of(given(language)).filter(chosen -> !chosen.isEmpty()));
        attempts.attempt(() -> desk.change(wanted, Set.copyOf(Texts.LANGUAGES))).ifPresent(now -> {
            attempts.say("console.saved");
            load();
        });
    }

    /** Faces hands on what is empty as null. */
    private static String given(String value) {
        return value == null ? "" : value;
    }

    public List<String> getLanguages() {
        return Texts.LANGUAGES;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getLink() {
        return link;
    }

    public void setLink(String link) {
        this.link = link;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }
}
