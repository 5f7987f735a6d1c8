package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.client.SecondAccount;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What WhatsApp tells about accounts, numbers and customers' wishes ends where somebody sees it. */
@OnSharedInstallation
class NoticesIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SecondAccount accounts = new SecondAccount(bandeja);
    private final AgentDoor agent = bandeja.agents().get(0);

    @AfterEach
    void asUsual() {
        accounts.seenToAll();
    }

    @Test
    void aRestrictionIsOnTheAccountAndBeforeAdministratorsUntilOneHasSeenToIt() {
        String wabaId = "9" + System.nanoTime();
        String account = accounts.account(wabaId, "Restricted");
        try (PushLine administrator = bandeja.administrator().listen();
                PushLine department = bandeja.departmentAdmin().listen()) {
            tell(wabaId, "account_update", """
                    {"event": "ACCOUNT_RESTRICTION", "restriction_info":
                     [{"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "expiration": 1795950000}]}""");
            administrator.await("a notice", event -> PushLine.type(event).equals("notice.changed"));
            JsonObject notice =
                    Eventually.found("the notice", () -> urgent(wabaId).stream().findFirst());
            assertThat(notice.getString("text"))
                    .contains("Restricted", "no conversations begun by the company", "November 29, 2026");
            assertThat(notice.getString("page")).isEqualTo("/console/whatsapp-account.xhtml?id=" + account);
            assertThat(accounts.call("GET", "/api/accounts/" + account, "")
                            .json()
                            .getJsonArray("restrictions")
                            .getString(0))
                    .startsWith("RESTRICTED_BIZ_INITIATED_MESSAGING");
            long before = heard(administrator);
            accounts.call("POST", "/api/notices/" + notice.getString("id") + "/acknowledge", "")
                    .require(204);
            Eventually.holds("all hear that it is seen to", () -> heard(administrator) > before);
            assertThat(urgent(wabaId)).isEmpty();
            assertThat(heard(department)).isZero();
        }
    }

    private static long heard(PushLine line) {
        return line.types().stream().filter("notice.changed"::equals).count();
    }

    private List<JsonObject> urgent(String wabaId) {
        return accounts.call("GET", "/api/notices?urgent=true", "").require(200).items().stream()
                .filter(item -> item.getString("account").equals(wabaId))
                .toList();
    }

    @Test
    void qualityLimitAndNameAreOnTheNumber() {
        JsonObject number = accounts.number(bandeja.number());
        String display = number.getString("displayPhoneNumber").replaceAll("[^0-9]", "");
        tell("102290129340398", "phone_number_quality_update", """
                {"display_phone_number": "%s", "event": "FLAGGED", "current_limit": "TIER_2K"}""".formatted(display));
        tell("102290129340398", "phone_number_name_update", """
                {"display_phone_number": "%s", "decision": "DEFERRED", "requested_verified_name": "Sol"}""".formatted(display));
        Eventually.holds("the number knows", () -> {
            JsonObject now = accounts.number(bandeja.number());
            return now.getString("quality", "").equals("FLAGGED")
                    && now.getString("messagingLimit", "").equals("TIER_2K")
                    && now.getString("nameStatus", "").equals("DEFERRED");
        });
        bandeja.rows()
                .change(
                        "UPDATE notice SET acknowledged_at = NOW(3) WHERE acknowledged_at IS NULL AND number_id ="
                                + " (SELECT id FROM business_number WHERE phone_number_id = ?)",
                        bandeja.number());
    }

    @ParameterizedTest
    @CsvSource({
        "PIN_CHANGED, CRITICAL, was changed at WhatsApp",
        "PIN_RESET_REQUEST, CRITICAL, asks WhatsApp to take away",
        "PIN_REQUEST_SUCCESS, WARNING, was taken away at WhatsApp"
    })
    void whatHappensToThePinOfANumberIsTold(String event, String severity, String words) {
        Company company = new Company(bandeja);
        tell("102290129340398", "security", """
                {"display_phone_number": "%s", "event": "%s", "requester": "61555822107539"}""".formatted(company.number(), event));
        JsonObject notice = notice(company);
        assertThat(notice.getString("severity")).isEqualTo(severity);
        assertThat(notice.getString("text")).contains(words).contains("two-step PIN");
        assertThat(notice.getString("page"))
                .isEqualTo("/console/number.xhtml?id=" + number(company).getString("id"));
    }

    @ParameterizedTest
    @CsvSource({"APPROVED, INFO, approves of", "REJECTED, WARNING, rejects"})
    void whatIsDecidedAboutANameIsToldAndOnTheNumber(String decision, String severity, String words) {
        Company company = new Company(bandeja);
        tell("102290129340398", "phone_number_name_update", """
                {"display_phone_number": "%s", "decision": "%s", "requested_verified_name": "Sol y Luna",
                 "rejection_reason": null}""".formatted(company.number(), decision));
        JsonObject notice = notice(company);
        assertThat(notice.getString("severity")).isEqualTo(severity);
        assertThat(notice.getString("text"))
                .contains(words)
                .endsWith("Sol y Luna" + (decision.equals("APPROVED") ? "" : ". Ask for another one there."));
        JsonObject number = number(company);
        assertThat(number.getString("nameStatus", "")).isEqualTo(decision);
        assertThat(number.getString("verifiedName", "")).isEqualTo(decision.equals("APPROVED") ? "Sol y Luna" : "");
    }

    @Test
    void whatAnAccountMayDoFromNowOnIsToldAndOnTheAccount() {
        String wabaId = "9" + System.nanoTime();
        String account = accounts.account(wabaId, "Grows " + wabaId);
        tell(wabaId, "business_capability_update", """
                {"max_daily_conversations_per_business": "TIER_2K", "max_phone_numbers_per_business": 25}""");
        JsonObject notice = notice(item -> item.getString("account").equals(wabaId));
        assertThat(notice.getString("text")).contains("Grows " + wabaId, "2,000 customers in 24 hours");
        JsonObject grown = accounts.call("GET", "/api/accounts/" + account, "")
                .require(200)
                .json();
        assertThat(grown.getString("messagingLimit", "")).isEqualTo("TIER_2K");
        assertThat(grown.getInt("mostNumbers", 0)).isEqualTo(25);
    }

    private JsonObject notice(Company company) {
        return notice(item -> item.getString("subject").equals(company.number()));
    }

    private JsonObject notice(Predicate<JsonObject> wanted) {
        return Eventually.found(
                "it is told",
                () -> accounts.call("GET", "/api/notices", "").require(200).items().stream()
                        .filter(wanted)
                        .findFirst());
    }

    private JsonObject number(Company company) {
        return accounts.number(company.number());
    }

    @Test
    void whoWantsNoMarketingIsShownSoAtOnce() {
        Customer customer = Customer.unknown("Wants no marketing");
        bandeja.webhook().writes(customer, bandeja.number(), "hola");
        String id = agent.awaitConversation(customer);
        assertThat(agent.conversation(id).getJsonObject("contact").isNull("marketingStoppedAt"))
                .isTrue();
        try (PushLine line = agent.listen()) {
            wish(customer, "stop", 1795860000);
            JsonObject event = line.await("contact.changed", id);
            assertThat(event.getJsonObject("conversation")
                            .getJsonObject("contact")
                            .getString("marketingStoppedAt"))
                    .isEqualTo(Instant.ofEpochSecond(1795860000).toString().replace("Z", ".000Z"));
        }
        wish(customer, "resume", 1795860060);
        Eventually.holds(
                "he wants it again",
                () -> agent.conversation(id).getJsonObject("contact").isNull("marketingStoppedAt"));
    }

    /** He said so by his user id only; that it is he is known when he writes. */
    @Test
    void whatACustomerWishesBeforeAnybodyKnowsHimCountsAsSoonAsHeIsKnown() {
        Customer hidden = Customer.withoutPhone("");
        String value = """
                {"user_preferences": [{"user_id": "%s", "category": "marketing_messages", "value": "%s", "timestamp": %d}]}""";
        String userId = hidden.userId().orElseThrow();
        tell("102290129340398", "user_preferences", value.formatted(userId, "stop", 1795860000));
        tell("102290129340398", "user_preferences", value.formatted(userId, "resume", 1795850000));
        bandeja.rows().awaitProcessed();
        Customer customer = Customer.unknown("Known later");
        bandeja.webhook().writes(customer, bandeja.number(), "hola");
        String id = agent.awaitConversation(customer);
        assertThat(agent.conversation(id).getJsonObject("contact").isNull("marketingStoppedAt"))
                .isTrue();
        bandeja.webhook().writes(new Customer(customer.phone(), hidden.userId(), ""), bandeja.number(), "it is me");
        Eventually.holds(
                "the wish is his",
                () -> !agent.conversation(id).getJsonObject("contact").isNull("marketingStoppedAt"));
        assertThat(bandeja.rows().count("SELECT COUNT(*) FROM marketing_wish WHERE address = ?", userId))
                .as("nothing is left of the stranger")
                .isZero();
    }

    /** Between the wish and the first message the number became another person's. */
    @Test
    void whatWasWishedWithANumberIsNotTheWishOfWhoeverHasTheNumberNow() {
        Customer now = Customer.unknown("Has the number now");
        String before = Customer.withoutPhone("").userId().orElseThrow();
        tell("102290129340398", "user_preferences", """
                {"user_preferences": [{"wa_id": "%s", "user_id": "%s", "category": "marketing_messages", "value": "stop", "timestamp": 1795860000}]}""".formatted(now.digits().orElseThrow(), before));
        bandeja.rows().awaitProcessed();
        String another = Customer.withoutPhone("").userId().orElseThrow();
        bandeja.webhook().writes(new Customer(now.phone(), Optional.of(another), now.name()), bandeja.number(), "hola");
        String id = agent.awaitConversation(now);
        assertThat(agent.conversation(id).getJsonObject("contact").isNull("marketingStoppedAt"))
                .isTrue();
        Customer whoWished = new Customer(Optional.empty(), Optional.of(before), "Has another number");
        bandeja.webhook().writes(whoWished, bandeja.number(), "it was me");
        String his = agent.awaitConversation(whoWished);
        assertThat(agent.conversation(his).getJsonObject("contact").isNull("marketingStoppedAt"))
                .isFalse();
    }

    /** Told with number and user id: whichever of them the customer comes with, nothing is left behind. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasWishedWithNumberAndUserIdIsOneWish(boolean byNumber) {
        Customer both = stranger();
        wishWithBoth(both);
        Customer comes = byNumber
                ? new Customer(both.phone(), Optional.empty(), both.name())
                : new Customer(Optional.empty(), both.userId(), both.name());
        bandeja.webhook().writes(comes, bandeja.number(), "hola");
        String id = agent.awaitConversation(comes);
        assertThat(agent.conversation(id).getJsonObject("contact").isNull("marketingStoppedAt"))
                .isFalse();
        assertThat(wishesOf(both)).isZero();
    }

    /** An older version left what was told with the number. */
    @Test
    void whoIsErasedByTheUserIdLeavesNoWishWithANumber() {
        Customer both = stranger();
        Customer hidden = new Customer(Optional.empty(), both.userId(), both.name());
        bandeja.webhook().writes(hidden, bandeja.number(), "hola");
        String id = agent.awaitConversation(hidden);
        bandeja.rows()
                .change(
                        "INSERT INTO marketing_wish (address, user_id, wanted, at) VALUES (?, ?, FALSE, '2026-11-01')",
                        both.phone().orElseThrow(),
                        both.userId().orElseThrow());
        bandeja.administrator()
                .post(
                        "/api/contacts/"
                                + agent.conversation(id)
                                        .getJsonObject("contact")
                                        .getString("id") + "/erase",
                        AgentDoor.field("name", both.name()))
                .require(204);
        Eventually.holds("nothing is left", () -> wishesOf(both) == 0);
    }

    private static Customer stranger() {
        return new Customer(
                Customer.unknown("").phone(), Customer.withoutPhone("").userId(), "Stranger " + System.nanoTime());
    }

    private void wishWithBoth(Customer customer) {
        tell("102290129340398", "user_preferences", """
                {"user_preferences": [{"wa_id": "%s", "user_id": "%s", "category": "marketing_messages", "value": "stop", "timestamp": 1795860000}]}""".formatted(
                        customer.digits().orElseThrow(), customer.userId().orElseThrow()));
        Eventually.holds("it is kept", () -> wishesOf(customer) == 2);
    }

    private long wishesOf(Customer customer) {
        return bandeja.rows()
                .count(
                        "SELECT COUNT(*) FROM marketing_wish WHERE address IN (?, ?)",
                        customer.phone().orElseThrow(),
                        customer.userId().orElseThrow());
    }

    private void wish(Customer customer, String wish, long at) {
        tell("102290129340398", "user_preferences", """
                {"user_preferences": [{"wa_id": "%s", "detail": "d", "category": "marketing_messages", "value": "%s", "timestamp": %d}]}""".formatted(
                        customer.digits().orElseThrow(), wish, at));
    }

    @Test
    void whatHasWaitedWithoutARouteIsRoutedWhenTheNumberGetsOne() {
        String phoneNumberId = "8" + System.nanoTime();
        Customer customer = Customer.unknown("Waits without a route");
        bandeja.webhook().writes(customer, phoneNumberId, "is anybody there?");
        String id = bandeja.administrator().awaitConversation(customer);
        assertThat(agent.find(customer)).isEmpty();
        JsonObject number = accounts.number(phoneNumberId);
        assertThat(number.isNull("route")).isTrue();
        assertThat(number.getString("account"))
                .as("the delivery says which account it belongs to")
                .isEqualTo(accounts.number(bandeja.number()).getString("account"));
        String department = bandeja.administrator().get("/api/departments").items().stream()
                .filter(item -> item.getString("name").equals(bandeja.department()))
                .findFirst()
                .orElseThrow()
                .getString("id");
        JsonObject routed = accounts.patch(
                        "/api/numbers/" + number.getString("id"),
                        Json.createObjectBuilder()
                                .add("name", "Routed " + UUID.randomUUID())
                                .add("route", "department:" + department)
                                .add("messagesPerSecond", 20)
                                .add("reopeningHours", 0)
                                .build())
                .require(200)
                .json();
        assertThat(routed.getJsonObject("route").getString("name")).isEqualTo(bandeja.department());
        assertThat(agent.awaitConversation(customer)).isEqualTo(id);
        assertThat(agent.timeline(id)).contains("ROUTED");
        accounts.patch("/api/numbers/" + number.getString("id"), AgentDoor.field("route", ""))
                .require(200);
        assertThat(accounts.patch(
                                "/api/numbers/" + number.getString("id"),
                                Json.createObjectBuilder()
                                        .add("messagesPerSecond", 0)
                                        .build())
                        .status())
                .isEqualTo(422);
    }

    private void tell(String wabaId, String field, String value) {
        String body = "{\"object\": \"whatsapp_business_account\", \"entry\": [{\"id\": \"" + wabaId + "\", \"time\": "
                + Instant.now().getEpochSecond() + ", \"changes\": [{\"field\": \"" + field + "\", \"value\": " + value
                + "}]}]}";
        bandeja.webhook().deliver(body).require(200);
    }
}
