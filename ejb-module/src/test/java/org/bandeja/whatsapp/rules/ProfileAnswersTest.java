package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.bandeja.routing.model.Industry;
import org.bandeja.routing.model.NumberProfile;
import org.junit.jupiter.api.Test;

class ProfileAnswersTest {
    @Test
    void whatWhatsAppTellsIsRead() {
        NumberProfile profile = ProfileAnswers.profile(json("""
                {"data": [{"about": "Abierto", "address": "Calle 1", "description": "Uno\\nDos\\u0000", "email": "a@b.example",
                 "websites": ["https://a.example/", "https://b.example/", "https://c.example/"], "vertical": "RETAIL", "messaging_product": "whatsapp"}]}"""));
        assertThat(profile)
                .isEqualTo(new NumberProfile(
                        "Abierto",
                        "Calle 1",
                        "Uno\nDos",
                        "a@b.example",
                        List.of("https://a.example/", "https://b.example/"),
                        Optional.of(Industry.RETAIL)));
    }

    @Test
    void whatIsNotToldIsEmpty() {
        NumberProfile empty = new NumberProfile("", "", "", "", List.of(), Optional.empty());
        assertThat(ProfileAnswers.profile(json("{}"))).isEqualTo(empty);
        assertThat(ProfileAnswers.profile(json("{\"data\": [{\"about\": {}, \"websites\": 3}]}")))
                .isEqualTo(empty);
    }

    @Test
    void allOfItIsWrittenButAnEmptyAbout() {
        JsonObject request = ProfileAnswers.request(new NumberProfile("", "", "x", "", List.of(), Optional.empty()));
        assertThat(request).isEqualTo(json("""
                {"messaging_product": "whatsapp", "address": "", "description": "x", "email": "", "websites": []}"""));
    }

    @Test
    void anIndustryThatIsNotKnownHereStaysAtWhatsApp() {
        NumberProfile profile = ProfileAnswers.profile(json("{\"data\": [{\"vertical\": \"MOON_TRAVEL\"}]}"));
        assertThat(profile.industry()).isEmpty();
        assertThat(ProfileAnswers.request(profile)).doesNotContainKey("vertical");
    }

    @Test
    void thereIsAPictureWhereWhatsAppNamesOne() {
        assertThat(ProfileAnswers.isPictured(
                        json("{\"data\": [{\"profile_picture_url\": \"https://pps.example/v\"}]}")))
                .isTrue();
        assertThat(ProfileAnswers.isPictured(json("{\"data\": [{\"about\": \"x\"}]}")))
                .isFalse();
        assertThat(ProfileAnswers.isPictured(json("{}"))).isFalse();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
