package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Base64;
import java.util.List;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** With what a browser seals what it keeps: for the person who is logged in, and nobody else. */
@OnSharedInstallation
class BrowserKeyIT {
    private static final String KEY = "/api/me/browser-key";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final Company.Newcomer me = company.hire("AGENT");

    private static String key(JsonObject given) {
        return given.getJsonArray("keys").getString(0);
    }

    private static List<String> gone(Company.Newcomer who, String... marks) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        List.of(marks).forEach(all::add);
        return who.call(
                        "POST",
                        KEY + "/gone",
                        Json.createObjectBuilder().add("marks", all).build())
                .require(200)
                .json()
                .getJsonArray("gone")
                .getValuesAs(JsonString::getString);
    }

    @Test
    void everybodyHasTheirOwnAtEachLoginTheSame() {
        Answer answer = me.get(KEY).require(200);
        JsonObject mine = answer.json();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(mine.getString("agent")).isEqualTo(me.id());
        assertThat(Base64.getUrlDecoder().decode(key(mine))).hasSize(32);
        assertThat(me.get(KEY).require(200).json()).isEqualTo(mine);
        JsonObject another = company.hire("AGENT").get(KEY).require(200).json();
        assertThat(key(another)).isNotEqualTo(key(mine));
        assertThat(another.getString("mark")).isNotEqualTo(mine.getString("mark"));
        assertThat(mine.getString("mark")).doesNotContain(key(mine));
        assertThat(bandeja.agents().get(0).get(KEY).require(403).rule())
                .as("no program with a token gets one")
                .isEqualTo("OnlyByLogin");
    }

    @Test
    void onlyWithAMarkOneLearnsThatSomebodyIsGone() {
        Company.Newcomer other = company.hire("AGENT");
        String mark = other.get(KEY).require(200).json().getString("mark");
        String own = me.get(KEY).require(200).json().getString("mark");
        assertThat(gone(me, mark, own)).isEmpty();
        // Who has the id alone learns nothing: what is no mark of ours is always gone.
        String invented = other.id() + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        String exchanged = other.id() + own.substring(own.indexOf('.'));
        assertThat(gone(me, invented, exchanged, "", ".", "ñ.ñ", mark))
                .containsExactlyInAnyOrder(invented, exchanged, "", ".", "ñ.ñ");
        company.call("POST", "/api/agents/" + other.id() + "/disable", null).require(200);
        assertThat(gone(me, mark, own)).containsExactly(mark);
        assertThat(other.get(KEY).status()).isEqualTo(401);
    }

    @Test
    void nonsenseIsMalformed() {
        for (String body :
                List.of("{}", "{\"marks\": [null]}", "{\"marks\": " + "[\"a\"" + ", \"a\"".repeat(100) + "]}")) {
            JsonObject asked = Json.createReader(new StringReader(body)).readObject();
            assertThat(me.call("POST", KEY + "/gone", asked).require(400).rule())
                    .isEqualTo("Malformed");
        }
    }
}
