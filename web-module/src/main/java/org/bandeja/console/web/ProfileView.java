package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.Industry;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.NumberProfile;
import org.bandeja.whatsapp.service.NumberProfiles;
import org.bandeja.whatsapp.service.SeenProfile;

/** What customers see of a number: read from WhatsApp when somebody wants to, and written there. */
@Named("profile")
@ViewScoped
public class ProfileView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient NumberProfiles profiles;

    @Inject
    transient Attempts attempts;

    private boolean read;
    private String about;
    private String address;
    private String description;
    private String email;
    private String website;
    private String secondWebsite;
    private String industry = "";
    private boolean pictured;

    public void read(String number) {
        attempts.attempt(() -> profiles.read(id(number))).ifPresent(this::show);
    }

    public void save(String number) {
        NumberProfile wanted = new NumberProfile(
                given(about),
                given(address),
                given(description).replace("\r\n", "\n"),
                given(email),
                Stream.of(given(website), given(secondWebsite))
                        .filter(site -> !site.isEmpty())
                        .toList(),
                Industry.named(given(industry)));
        attempts.attempt(() -> profiles.write(id(number), wanted)).ifPresent(now -> {
            attempts.say("console.saved");
            show(now);
        });
    }

    private void show(SeenProfile seen) {
        NumberProfile profile = seen.profile();
        List<String> sites = profile.websites();
        about = profile.about();
        address = profile.address();
        description = profile.description();
        email = profile.email();
        website = sites.isEmpty() ? "" : sites.get(0);
        secondWebsite = sites.size() < 2 ? "" : sites.get(1);
        industry = profile.industry().map(Industry::name).orElse("");
        pictured = seen.pictured();
        read = true;
    }

    private static NumberId id(String number) {
        return NumberId.parse(number).orElseThrow(NotFound::new);
    }

    /** Faces hands on what is empty as null. */
    private static String given(String value) {
        return value == null ? "" : value.strip();
    }

    /** To choose from; none only as long as there is none: WhatsApp does not take it back. */
    public List<String> getIndustries() {
        return Stream.concat(
                        Stream.of("").filter(none -> given(industry).isEmpty()),
                        Stream.of(Industry.values()).map(Industry::name))
                .toList();
    }

    /** Whether WhatsApp has been asked. */
    public boolean isRead() {
        return read;
    }

    public String getAbout() {
        return about;
    }

    public void setAbout(String about) {
        this.about = about;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getWebsite() {
        return website;
    }

    public void setWebsite(String website) {
        this.website = website;
    }

    public String getSecondWebsite() {
        return secondWebsite;
    }

    public void setSecondWebsite(String secondWebsite) {
        this.secondWebsite = secondWebsite;
    }

    public String getIndustry() {
        return industry;
    }

    public void setIndustry(String industry) {
        this.industry = industry;
    }

    /** Whether customers see a picture, which lies at WhatsApp. */
    public boolean isPictured() {
        return pictured;
    }
}
