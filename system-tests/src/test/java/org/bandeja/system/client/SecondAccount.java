package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.Properties;

/** Accounts of WhatsApp besides that of the server's settings; the simulator has one more, with token, secret and number of its own. */
public final class SecondAccount {
    /** As people read it. */
    public static final String NUMBER = "+1 787-555-0200";

    private final Bandeja bandeja;
    private final Properties simulator;

    public SecondAccount(Bandeja bandeja) {
        this.bandeja = bandeja;
        this.simulator = new Properties();
        try (Reader reader =
                Files.newBufferedReader(bandeja.installation().directory().resolve("run/simulator.properties"))) {
            simulator.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String wabaId() {
        return simulator.getProperty("account.second.id");
    }

    public String token() {
        return simulator.getProperty("account.second.accessToken");
    }

    public String appSecret() {
        return simulator.getProperty("account.second.appSecret");
    }

    public String number() {
        return simulator.getProperty("account.second.numbers").split(":")[0];
    }

    /** It is entered here with its secrets and numbers, and its number leads to the department of the others. Again changes nothing. */
    public String entered() {
        String id = account(wabaId(), "Sucursal sur");
        secret(id, "access-token", token()).require(200);
        secret(id, "app-secret", appSecret()).require(200);
        call("POST", "/api/accounts/" + id + "/numbers", "").require(200);
        patch(
                        "/api/numbers/" + numberId(number()),
                        Json.createObjectBuilder()
                                .add("route", "department:" + department())
                                .build())
                .require(200);
        return id;
    }

    /** The id of the account here; made if it is not there. */
    public String account(String wabaId, String name) {
        return call("GET", "/api/accounts", "").require(200).items().stream()
                .filter(item -> item.getString("wabaId").equals(wabaId))
                .findFirst()
                .orElseGet(() -> call(
                                "POST",
                                "/api/accounts",
                                Json.createObjectBuilder()
                                        .add("wabaId", wabaId)
                                        .add("name", name)
                                        .build()
                                        .toString())
                        .require(201)
                        .json())
                .getString("id");
    }

    public Answer secret(String account, String kind, String value) {
        return call(
                "PUT",
                "/api/accounts/" + account + "/secrets/" + kind,
                AgentDoor.field("value", value).toString());
    }

    /** The id here of a number of WhatsApp's. */
    public String numberId(String phoneNumberId) {
        return number(phoneNumberId).getString("id");
    }

    public JsonObject number(String phoneNumberId) {
        return call("GET", "/api/numbers", "").require(200).items().stream()
                .filter(item -> item.getString("phoneNumberId").equals(phoneNumberId))
                .findFirst()
                .orElseThrow();
    }

    /** Of all that WhatsApp tells when it is asked, three things are wrong. */
    public void breakConnection() {
        bandeja.simulator()
                .post(
                        "accounts/" + wabaId(),
                        "{\"subscribed\": false, \"permissions\": [\"whatsapp_business_messaging\"]}");
        bandeja.simulator().post("numbers/" + number(), "{\"fields\": {\"status\": \"DISCONNECTED\"}}");
    }

    /** What customers write to the account goes to another server. */
    public void leadElsewhere(String callback) {
        bandeja.simulator().post("accounts/" + wabaId(), "{\"callback\": \"" + callback + "\"}");
    }

    /** What customers write to its number goes to another server. */
    public void leadNumberElsewhere(String callback) {
        bandeja.simulator()
                .post(
                        "numbers/" + number(),
                        "{\"fields\": {\"webhook_configuration\": {\"phone_number\": \"" + callback + "\"}}}");
    }

    /** WhatsApp serves the version of its API no more that is called here. */
    public void outliveVersion() {
        bandeja.simulator().graph("{\"on\": \"others\", \"mode\": \"400\", \"code\": 2635}");
    }

    /** Whoever asks WhatsApp gets no answer. */
    public void cutOff() {
        bandeja.simulator().graph("{\"on\": \"others\", \"mode\": \"refuse\"}");
    }

    private String department() {
        return bandeja.administrator().get("/api/departments").require(200).items().stream()
                .filter(item -> item.getString("name").equals(bandeja.department()))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    public Answer patch(String path, JsonObject body) {
        return call("PATCH", path, body.toString());
    }

    /** Somebody has seen to everything: no bar is above the pages of the tests that follow. */
    public void seenToAll() {
        call("GET", "/api/notices?urgent=true", "")
                .require(200)
                .items()
                .forEach(notice -> call("POST", "/api/notices/" + notice.getString("id") + "/acknowledge", "")
                        .require(204));
    }

    /** As an administrator. */
    public Answer call(String method, String path, String body) {
        HttpRequest.Builder request = bandeja.administrator().request(path);
        return Http.send(
                body.isEmpty()
                        ? request.method(method, HttpRequest.BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
